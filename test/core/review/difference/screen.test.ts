import { toBlockKit } from '../../../../cards/block-kit/index';
import { expandWhole } from '../../../../cards/expand';
import { LIMITS } from '../../../../cards/limits';
import type { Row, Value } from '../../../../core/form/values';
import type { Report } from '../../../../core/record/types';
import { differenceScreen, revisedScreen, type Compared } from '../../../../core/review/difference/screen';
import type { DifferenceScreen } from '../../../../core/screen/screens';
import type { Viewing } from '../../../../core/review/screens/review';
import { visitReport } from '../../../../core/form/visit-report';
import { cardBytes } from '../../../helpers/platforms/card-bytes';
import { begin, filed } from '../../../helpers/people/given';

const viewing: Viewing = {
  form: visitReport,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};
const report: Report = { ...filed([begin]), folio: 'INF-2026-0007', round: 2, state: 'in-review' };
const HOSTILE = [
  '*a*',
  '<!channel>',
  '**b**',
  '[x](y)',
  '<b>',
  'שלום',
  '{{DATE(2023)}}',
  '\u202E',
  '👩‍🔬',
  '~c~',
  '"\\',
  '`',
];

const matters = (text: (row: number) => string): Value => ({
  kind: 'rows',
  rows: Array.from({ length: 20 }, (_, at): Row => {
    const blocks = [{ type: 'paragraph', text: text(at) } as const];
    return { id: String(at + 1), columns: ['particular'], cells: { particular: { kind: 'prose', blocks } } };
  }),
});
const comparing = (before: (row: number) => string, after: (row: number) => string): Compared => ({
  from: { round: 1, changedAt: {}, answers: { matters: matters(before) } },
  to: { round: 2, changedAt: {}, answers: { matters: matters(after) } },
});
const words = (shift: number): string =>
  Array.from({ length: 1_700 }, (_, at) => ((at + shift) % 7 === 0 ? `w${at * shift}` : `p${at % 50}`)).join(' ');
const marks = (shift: number): string =>
  Array.from({ length: 900 }, (_, at) => HOSTILE[(at * shift) % HOSTILE.length]).join(' ');

function fits(screen: DifferenceScreen): void {
  const card = expandWhole({ template: 'difference', data: screen });
  expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
  const { messages, unsupported } = toBlockKit(card);
  expect(unsupported).toEqual([]);
  for (const { blocks } of messages) expect(JSON.stringify(blocks).length).toBeLessThan(13_200);
}

describe.each<[string, Compared]>([
  [
    'changed in many places',
    comparing(
      (row) => words(row + 2),
      (row) => words(row + 3),
    ),
  ],
  [
    'written anew',
    comparing(
      (row) => `a${row} `.repeat(2_500),
      (row) => `b${row} `.repeat(2_500),
    ),
  ],
  [
    'of one word',
    comparing(
      (row) => 'x'.repeat(10_000 - row),
      (row) => 'ñ'.repeat(10_000 - row),
    ),
  ],
  [
    'hostile',
    comparing(
      (row) => marks(row + 1),
      (row) => marks(row + 2),
    ),
  ],
])('twenty matters of 10,000 characters, %s', (_what, compared) => {
  test('are told in the thread in one card, that says where the rest is', () => {
    const screen = revisedScreen(viewing, report, compared);
    fits(screen);
    expect(screen.summary).toContain('Cambiaron 20 respuestas');
    expect(screen.further).toContain('ver INF-2026-0007 cambios');
  });

  test('are read page by page, each of which fits both platforms', () => {
    for (const page of [1, 2, 3]) fits(differenceScreen(viewing, report, compared, page, 'card'));
    expect(differenceScreen(viewing, report, compared, 2, 'card').buttons).toHaveLength(4);
  });
});

test('of what did not change, that is all that is said', () => {
  const screen = differenceScreen(
    viewing,
    report,
    comparing(
      () => 'a',
      () => 'a',
    ),
    1,
    'list',
  );
  expect(screen).toMatchObject({ summary: expect.stringContaining('No cambió nada') as unknown, changes: [] });
});
