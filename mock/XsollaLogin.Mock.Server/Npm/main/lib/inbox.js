/** The messages that the mock would have sent. */
export class Inbox {
  #admin;
  #places = new Map();

  constructor(admin) {
    this.#admin = admin;
  }

  /** @type {import('../index.d.ts').Inbox['next']} */
  async next({ projectId, to, kind, operationId, timeoutSeconds = 10, signal } = {}) {
    signal?.throwIfAborted();
    const deadline = Date.now() + timeoutSeconds * 1000;
    const project = projectId ?? await this.#onlyProject(signal);
    const filter = Object.entries({ projectId: project, to, kind, operationId }).filter(([, value]) => value !== undefined);
    const key = JSON.stringify(filter);
    const place = this.#places.get(key) ?? { after: 0, last: Promise.resolve() };
    this.#places.set(key, place);

    // Calls with the same filter take turns, so that each gets another message.
    const turn = place.last.then(async () => {
      signal?.throwIfAborted();
      // One at a time: messages that were read ahead may be deleted before they are returned.
      const wait = Math.max(0, (deadline - Date.now()) / 1000);
      const query = new URLSearchParams([...filter, ['after', place.after], ['limit', 1], ['wait', wait.toFixed(3)]]);
      const { messages: [message], next } = await this.#admin(`inbox?${query}`, { signal });
      place.after = next;
      if (message === undefined) throw new Error(`No message for ${to ?? project} came within ${timeoutSeconds} seconds.`);
      return message;
    });
    place.last = turn.catch(() => {});
    return unlessAborted(turn, signal);
  }

  async #onlyProject(signal) {
    const { projects } = await this.#admin('projects', { signal });
    if (projects.length === 1) return projects[0].projectId;
    throw new TypeError(`projectId is required: the mock has ${projects.length} projects`);
  }
}

/** Rejects also while a call waits for its turn. */
function unlessAborted(turn, signal) {
  if (!signal) return turn;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
