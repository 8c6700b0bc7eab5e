// What a mock without a project shows: how the first one comes, and requests that named none.

import { element, fill } from '../dom.js';
import { get, insteadOf, pause, query, repeat } from '../api.js';
import { most } from '../live-list.js';

const interval = 2000;

/** Causes of answers that need no project. */
const usual = ['page', 'preflight', 'stub'];

/** @param {string} journal The address of the requests without a project. */
export function showStart(parent, journal, signal) {
  const lost = element('p', { role: 'status' });
  fill(parent, element('p.empty', {}, 'A project appears with its first request.'), lost);
  let shown = 0;
  repeat(signal, async () => {
    // A mock may be started without a journal.
    const { entries } = await get(`journal${query({ newest: most })}`, signal).catch(insteadOf(422, { entries: [] }));
    const count = entries.filter(entry => !usual.includes(entry.cause)).length;
    if (count === 0) fill(lost);
    else if (count !== shown) {
      fill(lost, count === 1 ? 'One request named no project' : `${count} requests named no project`, ', or its path is wrong: ',
        element('a', { href: journal }, 'see why'), '.');
    }

    shown = count;
    await pause(interval, signal);
  });
}
