// What a script got, in order; printed as one JSON document.
export class Results {
  #got = [];

  async of(name, promise) {
    try {
      this.#got.push({ name, got: (await promise) ?? null });
    } catch (error) {
      this.#got.push({ name, failed: error.constructor.name });
    }
    return this.#got.at(-1).got;
  }

  print() {
    process.stdout.write(JSON.stringify(this.#got));
  }
}

export const baseUrl = process.argv[2];

// As the program under test would call.
export async function call(method, path, { headers, body } = {}) {
  const response = await fetch(baseUrl + path, { method, headers, body: body && JSON.stringify(body) });
  // How an unmatched request is told off is each server's own.
  if (response.status === 404) return { status: 404 };
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}
