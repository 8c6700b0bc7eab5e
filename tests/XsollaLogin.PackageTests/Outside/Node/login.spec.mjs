import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';

const mock = `http://localhost:${process.env.PORT}`;
const packages = new URL('./node_modules/', import.meta.url);
let site;

test.beforeAll(async () => {
  const sdk = await readFile(new URL('@xsolla/login-sdk/dist/sdk.js', packages));
  site = createServer((request, response) => {
    const [type, content] = request.url === '/sdk.js' ? ['text/javascript', sdk] : ['text/html', '<!doctype html><script src="/sdk.js"></script>'];
    response.writeHead(200, { 'Content-Type': type }).end(content);
  });
  await once(site.listen(0, 'localhost'), 'listening');
});

test.afterAll(() => site.close());

test('the published SDK logs in by a code that is read off the console', async ({ context, page }) => {
  await page.goto(`http://localhost:${site.address().port}`);
  const [, printed] = await Promise.all([page.evaluate(await example()), page.waitForEvent('console')]);
  const { operation_id } = await printed.args()[0].jsonValue();

  const inbox = await context.newPage();
  await inbox.goto(mock);
  const code = await inbox.locator('.code').textContent();
  const email = 'email@address.com';
  const { login_url } = await page.evaluate(login => window.api.loginWithEmailCode(login), { email, code, operation_id });

  const [, payload] = new URL(login_url).searchParams.get('token').split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url')).email).toBe(email);
});

/** The page of the README, without a bundler: the SDK is a script of the page. */
async function example() {
  const readme = await readFile(new URL('xsolla-login-mock/README.md', packages), 'utf8');
  return /```js\n(.*?)```/s.exec(readme)[1]
    .replace(/^import .*$/m, 'const { Api } = XsollaLogin;')
    .replace('const api =', 'window.api =')
    .replace('http://localhost:5080', mock);
}
