// The frame of the console: projects, tabs, and the panel that the address names: #/{projectId}/{panel}.

import { element, fill, report, tell } from './dom.js';
import { problemOfId } from './api.js';
import { showProjects } from './projects.js';
import { showMessages } from './panels/messages.js';
import { showUsers } from './panels/users.js';
import { showJournal } from './panels/journal.js';
import { showClock } from './panels/clock.js';
import { showSettings } from './panels/settings.js';
import { showScripts } from './panels/scripts.js';
import { showState } from './panels/state.js';
import { showCoverage } from './panels/coverage.js';
import { showStart } from './panels/start.js';

/** The panels by their name in the address: tab, title and start. */
const panels = {
  messages: ['Messages', 'Messages', showMessages],
  users: ['Users', 'Users', showUsers],
  journal: ['Journal', 'Journal', showJournal],
  clock: ['Clock', 'Clock', showClock],
  settings: ['Settings', 'Settings', showSettings],
  answers: ['Answers', 'Scripted answers and faults', showScripts],
  state: ['State', 'Snapshot and reset', showState],
  coverage: ['Coverage', 'Coverage of the contract', showCoverage],
};

/** The panels that also have something to show without a project. */
const withoutProject = ['journal', 'coverage'];

const main = document.getElementById('main');
let shown = new AbortController();

/** The address of a panel of a project; the empty ID is that of the requests without a project. */
const addressOf = (projectId, panel) => `#/${encodeURIComponent(projectId)}/${panel}`;

function place() {
  const [projectId = '', panel = ''] = location.hash.replace(/^#\//, '').split('/');
  return { projectId: decode(projectId), panel: Object.hasOwn(panels, panel) ? panel : 'messages' };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function show() {
  shown.abort();
  shown = new AbortController();
  const { projectId, panel } = place();
  const [, title, start] = panels[panel];
  const problem = problemOfId(projectId);
  const names = problem ? [] : projectId === '' ? withoutProject : Object.keys(panels);
  fill(document.getElementById('tabs'), names.map(name => element('a', {
    href: addressOf(projectId, name), 'aria-current': name === panel ? 'page' : null,
  }, panels[name][0])));
  tell('');
  const owner = panel === 'coverage' ? '' : projectId === '' ? 'without a project' : projectId;
  document.title = `${title} ${owner && (projectId && 'of ') + `${owner} `}– Mock of Xsolla Login`;
  const body = element('div.panel', {});
  if (problem) fill(main, element('h2', {}, 'No such project'), element('p.errors', {}, problem));
  else if (names.includes(panel)) {
    fill(main, element('h2', {}, title, owner && element('span.of', {}, ` ${owner}`)), body);
    Promise.resolve(start(body, projectId, shown.signal)).catch(report);
  } else {
    fill(main, element('h2', {}, 'No project yet'), body);
    showStart(body, addressOf('', 'journal'), shown.signal);
  }
}

// Not by its address, which would name another panel.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', show);
showProjects(document.getElementById('projects'), {
  selected: () => place().projectId,
  isStart: () => place().projectId === '' && !withoutProject.includes(place().panel),
  addressWithoutProject: addressOf('', 'journal'),
  addressOf: projectId => addressOf(projectId, place().panel),
  select: projectId => { location.replace(addressOf(projectId, place().panel)); },
});
show();
