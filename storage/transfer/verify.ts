import { parseFolio } from '../columns';
import type { FolioParts } from '../columns';
import type { Read, WholeReport } from '../transfer';
import { checkReport, isOfThisRelease } from './check';
import type { Fault } from './check';

export interface Verdict {
  readonly reports: number;
  /** Reports with faults. */
  readonly faulty: number;
  /** Reports of another release, which were not replayed. */
  readonly notReplayed: number;
  /** Numbers that no report has, though a later one of that year is taken. */
  readonly gaps: readonly FolioGap[];
}

export interface FolioGap {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** Checks every report, goes on after a faulty one, and tells each as it comes. Throws what the source throws. */
export async function verify(
  reads: AsyncIterable<Read>,
  tell: (read: Read, faults: readonly Fault[]) => void,
): Promise<Verdict> {
  const folios = new Folios();
  let [reports, faulty, notReplayed] = [0, 0, 0];
  for await (const read of reads) {
    const faults = 'whole' in read ? checkWhole(read, folios) : faultsOf(read);
    if (!('orphan' in read)) reports += 1;
    if ('whole' in read && !isOfThisRelease(read.whole)) notReplayed += 1;
    if (faults.length === 0) continue;
    faulty += 1;
    tell(read, faults);
  }
  return { reports, faulty, notReplayed, gaps: folios.gaps() };
}

const checkWhole = (
  { id, whole, altered }: Extract<Read, { whole: WholeReport }>,
  folios: Folios,
): readonly Fault[] => [...checkReport(whole, altered), ...folios.check(id, whole.report.folio)];

/** Of what could not be read as a report. */
export const faultsOf = (read: Exclude<Read, { whole: WholeReport }>): readonly Fault[] =>
  'orphan' in read
    ? [{ code: 'orphan', detail: String(read.orphan) }]
    : [{ code: 'unreadable', detail: String(read.unreadable) }];

/** Who has which number of which year. */
class Folios {
  private readonly years = new Map<number, Map<number, string>>();

  check(id: string, folio: string | undefined): readonly Fault[] {
    if (folio === undefined) return [];
    const parts = partsOf(folio);
    if (parts === undefined) return [{ code: 'folio', detail: folio }];
    const taken = this.years.get(parts.year) ?? new Map<number, string>();
    this.years.set(parts.year, taken);
    const holder = taken.get(parts.number);
    if (holder !== undefined) return [{ code: 'folio-twice', detail: holder }];
    taken.set(parts.number, id);
    return [];
  }

  gaps(): readonly FolioGap[] {
    return [...this.years].sort(([a], [b]) => a - b).flatMap(([year, taken]) => gapsIn(year, [...taken.keys()]));
  }
}

function partsOf(folio: string): FolioParts | undefined {
  try {
    const parts = parseFolio(folio);
    return parts.number >= 1 ? parts : undefined;
  } catch {
    return undefined;
  }
}

function gapsIn(year: number, taken: readonly number[]): readonly FolioGap[] {
  const numbers = [...taken].sort((a, b) => a - b);
  return numbers.flatMap((number, at) => {
    const next = (numbers[at - 1] ?? 0) + 1;
    return number > next ? [{ year, from: next, to: number - 1 }] : [];
  });
}
