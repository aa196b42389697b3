import { BSON } from 'mongodb';
import fc from 'fast-check';
import { fromBson, toBson } from '../../storage/mongodb/layout/bson';

/** Through the bytes that the server keeps. */
const kept = (value: unknown): unknown => BSON.deserialize(BSON.serialize({ value: toBson(value) }))['value'];
const json = (value: unknown): string => JSON.stringify(value);

const instant = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const key = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'at',
    'createdAt',
    'a.b',
    '$set',
    '__proto__',
    '_bsontype',
    'comment:17.3',
    '%24',
    '7',
    '',
    'k\u0000',
  ),
);
const day = fc.oneof(
  instant.map((at) => at.slice(0, 10)),
  instant,
  fc.constantFrom('2026-02-30', '2026-3-2', ''),
);
const { tree } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string(),
    instant,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  ),
  tree: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    fc.record({
      kind: fc.constantFrom('dates', 'text'),
      days: fc.array(fc.oneof(day, tie('tree')), { maxLength: 3 }),
      ranges: fc.array(fc.dictionary(fc.constantFrom('from', 'to', 'at'), day), { maxLength: 2 }),
      more: tie('tree'),
    }),
  ),
}));

test('what is read back is the same JSON, to the letter, whatever its keys and texts', () =>
  fc.assert(
    fc.property(tree, (value) => expect(json(fromBson(kept(value)))).toBe(json(value))),
    { numRuns: 500 },
  ));

test('an instant is a date, and only where it comes back as it went', () => {
  const at = '2026-03-02T15:00:00.000Z';
  expect(toBson({ at, text: at, step: { at: 'field' } })).toEqual({
    at: new Date(at),
    text: at,
    step: { at: 'field' },
  });
  expect(toBson({ at: '2026-03-02' })).toEqual({ at: '2026-03-02' });
});

test('a day of a dates answer is midnight UTC, wherever the answer stands', () => {
  const answer = { kind: 'dates', days: ['2026-03-02'], ranges: [{ from: '2026-02-28', to: '2026-03-01' }] };
  const stored = {
    kind: 'dates',
    days: [new Date('2026-03-02T00:00:00.000Z')],
    ranges: [{ from: new Date('2026-02-28T00:00:00.000Z'), to: new Date('2026-03-01T00:00:00.000Z') }],
  };
  expect(toBson({ event: { value: answer }, readings: [answer] })).toEqual({
    event: { value: stored },
    readings: [stored],
  });
  // Of anything else it stays a text, as does what is no day.
  expect(toBson({ kind: 'text', days: ['2026-03-02'] })).toEqual({ kind: 'text', days: ['2026-03-02'] });
  expect(toBson({ kind: 'dates', days: ['2026-02-30', '26-3-2'] })).toEqual({
    kind: 'dates',
    days: ['2026-02-30', '26-3-2'],
  });
});

test('what is undefined is left out, and half a character stands for itself no more', () => {
  expect(toBson({ a: undefined, b: 'x\ud800' })).toEqual({ b: 'x\ufffd' });
});
