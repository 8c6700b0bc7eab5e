// Starts two mocks, prints their addresses and waits until a signal ends the process.
import { start } from 'xsolla-login-mock';

const mocks = [await start(), await start({ args: ['--urls', 'http://127.0.0.1:0'] })];
console.log(mocks.map((mock) => mock.url).join(' '));
setInterval(() => {}, 60_000);
