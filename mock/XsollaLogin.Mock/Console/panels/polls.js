// Held calls of getConfirmCode: pages that wait until the user opens the link of a message.

import { button, element, redraw, tell, time } from '../dom.js';
import { get, pause, post, query, repeat } from '../api.js';

const interval = 1000;

export function showPolls(parent, projectId, signal) {
  let drawn = '';
  repeat(signal, async () => {
    const { polls } = await get(`polls${query({ projectId })}`, signal);
    const news = JSON.stringify(polls);
    if (news !== drawn) draw(polls);
    drawn = news;
    await pause(interval, signal);
  });

  function draw(polls) {
    const hadFocus = parent.contains(document.activeElement);
    redraw(parent, element('ul.list', {}, polls.map(row)));
    parent.hidden = polls.length === 0;
    // A hidden element loses the focus.
    if (hadFocus && parent.hidden) document.getElementById('main').focus();
  }
}

function row(poll) {
  return element('li.card.poll', {},
    element('p', {}, element('strong', {}, poll.login), ' waits in getConfirmCode until ', time(poll.endsAt)),
    poll.canConfirm
      ? button('Confirm', async () => {
        await post(`polls/${encodeURIComponent(poll.id)}/confirm`);
        tell(`Confirmed ${poll.login}`);
      }, { className: 'primary', 'aria-label': `Confirm ${poll.login}`, 'data-key': poll.id })
      : element('p.warning', {}, `No code was sent to this login in the operation ${poll.operationId}.`));
}
