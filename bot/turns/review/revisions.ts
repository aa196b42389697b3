import type { Intent } from '../../../core/talk/intent';
import { baseOf } from '../../../core/record/queries/revision';
import type { Report } from '../../../core/record/types';
import { differenceScreen } from '../../../core/review/difference/screen';
import type { Back } from '../../../core/screen/press';
import type { Viewing } from '../../../core/review/screens/review';
import { revisionScreen } from '../../../core/review/screens/revision';
import type { Screen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { comparedAt, revisionAt } from '../../outbox/files/revisions';
import { notFound, problemCard, readable, seenBy, type Reader } from '../find/lists';
import { keepRead } from '../paper/reads';
import type { Services } from '../services';
import type { Update } from '../update';

/** Where in what is shown somebody is, and what it goes back to. */
interface Place {
  readonly page: number;
  readonly back: Back;
}

/** Whoever reads, and for whom it is drawn, where not for the reader alone. */
interface Reading {
  readonly reader: Taker;
  readonly viewing: Viewing;
}

type Taker = Reader & Pick<Update, 'at'>;

/** A revision of a report, or what changed between two, for whoever may read the report. */
export async function seeRevision(
  services: Services,
  reader: Taker,
  { folio, asked }: Extract<Intent, { wants: 'revision' }>,
  viewing = seenBy(services, reader),
): Promise<Screen> {
  const report = await readable(services, reader, folio);
  if (report === undefined) return notFound(folio);
  const place: Place = { page: 1, back: 'list' };
  if (asked.is === 'whole') return revisionCard(services, { reader, viewing }, report, asked.revision, place);
  const { round } = report;
  if (round === 1 && asked.to === undefined) return problemCard(problem('revision.only-one', { folio }));
  const to = asked.to ?? round;
  return changesCard(services, { reader, viewing }, report, [asked.from ?? baseOf(report, to), to], place);
}

/** That revision, whole. Who read which is kept. */
export async function revisionCard(
  services: Services,
  { reader, viewing }: Reading,
  report: Report,
  revision: number,
  { page, back }: Place,
): Promise<Screen> {
  const sent = await revisionAt(services.store, report, revision);
  if (sent === undefined) return unknown(report, revision);
  await keepRead(services, report, reader, revision);
  return { template: 'report', data: revisionScreen(viewing, report, sent, page, back) };
}

/** What changed from one revision to another, which is a read of the later one: who read which is kept. */
export async function changesCard(
  services: Services,
  { reader, viewing }: Reading,
  report: Report,
  [from, to]: readonly [from: number, to: number],
  { page, back }: Place,
): Promise<Screen> {
  const { folio = '', round } = report;
  if (to > round || to < 1) return unknown(report, to);
  if (from < 1 && to === 1) return problemCard(problem('revision.first', { folio }));
  if (from < 1) return unknown(report, from);
  if (from === to) return problemCard(problem('revision.twice', { folio, revision: to }));
  const compared = await comparedAt(services.store, report, from, to);
  if (compared === undefined) return unknown(report, from);
  await keepRead(services, report, reader, to);
  return { template: 'difference', data: differenceScreen(viewing, report, compared, page, back) };
}

const unknown = ({ folio = '', round }: Report, revision: number): Screen =>
  problemCard(problem('revision.unknown', { folio, revision, revisions: round }));
