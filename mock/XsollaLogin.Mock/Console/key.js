// The admin key: asked for once, kept for the session of this tab, sent in a header only.

import { element, field } from './dom.js';

const name = 'xsolla-login-mock-admin-key';
let asking = null;

export const storedKey = () => sessionStorage.getItem(name);

/**
 * Asks for the key, once for all calls that need it.
 * @param {string|null} rejected The key that was sent and not accepted.
 */
export function askForKey(rejected) {
  // Another call may have got a key since this one was sent.
  if (storedKey() !== rejected) return Promise.resolve();
  asking ??= ask(rejected !== null).finally(() => { asking = null; });
  return asking;
}

function ask(wasRejected) {
  const input = element('input', {
    type: 'password', required: true, pattern: '[!-~]{16,}', title: '16 or more letters without accents, digits and signs', autocomplete: 'off', name: 'key',
  });
  const form = element('form', {},
    element('h2', { id: 'key-title' }, 'Admin key'),
    element('p', {}, wasRejected ? 'The mock did not accept this key.' : 'The mock was started with an admin key.'),
    field('Key', input),
    element('button.primary', { type: 'submit' }, 'Open the console'));
  const dialog = element('dialog', { 'aria-labelledby': 'key-title' }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => {
    // Without a key there is nothing to show behind the dialog.
    dialog.addEventListener('close', () => dialog.isConnected && dialog.showModal());
    form.addEventListener('submit', event => {
      event.preventDefault();
      sessionStorage.setItem(name, input.value);
      dialog.remove();
      resolve();
    });
  });
}
