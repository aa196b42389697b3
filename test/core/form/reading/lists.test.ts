import fc from 'fast-check';
import { listsIn, signOf } from '../../../../core/form/reading/lists';

/** Each stretch in a word: its level and kind, or «texto», with what it says. */
const read = (text: string) =>
  listsIn(text).map(({ from, to, list }) => [
    list === undefined ? 'texto' : `${list.kind} ${list.level}`,
    text.slice(from + (list?.sign ?? 0), to),
  ]);

const withoutMargins = (text: string) => text.replace(/^[ \t\u00a0]+/gm, '');

describe('lists among the lines of a text', () => {
  test.each([
    ['- uno\n- dos', ['uno', 'dos']],
    ['• uno\n• dos', ['uno', 'dos']],
    ['•\tuno\n•\tdos', ['uno', 'dos']],
    ['* uno\n* dos', ['uno', 'dos']],
    ['-Revisión\n-Capacitación', ['Revisión', 'Capacitación']],
  ])('%j is a list of bullets', (text, items) => {
    expect(read(text)).toEqual(items.map((item) => ['bulleted 0', item]));
  });

  test.each([
    ['1. uno\n2. dos', ['uno', 'dos']],
    ['1) uno\n2) dos', ['uno', 'dos']],
    ['1.- uno\n2.- dos\n3.- tres', ['uno', 'dos', 'tres']],
    ['7. siete\n8. ocho', ['siete', 'ocho']],
  ])('%j is a numbered list', (text, items) => {
    expect(read(text)).toEqual(items.map((item) => ['numbered 0', item]));
  });

  test.each([
    '- uno',
    '1. uno',
    '- uno\n2. dos',
    '12. 5\n30. 2',
    '-5\n-3',
    '2023. Se firmó\n2024. Se firmó',
    '*importante*\n*urgente*',
    'uno\ndos',
    '',
    '-\n-',
    '1.5 horas\n2.5 horas',
  ])('%j stays text', (text) => {
    expect(read(text)).toEqual([['texto', text]]);
  });

  test('What is indented deeper belongs to the item above, and lines without a sign go on with it', () => {
    const text = 'Se acordó:\n- uno\n  sigue\n  1. dentro\n    • más\n  2. otro\n- dos\nFin.';
    expect(read(text)).toEqual([
      ['texto', 'Se acordó:'],
      ['bulleted 0', 'uno\n  sigue'],
      ['numbered 1', 'dentro'],
      ['bulleted 2', 'más'],
      ['numbered 1', 'otro'],
      ['bulleted 0', 'dos'],
      ['texto', 'Fin.'],
    ]);
  });

  test('A list that is indented as a whole keeps its levels; at the beginning of the text it loses that indent', () => {
    const stretches = listsIn('Se acordó:\n   - uno\n     - dentro\n   - dos');
    expect(stretches.map(({ list }) => list?.level)).toEqual([undefined, 0, 1, 0]);
    expect(listsIn('   - uno\n   - dos')).toEqual([
      { from: 3, to: 8, list: { kind: 'bulleted', level: 0, sign: 2 } },
      { from: 12, to: 17, list: { kind: 'bulleted', level: 0, sign: 2 } },
    ]);
  });

  test('What was an item before is one again, alone and with all of its lines', () => {
    const list = { kind: 'numbered', level: 0, sign: 3 } as const;
    const known = new Map([['3. tres\nsigue', list]]);
    expect(listsIn('Antes\n3. tres\nsigue\nDespués', known)).toEqual([
      { from: 0, to: 5 },
      { from: 6, to: 19, list },
      { from: 20, to: 27 },
    ]);
  });

  test('What is longer than any list stays text', () => {
    expect(listsIn('- x\n'.repeat(1_000))).toHaveLength(1);
  });

  test('As many lines as an answer has, and a long item before, take no time to speak of', () => {
    const item = `• a${'\n b'.repeat(900)}`;
    const known = new Map([[item, { kind: 'bulleted', level: 0, sign: 2 } as const]]);
    const begun = performance.now();
    expect(listsIn('- x\n'.repeat(4_900), known)).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test('Of items that are known, the longest that stands there is meant', () => {
    const list = { kind: 'bulleted', level: 0, sign: 2 } as const;
    const known = new Map(['- uno', '- uno\nsigue', '- uno\nsigue y'].map((said) => [said, list] as const));
    const [first, second] = listsIn('- uno\nsigue\nDespués', known);
    expect(first).toEqual({ from: 0, to: '- uno\nsigue'.length, list });
    expect(second).not.toHaveProperty('list');
  });

  test('One line with a dot is an item', () => {
    expect(read('• uno')).toEqual([['bulleted 0', 'uno']]);
  });

  test('Two lists one below the other are two', () => {
    expect(read('1. uno\n2. dos\n1. a\n2. b\n- x\n- y').map(([what]) => what)).toEqual([
      'numbered 0',
      'numbered 0',
      'numbered 0',
      'numbered 0',
      'bulleted 0',
      'bulleted 0',
    ]);
  });

  test('Whatever the text, its stretches are the text, line by line', () => {
    const line = fc.oneof(
      fc.constantFrom('- uno', '  - dos', '1. tres', '2. cuatro', '\t• cinco', '', '  seis', '3.- siete'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const stretches = listsIn(text);
        expect(withoutMargins(stretches.map(({ from, to }) => text.slice(from, to)).join('\n'))).toBe(
          withoutMargins(text),
        );
        for (const { from, to, list } of stretches)
          if (list !== undefined) expect(signOf(text.slice(from, to))?.length).toBe(list.sign);
      }),
    );
  });
});
