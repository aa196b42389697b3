import { BSON } from 'mongodb';
import fc from 'fast-check';
import { fromBson, toBson } from '../../storage/mongodb/bson';

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

test('what is undefined is left out, and half a character stands for itself no more', () => {
  expect(toBson({ a: undefined, b: 'x\ud800' })).toEqual({ b: 'x\ufffd' });
});
