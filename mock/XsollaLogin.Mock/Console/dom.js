// Creates elements. Every value is set as text or as a property, never as markup.

/**
 * @param {string} tag The name of the element, with classes: 'p.hint'.
 * @param {object} properties Properties and attributes; a function is a listener of the event in its name: onclick.
 * @param {...(Node|string|number|null|undefined|false)} children Children; text is shown as it is.
 */
export function element(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const made = document.createElement(name);
  if (classes.length > 0) made.className = classes.join(' ');
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (key in made && !key.startsWith('aria')) made[key] = value;
    else made.setAttribute(key, value === true ? '' : value);
  }

  return fill(made, ...children);
}

/** Replaces all children of an element; text and numbers are shown as they are. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return parent;
}

/** Draws the children of an element again; the focus stays on the control of the same data-key or name, or else goes to the element. */
export function redraw(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  fill(parent, ...children);
  if (focused === null) return;
  const same = [...parent.querySelectorAll('a, button, input')].find(control => nameOf(control) === focused);
  if (same) return same.focus();
  parent.tabIndex = -1;
  parent.focus();
}

const nameOf = control => control.dataset.key ?? control.getAttribute('href') ?? control.getAttribute('aria-label') ?? control.textContent;

/** A button that runs an action; further presses are ignored until the action ends; `report` shows an error. */
export function button(label, action, properties = {}) {
  const made = element('button', { type: 'button', ...properties }, label);
  made.addEventListener('click', async () => {
    // Not disabled, because a disabled button loses the focus.
    if (made.ariaDisabled === 'true') return;
    made.ariaDisabled = 'true';
    try {
      await action(made);
    } catch (error) {
      report(error);
    } finally {
      made.ariaDisabled = null;
    }
  });
  return made;
}

/** Shows a message in the status line, which screen readers announce. */
export function tell(text, isError = false) {
  const status = document.getElementById('status');
  status.textContent = text;
  status.classList.toggle('error', isError);
}

/** The message in the status line. */
export const told = () => document.getElementById('status').textContent;

/** Shows an error in the status line. */
export function report(error) {
  if (error.name !== 'AbortError') tell(error.message, true);
}

/** An input with its label and, as its description, a hint. */
export function field(label, input, hint) {
  input.id = nextId('input');
  return element('div.field', {}, element('label.label', { htmlFor: input.id }, label), input, described(input, hint));
}

/** A checkbox with its label and, as its description, a hint. */
export function check(label, input, hint) {
  return element('div.field', {}, element('label.check', {}, input, label), described(input, hint));
}

let ids = 0;

/** Returns an ID that no other element has. */
export const nextId = kind => `${kind}-${++ids}`;

function described(input, hint) {
  if (!hint) return null;
  const id = nextId('hint');
  input.setAttribute('aria-describedby', id);
  return element('span.hint', { id }, hint);
}

/** A time of day with seconds; the date and the zone are in the title. */
export function time(text) {
  const date = new Date(text);
  return element('time', { dateTime: text, title: date.toLocaleString() }, date.toLocaleTimeString());
}
