import { Inbox } from './inbox.js';

/** A mock that runs. */
export class Mock {
  #adminKey;
  #stop;

  constructor({ api, listening }, adminKey, stop) {
    // Behind a proxy, users have another address, which need not lead to the mock from here.
    this.url = listening[0];
    this.apiUrl = this.url + new URL(api[0]).pathname;
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
