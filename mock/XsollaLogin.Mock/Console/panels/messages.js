// The emails and text messages of a project, and the pages that wait for a confirmation.

import { element, fill } from '../dom.js';
import { showInbox } from './inbox.js';
import { showPolls } from './polls.js';

export function showMessages(parent, projectId, signal) {
  const [polls, inbox] = [element('section', { 'aria-label': 'Waiting pages', hidden: true }), element('section', { 'aria-label': 'Inbox' })];
  fill(parent, polls, inbox);
  showPolls(polls, projectId, signal);
  showInbox(inbox, projectId, signal);
}
