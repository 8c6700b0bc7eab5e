// A group of rows of inputs, to which rows can be added and from which they can be removed.

import { button, element } from './dom.js';
import { readAll, withErrors } from './forms.js';

/**
 * @param {string} name The legend of the group.
 * @param {Iterable} values The values of the rows; undefined is a new one.
 * @param {object} rows `make(value)` returns the fields of a row and the function that reads them, `{ fields, read }`; `nameOf(index)` names a row.
 * @returns {{ label: HTMLElement, value: (path: string) => unknown[] }} The group, and a function that reads all rows.
 */
export function rowsOf(name, hint, values, { make, nameOf }) {
  const list = element('div.rows', {});
  const rows = [];
  const more = button('Add', () => add(), { 'aria-label': `Add to ${name}` });
  for (const value of values) add(value);
  const label = element('fieldset.member-list', {}, element('legend', {}, name), element('p.hint', {}, hint), list, more);
  return { label, value: path => Object.values(readAll(rows.map(({ read }, index) => () => read(`${path}[${index}]`)))) };

  function add(value) {
    const { fields, read } = make(value);
    const [legend, remove] = [element('legend', {}), button('Remove', () => removeRow(row))];
    const row = { read, legend, remove, member: withErrors(element('fieldset.row', {}, legend, fields, remove), '') };
    rows.push(row);
    list.append(row.member);
    number();
  }

  function removeRow(row) {
    rows.splice(rows.indexOf(row), 1);
    row.member.remove();
    number();
    // The removed button had the focus.
    more.focus();
  }

  function number() {
    for (const [index, { legend, member, remove }] of rows.entries()) {
      legend.textContent = nameOf(index);
      remove.ariaLabel = `Remove ${nameOf(index)}`;
      member.dataset.member = `[${index}]`;
    }
  }
}
