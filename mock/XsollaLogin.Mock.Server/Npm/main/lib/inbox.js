/** The messages that the mock would have sent. */
export class Inbox {
  #admin;
  #places = new Map();

  constructor(admin) {
    this.#admin = admin;
  }

  /** @type {import('../index.d.ts').Inbox['next']} */
  async next({ projectId, to, kind, operationId, timeoutSeconds = 10, signal } = {}) {
    if (!projectId) throw new TypeError('projectId is required');
    const filter = Object.entries({ projectId, to, kind, operationId }).filter(([, value]) => value !== undefined);
    const key = JSON.stringify(filter);
    const place = this.#places.get(key) ?? { after: 0, last: Promise.resolve() };
    this.#places.set(key, place);

    // Calls with the same filter take turns, so that each gets another message.
    const turn = place.last.then(async () => {
      // One at a time: messages that were read ahead may be deleted before they are returned.
      const query = new URLSearchParams([...filter, ['after', place.after], ['limit', 1], ['wait', timeoutSeconds]]);
      const { messages: [message], next } = await this.#admin(`inbox?${query}`, { signal });
      place.after = next;
      if (message === undefined) throw new Error(`No message for ${to ?? projectId} came within ${timeoutSeconds} seconds.`);
      return message;
    });
    place.last = turn.catch(() => {});
    return turn;
  }
}
