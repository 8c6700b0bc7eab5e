// Scripted answers and faults: what the next calls of an operation get.

import { button, element, field, fill, tell } from '../dom.js';
import { numberIn, readAll, saved, withErrors } from '../forms.js';
import { get, insteadOf, pause, post, projectPath, remove, repeat, AdminError } from '../api.js';
import { contractOperations } from './operations.js';

const interval = 2000;
const members = {
  delayMs: 'Delay in milliseconds', retryAfterSeconds: 'Retry-After in seconds', status: 'Status',
};

export async function showScripts(parent, projectId, signal) {
  const path = projectPath(projectId, '/answers');
  const [operations, document_] = await Promise.all([contractOperations(signal), get('openapi.json', signal)]);
  const { ScriptedAnswer, ScriptedFault } = document_.components.schemas;
  const faults = ScriptedFault['x-faults'];
  const number = (name, value) => {
    const { minimum, maximum } = ScriptedAnswer.properties[name];
    return element('input', { type: 'number', min: minimum, max: maximum, value });
  };
  const operation = element('select', { onchange: showAnswers }, operations.map(({ id }) => element('option', { value: id }, id)));
  const answer = element('select', { onchange: showMembers });
  const times = number('times', 1);
  times.required = true;
  const user = element('input', { type: 'text', placeholder: 'everybody', autocomplete: 'off' });
  const numbers = Object.fromEntries(Object.keys(members).map(name => [name, number(name)]));
  const fields = Object.fromEntries(Object.entries(members).map(([name, label]) => [name, withErrors(field(label, numbers[name]), name)]));
  const meaning = element('p.hint', {});
  const general = element('div.errors', { role: 'alert' });
  const form = element('form.inline', { noValidate: true, onsubmit: submit },
    field('Operation', operation), field('Answer or fault', answer), withErrors(field('Times', times), 'times'),
    withErrors(field('Only for the user', user), 'user'), Object.values(fields), element('button.primary', { type: 'submit' }, 'Script it'));
  const list = element('ol.list', {});
  const forget = button('Delete all', async () => {
    await remove(path);
    await load();
  });
  fill(parent, general, form, meaning, element('div.tools', {}, element('h3', {}, 'Next'), forget), list);
  let drawn = '';
  showAnswers();
  repeat(signal, async () => {
    await load();
    await pause(interval, signal);
  });

  function showAnswers() {
    const { answers } = operations.find(({ id }) => id === operation.value);
    fill(answer,
      element('optgroup', { label: 'Answers' },
        answers.map(({ example, status }) => element('option', { value: `example:${example}` }, `${status} ${example}`))),
      element('optgroup', { label: 'Faults' }, Object.keys(faults).map(fault => element('option', { value: `fault:${fault}` }, fault))));
    showMembers();
  }

  function showMembers() {
    const fault = faults[faultOf(answer.value)];
    for (const [name, shown] of Object.entries(fields)) {
      numbers[name].required = fault?.required?.includes(name) ?? false;
      shown.hidden = !numbers[name].required && !fault?.optional?.includes(name);
    }

    meaning.textContent = fault ? `${fault.client} ${fault.project}`.replaceAll('`', '') : 'The call gets this answer and has no other effect.';
  }

  async function submit(event) {
    event.preventDefault();
    const [kind, name] = answer.value.split(':');
    const isSaved = await saved(form, general, async () => {
      const shown = Object.entries({ times, ...numbers }).filter(([member]) => !fields[member]?.hidden);
      const read = readAll(Object.fromEntries(shown.map(([member, input]) => [member, () => numberIn(input, member)])));
      const script = { operation: operation.value, [kind]: name, ...read };
      if (user.value !== '') script.user = user.value;
      await post(path, [script]).catch(withoutPlace);
    });
    if (!isSaved) return;
    tell(`Scripted ${name} for ${operation.value}`);
    await load();
  }

  async function load() {
    const scripts = await get(path, signal).catch(insteadOf(404, []));
    const news = JSON.stringify(scripts);
    if (news === drawn) return;
    drawn = news;
    fill(list, scripts.length === 0 ? element('li.empty', {}, 'The flows decide.') : scripts.map(row));
  }
}

const faultOf = value => value.startsWith('fault:') ? value.slice('fault:'.length) : null;

/** Removes the place of the script in its list from the errors, because the form has only one. */
function withoutPlace(error) {
  throw error instanceof AdminError ? new AdminError(error.status, error.titles.map(title => title.replace(/^\$\[0\]: /, ''))) : error;
}

function row({ operation, example, fault, times, user, ...others }) {
  return element('li.card', {},
    element('strong', {}, operation), ' ', element(fault ? 'span.badge.warn' : 'span.badge', {}, fault ?? example),
    ` × ${times}`, user ? ` for ${user}` : '',
    Object.entries(others).map(([name, value]) => [' ', element('span.badge.quiet', {}, `${name} ${value}`)]).flat());
}
