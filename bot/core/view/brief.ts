import { showValue } from '../form/show';
import type { Answers, Value } from '../form/values';
import { wholeAt } from './weight';

/** Characters of an answer shown on one line. */
const LINE = 160;

/** An answer on one line, cut with "…" where it is longer than the line holds. */
export const showBrief = (value: Value, answers: Answers = {}, length = LINE): string =>
  clipped(showValue(value, answers), length);

/** A text on one line of at most `length` characters, "…" included. */
export function clipped(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, wholeAt(line, length - 1)).trimEnd()}…`;
}
