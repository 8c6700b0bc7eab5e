import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endWithThisProcess } from './children.js';
import { ConfigFile } from './config.js';
import { findProgram } from './program.js';
import { argumentsOf, environmentOf } from './settings.js';

const defaultTimeout = 60;

/** Starts the program, and returns its addresses and a function that stops it. */
export async function launch(options) {
  const path = findProgram();
  const args = argumentsOf(options);
  const config = new ConfigFile(options.config);
  const program = spawn(path, args, { env: environmentOf(options, config.path), stdio: ['ignore', 'pipe', 'pipe'] });
  endWithThisProcess(program, () => config.remove());
  // After the exit, the last lines may still be on the way.
  const ended = new Promise((resolve) => {
    program.on('error', resolve);
    program.on('close', resolve);
  });
  const stop = async (signal = 'SIGTERM') => {
    program.kill(signal);
    await ended;
  };

  const errors = new Errors(program.stderr);
  const lines = createInterface({ input: program.stdout });
  try {
    const { api, listening } = greetingIn(await firstOf(lines, ended, errors, options.timeoutSeconds ?? defaultTimeout));
    lines.on('line', (line) => options.onLog?.(JSON.parse(line)));
    errors.show();
    return { addresses: { api, listening }, stop: () => stop() };
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}

function greetingIn(line) {
  try {
    return JSON.parse(line);
  } catch {
    // Such as --help or --version in args.
    throw new Error(`The mock did not start, but printed: ${line}`);
  }
}

async function firstOf(lines, ended, errors, seconds) {
  const line = once(lines, 'line', { signal: AbortSignal.timeout(seconds * 1000) }).catch(() => `nothing was printed for ${seconds} seconds`);
  const first = await Promise.race([line, ended]);
  if (Array.isArray(first)) return first[0];
  throw new Error(`The mock did not start: ${errors.text || first}`);
}

/** The errors of the program: kept for the error of a failed start, then shown. */
class Errors {
  #kept = [];

  constructor(stream) {
    stream.setEncoding('utf8').on('data', (text) => (this.#kept ? this.#kept.push(text) : process.stderr.write(text)));
  }

  get text() {
    return this.#kept.join('').trim();
  }

  show() {
    for (const text of this.#kept) process.stderr.write(text);
    this.#kept = undefined;
  }
}
