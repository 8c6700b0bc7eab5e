// Many mocks in one process: their warnings are shown, and Node has none of its own.
import { start } from 'xsolla-login-mock';

const mocks = [await start({ args: ['--urls', 'http://0.0.0.0:0'] })];
while (mocks.length < 11) mocks.push(await start());
for (const mock of mocks) await mock.stop();
