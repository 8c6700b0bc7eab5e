// The journal of a project or of the requests without one: what was asked and why it got its answer, newest first, live.

import { button, element, field, fill, tell } from '../dom.js';
import { numberIn, saved, withErrors } from '../forms.js';
import { get, projectPath, query, remove } from '../api.js';
import { liveList, most } from '../live-list.js';
import { entryRow } from './journal-entry.js';
import { contractOperations } from './operations.js';

const causes = [
  'unknown', 'page', 'admin', 'preflight', 'stub', 'validation', 'project', 'script', 'preference', 'login', 'flow', 'replay', 'defect',
];

/** @param {string} projectId The ID of the project; empty for the requests without one. */
export async function showJournal(parent, projectId, signal) {
  const path = projectId === '' ? 'journal' : projectPath(projectId, '/journal');
  const operations = await contractOperations(signal);
  const filters = {
    operation: choice(operations.map(operation => operation.id), () => select()),
    cause: choice(causes, () => select()),
    status: element('input', { type: 'number', min: 100, max: 599 }),
    user: element('input', { type: 'text' }),
  };
  const labels = { operation: 'Operation', cause: 'Cause', status: 'Status', user: 'User' };
  const general = element('div.errors', { role: 'alert' });
  const clear = button('Clear the journal', async () => {
    await remove(path);
    entries.reload();
  });
  const form = element('form.filter', { noValidate: true, onsubmit: event => { event.preventDefault(); select(); } },
    element('div.inline', {}, Object.entries(filters).map(([name, input]) => withErrors(field(labels[name], input), name))),
    element('div.tools', {}, element('button', { type: 'submit' }, 'Filter'), clear));
  let selected = {};
  const entries = liveList('No request yet.', signal, {
    read: async (since, wait, own) => {
      const { entries: items, dropped, next } = await get(`${path}${query({ ...selected, since, newest: most, wait })}`, own);
      if (dropped > 0 && since > 0) tell(`${dropped} entries were dropped before they were shown`);
      return { items, next };
    },
    row: entryRow,
  });
  fill(parent, general, form, entries.nodes);
  document.addEventListener('projects', () => removeDropped(), { signal });

  async function select() {
    const isValid = await saved(form, general, () => {
      selected = Object.fromEntries(Object.entries(filters).map(([name, input]) => [name, input.type === 'number' ? numberIn(input, name) : input.value]));
    });
    if (isValid) entries.reload();
  }

  /** Removes what the journal does not have any more, because it was cleared, the project was reset, or there are too many requests. */
  async function removeDropped() {
    const read = entries.after();
    const kept = await get(`${path}${query({ limit: 1 })}`, signal).catch(() => null);
    // The list itself reports errors, and its next reload shows all entries again.
    if (kept === null) return;
    const first = kept.entries[0]?.sequence ?? read + 1;
    while (entries.oldest()?.dataset.sequence < first) entries.removeOldest();
  }
}

function choice(values, onchange) {
  return element('select', { onchange }, element('option', { value: '' }, 'any'), values.map(value => element('option', { value }, value)));
}
