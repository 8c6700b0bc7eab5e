// The list of projects, the last used first.

import { element, fill, redraw, tell } from './dom.js';
import { get, pause, problemOfId, repeat } from './api.js';

const most = 200;

/**
 * @param {object} navigation The selected project, whether the address names neither a project nor the requests without one, the addresses of both, and
 * how to select a project.
 */
export function showProjects(parent, navigation) {
  const filter = element('input', { type: 'search', 'aria-label': 'Find a project', placeholder: 'Find a project', oninput: draw });
  const list = element('ul.projects', {});
  fill(parent, element('form.open', { onsubmit: open, role: 'search' }, filter), list);
  let projects = [];
  draw();

  function draw() {
    const selected = navigation.isStart() ? null : navigation.selected();
    const found = projects.filter(project => project.projectId.toLowerCase().includes(filter.value.toLowerCase()));
    const items = found.slice(0, most).map(project => element('li', {}, element('a', {
      href: navigation.addressOf(project.projectId), 'aria-current': project.projectId === selected ? 'true' : null,
    }, element('span.name', {}, project.projectId), element('span.counts', {}, countsOf(project)))));
    const without = element('li', {}, element('a', { href: navigation.addressWithoutProject, 'aria-current': selected === '' ? 'true' : null },
      element('span.name', {}, 'Without a project'), element('span.counts', {}, 'requests with a wrong path or projectId')));
    redraw(list, items, found.length > most ? element('li.more', {}, `and ${found.length - most} more`) : null, without);
  }

  function open(event) {
    event.preventDefault();
    // A project that has no request yet can be configured, too.
    const problem = problemOfId(filter.value);
    if (problem) tell(problem, true);
    else if (filter.value !== '') navigation.select(filter.value);
  }

  addEventListener('hashchange', draw);
  let drawn = '';
  repeat(new AbortController().signal, async signal => {
    ({ projects } = await get('projects', signal));
    if (navigation.isStart() && projects.length > 0) navigation.select(projects[0].projectId);
    document.dispatchEvent(new CustomEvent('projects', { detail: projects }));
    const news = JSON.stringify(projects);
    if (news !== drawn) draw();
    drawn = news;
    await pause(2000, signal);
  });
}

function countsOf(project) {
  const polls = project.waitingPolls > 0 ? `, ${project.waitingPolls} waiting` : '';
  return `${project.users} ${project.users === 1 ? 'user' : 'users'}, ${project.messages} ${project.messages === 1 ? 'message' : 'messages'}${polls}`;
}
