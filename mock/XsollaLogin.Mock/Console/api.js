// Calls the admin API of the mock that served this page.

import { failed, recovered } from './connection.js';
import { parse, stringify } from './json.js';
import { askForKey, storedKey } from './key.js';

const base = new URL('../__admin/', import.meta.url);

/** The largest difference of two readings of the start of one mock, in milliseconds: its uptime is in seconds. */
const tolerance = 2000;

/** An error of the admin API, with one title for each mistake. */
export class AdminError extends Error {
  constructor(status, titles) {
    super(titles.join('; '));
    this.status = status;
    this.titles = titles;
  }
}

/** For `catch`: the value in place of an answer with this status. */
export const insteadOf = (status, value) => error => {
  if (error.status === status) return value;
  throw error;
};

export const get = (path, signal) => call('GET', path, undefined, signal);
export const post = (path, body) => call('POST', path, body);
export const patch = (path, body) => call('PATCH', path, body);
export const remove = path => call('DELETE', path);

/** Gets JSON as text, as the mock sent it. */
export const download = path => send('GET', path);

/** Puts the JSON of a file as it is. */
export const upload = (path, file) => send('PUT', path, file);

/** Returns why no path can name a project; null if one can. */
export function problemOfId(projectId) {
  return /^\.{1,2}$|%2f/i.test(projectId) ? `"${projectId}" is no ID of a project, because no path can name it` : null;
}

/** The path of a project in the admin API. */
export function projectPath(projectId, rest = '') {
  // A browser resolves these IDs, and the call would reach another endpoint.
  const problem = problemOfId(projectId);
  if (problem) throw new Error(problem);
  return `projects/${encodeURIComponent(projectId)}${rest}`;
}

/** A query string of the values that are not empty. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/**
 * Repeats a call until the signal is aborted. A hidden page pauses: browsers open few connections to one server, and the tested page needs them.
 * @param {(signal: AbortSignal) => Promise<void>} step One call, which should wait for news.
 * @param {() => void} restart Forgets what was read, because the mock may be another one: after a lost connection, or if it was replaced in a pause.
 */
export async function repeat(signal, step, restart = () => {}) {
  const loop = {};
  signal.addEventListener('abort', () => recovered(loop), { once: true });
  let isLost = false;
  while (!signal.aborted) {
    try {
      if (document.hidden) {
        const before = isLost ? null : await startOfMock(signal);
        await untilVisible(signal);
        isLost ||= Math.abs(await startOfMock(signal) - before) > tolerance;
      }

      if (isLost) restart();
      isLost = false;
      await step(signal);
      recovered(loop);
    } catch (error) {
      if (signal.aborted) return;
      // 503: the mock stops, and the message numbers of the next one start again.
      const isAnswered = error instanceof AdminError;
      isLost ||= !isAnswered || error.status === 503;
      failed(loop, isAnswered ? error.message : `The mock does not answer: ${error.message}`);
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

/** The time at which the mock was started, by its own clock. */
async function startOfMock(signal) {
  const { timestamp, uptimeInSeconds } = await get('health', signal);
  return Date.parse(timestamp) - uptimeInSeconds * 1000;
}

async function call(method, path, body, signal) {
  const text = await send(method, path, body === undefined ? undefined : stringify(body), signal);
  return text === '' ? null : parse(text);
}

async function send(method, path, body, signal) {
  const key = storedKey();
  const headers = { ...(key && { Authorization: `Bearer ${key}` }), ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  const response = await fetch(new URL(path, base), { method, headers, signal, cache: 'no-store', body });
  const text = await response.text();
  if (response.ok) return text;
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
