import type { AdaptiveCard, CardElement } from '../../cards/card';
import { trimToFit } from '../../cards/fits';
import { cardBytes } from '../helpers/platforms/card-bytes';
import { LIMITS } from '../../cards/limits';
import { expand, expandToJson } from '../../cards/expand';
import { run, runs } from '../../cards/parts/text';
import { cardTexts } from '../../core/words/texts.es';
import type { Screen } from '../../core/screen/screens';
import { samples } from './samples';

const notice = (...lines: readonly string[]): Screen => ({
  template: 'notice',
  data: {
    title: 'Aviso',
    tone: 'plain',
    lines,
    facts: [],
    buttons: [{ title: 'Ver informe', press: { verb: 'mine', offset: 0 } }],
    links: [],
  },
});

const runsOf = (card: AdaptiveCard): readonly string[] => card.body.flatMap(runsIn);

function runsIn(element: CardElement): readonly string[] {
  if (element.type === 'Container') return element.items.flatMap(runsIn);
  return element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text) : [];
}

const typesOf = (card: AdaptiveCard): readonly CardElement['type'][] => card.body.map(({ type }) => type);

/** No half of a surrogate pair: UTF-8 would replace it. */
const isWellFormed = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;

test('bytes are counted as UTF-8', () => {
  const [plain, accented] = [expand(notice('nino')), expand(notice('niño'))];
  // The line, and what is read aloud and shown instead of the card.
  expect(cardBytes(accented) - cardBytes(plain)).toBe(3);
});

test('a card that fits is left as it is', () => {
  const card = expand(notice('Texto breve'));
  const whole = trimToFit(card);
  expect(whole.card).toBe(card);
  expect(whole.json).toBe(JSON.stringify(card));
});

describe.each([
  ['plain', 'a'],
  ['accented', 'ñ'],
  ['emoji', '👩🏽‍💻'],
  ['quotes and line breaks, which JSON makes longer', '"\n'],
  ['control characters, longer still', '\u0001'],
])('a text far too long: %s', (_, unit) => {
  const card = expand(notice('Antes', unit.repeat(60_000 / unit.length), 'Después'));

  test('is cut to nearly fill the card', () => {
    expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
    expect(cardBytes(card)).toBeGreaterThan(LIMITS.cardBytes - 100);
  });

  test('ends in "…", is whole characters, and leaves its neighbours alone', () => {
    const [title, before, long = '', after] = runsOf(card);
    expect([title, before, after]).toEqual(['Aviso', 'Antes', 'Después']);
    expect(long.endsWith('…')).toBe(true);
    expect(isWellFormed(long)).toBe(true);
  });

  test('keeps the buttons', () => {
    expect(card.actions).toHaveLength(1);
  });
});

test('of several texts the longest gives first', () => {
  const [, short, long = ''] = runsOf(expand(notice('b'.repeat(1_000), 'c'.repeat(50_000))));
  expect(short).toHaveLength(1_000);
  expect(long.length).toBeLessThan(50_000);
});

test('many short paragraphs are joined, and nothing of them is lost', () => {
  const lines = Array.from({ length: 400 }, (_, index) => `Se revisó el equipo ${index}.`);
  const card = expand(notice(...lines));
  expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
  expect(runsOf(card)).toEqual(['Aviso', lines.join('\n')]);
});

test('facts that are joined keep their labels apart from their values', () => {
  const facts = Array.from({ length: 160 }, (_, index) => ({ label: `Dato ${index}`, value: 'Sí' }));
  const report = samples['report'] as Extract<Screen, { template: 'report' }>;
  const card = expand({ template: 'report', data: { ...report.data, facts, sections: [] } });
  // Its documents stand below.
  expect(runsOf(card).slice(-7, -3)).toEqual(['\nDato 158: ', 'Sí', '\nDato 159: ', 'Sí']);
});

test('what stands in an input is cut last, and the card says so', () => {
  const card = expand(samples['field too long'] as Screen);
  const input = card.body.find((element) => element.type === 'Input.Text');
  expect(input?.value?.endsWith('…')).toBe(true);
  expect(isWellFormed(input?.value ?? '')).toBe(true);
  expect(runsOf(card)).toContain(cardTexts.valueCut);
  expect(typesOf(card)).toContain('Table');
});

test('a table of thousands of rows keeps its first, and shows that it goes on', () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => [{ text: `Fila ${index}` }]);
  const card = expand({
    template: 'report',
    data: {
      title: 'INF-2026-0001 · Colima',
      status: { text: 'En revisión', tone: 'accent' },
      page: '',
      facts: [],
      sections: [{ label: 'Asuntos', blocks: [{ type: 'table', headerRows: 1, rows }] }],
      buttons: [],
      links: [],
    },
  });
  const table = card.body.find((element) => element.type === 'Table');
  expect(JSON.stringify(table?.rows[0])).toContain('Fila 0');
  expect(table?.rows.length).toBeGreaterThan(20);
  expect(runsOf(card).at(-1)).toBe('…');
  expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
});

test('a body of too many parts ends in "…" and keeps its inputs', () => {
  const changes = expand(samples['changes'] as Screen);
  const fact = (index: number) => runs([run(`Dato ${index}: Sí`)]);
  const body = [...Array.from({ length: 2_000 }, (_, index) => fact(index)), ...changes.body];
  const { card } = trimToFit({ ...changes, body });
  expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
  expect(runsOf(card)).toContain('…');
  expect(JSON.stringify(card.body.at(-1))).toContain('"type":"Input.ChoiceSet","id":"field"');
});

test.each(Object.entries(samples))('what is sent as text is the card that was measured: %s', (_name, screen) => {
  expect(JSON.parse(expandToJson(screen))).toEqual(JSON.parse(JSON.stringify(expand(screen))));
});
