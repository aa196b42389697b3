import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { visitReport } from '../../core/form/visit-report';
import { renderMonthPdf } from '../../documents/month/month-pdf';
import { renderMonthWord } from '../../documents/month/month-word';
import { renderPdf, renderPicture } from '../../documents/pdf/pdf';
import type { Printed } from '../../documents/printed';
import { ownTemplate, renderWord } from '../../documents/word/word';
import { seeds } from '../fixtures/seeds';
import { aPrintedMonth } from '../helpers/people/months';
import { ratioOf, saidOf, spreadOf, table, type Machine, type Spread } from './figures';
import type { Pace } from './rounds';
import { stockWord } from './stock/word';

/** Two pages of Word: the longest reference report, sent and sealed. */
const report: Printed = {
  answers: seeds.mexico.answers,
  state: 'in-review',
  folio: 'INF-2023-0042',
  round: 1,
  seal: { seq: 42, hash: '3f9a1c0788d24be1'.repeat(4) },
};

/** The nth of reports that differ from it in their objective and folio. */
const another = (nth: number): Printed => {
  const text = `${String(nth)}. Coordinar las actividades de la visita.`;
  const objective = { kind: 'prose', blocks: [{ type: 'paragraph', text }] } as const;
  return { ...report, folio: `INF-2023-${String(1_000 + nth)}`, answers: { ...report.answers, objective } };
};

/** Reports of the month that is measured. */
const OF_A_MONTH = 60;

interface Way {
  readonly said: string;
  /** What its ratio is taken to. */
  readonly beside: WayName;
  /** Documents in one measurement, so that it is long enough to be one. */
  readonly documents: number;
  /** Makes so many in that folder, and tells the CPU that all of them took, in ms. */
  readonly make: (documents: number, folder: string) => number;
  /** Takes seconds, and so is measured in a few rounds alone. */
  readonly isSlow?: boolean;
}
type WayName = 'stock-word' | 'word' | 'pdf' | 'picture' | 'pdf-again' | 'month-pdf' | 'month-word' | 'libreoffice';

const ways: Readonly<Record<WayName, Way>> = {
  'stock-word': {
    said: "Word by docxtemplater's manual",
    beside: 'stock-word',
    documents: 20,
    make: inProcess(() => stockWord(ownTemplate(), report)),
  },
  word: { said: 'Word', beside: 'stock-word', documents: 20, make: inProcess(() => renderWord(visitReport, report)) },
  pdf: {
    said: 'PDF, another report each time',
    beside: 'stock-word',
    documents: 20,
    make: inProcess((nth) => renderPdf(visitReport, another(nth))),
  },
  picture: {
    said: "PNG of the PDF's first page",
    beside: 'stock-word',
    documents: 5,
    make: inProcess(() => renderPicture(visitReport, report)),
  },
  'pdf-again': {
    // What Typst keeps of the one before is not laid out again.
    said: 'PDF, the same report again',
    beside: 'stock-word',
    documents: 20,
    make: inProcess(() => renderPdf(visitReport, report)),
  },
  'month-pdf': {
    said: `PDF of a month of ${OF_A_MONTH} reports`,
    beside: 'stock-word',
    documents: 1,
    make: inProcess(() => renderMonthPdf(visitReport, aPrintedMonth(OF_A_MONTH))),
    isSlow: true,
  },
  'month-word': {
    said: `Word of a month of ${OF_A_MONTH} reports`,
    beside: 'stock-word',
    documents: 1,
    make: inProcess(() => renderMonthWord(visitReport, aPrintedMonth(OF_A_MONTH))),
    isSlow: true,
  },
  libreoffice: {
    said: 'PDF of that Word file by LibreOffice, ten in one start',
    beside: 'stock-word',
    documents: 10,
    make: byLibreOffice,
    isSlow: true,
  },
};

export interface DocumentsSummary {
  readonly rounds: number;
  readonly workbook: Workbook;
  readonly rows: readonly {
    readonly way: WayName;
    /** CPU of the first document of this process, loading its libraries; where it is made in the process. */
    readonly firstMs?: number;
    /** Of one document. */
    readonly cpuMs: Spread;
    /** To the way it is measured beside, in the same round. */
    readonly ratio: Spread;
  }[];
}

const ROUNDS: Readonly<Record<Pace, number>> = { full: 15, quick: 2 };
const WARM_UPS: Readonly<Record<Pace, number>> = { full: 5, quick: 0 };
/** Rounds in which what takes seconds is measured too. */
const SLOW_ROUNDS = 2;

/** What a document costs to make, in a process that has made some before, beside the ways that were at hand. */
export function benchDocuments(folder: string, pace: Pace): DocumentsSummary {
  const names = (Object.keys(ways) as WayName[]).filter((name) => name !== 'libreoffice' || hasLibreOffice());
  const first = new Map(names.map((name) => [name, name === 'libreoffice' ? undefined : ways[name].make(1, folder)]));
  const samples: { readonly name: WayName; readonly round: number; readonly cpuMs: number }[] = [];
  for (let round = -WARM_UPS[pace]; round < ROUNDS[pace]; round += 1)
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      if (ways[name].isSlow === true && (round < 0 || round >= SLOW_ROUNDS)) continue;
      const { make, documents } = ways[name];
      const cpuMs = make(documents, folder) / documents;
      if (round >= 0) samples.push({ name, round, cpuMs });
    }
  const of = (name: WayName) => samples.filter((sample) => sample.name === name);
  const rows = names.map((way) => {
    const firstMs = first.get(way);
    return {
      way,
      ...(firstMs === undefined ? {} : { firstMs }),
      cpuMs: spreadOf(of(way).map(({ cpuMs }) => cpuMs)),
      ratio: ratioOf(of(way), of(ways[way].beside), ({ cpuMs }) => cpuMs),
    };
  });
  return { rounds: ROUNDS[pace], rows, workbook: aWorkbook(WORKBOOK_REPORTS[pace]) };
}

function inProcess(makeOne: (nth: number) => Buffer): Way['make'] {
  let nth = 0;
  return (documents) => {
    const before = process.cpuUsage();
    for (let i = 0; i < documents; i += 1) makeOne((nth += 1));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}

/** A workbook of so many reports, made in a process of its own. */
interface Workbook {
  readonly reports: number;
  readonly bytes: number;
  readonly cpuMs: number;
  /** The most that the process held: KiB, resident. */
  readonly most: number;
}
const WORKBOOK_REPORTS: Readonly<Record<Pace, number>> = { full: 100_000, quick: 2_000 };

function aWorkbook(reports: number): Workbook {
  const said = execFileSync(process.execPath, [join(__dirname, 'exported.js'), 'xlsx', String(reports)], {
    encoding: 'utf8',
  });
  return { reports, ...(JSON.parse(said) as Omit<Workbook, 'reports'>) };
}

const workbookLine = ({ reports, bytes, cpuMs, most }: Workbook): string =>
  `A workbook of ${reports} reports: ${(bytes / 1_048_576).toFixed(1)} MB, ${(cpuMs / 1_000).toFixed(1)} s of CPU, at most ${(most / 1_024).toFixed(0)} MB of memory`;

const hasLibreOffice = (): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')));

/** A shell tells what its children took, of which this process knows nothing. */
function byLibreOffice(documents: number, folder: string): number {
  const from = resolve(folder, 'word');
  mkdirSync(from, { recursive: true });
  const files = Array.from({ length: documents }, (_, i) => join(from, `${i}.docx`));
  for (const file of files) writeFileSync(file, renderWord(visitReport, report));
  const convert = 'soffice "$@" >/dev/null 2>&1; times';
  const profile = `-env:UserInstallation=file://${resolve(folder, 'profile')}`;
  const asked = [profile, '--headless', '--convert-to', 'pdf', '--outdir', from, ...files];
  const said = execFileSync('sh', ['-c', convert, 'sh', ...asked], { encoding: 'utf8' });
  const children = said.trim().split('\n').at(-1) ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1_000,
    0,
  );
}

/** The summary as lines of text. */
export function documentsTable({ rounds, rows, workbook }: DocumentsSummary, machine: Machine): string {
  const cells = rows.map(({ way, firstMs, cpuMs, ratio }) => [
    ways[way].said,
    cpuMs.median.toFixed(2),
    `${cpuMs.low.toFixed(2)} to ${cpuMs.high.toFixed(2)}`,
    ratio.median.toFixed(2),
    firstMs === undefined ? '' : firstMs.toFixed(0),
  ]);
  return [
    `A document of two pages: CPU ms, medians of ${rounds} rounds, the middle half, and the ratio to docxtemplater's way`,
    ...table(['document', 'CPU ms', 'middle half', 'ratio', 'first ms'], cells, [0]),
    workbookLine(workbook),
    saidOf(machine),
  ].join('\n');
}
