// A list of cards, newest first, that follows an endpoint which numbers its items.

import { element, fill } from './dom.js';
import { repeat } from './api.js';

/** The most cards that a list shows. */
export const most = 1000;

/** The longest time to wait for a new item, in seconds. */
const wait = 20;

/**
 * @param {string} none The text of an empty list.
 * @param {object} source How the list gets its cards:
 * `read(after, wait, signal)` reads the items after a number, oldest first, and the number to continue from: `{ items, next }`;
 * `row(item)` makes a card; `idOf(item)` is its ID, if it has one; `came(items)` is told of items that came while the list was shown;
 * `changed(count)` of the number of cards.
 */
export function liveList(none, signal, { read, row, idOf = () => undefined, came = () => {}, changed = () => {} }) {
  const [empty, list] = [element('p.empty', {}, none), element('ol.list', {})];
  let current = new AbortController();
  let after = 0;
  signal.addEventListener('abort', () => current.abort());
  reload();
  return { nodes: [empty, list], count: () => list.children.length, after: () => after, oldest: () => list.lastChild, removeOldest, reload };

  function reload() {
    current.abort();
    current = new AbortController();
    const own = current.signal;
    let isFirst;
    const restart = () => {
      [after, isFirst] = [0, true];
      fill(list);
      show([]);
    };
    restart();
    repeat(own, async () => {
      const { items, next } = await read(after, isFirst ? 0 : wait, own);
      // An answer may arrive at the moment of a reload.
      if (own.aborted) return;
      // A restored project has the same items with new numbers.
      if (!isFirst && items.some(item => isShown(idOf(item)))) return reload();
      show(items);
      if (!isFirst && items.length > 0) came(items);
      [after, isFirst] = [next, false];
    }, restart);
  }

  function show(items) {
    list.prepend(...items.slice(-most).map(cardOf).reverse());
    while (list.children.length > most) list.lastChild.remove();
    count();
  }

  function cardOf(item) {
    const card = row(item);
    if (idOf(item) !== undefined) card.dataset.id = idOf(item);
    return card;
  }

  function isShown(id) {
    return id !== undefined && [...list.children].some(card => card.dataset.id === id);
  }

  function removeOldest() {
    list.lastChild.remove();
    count();
  }

  function count() {
    empty.hidden = list.children.length > 0;
    changed(list.children.length);
  }
}
