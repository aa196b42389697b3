import { sealOnPaper, type OnPaper } from '../../core/report/seal-on-paper';
import type { Seal } from '../../core/report/types';
import type { ReportStore, Stored } from '../../storage/ports';

/**
 * The entry that is printed on the paper of `shown`, which was made of that report as it was loaded; undefined where
 * it has none. What was added to its history since is left for the next paper.
 */
export async function paperSeal(
  store: Pick<ReportStore, 'history'>,
  { report, tip }: Pick<Stored, 'report' | 'tip'>,
  shown: OnPaper,
): Promise<Seal | undefined> {
  const history = await store.history(report.id);
  return sealOnPaper(
    history.filter(({ seq }) => seq <= tip.seq),
    shown,
  );
}
