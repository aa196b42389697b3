import type { AnswerInput } from '../form/definition';

/** Ids of choices, joined by commas: a client gives them back in an order of its own. */
const CHOSEN = /^[\w/-]+(,[\w/-]+)*$/;

/**
 * A short mark of what an input holds (FNV-1a, 32 bits): it travels with a button, and tells whether somebody
 * changed the input since. Never ''.
 */
export function markOf(text: AnswerInput['text']): string {
  const clean = text.replace(/\r\n?/g, '\n').trim();
  const same = CHOSEN.test(clean) ? clean.split(',').sort().join(',') : clean;
  let hash = 0x811c9dc5;
  for (let index = 0; index < same.length; index += 1)
    hash = Math.imul(hash ^ same.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}
