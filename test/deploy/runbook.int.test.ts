import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { AggregationCursor, Db, Document } from 'mongodb';
import type { Answers } from '../../core/form/values';
import type { Report, ReportState } from '../../core/record/types';
import { chanceOf } from '../helpers/world/chance';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import { ANA, BRUNO, aReport, changeTo } from '../helpers/people/reports';
import { ROOT } from '../helpers/world/root';

const DAY_MS = 86_400_000;

/** The aggregations that the runbook shows, to the letter. */
function shown(): readonly string[] {
  const runbook = readFileSync(join(ROOT, 'deploy', 'RUNBOOK.md'), 'utf8');
  const section = /## Figures[^\n]*\n(.*?)\n## /s.exec(runbook)?.[1] ?? '';
  return [...section.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => code);
}

/** As the shell would run it. */
const run = (db: Db, code: string): Promise<readonly Document[]> =>
  (runInNewContext(code, { db: { reports: db.collection('reports') } }) as AggregationCursor).toArray();

const UNITS = { UTSI: 'Unidad Técnica de Servicios de Informática', DERFE: 'Dirección Ejecutiva del Registro' };
const STATES: readonly ReportState[] = ['draft', 'in-review', 'changes-requested', 'approved', 'withdrawn'];

/** Reports of all kinds, some with blanks, by a seed. */
function manyReports(): readonly Report[] {
  const chance = chanceOf(8);
  const pick = <T>(from: readonly T[]): T => from[chance.between(0, from.length - 1)] as T;
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = (month = chance.between(1, 3)): string => `2023-${two(month)}-${two(chance.between(1, 28))}`;
  return Array.from({ length: 120 }, (_, at): Report => {
    const state = pick(STATES);
    const sent = state !== 'draft';
    const submittedAt = new Date(Date.now() - (at + 0.5) * DAY_MS).toISOString();
    const unit = pick(Object.keys(UNITS) as (keyof typeof UNITS)[]);
    const answers: Answers = {
      unit: { kind: 'unit', id: unit, name: UNITS[unit] },
      ...(chance.oneIn(9)
        ? {}
        : { states: { kind: 'states', keys: [...new Set([pick(['05', '15']), pick(['05', '26'])])] } }),
      ...(chance.oneIn(9)
        ? {}
        : {
            visitDates: {
              kind: 'dates',
              days: [day(), day()],
              ranges: chance.oneIn(3) ? [{ from: day(1), to: day(2) }] : [],
            },
          }),
      ...(chance.oneIn(3) ? {} : { trainedStaff: { kind: 'count', count: chance.between(0, 40) } }),
    };
    const folio = { folio: `INF-2023-${String(at).padStart(4, '0')}`, submittedAt };
    return aReport({ state, answers, author: pick([ANA, BRUNO]), ...(sent ? folio : {}) });
  });
}

const tally = <T>(items: readonly T[], keyOf: (item: T) => string, of: (item: T) => number): Record<string, number> =>
  items.reduce<Record<string, number>>(
    (sums, item) => ({ ...sums, [keyOf(item)]: (sums[keyOf(item)] ?? 0) + of(item) }),
    {},
  );

onMongo('the aggregations of the runbook', (server) => {
  const reports = manyReports();
  const place = () => aMongoPlace(server(), 'runbook');
  let figures: readonly (readonly Document[])[] = [];
  beforeAll(async () => {
    await place().remove();
    const store = await place().open();
    for (const report of reports) await store.save(changeTo(report));
    await store.close();
    figures = await place().meddle((db) => Promise.all(shown().map((code) => run(db, code))));
  });
  afterAll(() => place().remove());

  test('are three', () => expect(figures).toHaveLength(3));

  test('count visits by state and month', () => {
    const sent = reports.filter(({ state }) => ['in-review', 'changes-requested', 'approved'].includes(state));
    const visits = sent.flatMap(({ answers: { states, visitDates } }) => {
      const dates = visitDates?.kind === 'dates' ? visitDates : { days: [], ranges: [] };
      const days = [...dates.days, ...dates.ranges.flatMap(({ from, to }) => [from, to])];
      const months = [...new Set(days.map((day) => day.slice(0, 7)))];
      return months.flatMap((month) => (states?.kind === 'states' ? states.keys.map((key) => `${month} ${key}`) : []));
    });
    const found =
      figures[0]?.map(({ _id, visits: count }) => {
        const { month, state } = _id as { readonly month: Date; readonly state: string };
        return [`${month.toISOString().slice(0, 7)} ${state}`, count] as const;
      }) ?? [];
    expect(found.length).toBeGreaterThan(6);
    expect(Object.fromEntries(found)).toEqual(tally(visits, String, () => 1));
    expect(found.map(([key]) => key)).toEqual(found.map(([key]) => key).sort());
  });

  test('add up the people trained by each unit', () => {
    const trained = reports.flatMap(({ state, answers: { trainedStaff, unit } }) =>
      state === 'approved' && trainedStaff?.kind === 'count' && unit?.kind === 'unit' && trainedStaff.count > 0
        ? [{ unit, count: trainedStaff.count }]
        : [],
    );
    const found = figures[1] ?? [];
    expect(Object.fromEntries(found.map(({ _id, people }) => [_id, people]))).toEqual(
      tally(
        trained,
        ({ unit }) => unit.id,
        ({ count }) => count,
      ),
    );
    expect(Object.fromEntries(found.map(({ unit, reports: many }) => [unit, many]))).toEqual(
      tally(
        trained,
        ({ unit }) => unit.name,
        () => 1,
      ),
    );
  });

  test('tell what waits, for how long, the longest first', () => {
    const waiting = reports.filter(({ state }) => state === 'in-review');
    const expected = waiting
      .map(({ folio, author, submittedAt = '', answers: { unit } }) => ({
        folio,
        author: author.name,
        unit: unit?.kind === 'unit' ? unit.name : '',
        days: Math.floor((Date.now() - Date.parse(submittedAt)) / DAY_MS),
      }))
      .sort((a, b) => b.days - a.days);
    expect(expected.length).toBeGreaterThan(9);
    expect(figures[2]).toEqual(expected);
  });
});
