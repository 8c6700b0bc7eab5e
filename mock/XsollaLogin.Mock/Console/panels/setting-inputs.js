// Inputs for values of a JSON Schema. Each has a label, with meaning and rule, and a function that reads its value.

import { check, element, field } from '../dom.js';
import { numberIn, readAll, unlessChanged, withErrors } from '../forms.js';
import { parse, stringify } from '../json.js';
import { rowsOf } from '../rows.js';

const secrets = ['jwtSecret', 'client_secret', 'password'];

/**
 * @param {object} root The schema that references lead into.
 * @param {object} declared The schema of the value.
 * @param {unknown} value The value; undefined: the default.
 * @returns {{ label: HTMLElement, value: (path: string) => unknown }} The value is undefined if it is left empty; an error begins with the path.
 */
export function inputOf(root, declared, value, name) {
  const schema = { ...resolve(root, declared), ...declared };
  const hint = [schema.description?.replaceAll('`', ''), ruleOf(root, schema)].filter(Boolean).join(' ');
  if (schema.type === 'array' && resolve(root, schema.items).type === 'object') return listOf(root, schema, value ?? [], name, hint);
  if (schema.type === 'boolean') return checkbox(schema, value, name, hint);
  const [input, read] = simple(schema, value, name);
  return { label: field(name, input, hint), value: unlessChanged(input, value, read) };
}

function simple(schema, value, name) {
  if (schema.type === 'array') {
    const input = element('textarea', { rows: 2, value: (value ?? []).join('\n'), spellcheck: false });
    return [input, () => input.value.split('\n').filter(line => line !== '')];
  }

  if (schema.type === 'object') {
    const input = element('textarea', { rows: 3, value: value === undefined ? '' : stringify(value), spellcheck: false });
    return [input, path => input.value === '' ? undefined : jsonIn(input, path)];
  }

  if (schema.enum) {
    const values = schema.default === undefined ? ['', ...schema.enum] : schema.enum;
    const input = element('select', {}, values.map(one => element('option', { value: one, selected: one === (value ?? schema.default) }, one)));
    return [input, () => input.value === '' ? undefined : input.value];
  }

  if (schema.type === 'integer') {
    const input = element('input', { type: 'number', step: 1, value: value ?? schema.default ?? '' });
    return [input, path => wholeNumberIn(input, path)];
  }

  const type = secrets.includes(name) ? 'password' : 'text';
  const input = element('input', { type, value: value ?? '', autocomplete: 'off', spellcheck: false });
  return [input, () => input.value === '' ? undefined : input.value];
}

/** A number that JavaScript cannot hold is a BigInt. */
function wholeNumberIn(input, path) {
  const number = numberIn(input, path);
  return number === undefined || Number.isSafeInteger(number) || !/^-?\d+$/.test(input.value) ? number : BigInt(input.value);
}

function jsonIn(input, path) {
  try {
    return parse(input.value);
  } catch (error) {
    throw new Error(`${path} must be JSON: ${error.message}`, { cause: error });
  }
}

function checkbox(schema, value, name, hint) {
  const shown = value ?? schema.default ?? false;
  const input = element('input', { type: 'checkbox', checked: shown });
  return { label: check(name, input, hint), value: () => input.checked === shown ? value : input.checked };
}

/** A list of objects: a group of inputs for each. */
function listOf(root, schema, values, name, hint) {
  const members = Object.entries(resolve(root, schema.items).properties);
  return rowsOf(name, hint, values, {
    nameOf: index => `${name}[${index}]`,
    make: (value = {}) => {
      const inputs = members.map(([member, declared]) => [member, inputOf(root, declared, value[member], member)]);
      return {
        fields: inputs.map(([member, { label }]) => withErrors(label, `.${member}`)),
        read: path => {
          const read = readAll(Object.fromEntries(inputs.map(([member, input]) => [member, () => input.value(`${path}.${member}`)])));
          return Object.fromEntries(Object.entries(read).filter(([, one]) => one !== undefined));
        },
      };
    },
  });
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
