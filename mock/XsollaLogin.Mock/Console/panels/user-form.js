// The form of a user.

import { check, element, field, tell } from '../dom.js';
import { openForm, withErrors } from '../forms.js';
import { patch, post } from '../api.js';

const texts = [
  ['id', 'ID', 'Generated if empty.'], ['username', 'Username'], ['email', 'Email'], ['phone_number', 'Phone number'],
];

/** @param {object|null} user The user to edit; null adds one. */
export function openUserForm(path, user, done) {
  const inputs = Object.fromEntries(texts.map(([name]) => [name, element('input', { name, value: user?.[name] ?? '', autocomplete: 'off' })]));
  const password = element('input', { type: 'password', name: 'password', autocomplete: 'new-password' });
  const confirmed = element('input', { type: 'checkbox', checked: user?.confirmed ?? true });
  const banned = element('input', { type: 'checkbox', checked: user?.banned ?? false });
  const fields = element('textarea', { rows: 3, defaultValue: Object.entries(user?.fields ?? {}).map(([name, value]) => `${name}=${value}`).join('\n') });
  const shown = texts.filter(([name]) => name !== 'id' || user === null);
  openForm(user === null ? 'Add user' : 'Edit user', [
    ...shown.map(([name, label, hint]) => withErrors(field(label, inputs[name], hint), name)),
    withErrors(field('Password', password, user?.hasPassword ? 'Empty keeps the password.' : undefined), 'password'),
    withErrors(check('Account confirmed', confirmed), 'confirmed'),
    withErrors(check('Banned', banned), 'banned'),
    withErrors(field('Fields', fields, 'One name=value in each line, such as nickname=Johny.'), 'fields'),
  ], async () => {
    // Only what was changed here: the tested page may have changed the rest meanwhile.
    const body = {};
    if (confirmed.checked !== user?.confirmed) body.confirmed = confirmed.checked;
    if (banned.checked !== user?.banned) body.banned = banned.checked;
    if (password.value !== '') body.password = password.value;
    for (const [name] of shown) {
      if (inputs[name].value === (user?.[name] ?? '')) continue;
      if (inputs[name].value !== '') body[name] = inputs[name].value;
      else if (user?.[name] !== undefined) body[name] = null;
    }

    if (fields.value !== fields.defaultValue) {
      const removed = Object.fromEntries(Object.keys(user?.fields ?? {}).map(name => [name, null]));
      body.fields = { ...removed, ...pairsOf(fields.value) };
    }

    const saved = user === null ? await post(path, body) : await patch(`${path}/${encodeURIComponent(user.id)}`, body);
    tell(`Saved: ${saved.username ?? saved.email ?? saved.phone_number}`);
    await done();
  });
}

function pairsOf(text) {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return Object.fromEntries(lines.map(line => {
    const [name, ...value] = line.split('=');
    return [name.trim(), value.join('=')];
  }));
}
