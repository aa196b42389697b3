import type { PressOf } from '../../../core/screen/press';
import type { Report } from '../../../core/record/types';
import { showHistory } from '../paper/history';
import { seenBy } from '../find/lists';
import type { Answer } from '../reply';
import { changesCard, revisionCard } from './revisions';
import { readBy } from '../press/permitted';
import type { ReportTurn } from '../press/report-turn';

/** What readers press to see what changed, earlier revisions, and what happened to a report. */
export const revisionVerbs = { seeRevision, seeChanges, history };

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
  const report = await services.lookups.named(readBy({ services, pressed }, stored.report));
  services.log.info('report read', { report: report.id, folio: report.folio, by: pressed.person.id, revision });
  return report;
}

async function history({ services, stored, press, pressed }: ReportTurn<PressOf<'history'>>): Promise<Answer> {
  const report = readBy({ services, pressed }, stored.report);
  return { screen: await showHistory(services, pressed, report, press.page, press.back) };
}
