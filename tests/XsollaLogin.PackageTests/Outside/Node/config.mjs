// An object as configuration means the same as a file.
import assert from 'node:assert/strict';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from 'xsolla-login-mock';
import { post } from './post.mjs';

process.env.TMPDIR = process.env.TEMP = await mkdtemp(join(process.cwd(), 'config-'));
const files = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('xsolla-login-mock-'));
const john = { username: 'John', password: 'password123' };

const mock = await start({ config: { $schema: 'config.schema.json', projects: { game: { users: [john] } } }, args: ['--strict'] });
await mock.reset();
assert.ok((await post(mock, 'login', john)).login_url, 'the user exists also after a reset');
assert.equal((await files()).length, 1);
await mock.stop();
assert.deepEqual(await files(), [], 'no file stays after the stop');

await assert.rejects(start({ config: { projects: { game: { codeLenght: 6 } } } }), /codeLenght/);
await assert.rejects(start({ config: { project: {} } }), /project is unknown/);
assert.deepEqual(await files(), [], 'no file stays after a failed start');

await (await start({ config: null })).stop();
