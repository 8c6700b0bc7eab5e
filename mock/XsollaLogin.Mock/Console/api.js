// Calls the admin API of the mock that served this page.

import { askForKey, storedKey } from './key.js';

const base = new URL('../__admin/', import.meta.url);

/** An error of the admin API, with one title for each mistake. */
export class AdminError extends Error {
  constructor(status, titles) {
    super(titles.join('; '));
    this.status = status;
    this.titles = titles;
  }
}

export const get = (path, signal) => send('GET', path, undefined, signal);
export const post = (path, body) => send('POST', path, body);
export const put = (path, body) => send('PUT', path, body);
export const patch = (path, body) => send('PATCH', path, body);
export const remove = path => send('DELETE', path);

/** The path of a project in the admin API. */
export const projectPath = (projectId, rest = '') => `projects/${encodeURIComponent(projectId)}${rest}`;

/** A query string of the values that are not empty. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/**
 * Repeats a call until the signal is aborted. A hidden page pauses: browsers open few connections to one server, and the tested page needs them.
 * @param {(signal: AbortSignal) => Promise<void>} step One call, which should wait for news.
 * @param {() => void} restart Forgets what was read: after a pause or a lost connection, the mock may be another one.
 */
export async function repeat(signal, step, restart = () => {}) {
  let wasAway = false;
  while (!signal.aborted) {
    try {
      wasAway ||= document.hidden;
      await untilVisible(signal);
      if (wasAway) restart();
      wasAway = false;
      await step(signal);
      connection(true);
    } catch (error) {
      if (signal.aborted) return;
      // 503: the mock stops, and the message numbers of the next one start again.
      wasAway = !(error instanceof AdminError) || error.status === 503;
      connection(false, error);
      await pause(2000, signal);
    }
  }
}

/** Waits some milliseconds, or until the signal is aborted. */
export function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const stop = () => { clearTimeout(timer); resolve(); };
    const timer = setTimeout(() => { signal.removeEventListener('abort', stop); resolve(); }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

function untilVisible(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise(resolve => {
    document.addEventListener('visibilitychange', resolve, { once: true, signal });
    signal.addEventListener('abort', resolve, { once: true });
  });
}

function connection(isUp, error) {
  document.dispatchEvent(new CustomEvent('connection', { detail: isUp ? null : error }));
}

async function send(method, path, body, signal) {
  const key = storedKey();
  const headers = { ...(key && { Authorization: `Bearer ${key}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  const response = await fetch(new URL(path, base), {
    method, headers, signal, cache: 'no-store', body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  if (response.status === 401) {
    await askForKey(key);
    return send(method, path, body, signal);
  }

  throw new AdminError(response.status, titlesOf(text, response));
}

function titlesOf(text, response) {
  try {
    return JSON.parse(text).errors.map(error => error.title);
  } catch {
    return [`The mock answered ${response.status} ${response.statusText}`];
  }
}
