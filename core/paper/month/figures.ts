import { states, units, unitNameAt } from '../../form/catalogues/catalogues';
import { allDaysOf } from '../../form/kinds/dates/span';
import { showValue } from '../../form/answers';
import { answerOf, type Answers, type Board, type PlainDate, type YearMonth } from '../../form/values';
import type { Report } from '../../record/types';

/**
 * What is counted of reports. A report tells of one visit to each of its states; one that says a phrase instead, or
 * nothing, of one visit.
 */
export interface Tally {
  readonly reports: number;
  readonly visits: number;
  /** Days of visit, each once for each report; those before the month as well, of a visit that began earlier. */
  readonly days: number;
  /** People trained. */
  readonly trained: number;
}

export interface UnitTally extends Tally {
  /** '' for reports without a unit. */
  readonly id: string;
  readonly name: string;
  /** Most visits first. */
  readonly states: readonly StateVisits[];
}

export interface StateVisits {
  /** Its key; '' for visits without a state of the catalogue. */
  readonly key: string;
  readonly visits: number;
}

/** What stands in the place of states: a phrase as it was written, '' where there is nothing. */
export interface PhraseVisits {
  readonly phrase: string;
  readonly visits: number;
}

export interface Figures extends Tally {
  /** In the order of the catalogue of units; those with a report. */
  readonly byUnit: readonly UnitTally[];
  /** All 32, in the catalogue's order. */
  readonly byState: readonly StateVisits[];
  readonly elsewhere: readonly PhraseVisits[];
  /** Reports that name that board: one that names two counts in both. */
  readonly byBoard: Readonly<Record<Board | 'none', number>>;
  /** Reports that do not say how many people were trained. */
  readonly untold: number;
  /** Reports without days of visit. */
  readonly undated: number;
  /** Reports of visits that began in an earlier month. */
  readonly begunBefore: number;
}

type Counted = Pick<Report, 'answers'>;

/** The figures of a month, from the reports that count in it. */
export function figuresOf(month: YearMonth, reports: readonly Counted[]): Figures {
  const answers = reports.map((report) => report.answers);
  return {
    ...tallyOf(answers),
    byUnit: byUnit(month, answers),
    byState: states.map(({ key }) => ({ key, visits: answers.filter((one) => keysIn(one).includes(key)).length })),
    elsewhere: elsewhere(answers),
    byBoard: {
      ...{ local: named(answers, 'local'), distrital: named(answers, 'distrital'), opl: named(answers, 'opl') },
      none: answers.filter((one) => boardsIn(one).length === 0).length,
    },
    untold: answers.filter((one) => answerOf(one, 'trainedStaff', 'count') === undefined).length,
    undated: answers.filter((one) => daysIn(one).length === 0).length,
    begunBefore: answers.filter((one) => (daysIn(one)[0] ?? month) < month).length,
  };
}

const tallyOf = (answers: readonly Answers[]): Tally => ({
  reports: answers.length,
  visits: sum(answers.map(visitsIn)),
  days: sum(answers.map((one) => daysIn(one).length)),
  trained: sum(answers.map((one) => answerOf(one, 'trainedStaff', 'count')?.count ?? 0)),
});

const keysIn = (answers: Answers): readonly string[] => {
  const value = answerOf(answers, 'states', 'states');
  return value?.literal === undefined ? [...new Set(value?.keys ?? [])] : [];
};
const visitsIn = (answers: Answers): number => Math.max(1, keysIn(answers).length);
const boardsIn = (answers: Answers): readonly Board[] => answerOf(answers, 'boards', 'boards')?.boards ?? [];
const named = (answers: readonly Answers[], board: Board): number =>
  answers.filter((one) => boardsIn(one).includes(board)).length;

export function daysIn(answers: Answers): readonly PlainDate[] {
  const dates = answerOf(answers, 'visitDates', 'dates');
  return dates === undefined ? [] : allDaysOf(dates);
}

function byUnit(month: YearMonth, answers: readonly Answers[]): readonly UnitTally[] {
  const groups = grouped(answers, (one) => answerOf(one, 'unit', 'unit')?.id ?? '');
  return [...groups]
    .map(([id, theirs]) => ({ id, name: nameOf(id, month, theirs), ...tallyOf(theirs), states: statesOf(theirs) }))
    .sort((one, other) => unitPlace(one.id) - unitPlace(other.id) || one.name.localeCompare(other.name, 'es'));
}

function nameOf(id: string, month: YearMonth, [first]: readonly Answers[]): string {
  const unit = units.find((one) => one.id === id);
  if (unit !== undefined) return unitNameAt(unit, month);
  return first === undefined ? '' : (answerOf(first, 'unit', 'unit')?.name ?? '');
}

/** Its place in the catalogue; what is in none comes last. */
export const unitPlace = (id: string): number => {
  const at = units.findIndex((unit) => unit.id === id);
  return at === -1 ? units.length : at;
};

function statesOf(answers: readonly Answers[]): readonly StateVisits[] {
  const keys = answers.flatMap((one) => (keysIn(one).length === 0 ? [''] : keysIn(one)));
  return [...grouped(keys, (key) => key)]
    .map(([key, found]) => ({ key, visits: found.length }))
    .sort((one, other) => other.visits - one.visits || statePlace(one.key) - statePlace(other.key));
}

/** Keys are in the order of the names; a visit without a state comes after them. */
const statePlace = (key: string): number => (key === '' ? states.length + 1 : Number(key));

function elsewhere(answers: readonly Answers[]): readonly PhraseVisits[] {
  const without = answers.filter((one) => keysIn(one).length === 0);
  const phraseOf = (one: Answers): string => {
    const value = answerOf(one, 'states', 'states');
    return value === undefined ? '' : showValue(value);
  };
  return [...grouped(without, phraseOf)].map(([phrase, found]) => ({ phrase, visits: found.length }));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The states that were visited, most visits first: what a map says, in an order that can be read out. */
export const ranked = (byState: readonly StateVisits[]): readonly StateVisits[] =>
  byState
    .filter(({ visits }) => visits > 0)
    .sort((one, other) => other.visits - one.visits || statePlace(one.key) - statePlace(other.key));
