import { states } from '../../../../core/form/catalogues/catalogues';
import type { Answers } from '../../../../core/form/values';
import { figuresOf, ranked } from '../../../../core/paper/month/figures';
import { aVisit } from '../../../helpers/people/months';

const april = Array.from({ length: 60 }, (_, nth) => aVisit(nth));
const figures = figuresOf(
  '2023-04',
  april.map((answers) => ({ answers })),
);

/** Counted another way: each answer looked at by itself, off its JSON. */
const told = april.map((answers) => JSON.parse(JSON.stringify(answers)) as Record<string, never>);
const keysOf = (one: Record<string, { keys?: string[]; literal?: string }>): string[] =>
  one['states']?.literal === undefined ? (one['states']?.keys ?? []) : [];

test('visits are those of each state, and one for a report that names none', () => {
  let visits = 0;
  for (const one of told) visits += keysOf(one).length === 0 ? 1 : keysOf(one).length;
  expect(figures.visits).toBe(visits);
  for (const { key } of states) {
    const counted = told.filter((one) => keysOf(one).some((found) => found === key)).length;
    expect(figures.byState.find((one) => one.key === key)?.visits).toBe(counted);
  }
  const literal = told.filter((one) => keysOf(one).length === 0).length;
  expect(literal).toBeGreaterThan(0);
  expect(figures.elsewhere).toEqual([{ phrase: 'entidades federativas con proceso electoral', visits: literal }]);
});

test('the units add up to the whole, and so do their states', () => {
  const sum = (of: (unit: (typeof figures.byUnit)[number]) => number): number =>
    figures.byUnit.reduce((total, unit) => total + of(unit), 0);
  expect(sum(({ reports }) => reports)).toBe(60);
  expect(sum(({ visits }) => visits)).toBe(figures.visits);
  expect(sum(({ days }) => days)).toBe(figures.days);
  expect(sum(({ trained }) => trained)).toBe(figures.trained);
  expect(sum(({ states: theirs }) => theirs.reduce((total, { visits }) => total + visits, 0))).toBe(figures.visits);
});

test('people are added up, and reports that do not say are counted', () => {
  let [people, silent] = [0, 0];
  for (const one of told as Record<string, { count?: number }>[]) {
    people += one['trainedStaff']?.count ?? 0;
    silent += one['trainedStaff'] === undefined ? 1 : 0;
  }
  expect(figures).toMatchObject({ trained: people, untold: silent });
});

const dates = (days: readonly string[], from?: string, to?: string): Answers => ({
  visitDates: { kind: 'dates', days, ranges: from === undefined || to === undefined ? [] : [{ from, to }] },
});

test('a day counts once in its report, said alone or in a span, and those before the month as well', () => {
  const one = { answers: dates(['2023-04-03', '2023-04-04'], '2023-04-04', '2023-04-06') };
  const over = { answers: dates([], '2023-03-30', '2023-04-01') };
  const first = { answers: dates(['2023-04-01']) };
  const none = { answers: {} };
  expect(figuresOf('2023-04', [one, over, first, none])).toMatchObject({
    ...{ days: 4 + 3 + 1, begunBefore: 1, undated: 1, visits: 4 },
  });
});

test('boards are counted by report: one of two counts in both', () => {
  const boards = (...named: readonly ('local' | 'distrital' | 'opl')[]) => ({
    answers: { boards: { kind: 'boards' as const, boards: named } },
  });
  expect(figuresOf('2023-04', [boards('local', 'opl'), boards('local'), { answers: {} }]).byBoard).toEqual({
    ...{ local: 2, distrital: 0, opl: 1, none: 1 },
  });
});

test('a unit goes by the name that it had then', () => {
  const answers: Answers = { unit: { kind: 'unit', id: 'DEAJ', name: 'otro' } };
  expect(figuresOf('2023-04', [{ answers }]).byUnit[0]?.name).toBe('Dirección Jurídica');
  expect(figuresOf('2025-04', [{ answers }]).byUnit[0]?.name).toBe('Dirección Ejecutiva de Asuntos Jurídicos');
});

test('the states of a unit come by their visits, and one that is none last among equals', () => {
  const to = (...keys: readonly string[]): { readonly answers: Answers } => ({
    answers: { ...(keys.length === 0 ? {} : { states: { kind: 'states', keys } }) },
  });
  const [unit] = figuresOf('2023-04', [to('05'), to(), to('15', '05'), to('02')]).byUnit;
  expect(unit?.states).toEqual([
    { key: '05', visits: 2 },
    { key: '02', visits: 1 },
    { key: '15', visits: 1 },
    { key: '', visits: 1 },
  ]);
});

test('states are ranked by visits, and among equals in the order of the catalogue', () => {
  const found = ranked(figures.byState);
  expect(found.every(({ visits }) => visits > 0)).toBe(true);
  for (const [at, { key, visits }] of found.entries()) {
    const next = found[at + 1];
    if (next !== undefined) expect(visits > next.visits || (visits === next.visits && key < next.key)).toBe(true);
  }
});
