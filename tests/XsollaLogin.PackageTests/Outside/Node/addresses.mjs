// The mock is called where it listens, also if it prints no log or has another address for its users.
import assert from 'node:assert/strict';
import { start } from 'xsolla-login-mock';
import { post } from './post.mjs';

const log = [];
const quiet = await start({ args: ['--quiet'], onLog: (line) => log.push(line) });
await post(quiet, 'login/email/request', { email: 'john@example.com' });
await quiet.stop();
assert.deepEqual(log, []);

const adminKey = 'sixteen-letters!';
const proxied = await start({ adminKey, args: ['--public-url', 'https://login.example.test'] });
await post(proxied, 'login/email/request', { email: 'john@example.com', send_link: true, link_url: 'https://game.example.com' });
const { link } = await proxied.inbox.next({ projectId: 'game' });
assert.equal(new URL(link).origin, 'https://login.example.test');
assert.match(proxied.url, /^http:\/\/127\.0\.0\.1:[0-9]+$/);
assert.equal(proxied.apiUrl, `${proxied.url}/api`);
await proxied.stop();
