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

// Without a project, the only one is meant.
await send('i@example.com');
assert.equal((await mock.inbox.next({ to: 'i@example.com' })).to, 'i@example.com');
// A call that waits for its turn ends by its own time and signal.
const [first, second] = [new AbortController(), new AbortController()];
const never = { projectId: 'game', to: 'none@example.com', timeoutSeconds: 300 };
const waiting = mock.inbox.next({ ...never, signal: first.signal });
const queued = mock.inbox.next({ ...never, signal: second.signal });
await assert.rejects(mock.inbox.next({ ...never, timeoutSeconds: 0.1 }), /came within 0.1 seconds/);
second.abort();
await assert.rejects(queued, { name: 'AbortError' });
first.abort();
await assert.rejects(waiting, { name: 'AbortError' });
await post(mock, 'login/email/request', { email: 'j@example.com' }, 'other');
await assert.rejects(mock.inbox.next({ to: 'j@example.com' }), /the mock has 2 projects/);
await mock.stop();
