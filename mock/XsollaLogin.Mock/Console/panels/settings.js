// The settings of a project: a form that follows the JSON Schema of the configuration.

import { button, element, fill, tell } from '../dom.js';
import { readAll, saved, withErrors } from '../forms.js';
import { get, insteadOf, patch, projectPath } from '../api.js';
import { stringify } from '../json.js';
import { inputOf } from './setting-inputs.js';

export async function showSettings(parent, projectId, signal) {
  const path = projectPath(projectId);
  // A project that does not exist yet has the defaults.
  const [schema, settings] = await Promise.all([get('config.schema.json', signal), get(path, signal).catch(insteadOf(404, {}))]);
  const properties = schema.$defs.Settings.properties;
  const inputs = Object.fromEntries(Object.entries(properties).map(([name, declared]) => [name, inputOf(schema, declared, settings[name], name)]));
  const general = element('div.errors', { role: 'alert' });
  const form = element('form.settings', { noValidate: true, onsubmit: submit },
    Object.entries(inputs).map(([name, { label }]) => withErrors(label, name)),
    element('div.actions.sticky', {},
      element('button.primary', { type: 'submit' }, 'Save the settings'),
      button('Discard changes', () => showSettings(parent, projectId, signal))));
  fill(parent, general, form);
  let before = values();

  function values() {
    return readAll(Object.fromEntries(Object.entries(inputs).map(([name, { value }]) => [name, () => value(name)])));
  }

  async function submit(event) {
    event.preventDefault();
    const isSaved = await saved(form, general, async () => {
      const after = values();
      // Null restores the default of a setting that was emptied.
      const changed = Object.entries(after).filter(([name, value]) => stringify(value) !== stringify(before[name]))
        .map(([name, value]) => [name, value ?? null]);
      await patch(path, Object.fromEntries(changed));
      before = after;
      tell(changed.length === 1 ? `Saved ${changed[0][0]}` : `Saved ${changed.length} settings`);
    });
    if (!isSaved) tell('The settings were not saved', true);
  }
}
