import { SCHEMA_VERSION } from '../../core/report/evolve';
import { visitReport } from '../../core/form/visit-report';
import { parseFolio } from '../../storage/columns';
import { readReport, upgrades } from '../../storage/schema';
import { foldedWords, searchWords } from '../../storage/words';
import { aReport } from '../helpers/people/reports';

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
