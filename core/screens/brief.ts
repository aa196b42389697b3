import { showValue } from '../form/answers';
import type { Answers, Value } from '../form/values';
import { wholeAt } from './weight';

/** Characters of an answer shown on one line. */
const LINE = 120;

/** An answer on one line, cut with "…" where it is longer than the line holds. */
export const showBrief = (value: Value, answers: Answers = {}, length = LINE): string =>
  clipped(showValue(value, answers), length);

/** Characters given up to end between two words. */
const WORD = 24;

/** A text on one line of at most `length` characters, "…" included; between two words where there are any. */
export function clipped(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const end = wholeAt(line, length - 1);
  const space = line.lastIndexOf(' ', end);
  return `${line.slice(0, space > end - WORD ? space : end).replace(/[\s,;:.]+$/, '')}…`;
}
