import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Inbox } from './lib/inbox.js';
import { findProgram } from './lib/program.js';

/** @type {import('./index.d.ts').start} */
export async function start(options = {}) {
  const program = spawn(findProgram(), argumentsOf(options), {
    env: { ...process.env, ...(options.adminKey && { XSOLLA_LOGIN_MOCK_ADMIN_KEY: options.adminKey }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => {
    program.on('error', resolve);
    program.on('exit', resolve);
  });
  const stop = async () => {
    program.kill('SIGTERM');
    await exited;
  };
  // A test runner that crashes leaves no mock behind.
  const kill = () => program.kill('SIGKILL');
  process.once('exit', kill);
  void exited.then(() => process.off('exit', kill));

  const errors = [];
  program.stderr.on('data', (data) => errors.push(data));
  const lines = createInterface({ input: program.stdout });
  const first = await Promise.race([once(lines, 'line'), exited]);
  if (!Array.isArray(first)) throw new Error(`The mock did not start: ${Buffer.concat(errors).toString().trim() || first}`);

  const { api } = JSON.parse(first[0]);
  lines.on('line', (line) => options.onLog?.(JSON.parse(line)));
  program.stderr.pipe(process.stderr);
  const mock = new Mock(new URL(api[0]), options.adminKey, stop);
  try {
    for (const [projectId, settings] of Object.entries(projectsOf(options))) await mock.configure(projectId, settings);
    return mock;
  } catch (error) {
    await stop();
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

function argumentsOf(options) {
  return [
    '--port', `${options.port ?? 0}`, '--log', 'json',
    ...(typeof options.config === 'string' ? ['--config', options.config] : []),
    ...(options.args ?? []),
  ];
}

function projectsOf(options) {
  return typeof options.config === 'object' ? options.config.projects ?? {} : {};
}
