import { launch } from './lib/launch.js';
import { Mock } from './lib/mock.js';
import { adminKeyOf } from './lib/settings.js';

/** @type {import('./index.d.ts').start} */
export async function start(options = {}) {
  const { addresses, stop } = await launch(options);
  return new Mock(addresses, adminKeyOf(options), stop);
}
