import { showValue } from '../form/show';
import type { Answers, Value } from '../form/values';

/** Characters of an answer shown on one line. */
const LINE = 160;

/** An answer on one line, cut with "…" where it is longer than a line holds. */
export function showBrief(value: Value, answers: Answers = {}): string {
  const text = showValue(value, answers).replace(/\s+/g, ' ').trim();
  return text.length <= LINE ? text : `${text.slice(0, LINE - 1).trimEnd()}…`;
}
