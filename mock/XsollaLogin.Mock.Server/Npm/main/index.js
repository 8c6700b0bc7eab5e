import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endWithThisProcess } from './lib/children.js';
import { Inbox } from './lib/inbox.js';
import { findProgram } from './lib/program.js';

const defaultTimeout = 60;

/** @type {import('./index.d.ts').start} */
export async function start(options = {}) {
  const program = spawn(findProgram(), argumentsOf(options), {
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => {
    program.on('error', resolve);
    program.on('exit', resolve);
  });
  const stop = async signal => {
    program.kill(signal);
    await exited;
  };
  endWithThisProcess(program);

  try {
    const errors = [];
    program.stderr.on('data', (data) => errors.push(data));
    const lines = createInterface({ input: program.stdout });
    const timeout = options.timeoutSeconds ?? defaultTimeout;
    const signal = AbortSignal.timeout(timeout * 1000);
    const first = await Promise.race([once(lines, 'line', { signal }).catch(() => `nothing was printed for ${timeout} seconds`), exited]);
    if (!Array.isArray(first)) throw new Error(`The mock did not start: ${Buffer.concat(errors).toString().trim() || first}`);

    const { api } = JSON.parse(first[0]);
    // A report at the end is text.
    lines.on('line', (line) => line.startsWith('{') && options.onLog?.(JSON.parse(line)));
    program.stderr.pipe(process.stderr);
    const mock = new Mock(new URL(api[0]), options.adminKey, () => stop('SIGTERM'));
    for (const [projectId, settings] of Object.entries(projectsOf(options))) await mock.configure(projectId, settings);
    return mock;
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}

class Mock {
  #adminKey;
  #stop;

  constructor(apiUrl, adminKey, stop) {
    this.url = apiUrl.origin;
    this.apiUrl = apiUrl.href;
    this.#adminKey = adminKey;
    this.#stop = stop;
    this.inbox = new Inbox((path, init) => this.admin(path, init));
  }

  async configure(projectId, settings) {
    await this.admin(`projects/${encodeURIComponent(projectId)}`, { method: 'PUT', body: settings });
  }

  async reset() {
    await this.admin('reset', { method: 'POST' });
    this.inbox.forget();
  }

  async admin(path, { method = 'GET', body, signal } = {}) {
    const response = await fetch(`${this.url}/__admin/${path}`, {
      method,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(this.#adminKey && { Authorization: `Bearer ${this.#adminKey}` }),
      },
    });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return answer;
    throw new Error(`${method} /__admin/${path}: ${answer?.errors?.map((error) => error.title).join('; ') ?? response.status}`);
  }

  async stop() {
    await this.#stop();
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    await this.stop();
  }
}

/** The environment without settings of another mock, which could hide the address or the key of this one. */
function environmentOf(options) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('XSOLLA_LOGIN_MOCK_'));
  return { ...Object.fromEntries(inherited), ...(options.adminKey && { XSOLLA_LOGIN_MOCK_ADMIN_KEY: options.adminKey }) };
}

function argumentsOf(options) {
  const args = options.args ?? [];
  const hasUrls = args.some((arg) => /^--urls(=|$)/.test(arg));
  return [
    ...(hasUrls ? [] : ['--port', `${options.port ?? 0}`]),
    '--log', 'json',
    ...(typeof options.config === 'string' ? ['--config', options.config] : []),
    ...args,
  ];
}

function projectsOf(options) {
  return typeof options.config === 'object' ? options.config.projects ?? {} : {};
}
