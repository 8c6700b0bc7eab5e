// The form of a user.

import { check, element, field, tell } from '../dom.js';
import { openForm, unlessChanged, withErrors } from '../forms.js';
import { patch, post } from '../api.js';
import { rowsOf } from '../rows.js';

const texts = [
  ['id', 'ID', 'Generated if empty.'], ['username', 'Username'], ['email', 'Email'], ['phone_number', 'Phone number'],
];

/** @param {object|null} user The user to edit; null adds one. */
export function openUserForm(path, user, done) {
  const shown = texts.filter(([name]) => name !== 'id' || user === null).map(([name, label, hint]) => {
    const input = element('input', { name, value: user?.[name] ?? '', autocomplete: 'off' });
    return { name, label: withErrors(field(label, input, hint), name), value: unlessChanged(input, user?.[name], () => input.value) };
  });
  const password = element('input', { type: 'password', name: 'password', autocomplete: 'new-password' });
  const confirmed = element('input', { type: 'checkbox', checked: user?.confirmed ?? true });
  const banned = element('input', { type: 'checkbox', checked: user?.banned ?? false });
  const fields = rowsOf('Fields', 'The additional fields of sign-up, such as nickname.', Object.entries(user?.fields ?? {}), {
    make: fieldRow, nameOf: index => `Field ${index + 1}`,
  });
  openForm(user === null ? 'Add user' : 'Edit user', [
    ...shown.map(({ label }) => label),
    withErrors(field('Password', password, user?.hasPassword ? 'Empty keeps the password.' : undefined), 'password'),
    withErrors(check('Account confirmed', confirmed), 'confirmed'),
    withErrors(check('Banned', banned), 'banned'),
    withErrors(fields.label, 'fields'),
  ], async () => {
    // Only what was changed here: the tested page may have changed the rest meanwhile.
    const body = {};
    if (confirmed.checked !== user?.confirmed) body.confirmed = confirmed.checked;
    if (banned.checked !== user?.banned) body.banned = banned.checked;
    if (password.value !== '') body.password = password.value;
    for (const { name, value } of shown) if (value() !== user?.[name]) body[name] = value() || null;
    const changes = changesOf(user?.fields ?? {}, fields.value('fields').filter(row => row !== null));
    if (changes.length > 0) body.fields = Object.fromEntries(changes);
    const saved = user === null ? await post(path, body) : await patch(`${path}/${encodeURIComponent(user.id)}`, body);
    tell(`Saved: ${saved.username ?? saved.email ?? saved.phone_number}`);
    await done();
  });
}

function fieldRow([name, value] = []) {
  const [nameInput, valueInput] = [
    element('input', { value: name ?? '', autocomplete: 'off', spellcheck: false }), element('textarea', { rows: 1, value: value ?? '', spellcheck: false }),
  ];
  const [readName, readValue] = [unlessChanged(nameInput, name, () => nameInput.value), unlessChanged(valueInput, value, () => valueInput.value)];
  return {
    fields: [withErrors(field('Name', nameInput), '.name'), withErrors(field('Value', valueInput), '.value')],
    read: path => {
      // A row that was added and not filled in.
      if (readName() === undefined && readValue() === undefined) return null;
      if (!readName() && name !== '') throw new Error(`${path}.name must not be empty`);
      return { path, name: readName(), value: readValue() ?? '' };
    },
  };
}

/** The members of a merge patch from the fields before to the rows. */
function changesOf(before, rows) {
  const after = new Map();
  for (const { path, name, value } of rows) {
    if (after.has(name)) throw new Error(`${path}.name "${name}" appears twice`);
    after.set(name, value);
  }

  const removed = Object.keys(before).filter(name => !after.has(name)).map(name => [name, null]);
  return [...removed, ...[...after].filter(([name, value]) => !Object.hasOwn(before, name) || before[name] !== value)];
}
