// One entry of the journal; request and answer are shown on demand.

import { element, fill, time } from '../dom.js';
import { stringify } from '../json.js';

/** @param {object} entry An entry as the admin API shows it, with masked secrets. */
export function entryRow(entry) {
  const content = element('div.content', {});
  const details = element('details', { ontoggle: () => { if (details.open && !content.hasChildNodes()) fill(content, contentOf(entry)); } },
    element('summary', {},
      element(`span.badge.${toneOf(entry)}`, {}, entry.clientLeft ? 'left' : entry.answer.status || entry.fault),
      element('strong', {}, entry.operation ?? `${entry.request.method} ${entry.request.url}`),
      element('span.badge.quiet', {}, entry.cause),
      violationsOf(entry).length > 0 ? element('span.badge.warn', {}, 'breaks the contract') : null,
      time(entry.loggedDate),
      element('span.why', {}, entry.why)),
    content);
  return element('li.card.entry', { 'data-sequence': entry.sequence }, details);
}

function toneOf({ answer, clientLeft }) {
  if (clientLeft || !answer.status) return 'warn';
  return answer.status >= 400 ? 'bad' : 'good';
}

function violationsOf({ contract }) {
  return [...contract?.request ?? [], ...contract?.answer ?? []];
}

function contentOf(entry) {
  const { answer, changes, contract, delayMs, durationMs, request } = entry;
  const facts = [
    ['Duration', `${durationMs} ms`], ['Delay', delayMs && `${delayMs} ms`], ['Fault', entry.fault],
    ['Cause', entry.causeDetail && `${entry.cause}: ${entry.causeDetail}`], ['Client', request.clientIp],
  ].filter(([, value]) => value);
  return [
    element('dl', {}, facts.map(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]).flat()),
    listOf('Changes', changes.map(({ what, subject }) => subject ? `${what} ${subject}` : what)),
    listOf('The request breaks the contract', contract?.request),
    listOf('The answer breaks the contract', contract?.answer),
    message('Request', `${request.method} ${request.url}`, request),
    answer ? message('Answer', `${answer.status} ${answer.example ?? ''}`, answer) : element('p.hint', {}, 'The client left before the answer.'),
  ];
}

function listOf(title, lines) {
  return lines?.length > 0 ? element('section', {}, element('h3', {}, title), element('ul', {}, lines.map(line => element('li', {}, line)))) : null;
}

function message(title, line, { body, bodyAsBase64, bodyNotShown, headers }) {
  const lines = Object.entries(headers).flatMap(([name, values]) => [values].flat().map(value => `${name}: ${value}`));
  const text = bodyNotShown ? `(${bodyNotShown})` : bodyAsBase64 ?? (typeof body === 'string' ? body : body && stringify(body, 2));
  return element('section', {}, element('h3', {}, title),
    element('pre', { tabIndex: 0, role: 'region', 'aria-label': title }, [line, ...lines, ...(text ? ['', text] : [])].join('\n')));
}
