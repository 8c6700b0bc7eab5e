// Only messages that are in the inbox are returned, each once.
import assert from 'node:assert/strict';
import { start } from 'xsolla-login-mock';
import { post } from './post.mjs';

const mock = await start();
const send = async (...receivers) => {
  for (const email of receivers) await post(mock, 'login/email/request', { email });
};
const next = async (filter) => (await mock.inbox.next({ projectId: 'game', timeoutSeconds: 0, ...filter })).to;

await send('a@example.com', 'b@example.com', 'c@example.com');
assert.deepEqual([await next(), await next()], ['a@example.com', 'b@example.com']);
assert.deepEqual(await Promise.all([next({ kind: 'login-code' }), next({ kind: 'login-code' })]), ['a@example.com', 'b@example.com']);

await mock.admin('inbox?projectId=game', { method: 'DELETE' });
await send('d@example.com', 'e@example.com');
assert.equal(await next(), 'd@example.com');

await mock.admin('projects/game', { method: 'DELETE' });
await send('f@example.com', 'g@example.com');
assert.equal(await next(), 'f@example.com');

await mock.reset();
await send('h@example.com');
assert.deepEqual([await next(), await next({ to: 'h@example.com' })], ['h@example.com', 'h@example.com']);
await assert.rejects(next(), /No message for game came/);
await mock.stop();
