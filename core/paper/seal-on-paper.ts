import { same } from '../form/answers';
import { fatesIn } from './fates';
import type { HistoryEntry, Report, Seal } from '../record/types';

/** Of a report as it is printed, what tells which paper it is. */
export type OnPaper = Pick<Report, 'state' | 'round' | 'answers' | 'previous'>;

/**
 * The entry that is printed on a report's paper: the newest that says something of it. Reads, comments, reminders and
 * documents made say nothing, so a revision that stands as it stood gives the same paper again. `history`: up to where
 * `shown` was made of. Undefined where that has no such revision.
 */
export function sealOnPaper(history: readonly HistoryEntry[], shown: OnPaper): Seal | undefined {
  const { revisions, written } = fatesIn(history);
  const found = isWritten(shown) ? written : revisions[shown.round - 1]?.since;
  return found === undefined ? undefined : { seq: found.seq, hash: found.hash };
}

/** Whether it is what its author writes, and not what was sent. */
function isWritten({ state, round, answers, previous }: OnPaper): boolean {
  if (state !== 'changes-requested') return state === 'draft' || state === 'cancelled';
  return previous?.round !== round || !same(answers, previous.answers);
}
