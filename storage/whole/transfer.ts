import { lengthOf } from '../whole';
import type { ReportSource, WholeReport, WholeStore } from '../whole';
import { join } from './join';
import { Sampling } from './run';
import type { Run, Sample } from './run';
import { isDifferent, named } from './survey';
import type { Named, Survey } from './survey';

export interface Transfer {
  readonly added: number;
  readonly replaced: number;
  /** Refused by the destination, which has nothing of them, or still what it had. */
  readonly failed: Sample<Named>;
}

/** What is written at a time: reports, and characters of them. */
const BATCH = 100;
const BATCH_LENGTH = 8 * 1024 * 1024;

/**
 * Puts into the destination what it lacks and, where told to, what it has otherwise. What it has
 * already is left alone, so that after an interruption the same call goes on. Nothing is overwritten
 * unless told to, not even what appears meanwhile. Throws what source and destination throw.
 */
export async function transfer(
  source: ReportSource,
  destination: WholeStore,
  { overwrite, survey }: { readonly overwrite: boolean; readonly survey: Survey },
  run: Run,
): Promise<Transfer> {
  const after = survey.doneUpTo;
  const filling = new Filling(destination, (await destination.count()) > 0);
  const of = await source.count();
  // Where folios move from one report to another, those that had to wait find theirs free the second time.
  for (let round = 1; round === 1 || (round === 2 && filling.startAgain()); round += 1) {
    let done = after === undefined ? 0 : survey.same;
    const reading = after === undefined ? {} : { after };
    const there = filling.mayHaveAny || round > 1 ? destination.read(reading) : nothing();
    for await (const joined of join(source.read({ ...reading, still: true }), there)) {
      run.signal.throwIfAborted();
      if (joined.in === 'right') continue;
      run.onStep(Math.min((done += 1), of), of);
      if ('fault' in joined.left) continue;
      const { report } = joined.left;
      if (joined.in === 'left') await filling.add(report, 'if-absent');
      else if (overwrite && isDifferent(joined.left, joined.right)) await filling.add(report, 'replace');
    }
    await filling.flush();
  }
  return filling.result();
}

async function* nothing(): AsyncGenerator<never> {
  // An empty destination has nothing to compare with.
}

type How = 'if-absent' | 'replace';

class Filling {
  private readonly counts = { added: 0, replaced: 0 };
  private failed = new Sampling<Named>();
  private waiting: { readonly report: WholeReport; readonly how: How }[] = [];
  private length = 0;
  private last = false;
  private again = false;

  constructor(
    private readonly destination: WholeStore,
    readonly mayHaveAny: boolean,
  ) {}

  async add(report: WholeReport, how: How): Promise<void> {
    this.waiting.push({ report, how });
    this.length += lengthOf(report);
    if (this.waiting.length >= BATCH || this.length >= BATCH_LENGTH) await this.flush();
  }

  async flush(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    this.length = 0;
    for (const how of ['if-absent', 'replace'] as const) {
      await this.put(
        waiting.filter((one) => one.how === how).map(({ report }) => report),
        how,
      );
    }
  }

  /** Whether somebody waits for a folio; what failed is then tried once more. */
  startAgain(): boolean {
    if (!this.again) return false;
    this.last = true;
    this.failed = new Sampling();
    return true;
  }

  result(): Transfer {
    return { ...this.counts, failed: this.failed };
  }

  private async put(reports: readonly WholeReport[], how: How): Promise<void> {
    if (reports.length === 0) return;
    const results = await this.destination.put(reports, how);
    const waiting: WholeReport[] = [];
    for (const [at, report] of reports.entries()) {
      const result = results[at];
      if (result === 'put') this.counts[how === 'replace' ? 'replaced' : 'added'] += 1;
      else if (result === 'folio-taken' && !this.last) waiting.push(report);
      else if (result !== 'there') this.failed.add(named({ id: report.id, report }));
    }
    this.again ||= waiting.length > 0;
    // Two that have swapped their folios would wait for each other: what is replaced gives up its own at once.
    if (how === 'replace' && waiting.length > 0) await this.destination.put(waiting.map(withoutFolio), how);
  }
}

const withoutFolio = (report: WholeReport): WholeReport => ({
  ...report,
  columns: { ...report.columns, folio: null, folioYear: null, folioNumber: null },
});
