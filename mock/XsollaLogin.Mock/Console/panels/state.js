// Snapshot and reset.

import { button, element, field, fill, tell } from '../dom.js';
import { saved } from '../forms.js';
import { download, post, projectPath, remove, upload } from '../api.js';

export function showState(parent, projectId) {
  const general = element('div.errors', { role: 'alert' });
  const file = element('input', { type: 'file', accept: 'application/json,.json', required: true });
  const form = element('form.inline', { onsubmit: restore },
    field('Snapshot file', file), element('button', { type: 'submit' }, 'Restore the project'));
  fill(parent,
    section('Snapshot', 'The whole project as JSON: settings, users, codes, sessions and messages, with their secrets.',
      button('Download the snapshot', save), general, form),
    section('Reset', 'Removes users, messages, settings and journal of this project. A configured project begins again with its settings.',
      button('Reset this project', () => reset(`Reset ${projectId}?`, () => remove(projectPath(projectId)), `Reset: ${projectId}`), { className: 'danger' }),
      element('p', {}, 'Removes all projects, and all stubs that are not in files.'),
      button('Reset the whole mock', () => reset('Reset all projects and stubs?', () => post('reset'), 'The mock is reset'), { className: 'danger' })));

  async function save() {
    const snapshot = await download(projectPath(projectId, '/snapshot'));
    const url = URL.createObjectURL(new Blob([snapshot], { type: 'application/json' }));
    element('a', { href: url, download: `${projectId.replaceAll(/[^\w.-]/g, '_')}.snapshot.json` }).click();
    // Later, because the browser reads the file after the click.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    tell('Downloaded the snapshot');
  }

  async function restore(event) {
    event.preventDefault();
    await saved(form, general, async () => {
      await upload(projectPath(projectId, '/snapshot'), file.files[0]);
      tell('Restored the project');
    });
  }

  async function reset(question, action, done) {
    if (!confirm(question)) return;
    await action();
    tell(done);
  }
}

function section(title, text, ...children) {
  return element('section.card', {}, element('h3', {}, title), element('p', {}, text), children);
}
