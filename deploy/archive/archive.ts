import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { YearMonth } from '../../core/form/values';
import { visitReport } from '../../core/form/visit-report';
import { monthReported, spanOf, type Span } from '../../core/paper/month/reported-on';
import { inForceOf } from '../../core/record/queries/in-force';
import { sealOnPaper } from '../../core/paper/seal-on-paper';
import type { Report } from '../../core/record/types';
import type { Clock } from '../../core/record/runtime';
import { documents } from '../../core/words/texts.es';
import { printedOf, type Printed } from '../../documents/printed';
import type { ReportStore } from '../../storage/ports';
import { noteCopy } from './note';

interface Wanted {
  /** Those of that month; all where absent. */
  readonly month?: YearMonth;
  /** In which a day of sending is reckoned, where a visit has no dates. */
  readonly timeZone: string;
  readonly clock: Clock;
  /** Makes the copy of what is printed, with a file attached. Rejects where it cannot be made. */
  readonly make: (printed: Printed, attachment: Buffer) => Promise<Uint8Array>;
  readonly wrote: (name: string) => void;
  readonly leftOut: (folio: string, error: unknown) => void;
}

export interface Archived {
  readonly written: number;
  /** Left as they were. */
  readonly there: number;
  readonly failed: number;
}

const PAGE = 50;
/** All months that there are. */
const ALWAYS: Span = { from: '0000-01-01', before: '9999-12-31' };

type Store = Pick<ReportStore, 'reportedIn' | 'load' | 'history' | 'save'>;

/**
 * Writes the archive's copy of each approved report into the folder, and into the report's history what that is known
 * by. A file that is there stays as it is, so that an archive never changes, and what was interrupted goes on; a
 * correction approved later is a file of its own. A report that cannot be written is told of, and the others are.
 */
export async function archive(
  store: Store,
  folder: string,
  { month, timeZone, leftOut, ...putting }: Wanted,
): Promise<Archived> {
  mkdirSync(folder, { recursive: true });
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const dayOf = (at: string): string => days.format(new Date(at));
  const span = month === undefined ? ALWAYS : spanOf(month);
  const done = { written: 0, there: 0, failed: 0 };
  for (let after, page = await store.reportedIn(span, PAGE); page.length > 0;) {
    for (const { id, on, folio } of page) {
      if (month !== undefined && monthReported(on, dayOf) !== month) continue;
      try {
        const became = await put(store, folder, id, putting);
        if (became !== undefined) done[became] += 1;
      } catch (error) {
        done.failed += 1;
        leftOut(folio, error);
      }
    }
    after = page.at(-1);
    page = await store.reportedIn(span, PAGE, after);
  }
  return done;
}

/** Undefined where no revision of it is approved. */
async function put(
  store: Store,
  folder: string,
  id: string,
  { clock, make, wrote }: Pick<Wanted, 'clock' | 'make' | 'wrote'>,
): Promise<'written' | 'there' | undefined> {
  const stored = await store.load(id);
  const report = stored === undefined ? undefined : approvedOf(stored.report);
  if (report === undefined) return undefined;
  const name = `${documents.fileName(report.folio, report.round)}.pdf`;
  const path = join(folder, name);
  if (existsSync(path)) return 'there';
  const seal = sealOnPaper(await store.history(id), report);
  const printed = printedOf(report, seal);
  const file = await make(printed, dataOf(printed));
  // Known before it is there: a copy that nobody could verify is none.
  if (seal !== undefined) await noteCopy(store, visitReport, { report, seal, file }, clock.now().toISOString());
  // Whole under its name or not at all, and never in the place of another.
  const begun = `${path}.part`;
  writeFileSync(begun, file);
  try {
    linkSync(begun, path);
  } finally {
    rmSync(begun);
  }
  wrote(name);
  return 'written';
}

/** The revision that counts: that in force, while a correction of it is written. */
function approvedOf(report: Report): Report | undefined {
  const counts = report.inForce === undefined ? report : inForceOf(report);
  return counts.state === 'approved' ? counts : undefined;
}

/** What is printed, as data: so that in ten years nobody must read it out of the page. */
const dataOf = ({ folio, round, state, submittedAt, seal, answers }: Printed): Buffer =>
  Buffer.from(
    `${JSON.stringify({ form: visitReport.version, folio, revision: round, state, submittedAt, seal, answers }, null, 2)}\n`,
  );
