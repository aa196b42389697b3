import { searchedIn, showValue } from '../core/form/answers';
import { answerOf } from '../core/form/values';
import { visitOf } from '../core/form/visit';
import { reportedOn } from '../core/paper/month/reported-on';
import { asOthersRead } from '../core/record/queries/sent';
import type { OutboxMessage, Report, ReportState } from '../core/record/types';
import { foldedWords } from './words';

/** What lists and lookups ask about a report, drawn from its state. */
export interface Columns {
  readonly unitId: string | undefined;
  readonly unit: string;
  readonly states: string;
  readonly visitDates: string;
  readonly folio: FolioParts | undefined;
  /** Of a report that was sent, and not withdrawn: what others of the same visit have as well. */
  readonly visit: string | undefined;
  /** What its month is told by: a day, or an instant. */
  readonly reportedOn: string | undefined;
}

/** States of a report that was sent and still counts. */
export const STANDING: readonly ReportState[] = ['in-review', 'changes-requested', 'approved'];

/** The report as others of its visit are found by; undefined where it is none that was sent and counts. */
export function visitKey(report: Report): string | undefined {
  const { folio, state, answers } = asOthersRead(report);
  return folio !== undefined && STANDING.includes(state) ? visitOf(answers)?.key : undefined;
}

/** The line that a message waits in: of the platform that it is said on, '' where it names none. */
export const lineOf = ({ on = '' }: Pick<OutboxMessage, 'on'>): string => on;

export interface FolioParts {
  readonly text: string;
  readonly year: number;
  readonly number: number;
}

/** `INF-2026-0042` -> 2026 and 42. Throws on anything else: a folio is made by the program, never typed. */
export function parseFolio(text: string): FolioParts {
  const [, year, number] = /^INF-(\d{4})-(\d+)$/.exec(text) ?? [];
  if (year === undefined || number === undefined) throw new TypeError(`Not a folio: ${JSON.stringify(text)}`);
  return { text, year: Number(year), number: Number(number) };
}

/** As others read the report, whatever its author is writing: that is what they find it by. */
export function columnsOf(stored: Report): Columns {
  const report = asOthersRead(stored);
  const unit = answerOf(report.answers, 'unit', 'unit');
  return {
    unitId: unit?.id,
    unit: unit?.name ?? '',
    states: statesText(report),
    visitDates: datesText(report),
    folio: report.folio === undefined ? undefined : parseFolio(report.folio),
    visit: visitKey(report),
    reportedOn: reportedOn(report),
  };
}

function statesText(report: Report): string {
  const states = answerOf(report.answers, 'states', 'states');
  return states === undefined ? '' : showValue(states);
}

function datesText(report: Report): string {
  const dates = answerOf(report.answers, 'visitDates', 'dates');
  return dates === undefined ? '' : showValue(dates);
}

/** Folded words of all that a search looks into, separated by spaces: those that others read. */
export function searchText(stored: Report): string {
  const report = asOthersRead(stored);
  const texts = [report.folio ?? '', report.author.name, statesText(report)];
  for (const value of Object.values(report.answers)) texts.push(...searchedIn(value));
  return foldedWords(texts.join('\n')).join(' ');
}
