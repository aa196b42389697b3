import fc from 'fast-check';
import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';
import { toBlockKit } from '../../../cards/block-kit';
import { HOSTILE, HOSTILE_TEXT } from '../samples';
import { blocksOf, card, converted, elementOf, textOf } from './reading';

const TYPED = [
  ...HOSTILE,
  HOSTILE_TEXT,
  '<!channel> <@U012AB3CD> <#C012AB3CD|x> <https://x.mx|y>',
  '*a* _b_ ~c~ `d` :smile:',
  '> cita',
];

describe.each(TYPED)('%j', (text) => {
  const body = [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'bolder' }] },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, size: 'small' }] },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, size: 'large', weight: 'bolder' }] },
    { type: 'Table', rows: [{ cells: [{ items: [{ type: 'RichTextBlock', inlines: [text] }] }] }] },
    {
      type: 'ColumnSet',
      columns: [
        { items: [{ type: 'RichTextBlock', inlines: [text] }] },
        { items: [{ type: 'RichTextBlock', inlines: [text] }] },
      ],
    },
    { type: 'Input.Text', id: 'a', label: text, placeholder: text, value: text },
    { type: 'Input.ChoiceSet', id: 'b', label: text, choices: [{ title: text, value: text.slice(0, 100) }] },
  ];
  // Dates are written out in a person's own words: on purpose only in what is marked as a template's.
  const guarded = JSON.parse(JSON.stringify(body).replaceAll('{{DATE(', '{\\u2060{DATE(')) as unknown;
  const made = converted(
    card(guarded, { fallbackText: text, actions: [{ type: 'Action.Submit', title: text, data: { text } }] }),
  );

  test('is shown as written', () => {
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      expect(textOf(made).split(line.trim()).length).toBeGreaterThan(4);
    }
  });

  test('wakes nobody and marks nothing up', () => {
    for (const one of JSON.stringify(made.messages).match(/"type":"(?:mrkdwn|plain_text)","text":"(?:[^"\\]|\\.)*"/g) ??
      []) {
      expect(one).not.toMatch(/[<>]/);
    }
    expect(made.messages[0].text).not.toMatch(/[<>]/);
    if (/[*_~`]|^>/.test(text)) expect(JSON.stringify(made.messages)).not.toContain('"mrkdwn"');
  });

  test('stands in its input untouched', () => {
    expect((elementOf(made) as { initial_value: string }).initial_value.replaceAll('\u2060', '')).toBe(text);
  });
});

const names = [
  'type',
  'text',
  'items',
  'body',
  'columns',
  'inlines',
  'actions',
  'url',
  'id',
  'value',
  'choices',
  'title',
  'facts',
  'rows',
  'cells',
  'images',
  'card',
  'data',
  'verb',
  'fallback',
  'selectAction',
  'isVisible',
  'separator',
  'requires',
  'size',
  'style',
  'label',
  'isMultiSelect',
  'targetElements',
  'sources',
  'min',
  'max',
  'maxLength',
  'horizontalCellContentAlignment',
];
const types = [
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'FactSet',
  'Container',
  'ColumnSet',
  'Column',
  'Image',
  'ImageSet',
  'Media',
  'Table',
  'TableRow',
  'TableCell',
  'ActionSet',
  'Input.Text',
  'Input.Number',
  'Input.Date',
  'Input.Time',
  'Input.Toggle',
  'Input.ChoiceSet',
  'Action.Submit',
  'Action.Execute',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
  'Carousel',
  'CodeBlock',
  'Badge',
  'Nothing',
];

/** Objects with a card's names and types, and anything at all for values. */
const { node } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      ...types,
      'https://ine.mx/a.png',
      'bolder',
      'large',
      'small',
      'true',
      '2023-04-31',
      '{{DATE(2023-04-01T00:00:00Z, LONG)}}',
      '**a** _b_ [c](https://ine.mx)',
    ),
    fc.double(),
    fc.constantFrom(null, undefined, true, false),
    fc.array(tie('node'), { maxLength: 5 }),
    tie('node'),
  ),
  node: fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 8 }))
    .map(([type, fields]) => ({ type, ...fields })),
}));

const wellMade = (of: unknown, surface: 'message' | 'modal'): void => {
  const made = toBlockKit(of, { surface });
  for (const message of made.messages) {
    const title = { type: 'plain_text', text: 'a' };
    const payload = surface === 'message' ? message : { type: 'modal', title, submit: title, blocks: message.blocks };
    expect(checkBlocks(payload)).toEqual([]);
  }
  expect(JSON.stringify(made).isWellFormed()).toBe(true);
};

describe('any card at all', () => {
  test('of a card-like shape becomes blocks inside the limits', () => {
    const cards = fc.array(node, { maxLength: 12 }).map((body) => card(body, { actions: body }));
    fc.assert(
      fc.property(cards, fc.constantFrom('message' as const, 'modal' as const), (of, surface) => wellMade(of, surface)),
      { numRuns: 400 },
    );
  });

  test('of no shape becomes a message that says so', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, maxDepth: 4 }),
        (of) => {
          wellMade(of, 'message');
          wellMade(card(of, { actions: of, fallbackText: of }), 'message');
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a card a thousand containers deep', card([nested(1_000)])],
    ['a hundred thousand elements', card(Array.from({ length: 100_000 }, () => ({ type: 'TextBlock', text: 'a' })))],
    ['no body', { type: 'AdaptiveCard' }],
    ['a body of nulls', card([null, undefined, 3, 'a', [], {}])],
    ['another type', { type: 'Message', body: [] }],
    ['data that is no JSON', card([], { actions: [{ type: 'Action.Submit', title: 'a', data: { n: 1n } }] })],
  ])('%s is told, and no crash', (_name, of) => {
    const made = converted(of);
    expect(made.messages[0].blocks.length).toBeGreaterThan(0);
    if (_name !== 'no body') expect(made.unsupported.length).toBeGreaterThan(0);
  });

  test('a text made to take long takes no time', () => {
    for (const text of [
      '*'.repeat(20_000),
      '_a'.repeat(10_000),
      '[a]('.repeat(5_000),
      '**a'.repeat(7_000),
      '\\*'.repeat(10_000),
      '[['.repeat(9_000),
    ]) {
      expect(blocksOf(converted(card([{ type: 'TextBlock', text }]))).length).toBeGreaterThan(0);
    }
  });
});

function nested(depth: number): unknown {
  let inner: unknown = { type: 'TextBlock', text: 'a' };
  for (let level = 0; level < depth; level += 1) inner = { type: 'Container', items: [inner] };
  return inner;
}
