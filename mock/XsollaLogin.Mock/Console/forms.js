// What forms of panels share: dialogs, and errors beside the field that they name.

import { element, fill } from './dom.js';
import { AdminError } from './api.js';

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
    const titles = error instanceof AdminError ? error.titles : [error.message];
    const others = titles.filter(title => !showBeside(form, title));
    fill(general, others.map(title => element('p', {}, title)));
    form.querySelector('[aria-invalid]')?.focus();
    return false;
  }
}

/** Adds the place for errors of a member to its field. */
export function withErrors(made, name) {
  return element('div.member', { 'data-member': name }, made, element('span.error', { id: `error-${name}`, role: 'alert' }));
}

function clearErrors(form, general) {
  fill(general);
  for (const error of form.querySelectorAll('[data-member] > .error')) fill(error);
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-errormessage');
  }
}

/** Shows an error beside the member whose name it begins with. */
function showBeside(form, title) {
  const name = /^[\w-]+/.exec(title)?.[0];
  const member = [...form.querySelectorAll('[data-member]')].find(one => one.dataset.member === name);
  if (member === undefined) return false;
  const place = [...member.children].find(child => child.classList.contains('error'));
  place.append(element('span', {}, title));
  const input = member.querySelector('input, select, textarea');
  input?.setAttribute('aria-invalid', 'true');
  input?.setAttribute('aria-errormessage', place.id);
  return true;
}
