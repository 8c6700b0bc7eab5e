// The inbox: newest message first, live.

import { button, element, fill, tell, time } from '../dom.js';
import { get, query, remove } from '../api.js';
import { liveList } from '../live-list.js';

const kinds = {
  'account-confirmation': 'Account confirmation',
  'login-code': 'Login code',
  'password-reset': 'Password reset',
  'field-confirmation': 'Field confirmation',
};

export function showInbox(parent, projectId, signal) {
  const clear = button('Delete all messages', async () => {
    await remove(`inbox${query({ projectId })}`);
    messages.reload();
  });
  const tools = element('div.tools', {}, clear);
  const messages = liveList('No message yet.', signal, {
    read: async (after, wait, own) => {
      const { messages: items, next } = await get(`inbox${query({ projectId, after, wait })}`, own);
      return { items, next };
    },
    row,
    idOf: message => message.id,
    came: items => announce(items.at(-1)),
    changed: count => { tools.hidden = count === 0; },
  });
  fill(parent, tools, messages.nodes);

  // After a reset, the project has fewer messages than shown, twice in a row: the first count may be older than the messages.
  let fewer = 0;
  document.addEventListener('projects', event => {
    const count = event.detail.find(project => project.projectId === projectId)?.messages ?? 0;
    fewer = count < messages.count() ? fewer + 1 : 0;
    if (fewer < 2) return;
    fewer = 0;
    messages.reload();
  }, { signal });
}

function announce(message) {
  tell(message.code && message.code.length <= 32 ? `Code ${message.code} for ${message.to}` : `${kinds[message.kind]} for ${message.to}`);
}

function row(message) {
  const { channel, code, createdAt, emailTemplate, kind, link, locale, noLink, subject, text, to } = message;
  return element('li.card.message', {},
    element('header', {},
      element('strong', {}, to),
      element('span.badge', {}, kinds[kind] ?? kind),
      element('span.badge.quiet', {}, channel === 'sms' ? 'SMS' : 'Email'),
      locale ? element('span.badge.quiet', { title: 'locale' }, locale) : null,
      emailTemplate ? element('span.badge.quiet', { title: 'email_template' }, emailTemplate) : null,
      time(createdAt)),
    element('div.actions', {},
      code ? element('code.code', {}, code) : null,
      code ? button('Copy', () => copy(code), { 'aria-label': `Copy the code for ${to}` }) : null,
      isWeb(link)
        ? element('a.button', { href: link, target: '_blank', rel: 'noopener noreferrer', 'aria-label': `Open link for ${to}` }, 'Open link')
        : null),
    element('p.subject', {}, subject),
    element('p.text', {}, text),
    noLink ? element('p.hint', {}, noLink) : null);
}

function isWeb(link) {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}

async function copy(code) {
  // Browsers offer the clipboard only on https and on this machine.
  if (!navigator.clipboard) throw new Error('This browser copies on https or localhost only: select the code by hand');
  await navigator.clipboard.writeText(code);
  tell(`Copied ${code.length <= 32 ? code : 'the code'}`);
}
