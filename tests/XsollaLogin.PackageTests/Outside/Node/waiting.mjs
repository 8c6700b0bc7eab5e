// Starts two mocks, prints their addresses and the folder of temporary files, and waits until a signal ends the process.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from 'xsolla-login-mock';

process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'waiting-'));
const mocks = [await start({ config: { projects: {} } }), await start({ args: ['--urls', 'http://127.0.0.1:0'] })];
console.log(tmpdir(), ...mocks.map((mock) => mock.url));
setInterval(() => {}, 60_000);
