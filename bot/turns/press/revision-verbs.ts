import { asReadBy, idsOf } from '../../../core/report/access';
import type { PressOf } from '../../../core/screens/press';
import type { Report } from '../../../core/report/types';
import { seenBy } from '../lists';
import type { Answer } from '../reply';
import { changesCard, revisionCard } from '../revisions';
import type { ReportTurn } from './report-turn';

/** What readers press to see what changed, and earlier revisions. */
export const revisionVerbs = { seeRevision, seeChanges };

async function seeRevision(turn: ReportTurn<PressOf<'seeRevision'>>): Promise<Answer> {
  const { services, press } = turn;
  const report = await read(turn, press.revision);
  return { screen: await revisionCard(services, readingOf(turn), report, press.revision, press) };
}

async function seeChanges(turn: ReportTurn<PressOf<'seeChanges'>>): Promise<Answer> {
  const { services, press } = turn;
  const report = await read(turn, press.to);
  return { screen: await changesCard(services, readingOf(turn), report, [press.from, press.to], press) };
}

const readingOf = ({ services, pressed }: ReportTurn) => ({ reader: pressed, viewing: seenBy(services, pressed) });

/** Who read which is logged. */
async function read({ services, stored, pressed }: ReportTurn, revision: number): Promise<Report> {
  const shown = asReadBy(services.roles, stored.report, idsOf(pressed)) ?? stored.report;
  const report = await services.lookups.named(shown);
  services.log.info('report read', { report: report.id, folio: report.folio, by: pressed.person.id, revision });
  return report;
}
