import fc from 'fast-check';
import { addDays, daysFrom } from '../../../core/form/kinds/dates/calendar';
import type { Answers, DateRange } from '../../../core/form/values';
import { visitOf } from '../../../core/form/visit';

const visit = (days: readonly string[], ranges: readonly DateRange[] = [], keys: readonly string[] = ['05', '15']) =>
  visitOf({
    unit: { kind: 'unit', id: 'UTSI', name: 'Informática' },
    states: { kind: 'states', keys },
    visitDates: { kind: 'dates', days, ranges },
  });

/** Stretches of days, each as the first day and how many follow. */
const stretches = fc.array(
  fc.record({ first: fc.nat(60).map((at) => addDays('2023-03-20', at)), more: fc.nat(9), asRange: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

test('the same days are one visit, in whatever order and however they were answered', () =>
  fc.assert(
    fc.property(stretches, stretches, (some, others) => {
      const spans = (all: typeof some) => {
        const ranges = all.map(({ first, more }) => ({ from: first, to: addDays(first, more) }));
        return {
          all: [...new Set(ranges.flatMap(({ from, to }) => daysFrom(from, to)))],
          days: ranges.filter((_, at) => all[at]?.asRange === false).flatMap(({ from, to }) => daysFrom(from, to)),
          ranges: ranges.filter((_, at) => all[at]?.asRange === true),
        };
      };
      const [one, other] = [spans(some), spans(others)];
      const written = visit(one.days, one.ranges);
      expect(written).toEqual(visit([...one.all].reverse()));
      expect(written?.from).toBe([...one.all].sort()[0]);
      const alike = [...one.all].sort().join() === [...other.all].sort().join();
      expect(written?.key === visit(other.days, other.ranges)?.key).toBe(alike);
    }),
  ));

test('states count as a set', () => {
  expect(visit(['2023-04-03'], [], ['15', '05'])).toEqual(visit(['2023-04-03']));
  expect(visit(['2023-04-03'], [], ['15'])?.key).not.toBe(visit(['2023-04-03'])?.key);
});

test.each(['unit', 'states', 'visitDates'])('without an answer to %s there is none', (field) => {
  const answers: Answers = {
    unit: { kind: 'unit', id: 'UTSI', name: 'Informática' },
    states: { kind: 'states', keys: ['05'] },
    visitDates: { kind: 'dates', days: ['2023-04-03'], ranges: [] },
  };
  expect(visitOf(answers)).toBeDefined();
  const { [field]: _, ...others } = answers;
  expect(visitOf(others)).toBeUndefined();
});
