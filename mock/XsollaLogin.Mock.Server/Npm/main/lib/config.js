import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file of projects and settings. One that is given as an object is written to a temporary file, which the mock reads again at a reset. */
export class ConfigFile {
  #folder;

  constructor(config) {
    if (config === '') throw new TypeError('config is empty: give a file or its content');
    if (typeof config !== 'object' || config === null) {
      this.path = config ?? undefined;
      return;
    }

    const text = JSON.stringify(config);
    // Only this user can read the folder: settings have passwords.
    this.#folder = mkdtempSync(join(tmpdir(), 'xsolla-login-mock-'));
    this.path = join(this.#folder, 'config.json');
    writeFileSync(this.path, text);
  }

  remove() {
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
