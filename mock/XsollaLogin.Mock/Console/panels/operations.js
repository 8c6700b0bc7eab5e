// The operations of the contract with their answers, as the coverage lists them.

import { get } from '../api.js';

let known = null;

/** The operations: `{ id, method, path, answers: [{ example, status }] }`. */
export async function contractOperations(signal) {
  known ??= (await get('coverage', signal)).details;
  return known;
}
