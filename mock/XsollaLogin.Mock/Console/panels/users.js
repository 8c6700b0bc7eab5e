// The users of a project: search, add, edit, ban, confirm, log out, delete.

import { button, element, fill, redraw, report, tell } from '../dom.js';
import { get, patch, post, projectPath, query, remove } from '../api.js';
import { openUserForm } from './user-form.js';

const limit = 1000;
const delay = 200;

export async function showUsers(parent, projectId, signal) {
  const path = projectPath(projectId, '/users');
  const search = element('input', { type: 'search', 'aria-label': 'Find a user', placeholder: 'Find a user', oninput: searchSoon });
  const total = element('p.hint', {});
  const list = element('ul.list', {});
  fill(parent, element('div.tools', {}, search, button('Add user', () => openUserForm(path, null, load), { className: 'primary' })), total, list);
  let searching;
  let last = 0;
  await load();

  function searchSoon() {
    clearTimeout(searching);
    searching = setTimeout(() => load().catch(report), delay);
  }

  async function load() {
    const own = ++last;
    const found = await get(`${path}${query({ search: search.value, limit })}`, signal);
    // Answers may come in another order than their searches.
    if (own !== last) return;
    const more = found.total > found.users.length ? `, the first ${found.users.length} are shown` : '';
    fill(total, `${found.total} ${found.total === 1 ? 'user' : 'users'}${more}`);
    redraw(list, found.users.map(user => row(user, path, load)));
  }
}

function row(user, path, load) {
  const own = `${path}/${encodeURIComponent(user.id)}`;
  const name = user.username ?? user.email ?? user.phone_number;
  const act = (label, action, done) => button(label, async () => {
    await action();
    tell(`${done}: ${name}`);
    await load();
  }, { 'aria-label': `${label} ${name}` });
  const details = [['ID', user.id], ['Email', user.email], ['Phone', user.phone_number], ...Object.entries(user.fields)];
  return element('li.card.user', {},
    element('header', {},
      element('strong', {}, name),
      user.confirmed ? null : element('span.badge.warn', {}, 'Not confirmed'),
      user.banned ? element('span.badge.bad', {}, 'Banned') : null,
      user.hasPassword ? null : element('span.badge.quiet', {}, 'No password')),
    element('dl', {}, details.filter(([, value]) => value).map(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]).flat()),
    element('div.actions', {},
      button('Edit', () => openUserForm(path, user, load), { 'aria-label': `Edit ${name}` }),
      user.confirmed ? null : act('Confirm', () => patch(own, { confirmed: true }), 'Confirmed'),
      user.banned ? act('Lift ban', () => patch(own, { banned: false }), 'Ban lifted') : act('Ban', () => patch(own, { banned: true }), 'Banned'),
      act('Log out', () => post(`${own}/logout`), 'Logged out'),
      act('Delete', () => remove(own), 'Deleted')));
}
