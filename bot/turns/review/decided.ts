import { idsOf } from '../../../core/record/queries/access';
import { decisionsOf, isLate } from '../../../core/record/queries/approvals';
import type { Decided, Instant, Report } from '../../../core/record/types';
import { changeNote } from '../../../storage/notes';
import { whyOf } from '../../outbox/messenger';
import type { Services } from '../services';
import type { Update } from '../update';

type Who = Pick<Update, 'person' | 'aliases'>;

/** Of which report somebody's «deshacer» means their decision: the one that they decided on, or looked at, last. */
export interface LastDecided {
  readonly report: string;
  readonly at: Instant;
}

const nameOf = (id: string): string => `decided.${id}`;

/** What of the report's present state somebody decided, under any id of theirs. */
export const ownDecision = (report: Report, who: Who): Decided | undefined =>
  decisionsOf(report).findLast(({ by }) => idsOf(who).includes(by.id));

/** Keeps that somebody who may still undo their decision on it has it before them. Never rejects: their turn is done. */
export async function keepDecided(
  { store, log }: Pick<Services, 'store' | 'log'>,
  report: Report,
  { person, aliases = [], at }: Who & Pick<Update, 'at'>,
): Promise<void> {
  const own = ownDecision(report, { person, aliases });
  if (own === undefined || isLate(own, at)) return;
  const last: LastDecided = { report: report.id, at };
  await changeNote<LastDecided>(store, nameOf(person.id), () => last).catch((error: unknown) =>
    log.warn('not kept what was decided last', { person: person.id, ...whyOf(error) }),
  );
}

/** Whichever of their ids they decided under. */
export async function lastDecided({ store }: Pick<Services, 'store'>, who: Who): Promise<LastDecided | undefined> {
  const notes = await Promise.all(idsOf(who).map((id) => store.note(nameOf(id))));
  const found = notes.flatMap((note) => (note === undefined ? [] : [note.value as LastDecided]));
  return found.reduce<LastDecided | undefined>((one, other) => (one && one.at > other.at ? one : other), undefined);
}
