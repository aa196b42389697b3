import { shortened } from '../../../../core/review/difference/shorten';
import { wordsBetween } from '../../../../core/review/difference/words';

const many = (count: number, word: string): string =>
  Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ');
const texts = (before: string, after: string): readonly string[] =>
  shortened(wordsBetween(before, after)).map(({ text }) => text);

test('some words stay around a change, and a sign stands for the others', () => {
  const [lead, tail] = [many(30, 'a'), many(30, 'z')];
  expect(texts(`${lead} uno ${tail}`, `${lead} dos ${tail}`)).toEqual([
    '… a22 a23 a24 a25 a26 a27 a28 a29 ',
    'uno',
    'dos',
    ' z0 z1 z2 z3 z4 z5 z6 z7 …',
  ]);
});

test('between two changes both keep some', () => {
  const middle = many(40, 'm');
  expect(texts(`uno ${middle} tres`, `dos ${middle} cuatro`)[2]).toBe(
    ' m0 m1 m2 m3 m4 m5 m6 m7 … m32 m33 m34 m35 m36 m37 m38 m39 ',
  );
});

test('a stretch that is not much longer than what stays is whole', () => {
  const middle = many(20, 'm');
  expect(texts(`uno ${middle} tres`, `dos ${middle} cuatro`)[2]).toBe(` ${middle} `);
});

test('of a long text that is new, its beginning and its end', () => {
  const [text = ''] = texts('', many(1_000, 'n'));
  expect(text.startsWith('n0 n1 ')).toBe(true);
  expect(text).toContain(' … ');
  expect(text.endsWith(' n999')).toBe(true);
  expect(text.split(' ').length).toBeLessThan(130);
});
