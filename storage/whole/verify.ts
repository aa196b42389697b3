import type { Read, ReportSource, WholeReport, WholeStore } from '../whole';
import { digestOf, lengthOf, TotalHash } from '../whole';
import { checkReport } from './check';
import type { Problem } from './check';
import { Folios } from './folios';
import type { FolioGaps } from './folios';
import { Sampling } from './run';
import type { Run, Sample } from './run';
import { named } from './survey';
import type { Named } from './survey';

export interface Finding extends Named {
  readonly problems: readonly (Problem | { readonly what: 'astray'; readonly names: readonly string[] })[];
}

export interface Verdict {
  readonly reports: number;
  /** Over all reports that can be read. */
  readonly hash: string;
  readonly findings: Sample<Finding>;
  readonly gaps: readonly FolioGaps[];
  /** Of another release, and so not replayed. */
  readonly foreign: number;
  /** Damage of the store itself, in its own words. */
  readonly damage: readonly string[];
}

/** What a store is asked about at a time: reports, and characters of them. */
const PAGE = 100;
const PAGE_LENGTH = 8 * 1024 * 1024;

/** Checks every report of a store, or of a backup, and goes on after one that is damaged. Throws what the source throws. */
export async function verify(source: ReportSource | WholeStore, run: Run): Promise<Verdict> {
  const store = 'astray' in source ? source : undefined;
  const total = new TotalHash();
  const folios = new Folios();
  const findings = new Sampling<Finding>();
  const of = await source.count();
  let [reports, foreign] = [0, 0];
  const check = async (page: readonly Read[]): Promise<void> => {
    const wholes = page.flatMap((read) => ('report' in read ? [read.report] : []));
    const astray = (await store?.astray(wholes)) ?? new Map<string, readonly string[]>();
    for (const read of page) {
      const checked = 'report' in read ? checkReport(read.report) : UNREADABLE;
      const found = [...checked.problems, ...folioProblems(folios, read), ...astrayProblems(astray, read)];
      if (checked.foreign) foreign += 1;
      if (found.length > 0) findings.add({ ...named(read), problems: found });
      if ('report' in read) total.add(read.id, digestOf(read.report));
    }
    run.onStep((reports += page.length), of);
  };
  await inPages(source.read({ still: true }), run, check);
  const damage = (await store?.damage()) ?? [];
  return { reports, hash: total.value(), findings, gaps: folios.gaps(), foreign, damage };
}

const UNREADABLE = { problems: [{ what: 'unreadable' }], foreign: false } as const;

async function inPages(
  reads: AsyncIterable<Read>,
  { signal }: Run,
  work: (page: readonly Read[]) => Promise<void>,
): Promise<void> {
  let page: Read[] = [];
  let length = 0;
  for await (const read of reads) {
    signal.throwIfAborted();
    page.push(read);
    length += 'report' in read ? lengthOf(read.report) : 0;
    if (page.length < PAGE && length < PAGE_LENGTH) continue;
    await work(page);
    page = [];
    length = 0;
  }
  await work(page);
}

function folioProblems(folios: Folios, read: Read): readonly Problem[] {
  const folio = 'report' in read ? folioOf(read.report) : null;
  return folio === null || folios.add(folio) ? [] : [{ what: 'folio-twice', folio }];
}

const folioOf = ({ columns }: WholeReport): string | null => columns.folio;

const astrayProblems = (
  astray: ReadonlyMap<string, readonly string[]>,
  { id }: Read,
): readonly { readonly what: 'astray'; readonly names: readonly string[] }[] => {
  const names = astray.get(id);
  return names === undefined ? [] : [{ what: 'astray', names }];
};
