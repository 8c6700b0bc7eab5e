// The clock of a project.

import { button, element, field, fill, redraw, tell } from '../dom.js';
import { numberIn, saved, withErrors } from '../forms.js';
import { get, pause, post, projectPath, repeat } from '../api.js';

const units = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const interval = 2000;

export function showClock(parent, projectId, signal) {
  const path = projectPath(projectId, '/clock');
  const now = element('p.clock', {});
  const expiries = element('ul.list', {});
  const amount = element('input', { type: 'number', min: 0, step: 'any', value: 3, required: true });
  const unit = element('select', {}, Object.keys(units).map(name => element('option', { value: name, selected: name === 'minutes' }, name)));
  const general = element('div.errors', { role: 'alert' });
  const form = element('form.inline', { noValidate: true, onsubmit: submit },
    withErrors(field('Advance by', amount), 'seconds'), field('Unit', unit), element('button.primary', { type: 'submit' }, 'Advance'));
  fill(parent, now, general, form, element('h3', {}, 'Next expiries'), expiries);
  let ahead = 0;
  let drawn = '';
  const ticking = setInterval(tick, 1000);
  signal.addEventListener('abort', () => clearInterval(ticking));
  repeat(signal, async () => {
    draw(await get(path, signal));
    await pause(interval, signal);
  });

  async function submit(event) {
    event.preventDefault();
    await saved(form, general, () => advance(numberIn(amount, 'seconds') * units[unit.value]));
  }

  async function advance(seconds) {
    const clock = await post(`${path}/advance`, { seconds });
    draw(clock);
    tell(`It is ${new Date(clock.now).toLocaleString()} in the project`);
  }

  function draw(clock) {
    ahead = Date.parse(clock.now) - Date.now();
    tick();
    const news = JSON.stringify(clock.expiries);
    if (news === drawn) return;
    drawn = news;
    redraw(expiries, clock.expiries.length === 0 ? element('li.empty', {}, 'Nothing is going to expire.') : clock.expiries.map(row));
  }

  function tick() {
    fill(now, new Date(Date.now() + ahead).toLocaleString());
  }

  function row({ kind, at }) {
    // A millisecond more, because the clock of the server is finer than that of the page.
    const toExpiry = () => get(path).then(clock => advance(Math.max(0, Date.parse(at) - Date.parse(clock.now) + 1) / 1000));
    return element('li.card.expiry', {},
      element('p', {}, element('strong', {}, kind), ' ', element('time', { dateTime: at }, new Date(at).toLocaleString())),
      button('Advance to the expiry', toExpiry, { 'aria-label': `Advance to the expiry of the ${kind}` }));
  }
}
