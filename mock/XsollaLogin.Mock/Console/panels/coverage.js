// The coverage of the contract: which operations and answers were reached, in all projects.

import { button, check, element, fill } from '../dom.js';
import { get, pause, remove, repeat } from '../api.js';

const interval = 3000;

export function showCoverage(parent, projectId, signal) {
  const total = element('p', {});
  const onlyMissing = element('input', { type: 'checkbox', onchange: draw });
  const rows = element('tbody', {});
  const head = ['Operation', 'Calls', 'Answers'].map(name => element('th', { scope: 'col' }, name));
  fill(parent,
    element('div.tools', {}, total, check('Only what is missing', onlyMissing), button('Reset the coverage', () => remove('coverage'))),
    element('div.scroll', { tabIndex: 0, role: 'region', 'aria-label': 'Coverage of the contract' },
      element('table', {}, element('caption.hidden', {}, 'Operations and answers'), element('thead', {}, element('tr', {}, head)), rows)));
  let coverage = null;
  let drawn = '';
  repeat(signal, async () => {
    coverage = await get('coverage', signal);
    const news = JSON.stringify(coverage);
    if (news !== drawn) draw();
    drawn = news;
    await pause(interval, signal);
  });

  function draw() {
    if (coverage === null) return;
    const { answers, details, operations, percent } = coverage;
    fill(total, `${operations.reached} of ${operations.declared} operations, ${answers.reached} of ${answers.declared} answers (${percent} %)`);
    const shown = details.filter(operation => !onlyMissing.checked || operation.answers.some(answer => !answer.isReached));
    fill(rows, shown.map(operation => row(operation, onlyMissing.checked)));
  }
}

function row(operation, onlyMissing) {
  const answers = operation.answers.filter(answer => !onlyMissing || !answer.isReached);
  return element('tr', {},
    element('th', { scope: 'row' }, operation.id, element('span.path', {}, `${operation.method} ${operation.path}`)),
    element('td', {}, operation.calls),
    element('td', {}, element('ul.chips', {}, answers.map(answer => element(answer.isReached ? 'li.badge.good' : 'li.badge.quiet', {},
      `${answer.status} ${answer.example}${answer.count > 0 ? ` × ${answer.count}` : ', not reached'}`)))));
}
