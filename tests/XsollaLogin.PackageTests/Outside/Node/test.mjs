// Plays a login by a code with the installed package, and prints each step that worked.
import assert from 'node:assert/strict';
import { start } from 'xsolla-login-mock';
import { post } from './post.mjs';

const log = [];
const mock = await start({ config: { projects: { game: { codeLength: 6 } } }, adminKey: 'sixteen-letters!', onLog: (line) => log.push(line) });

const { operation_id } = await post(mock, 'login/email/request', { email: 'john@example.com' });
const message = await mock.inbox.next({ projectId: 'game', to: 'john@example.com' });
assert.match(message.code, /^[0-9]{6}$/);
const { login_url } = await post(mock, 'login/email/confirm', { email: 'john@example.com', code: message.code, operation_id });
assert.ok(new URL(login_url).searchParams.get('token'));
console.log('logged in');

await assert.rejects(mock.inbox.next({ projectId: 'game', to: 'john@example.com', timeoutSeconds: 0 }), /No message for john@example.com came/);
await assert.rejects(mock.configure('game', { codeLenght: 6 }), /codeLenght/);
assert.ok(log.some((line) => line.code === message.code && line.to === 'john@example.com'));
console.log('errors are told');

const { url } = mock;
await mock.stop();
await assert.rejects(fetch(url));
console.log('stopped');

await assert.rejects(start({ args: ['--no-such-option'] }), /unknown option '--no-such-option'/);
console.log('a failed start is told');

await assert.rejects(start({ timeoutSeconds: 0.001 }), /The mock did not start: nothing was printed for 0.001 seconds/);
console.log('a start that takes too long is told');
