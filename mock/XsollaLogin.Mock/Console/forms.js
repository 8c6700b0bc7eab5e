// What forms of panels share: dialogs, values of inputs, and errors beside the field that they name.

import { element, fill, nextId } from './dom.js';

/** Opens a dialog with a form; it closes when `save` succeeds or the user cancels. */
export function openForm(title, fields, save, action = 'Save') {
  const general = element('div.errors', { role: 'alert' });
  const cancel = element('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel');
  const form = element('form', { noValidate: true, onsubmit: submit },
    element('h2', { id: 'form-title' }, title), general, fields,
    element('div.actions', {}, element('button.primary', { type: 'submit' }, action), cancel));
  const dialog = element('dialog', { 'aria-labelledby': 'form-title', onclose: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
  // The form belongs to its panel.
  addEventListener('hashchange', () => dialog.close(), { once: true });

  async function submit(event) {
    event.preventDefault();
    if (await saved(form, general, save)) dialog.close();
  }
}

/** Runs an action of a form and shows its errors; false if there were any. */
export async function saved(form, general, save) {
  clearErrors(form, general);
  try {
    await save();
    return true;
  } catch (error) {
    const titles = error.titles ?? [error.message];
    const others = titles.filter(title => !showBeside(form, title));
    fill(general, others.map(title => element('p', {}, title)));
    const first = form.querySelector('[aria-invalid]');
    if (first) first.focus();
    else form.querySelector('.error:not(:empty)')?.scrollIntoView({ block: 'nearest' });
    return false;
  }
}

/**
 * Adds the place for errors of a member to its field.
 * @param {string} name The name of the member in the errors; of one inside another, what follows the outer one: `[1]`, `.email`.
 */
export function withErrors(made, name) {
  return element('div.member', { 'data-member': name }, made, element('span.error', { id: nextId('error'), role: 'alert' }));
}

/**
 * Reads all values; their errors are thrown together.
 * @param {Object<string, () => unknown>} readers The function that reads each value, by its name.
 */
export function readAll(readers) {
  const titles = [];
  const values = Object.entries(readers).map(([name, read]) => {
    try {
      return [name, read()];
    } catch (error) {
      titles.push(...error.titles ?? [error.message]);
      return [name, undefined];
    }
  });
  if (titles.length > 0) throw Object.assign(new Error(titles.join('; ')), { titles });
  return Object.fromEntries(values);
}

/**
 * The number in an input; undefined if the input is empty and may be.
 * @param {string} path The path of the member, with which the error begins.
 */
export function numberIn(input, path) {
  const { badInput, rangeOverflow, rangeUnderflow, stepMismatch, valueMissing } = input.validity;
  if (badInput || valueMissing) throw new Error(`${path} must be a number`);
  if (stepMismatch) throw new Error(`${path} must be a whole number, not ${input.value}`);
  const range = input.max ? `from ${input.min} to ${input.max}` : `${input.min} or more`;
  if (rangeOverflow || rangeUnderflow) throw new Error(`${path} must be ${range}, not ${input.value}`);
  return input.value === '' ? undefined : input.valueAsNumber;
}

/**
 * Reads an input that shows a given value: if it was not changed here, the result is that value, which the input may show without its line breaks.
 * @param {(path: string) => unknown} read Reads the changed input.
 */
export function unlessChanged(input, given, read) {
  const shown = input.value;
  return path => input.value === shown && !input.validity.badInput ? given : read(path);
}

function clearErrors(form, general) {
  fill(general);
  for (const error of form.querySelectorAll('[data-member] > .error')) fill(error);
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-errormessage');
  }
}

/** Shows an error beside the member with the longest path that it begins with. */
function showBeside(form, title) {
  const members = [...form.querySelectorAll('[data-member]')].map(member => ({ member, path: pathOf(member) }))
    .filter(({ path }) => title.startsWith(path) && !/^[\w-]/.test(title.slice(path.length)));
  if (members.length === 0) return false;
  const { member } = members.reduce((one, other) => other.path.length > one.path.length ? other : one);
  const place = [...member.children].find(child => child.classList.contains('error'));
  place.append(element('span', {}, title));
  // An error of a whole list is not one of its first input.
  const input = member.querySelector('[data-member]') ? null : member.querySelector('input, select, textarea');
  input?.setAttribute('aria-invalid', 'true');
  input?.setAttribute('aria-errormessage', place.id);
  return true;
}

function pathOf(member) {
  const outer = member.parentElement.closest('[data-member]');
  return (outer ? pathOf(outer) : '') + member.dataset.member;
}
