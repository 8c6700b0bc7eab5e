/** The messages that the mock would have sent. */
export class Inbox {
  #admin;
  #places = new Map();

  constructor(admin) {
    this.#admin = admin;
  }

  /** @type {import('../index.d.ts').Inbox['next']} */
  async next({ projectId, to, kind, operationId, timeoutSeconds = 10, signal } = {}) {
    if (projectId === '') throw new TypeError('projectId is empty');
    signal?.throwIfAborted();
    const deadline = Date.now() + timeoutSeconds * 1000;
    const project = projectId ?? await this.#onlyProject(signal);
    const filter = Object.entries({ projectId: project, to, kind, operationId }).filter(([, value]) => value !== undefined);
    const key = JSON.stringify(filter);
    const place = this.#places.get(key) ?? { after: 0, last: Promise.resolve() };
    this.#places.set(key, place);

    const none = () => new Error(`No message for ${to ?? project} came within ${timeoutSeconds} seconds.`);
    const turn = { hasBegun: false, isOver: false };
    // Calls with the same filter take turns, so that each gets another message.
    const taken = place.last.then(async () => {
      if (turn.isOver) return undefined;
      turn.hasBegun = true;
      // One at a time: messages that were read ahead may be deleted before they are returned.
      const wait = Math.max(0, (deadline - Date.now()) / 1000);
      const query = new URLSearchParams([...filter, ['after', place.after], ['limit', 1], ['wait', wait.toFixed(3)]]);
      const { messages: [message], next } = await this.#admin(`inbox?${query}`, { signal });
      place.after = next;
      if (message === undefined) throw none();
      return message;
    });
    place.last = taken.catch(() => {});
    return unlessOver(taken, turn, { none, signal, milliseconds: timeoutSeconds * 1000 });
  }

  async #onlyProject(signal) {
    const { projects } = await this.#admin('projects', { signal });
    if (projects.length === 1) return projects[0].projectId;
    throw new TypeError(`projectId is required: the mock has ${projects.length} projects`);
  }
}

/** Settles as the call does; while it waits for its turn, also its time and its signal end it. */
function unlessOver(taken, turn, { none, signal, milliseconds }) {
  return new Promise((resolve, reject) => {
    const end = (error) => {
      turn.isOver = true;
      reject(error);
    };
    const abort = () => end(signal.reason);
    // A call without time has its turn, too: it takes a message that is there.
    const timer = milliseconds > 0 ? setTimeout(() => turn.hasBegun || end(none()), milliseconds) : undefined;
    signal?.addEventListener('abort', abort, { once: true });
    taken.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}
