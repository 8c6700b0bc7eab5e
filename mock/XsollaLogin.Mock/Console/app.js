// The frame of the console: projects, tabs, and the panel that the address names: #/{projectId}/{panel}.

import { element, fill, report, tell } from './dom.js';
import { AdminError } from './api.js';
import { showProjects } from './projects.js';
import { showMessages } from './panels/messages.js';
import { showUsers } from './panels/users.js';
import { showJournal } from './panels/journal.js';
import { showClock } from './panels/clock.js';
import { showSettings } from './panels/settings.js';
import { showScripts } from './panels/scripts.js';
import { showState } from './panels/state.js';
import { showCoverage } from './panels/coverage.js';

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

const main = document.getElementById('main');
let shown = new AbortController();

/** The address of a panel of a project. */
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
  fill(document.getElementById('tabs'), Object.entries(panels).map(([name, [label]]) => element('a', {
    href: addressOf(projectId, name), 'aria-current': name === panel ? 'page' : null,
  }, label)));
  tell('');
  document.title = `${title} ${projectId && `of ${projectId} `}– Mock of Xsolla Login`;
  const body = element('div.panel', {});
  fill(main, element('h2', {}, title, projectId && panel !== 'coverage' ? element('span.of', {}, ` ${projectId}`) : null), body);
  if (projectId === '' && panel !== 'coverage') fill(body, element('p.empty', {}, 'No project yet. It appears with its first request.'));
  else Promise.resolve(start(body, projectId, shown.signal)).catch(report);
}

// Not by its address, which would name another panel.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
let isBroken = false;
document.addEventListener('connection', ({ detail: error }) => {
  if (error) tell(error instanceof AdminError ? error.message : `The mock does not answer: ${error.message}`, true);
  else if (isBroken) tell('');
  isBroken = error !== null;
});
addEventListener('hashchange', show);
showProjects(document.getElementById('projects'), {
  selected: () => place().projectId,
  addressOf: projectId => addressOf(projectId, place().panel),
  select: projectId => { location.replace(addressOf(projectId, place().panel)); },
});
show();
