import { SCHEMA_VERSION } from '../../core/report/evolve';
import { visitReport } from '../../core/form/visit-report';
import { parseFolio } from '../../storage/columns';
import { Recent } from '../../storage/recent';
import { readReport, upgrades } from '../../storage/schema';
import { foldedWords, searchWords } from '../../storage/words';
import { aReport } from '../helpers/reports';

describe('documents', () => {
  test('every version that was ever written has its way to the present one', () => {
    expect(upgrades.schema).toHaveLength(SCHEMA_VERSION - 1);
    expect(upgrades.form).toHaveLength(visitReport.version - 1);
  });

  test('upgrades are taken in order from where the document is', () => {
    const step = (name: string) => (document: object) => ({
      ...document,
      trail: `${String((document as { trail?: string }).trail ?? '')}${name}`,
    });
    const known = { schema: [step('a'), step('b'), step('c')], form: [] };
    expect(readReport('r', aReport({ schemaVersion: 2 }), known)).toMatchObject({ trail: 'bc', schemaVersion: 4 });
    expect(readReport('r', aReport({ schemaVersion: 4 }), known)).not.toHaveProperty('trail');
  });
});

describe('words', () => {
  test.each([
    ['INF-2026-0042', ['inf', '2026', '0042']],
    ['  Vocalía  del «Registro», 3º ', ['vocalia', 'del', 'registro', '3o']],
    ['Ñandú ñ n\u0303', ['nandu', 'n', 'n']],
    ['a_b%c*"d\'e', ['a', 'b', 'c', 'd', 'e']],
    ['日本 עברית', ['日本', 'עברית']],
    ['', []],
    ['¿—? \u0000 👍', []],
  ])('%j', (text, words) => {
    expect(foldedWords(text)).toEqual(words);
  });

  test('a search repeats no word and has an end', () => {
    expect(searchWords('Uno uno UNO dos')).toEqual(['uno', 'dos']);
    expect(searchWords(Array.from({ length: 500 }, (_, at) => `w${at}`).join(' '))).toHaveLength(20);
  });
});

describe('folios', () => {
  test.each([
    ['INF-2023-0042', 2023, 42],
    ['INF-2026-10000', 2026, 10_000],
  ])('%s', (text, year, number) => {
    expect(parseFolio(text)).toEqual({ text, year, number });
  });

  test.each(['', 'INF-23-1', 'inf-2023-0042', 'INF-2023-0042 ', 'INF-2023-x'])('%j is none', (text) => {
    expect(() => parseFolio(text)).toThrow(TypeError);
  });
});

describe('what was used last', () => {
  test('stays within its weight, the longest unused leaving first', () => {
    const recent = new Recent<string>(10);
    recent.set('a', 'A', 4);
    recent.set('b', 'B', 4);
    expect(recent.get('a')).toBe('A');
    recent.set('c', 'C', 4);
    expect(recent.get('b')).toBeUndefined();
    expect([recent.get('a'), recent.get('c')]).toEqual(['A', 'C']);
    recent.set('a', 'A2', 6);
    expect([recent.get('a'), recent.get('c')]).toEqual(['A2', 'C']);
  });

  test('does not keep what is too heavy, nor what it replaced', () => {
    const recent = new Recent<string>(10);
    recent.set('a', 'A', 4);
    recent.set('a', 'huge', 11);
    expect(recent.get('a')).toBeUndefined();
    recent.set('b', 'B', 10);
    expect(recent.get('b')).toBe('B');
  });

  test('changes a value in place, and none that is not there', () => {
    const recent = new Recent<number>(10);
    recent.set('a', 1, 4);
    recent.replace('a', (value) => value + 1);
    recent.replace('b', (value) => value + 1);
    expect([recent.get('a'), recent.get('b')]).toEqual([2, undefined]);
    recent.clear();
    recent.set('c', 3, 10);
    expect([recent.get('a'), recent.get('c')]).toEqual([undefined, 3]);
  });
});
