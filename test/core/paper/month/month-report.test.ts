import fc from 'fast-check';
import { units } from '../../../../core/form/catalogues/catalogues';
import { gatheringAs, mayName } from '../../../../core/paper/month/access';
import { monthReportOf } from '../../../../core/paper/month/month-report';
import { inOrder, MONTH_KEYS } from '../../../../core/paper/month/order';
import { aMonth, reportOfMonth } from '../../../helpers/people/months';
import { ANA, aReport, BRUNO } from '../../../helpers/people/reports';

const kept = aMonth(20);

test('what is approved is in it, one that is corrected as it was approved, and what waits is named', () => {
  const found = reportOfMonth(kept);
  expect(found.approved).toHaveLength(20);
  expect(found.approved.every(({ state, answers }) => state === 'approved' && 'unit' in answers)).toBe(true);
  expect(found.waiting.map(({ wait }) => wait)).toEqual(['in-review', 'in-review', 'changes-requested', 'corrected']);
  expect(found.figures.reports).toBe(20);
});

test('units are silent that sent nothing, and none that waits for a decision', () => {
  const found = reportOfMonth(kept);
  const heard = new Set(
    [...found.approved, ...found.waiting.map(({ report }) => report)].map(({ answers }) =>
      answers['unit']?.kind === 'unit' ? answers['unit'].id : '',
    ),
  );
  expect(found.silent.map(({ id }) => id)).toEqual(units.map(({ id }) => id).filter((id) => !heard.has(id)));
});

test('what whoever asks may not read is counted, and not named', () => {
  const gathering = { order: ['folio' as const], named: () => false };
  const found = monthReportOf('2023-04', { reports: kept, unreadable: ['INF-2023-0099'] }, gathering);
  expect(found).toMatchObject({ waiting: [], unnamed: 4, unreadable: ['INF-2023-0099'] });
});

test('it does not matter in what order they come', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...kept], { minLength: kept.length }),
      fc.uniqueArray(fc.constantFrom(...MONTH_KEYS)),
      (shuffled, order) => {
        const gathered = (reports: typeof kept) =>
          monthReportOf('2023-04', { reports, unreadable: [] }, { order, named: () => true });
        expect(gathered(shuffled)).toEqual(gathered(kept));
      },
    ),
    { numRuns: 30 },
  );
});

test('reports are in the order of one key, and of the next where that leaves them together', () => {
  const reportOf = (folio: string, unit: string, state: string, day?: string) =>
    aReport({
      folio,
      answers: {
        unit: { kind: 'unit', id: unit, name: unit },
        states: { kind: 'states', keys: [state] },
        ...(day === undefined ? {} : { visitDates: { kind: 'dates', days: [day], ranges: [] } }),
      },
    });
  const them = [
    reportOf('INF-2023-10000', 'UTSI', '15', '2023-04-10'),
    reportOf('INF-2023-9999', 'UTSI', '05'),
    reportOf('INF-2023-0003', 'DERFE', '15', '2023-04-20'),
    reportOf('INF-2023-0004', 'UTSI', '05', '2023-04-03'),
  ];
  const by = (...order: Parameters<typeof inOrder>[1]) =>
    inOrder(them, order).map(({ folio = '' }) => Number(folio.slice(9)));
  expect(by('folio')).toEqual([3, 4, 9999, 10_000]);
  expect(by('unit', 'date')).toEqual([3, 4, 10_000, 9999]);
  expect(by('state', 'unit')).toEqual([4, 9999, 3, 10_000]);
  expect(by('date')).toEqual([4, 10_000, 3, 9999]);
});

describe('who may have it', () => {
  const roles = { reviewers: [BRUNO.id], admins: ['teams:29:carla'], scoped: [{ id: 'slack:U1', unit: 'UTSI' }] };
  const as = (id: string, inChannel = false) => gatheringAs(roles, { person: { id } }, inChannel);

  test('is whoever reviews or administers, and whoever is in the review channel', () => {
    expect(as(BRUNO.id)).toEqual([BRUNO.id]);
    expect(as('teams:29:carla')).toEqual(['teams:29:carla']);
    expect(as('slack:U1')).toEqual(['slack:U1']);
    expect(as(ANA.id)).toBeUndefined();
    expect(as(ANA.id, true)).toEqual(['review-channel']);
  });

  test('is anybody where no reviewers are named, who all read what was sent', () => {
    expect(gatheringAs({ reviewers: [], admins: [] }, { person: ANA }, false)).toEqual([ANA.id]);
  });

  test('whoever reviews a unit alone is told of what waits there alone', () => {
    const of = (id: string) =>
      aReport({ author: ANA, state: 'in-review', answers: { unit: { kind: 'unit', id, name: id } } });
    expect(mayName(roles, of('UTSI'), ['slack:U1'])).toBe(true);
    expect(mayName(roles, of('DERFE'), ['slack:U1'])).toBe(false);
    expect(mayName(roles, of('DERFE'), [BRUNO.id])).toBe(true);
  });
});
