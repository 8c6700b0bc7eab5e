// JSON whose whole numbers keep all their digits: those of a client_id can be more than a number of JavaScript has.

/** Reads JSON; a whole number that would lose digits is a BigInt. */
export const parse = text => /\d{16}/.test(text) ? JSON.parse(text, exact) : JSON.parse(text);

/** Writes JSON; a BigInt is a number. */
export const stringify = (value, indent) => JSON.stringify(value, (_, one) => typeof one === 'bigint' ? JSON.rawJSON(String(one)) : one, indent);

function exact(_, value, context) {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source) ? BigInt(context.source) : value;
}
