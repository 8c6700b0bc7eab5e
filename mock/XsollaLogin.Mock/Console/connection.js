// Says in the status line that a call to the mock failed, until no loop of calls fails any more.

import { tell, told } from './dom.js';

const failing = new Map();
let shown = '';

/** Notes that the last call of a loop failed. */
export function failed(loop, text) {
  failing.set(loop, text);
  show();
}

/** Notes that the last call of a loop succeeded, or that the loop ended. */
export function recovered(loop) {
  if (failing.delete(loop)) show();
}

function show() {
  // The first that failed stays in its place, so that two errors do not alternate.
  const [text = ''] = failing.values();
  // A message of an action stays when all loops succeed again.
  if (text === told() || (text === '' && shown !== told())) return;
  shown = text;
  tell(text, text !== '');
}
