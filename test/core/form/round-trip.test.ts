import fc from 'fast-check';
import { readAnswer } from '../../../core/form/answers';
import { districtsOf, states, unitNameAt, units } from '../../../core/form/catalogues/catalogues';
import type { AnswerContext } from '../../../core/form/definition';
import { addDays } from '../../../core/form/kinds/dates/calendar';
import { showValue } from '../../../core/form/answers';
import { inputsOf } from '../../../core/filing/screens/inputs';
import type { Board, DateRange, Value } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { columnOf, fieldOf, may2023, read } from './reading';

/** What is shown, or stands in a card's input, given back in the same context, is the same value and is not asked about. */
function returns(id: string, value: Value, context: AnswerContext): void {
  const shown = showValue(value, context.answers);
  const outcome = read(id, shown, context);
  expect({ shown, is: outcome.is, value: 'value' in outcome ? outcome.value : undefined }).toEqual({
    shown,
    is: 'accepted',
    value,
  });
  const [input] = inputsOf(fieldOf(id), context.answers, { stored: value, typed: undefined });
  expect(read(id, input?.value ?? '', context)).toMatchObject({ is: 'accepted', value });
}

const keys = fc.uniqueArray(fc.constantFrom(...states.map((state) => state.key)), { minLength: 1, maxLength: 6 });

describe('what is shown reads back', () => {
  test('units, in any month', () => {
    for (const unit of units) {
      for (const reportingMonth of ['2023-04', '2026-02']) {
        const value: Value = { kind: 'unit', id: unit.id, name: unitNameAt(unit, reportingMonth) };
        returns('unit', value, { ...may2023, reportingMonth });
      }
    }
  });

  test('states', () => {
    for (const state of states) returns('states', { kind: 'states', keys: [state.key] }, may2023);
    returns('states', { kind: 'states', keys: states.map((state) => state.key) }, may2023);
    fc.assert(fc.property(keys, (some) => returns('states', { kind: 'states', keys: some }, may2023)));
  });

  test('boards and counts', () => {
    const all: readonly Board[] = ['local', 'distrital', 'opl'];
    for (const boards of [
      ...all.map((one) => [one]),
      ['local', 'opl'],
      ['local', 'distrital'],
      ['distrital', 'opl'],
      all,
    ]) {
      returns('boards', { kind: 'boards', boards: boards as Board[] }, may2023);
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (count) =>
        returns('trainedStaff', { kind: 'count', count }, may2023),
      ),
    );
  });

  test('districts of one state or several, on either map', () => {
    const some = fc.tuple(keys, fc.constantFrom('2017' as const, '2022' as const), fc.infiniteStream(fc.boolean()));
    fc.assert(
      fc.property(some, ([inStates, map, taken]) => {
        const districts = inStates.flatMap((state) => {
          const numbers = districtsOf(state, map).map((seat) => seat.number);
          const kept = numbers.filter(() => taken.next().value);
          return (kept.length > 0 ? kept : numbers.slice(0, 1)).map((number) => ({ state, number }));
        });
        const context: AnswerContext = {
          ...may2023,
          districtMap: map,
          answers: { states: { kind: 'states', keys: inStates } },
        };
        returns('districts', { kind: 'districts', map, districts }, context);
      }),
      { numRuns: 200 },
    );
  });

  test('dates', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((after) => addDays('2021-03-01', after));
    const spans = fc.uniqueArray(fc.tuple(day, fc.constantFrom(0, 0, 1, 4, 20)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(spans, (given) => {
        const days: string[] = [];
        const ranges: DateRange[] = [];
        let free = '';
        for (const [from, length] of [...given].sort((a, b) => a[0].localeCompare(b[0]))) {
          if (from <= free) continue;
          free = addDays(from, length);
          if (length === 0) days.push(from);
          else ranges.push({ from, to: free });
        }
        returns('visitDates', { kind: 'dates', days, ranges }, { ...may2023, today: '2023-12-31' });
      }),
      { numRuns: 300 },
    );
  });

  test('what was confirmed before is not asked again', () => {
    const literal: Value = {
      kind: 'states',
      keys: ['05', '15'],
      literal: 'entidades federativas con proceso electoral',
    };
    const planned: Value = { kind: 'dates', days: ['2023-06-01'], ranges: [] };
    for (const [id, value] of [
      ['states', literal],
      ['visitDates', planned],
    ] as const) {
      expect(read(id, showValue(value)).is).toBe('confirm');
      expect(read(id, showValue(value), may2023, value)).toEqual({ is: 'accepted', value });
    }
  });
});

describe('whatever is typed', () => {
  const everything = [...visitReport.fields, columnOf('project'), columnOf('ordinary')];
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '3',
          '31',
          '2023',
          '99',
          '05/03',
          'abril',
          'de',
          'del',
          'al',
          'y',
          ',',
          '-',
          '/',
          'lunes',
          'todos los',
          'semana',
          'santa',
          'excepto',
          'primer',
          'o',
          'México',
          'Torreón',
        ),
        fc.constantFrom(
          'JDE',
          'local',
          'todos',
          'menos',
          'IEEC',
          'ambas',
          'mil',
          'Coahuila:',
          ';',
          'ayer',
          'hoy',
          'un',
          'III',
          '(',
          '.',
        ),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' '));
  const texts = fc.oneof(
    words,
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  const contexts: readonly AnswerContext[] = [
    may2023,
    { ...may2023, answers: {} },
    {
      today: '2023-05-03',
      reportingMonth: '2023-04',
      answers: { states: { kind: 'states', keys: ['05', '15', '21'] } },
    },
  ];

  test('reading it never throws, and what it offers can be shown', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...everything), fc.constantFrom(...contexts), (text, field, context) => {
        const outcome = readAnswer(field, { text }, context);
        const offered = outcome.is === 'accepted' ? [outcome] : 'readings' in outcome ? (outcome.readings ?? []) : [];
        for (const one of offered) expect(typeof showValue(one.value, context.answers)).toBe('string');
        if (outcome.is === 'confirm' || outcome.is === 'ambiguous') expect(offered.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  test('a megabyte is turned away unread', () => {
    for (const field of everything) {
      for (const piece of ['3 y ', '\n\n', 'L091910 ', '((((', 'á', '1,']) {
        const outcome = readAnswer(field, { text: piece.repeat(Math.ceil(1_000_000 / piece.length)) }, may2023);
        expect(outcome).toMatchObject({
          is: 'refused',
          problem: { code: field.input === 'rows' ? 'answer.by-parts' : 'answer.too-long' },
        });
      }
    }
    expect(fieldOf('remarks').input).toBe('prose');
  });
});
