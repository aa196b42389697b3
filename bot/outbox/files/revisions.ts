import { revisionOf } from '../../../core/record/queries/revision';
import { revisionIn } from '../../../core/report/replay';
import type { Report } from '../../../core/record/types';
import type { Compared, Sent } from '../../../core/review/difference/screen';
import type { ReportStore } from '../../../storage/ports';

type History = Pick<ReportStore, 'history'>;

/** The report as it was sent that time, whole; undefined where it was not sent so often. */
export async function revisionAt(store: History, report: Report, round: number): Promise<Report | undefined> {
  if (round < 1 || round > report.round) return undefined;
  const history = await store.history(report.id);
  return revisionIn(
    history.map(({ event }) => event),
    round,
  );
}

/** Two revisions to compare; undefined where one of them is not to be had. The history is read where the report has them not. */
export async function comparedAt(
  store: History,
  report: Report,
  from: number,
  to: number,
): Promise<Compared | undefined> {
  const [one, other] = [await sentAt(store, report, from), await sentAt(store, report, to)];
  return one === undefined || other === undefined ? undefined : { from: one, to: other };
}

async function sentAt(store: History, report: Report, round: number): Promise<Sent | undefined> {
  const found = revisionOf(report, round) ?? (await revisionAt(store, report, round));
  return found === undefined ? undefined : { round, answers: found.answers, changedAt: found.changedAt };
}
