import { ANYBODY } from '../../record/queries/access';
import type { Report } from '../../record/types';
import type { Back } from '../../screen/press';
import type { Button } from '../../screen/screens';
import { buttons } from '../../words/texts.es';
import { baseOf } from '../../record/queries/revision';

/** Buttons of a card, at most. */
const IN_A_ROW = 4;

/** Of whoever reads a report, what says which buttons are for them. */
interface Reads {
  /** None where it is read by all in a channel. */
  readonly reader?: readonly string[];
  readonly audits?: boolean;
}

/**
 * Where there is room: what changed, of a report that was sent more than once; a report of one's own made from it,
 * for whoever reads one that was sent for themselves; and its history, for whoever may see that. On the last of
 * several pages the history comes first.
 */
export function withMore(
  { reader = ANYBODY, audits = false }: Reads,
  report: Report,
  { back, isLast }: { readonly back: Back; readonly isLast: boolean },
  others: readonly Button[],
): readonly Button[] {
  if (report.folio === undefined) return others;
  const alone = reader.length > 0 && (back === 'list' || back === 'card');
  const changes = report.round > 1 && back !== 'brought' ? [changesButton(report, back)] : [];
  const use = alone ? [useButton(report)] : [];
  const history = audits ? [historyButton(report, back)] : [];
  const more = isLast ? [...history, ...changes, ...use] : [...changes, ...use, ...history];
  return [...others, ...more].slice(0, Math.max(others.length, IN_A_ROW));
}

const historyButton = (report: Report, back: Back): Button => ({
  title: buttons.history,
  press: { verb: 'history', report: report.id, page: 1, back },
});

export const useButton = (report: Report): Button => ({
  title: buttons.useThis,
  press: { verb: 'use', report: report.id, nonce: null, told: false },
});

/** Opens what changed with its newest revision. */
export const changesButton = (
  report: Pick<Report, 'id' | 'round' | 'previous'>,
  back: Back,
  from = baseOf(report),
  to = report.round,
): Button => ({ title: buttons.seeChanges, press: { verb: 'seeChanges', report: report.id, from, to, page: 1, back } });
