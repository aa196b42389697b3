import { units, unitNameAt, type Unit } from '../../form/catalogues/catalogues';
import { answerOf, type YearMonth } from '../../form/values';
import { asOthersRead } from '../../record/queries/sent';
import type { Instant, Report } from '../../record/types';
import { figuresOf, type Figures } from './figures';
import { inOrder, type MonthKey } from './order';

/** Why a report of the month is not in it, or is in it for the time being. */
export type Wait = 'in-review' | 'changes-requested' | 'corrected';

/** A report of the month that waits for somebody. */
export interface Waiting {
  readonly report: Report;
  readonly wait: Wait;
  /** When it was sent last; of a correction that was not sent yet, when it was written. */
  readonly since: Instant;
}

/** What the report of a month gathers: data, never sentences. */
export interface MonthReport {
  readonly month: YearMonth;
  /** In force, in the office's order: one that is corrected as it was approved. */
  readonly approved: readonly Report[];
  readonly figures: Figures;
  /** Those in review or with observations, then those of `approved` that are being corrected. */
  readonly waiting: readonly Waiting[];
  /** How many more wait, of which whoever asks may not read. */
  readonly unnamed: number;
  /** The units of the catalogue of which nothing was sent, in its order; each by the name that it had then. */
  readonly silent: readonly Pick<Unit, 'id' | 'name'>[];
  /** Folios that are there and cannot be read. */
  readonly unreadable: readonly string[];
}

export interface Gathered {
  /** Those that count in the month, as they are kept. */
  readonly reports: readonly Report[];
  readonly unreadable: readonly string[];
}

export interface Gathering {
  readonly order: readonly MonthKey[];
  /** Whether whoever asks may be told that this one waits. */
  readonly named: (stored: Report) => boolean;
}

/** The report of a month. Pure: what is in it follows from the reports alone, in whatever order they come. */
export function monthReportOf(month: YearMonth, gathered: Gathered, { order, named }: Gathering): MonthReport {
  const { reports, unreadable } = gathered;
  const read = reports.map(asOthersRead);
  const approved = inOrder(
    read.filter(({ state }) => state === 'approved'),
    order,
  );
  const filed = new Set(read.map(({ answers }) => answerOf(answers, 'unit', 'unit')?.id));
  const waiting = inOrder(reports, order).filter(isWaiting);
  const told = waiting.filter(named);
  return {
    month,
    approved,
    figures: figuresOf(month, approved),
    waiting: told.map(waitOf).sort(byWait),
    unnamed: waiting.length - told.length,
    silent: units.filter(({ id }) => !filed.has(id)).map((unit) => ({ id: unit.id, name: unitNameAt(unit, month) })),
    unreadable,
  };
}

const isWaiting = ({ state, inForce }: Report): boolean =>
  inForce !== undefined || state === 'in-review' || state === 'changes-requested';

const WAITS: readonly Wait[] = ['in-review', 'changes-requested', 'corrected'];
const byWait = (one: Waiting, other: Waiting): number => WAITS.indexOf(one.wait) - WAITS.indexOf(other.wait);

function waitOf(stored: Report): Waiting {
  const { state, inForce, submittedAt, updatedAt } = stored;
  const report = asOthersRead(stored);
  if (inForce !== undefined) return { report, wait: 'corrected', since: updatedAt };
  return { report, wait: state === 'in-review' ? state : 'changes-requested', since: submittedAt ?? updatedAt };
}
