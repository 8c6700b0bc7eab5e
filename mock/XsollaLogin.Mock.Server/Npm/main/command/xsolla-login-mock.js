#!/usr/bin/env node
// Runs the mock with the arguments, the streams and the exit code of this process.
import { spawn } from 'node:child_process';
import { findProgram } from '../lib/program.js';

let program;
try {
  program = findProgram();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const mock = spawn(program, process.argv.slice(2), { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => mock.kill(signal));
mock.on('error', (error) => {
  console.error(`${program} cannot be started: ${error.message}`);
  process.exit(1);
});
mock.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  // This process ends by the same signal, as a shell expects.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
