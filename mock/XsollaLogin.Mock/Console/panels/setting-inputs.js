// Inputs for values of a JSON Schema. Each has a label, with meaning and rule, and a function that reads its value.

import { button, check, element, field } from '../dom.js';

const secrets = ['jwtSecret', 'client_secret', 'password'];

/**
 * @param {object} root The schema that references lead into.
 * @param {object} declared The schema of the value.
 * @param {unknown} value The value; undefined: the default.
 * @returns {{ label: HTMLElement, value: () => unknown }} The value is undefined if it is left empty.
 */
export function inputOf(root, declared, value, name) {
  const schema = { ...resolve(root, declared), ...declared };
  const hint = [schema.description?.replaceAll('`', ''), ruleOf(root, schema)].filter(Boolean).join(' ');
  if (schema.type === 'array' && resolve(root, schema.items).type === 'object') return listOf(root, schema, value ?? [], name, hint);
  if (schema.type === 'boolean') return checkbox(value ?? schema.default ?? false, name, hint);
  const [input, read] = simple(schema, value, name);
  return { label: field(name, input, hint), value: read };
}

function simple(schema, value, name) {
  if (schema.type === 'array') {
    const input = element('textarea', { rows: 2, value: (value ?? []).join('\n'), spellcheck: false });
    return [input, () => input.value.split('\n').filter(line => line !== '')];
  }

  if (schema.type === 'object') {
    const input = element('textarea', { rows: 3, value: value === undefined ? '' : JSON.stringify(value), spellcheck: false });
    return [input, () => input.value === '' ? undefined : JSON.parse(input.value)];
  }

  if (schema.enum) {
    const values = schema.default === undefined ? ['', ...schema.enum] : schema.enum;
    const input = element('select', {}, values.map(one => element('option', { value: one, selected: one === (value ?? schema.default) }, one)));
    return [input, () => input.value === '' ? undefined : input.value];
  }

  if (schema.type === 'integer') {
    const input = element('input', { type: 'number', step: 1, value: value ?? schema.default ?? '' });
    return [input, () => {
      // The value of a text that is no number is empty, which would restore the default.
      if (input.validity.badInput) throw new Error(`${name} must be a number`);
      return input.value === '' ? undefined : input.valueAsNumber;
    }];
  }

  const type = secrets.includes(name) ? 'password' : 'text';
  const input = element('input', { type, value: value ?? '', autocomplete: 'off', spellcheck: false });
  return [input, () => input.value === '' ? undefined : input.value];
}

function checkbox(isOn, name, hint) {
  const input = element('input', { type: 'checkbox', checked: isOn });
  return { label: check(name, input, hint), value: () => input.checked };
}

/** A list of objects: a group of inputs for each. */
function listOf(root, schema, values, name, hint) {
  const members = resolve(root, schema.items).properties;
  const rows = element('div.rows', {});
  const items = new Map();
  const add = value => {
    const inputs = Object.entries(members).map(([member, declared]) => [member, inputOf(root, declared, value[member], member)]);
    const row = element('fieldset.row', {}, element('legend', {}, `${name} ${items.size + 1}`), inputs.map(([, { label }]) => label),
      button('Remove', () => { items.delete(row); row.remove(); }));
    items.set(row, () => Object.fromEntries(inputs.map(([member, input]) => [member, input.value()]).filter(([, one]) => one !== undefined)));
    rows.append(row);
  };
  values.forEach(add);
  const group = element('fieldset.member-list', {}, element('legend', {}, name), element('p.hint', {}, hint), rows,
    button('Add', () => add({}), { 'aria-label': `Add to ${name}` }));
  return { label: group, value: () => [...items.values()].map(read => read()) };
}

function ruleOf(root, schema) {
  const range = schema.minimum !== undefined && schema.minimum !== -2147483648
    ? `${schema.minimum.toLocaleString('en')} to ${schema.maximum.toLocaleString('en')}.` : '';
  const list = schema.type === 'array' && resolve(root, schema.items).type === 'string' ? 'One in each line.' : '';
  const byDefault = schema.default === undefined || Array.isArray(schema.default) ? '' : `Default: ${schema.default}.`;
  return [range, list, byDefault].filter(Boolean).join(' ');
}

function resolve(root, schema) {
  return schema.$ref ? root.$defs[schema.$ref.split('/').at(-1)] : schema;
}
