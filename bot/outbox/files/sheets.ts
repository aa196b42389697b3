import { fatesIn } from '../../../core/paper/fates';
import { revisionIn } from '../../../core/report/replay';
import { sealOnPaper } from '../../../core/paper/seal-on-paper';
import type { HistoryEntry, Report, Seal } from '../../../core/record/types';
import type { ReportStore, Stored } from '../../../storage/ports';

/** What a report's paper is printed of: what it says, and the entry of the history that it names. */
export interface Sheet {
  readonly report: Report;
  readonly seal: Seal | undefined;
}

type History = Pick<ReportStore, 'history'>;
type Loaded = Pick<Stored, 'report' | 'tip'>;

/** The paper of `shown`, which was made of that report as it was loaded. */
export async function sheetOf(store: History, stored: Loaded, shown: Report): Promise<Sheet> {
  return { report: shown, seal: sealOf(await historyOf(store, stored), stored.tip, shown) };
}

/** A history that this release cannot follow, since a newer one wrote it, is named by its end. A store that fails fails before. */
function sealOf(history: readonly HistoryEntry[], tip: Seal, shown: Report): Seal | undefined {
  try {
    return sealOnPaper(history, shown);
  } catch {
    return tip;
  }
}

/** The paper of what was sent for the nth time, in the state it has come to since; undefined where it was not sent so often. */
export async function revisionSheet(store: History, stored: Loaded, round: number): Promise<Sheet | undefined> {
  const history = await historyOf(store, stored);
  const fate = fatesIn(history).revisions[round - 1];
  const sent = revisionIn(
    history.map(({ event }) => event),
    round,
  );
  if (fate === undefined || sent === undefined) return undefined;
  const { seq, hash } = fate.since;
  return { report: { ...sent, state: fate.state }, seal: { seq, hash } };
}

/** As far as the report was loaded: what was added since is left for the next paper. */
async function historyOf(store: History, { report, tip }: Loaded): Promise<readonly HistoryEntry[]> {
  return (await store.history(report.id)).filter(({ seq }) => seq <= tip.seq);
}
