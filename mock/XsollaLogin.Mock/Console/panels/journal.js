// The journal: what was asked and why it got its answer, newest first, live.

import { button, element, field, fill, tell } from '../dom.js';
import { get, projectPath, query, remove, repeat } from '../api.js';
import { entryRow } from './journal-entry.js';
import { contractOperations } from './operations.js';

const most = 1000;
const wait = 20;
const causes = [
  'unknown', 'page', 'admin', 'preflight', 'stub', 'validation', 'project', 'script', 'preference', 'login', 'flow', 'replay', 'defect',
];

export async function showJournal(parent, projectId, signal) {
  const path = projectPath(projectId, '/journal');
  const operations = await contractOperations(signal);
  const filters = {
    operation: choice(operations.map(operation => operation.id)),
    cause: choice(causes),
    status: element('input', { type: 'number', min: 100, max: 599 }),
    user: element('input', { type: 'text' }),
  };
  const labels = { operation: 'Operation', cause: 'Cause', status: 'Status', user: 'User' };
  const form = element('form.inline.filter', { onchange: reload, onsubmit: event => { event.preventDefault(); reload(); } },
    Object.entries(filters).map(([name, input]) => field(labels[name], input)));
  const clear = button('Clear the journal', async () => {
    await remove(path);
    reload();
  });
  const empty = element('p.empty', {}, 'No request yet.');
  const list = element('ol.list', {});
  fill(parent, form, element('div.tools', {}, clear), empty, list);
  let current = new AbortController();
  signal.addEventListener('abort', () => current.abort());
  reload();

  function reload() {
    current.abort();
    current = new AbortController();
    const [own, values] = [current.signal, Object.fromEntries(Object.entries(filters).map(([name, input]) => [name, input.value]))];
    let since, isFirst;
    const restart = () => {
      [since, isFirst] = [0, true];
      fill(list);
      show([]);
    };
    restart();
    repeat(own, async () => {
      const { entries, dropped, next } = await get(`${path}${query({ ...values, since, wait: isFirst ? 0 : wait })}`, own);
      if (dropped > 0 && !isFirst) tell(`${dropped} entries were dropped before they were shown`);
      show(entries);
      since = next;
      isFirst = false;
    }, restart);
  }

  function show(entries) {
    list.prepend(...entries.map(entryRow).reverse());
    while (list.children.length > most) list.lastChild.remove();
    empty.hidden = list.children.length > 0;
  }
}

function choice(values) {
  return element('select', {}, element('option', { value: '' }, 'any'), values.map(value => element('option', { value }, value)));
}
