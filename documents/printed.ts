import type { Report, Seal } from '../core/record/types';
import { states } from '../core/words/texts.es';

/** What a document is made of, besides the form. */
export type Printed = Pick<Report, 'answers' | 'folio' | 'state'> &
  Partial<Pick<Report, 'changedAt' | 'round' | 'submittedAt'>> & {
    /** Where its history ended when it was printed: whoever rewrites that cannot rewrite the paper. */
    readonly seal?: Seal;
  };

/** A report with all that is no matter of its paper left out: by the rest, papers are told apart. */
export const printedOf = (
  { answers, folio, state, changedAt, round, submittedAt }: Omit<Printed, 'seal'>,
  seal?: Seal,
): Printed => ({
  ...{ answers, state },
  ...(changedAt === undefined ? {} : { changedAt }),
  ...(round === undefined ? {} : { round }),
  ...(submittedAt === undefined ? {} : { submittedAt }),
  ...(folio === undefined ? {} : { folio }),
  ...(seal === undefined ? {} : { seal }),
});

/** What tells a paper that counts from one that does not; '' for one that was sent. */
export function markOf({ state, folio }: Printed): string {
  if (state === 'cancelled' || state === 'withdrawn') return states[state];
  return folio === undefined ? states.draft : '';
}
