import { checkBlocks } from '../../helpers/platforms/block-kit-check/check';

const plain = (text: string): object => ({ type: 'plain_text', text });
const section = (text: string): object => ({ type: 'section', text: { type: 'mrkdwn', text } });
const input = (element: object): object => ({ type: 'input', label: plain('a'), element });
const option = (value: string, text = value): object => ({ text: plain(text), value });
const many = (count: number, make: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (more: object = {}): object => ({ type: 'button', text: plain('a'), ...more });
const table = (rows: number, columns: number, text = 'a'): object => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text }))),
});
const divider = { type: 'divider' };
const found = (payload: unknown): readonly string[] =>
  checkBlocks(payload).map(({ path, message }) => `${path} ${message}`);

/** A block at its limit, and the same one past it. */
const limits: readonly (readonly [string, (by: number) => object])[] = [
  ['a section', (by) => section('a'.repeat(3_000 + by))],
  ['a header', (by) => ({ type: 'header', text: plain('a'.repeat(150 + by)) })],
  ['fields', (by) => ({ type: 'section', fields: many(10 + by, () => plain('a')) })],
  ['a field', (by) => ({ type: 'section', fields: [plain('a'.repeat(2_000 + by))] })],
  ['a context', (by) => ({ type: 'context', elements: many(10 + by, () => plain('a')) })],
  ['a row of buttons', (by) => ({ type: 'actions', elements: many(25 + by, () => button()) })],
  ["a button's text", (by) => ({ type: 'actions', elements: [button({ text: plain('a'.repeat(75 + by)) })] })],
  ["a button's value", (by) => ({ type: 'actions', elements: [button({ value: 'a'.repeat(2_000 + by) })] })],
  ['an action_id', (by) => ({ type: 'actions', elements: [button({ action_id: 'a'.repeat(255 + by) })] })],
  ['a block_id', (by) => ({ ...divider, block_id: 'a'.repeat(255 + by) })],
  ['a list', (by) => input({ type: 'static_select', options: many(100 + by, (index) => option(`${index}`)) })],
  ['boxes', (by) => input({ type: 'checkboxes', options: many(10 + by, (index) => option(`${index}`)) })],
  ['radio buttons', (by) => input({ type: 'radio_buttons', options: many(10 + by, (index) => option(`${index}`)) })],
  ["an option's text", (by) => input({ type: 'static_select', options: [option('a', 'a'.repeat(75 + by))] })],
  ["an option's value", (by) => input({ type: 'static_select', options: [option('a'.repeat(150 + by), 'a')] })],
  ['a placeholder', (by) => input({ type: 'plain_text_input', placeholder: plain('a'.repeat(150 + by)) })],
  ['what an input takes', (by) => input({ type: 'plain_text_input', max_length: 3_000 + by })],
  ['what stands in an input', (by) => input({ type: 'plain_text_input', initial_value: 'a'.repeat(3_000 + by) })],
  ['a label', (by) => ({ ...input({ type: 'datepicker' }), label: plain('a'.repeat(2_000 + by)) })],
  ['a hint', (by) => ({ ...input({ type: 'datepicker' }), hint: plain('a'.repeat(2_000 + by)) })],
  ['rows', (by) => table(100 + by, 1)],
  ['columns', (by) => table(1, 20 + by)],
  ["a table's text", (by) => table(1, 1, 'a'.repeat(10_000 + by))],
  ["an image's words", (by) => ({ type: 'image', image_url: 'https://x.mx', alt_text: 'a'.repeat(2_000 + by) })],
];

test.each(limits)('%s: at the limit it is well, one past it is told', (_name, make) => {
  expect(found([make(0)])).toEqual([]);
  expect(found([make(1)])).not.toEqual([]);
});

test.each([
  ['blocks of a message', (by: number) => many(50 + by, () => divider)],
  ['blocks of a view', (by: number) => ({ type: 'home', blocks: many(100 + by, () => divider) })],
  ['tables of a message', (by: number) => many(1 + by, () => table(1, 1))],
])('%s: at the limit all is well, one past it is told', (_name, make) => {
  expect(found(make(0))).toEqual([]);
  expect(found(make(1))).not.toEqual([]);
});

test('a message is told that takes more JSON than Slack is known to take', () => {
  const rest = 13_000 - JSON.stringify(many(5, () => section(''))).length;
  const sized = (by: number): object[] =>
    many(5, (index) => section('a'.repeat(Math.floor(rest / 5) + (index === 0 ? (rest % 5) + by : 0))));
  expect(found(sized(0))).toEqual([]);
  expect(found(sized(1))).toEqual([expect.stringContaining('13001 characters')]);
});

test.each<[string, unknown, string]>([
  ['no blocks at all', 'a', 'is neither'],
  ['an empty list', [], 'has 0 items'],
  ['an unknown block', [{ type: 'banner' }], 'has no place here: banner'],
  ['an unknown field', [{ ...divider, colour: 'red' }], '/0/colour is no field of this'],
  ['an empty text', [section('')], 'at least 1'],
  ['a section of nothing', [{ type: 'section' }], 'neither text nor fields'],
  ['marks where none may be', [{ type: 'header', text: { type: 'mrkdwn', text: '*a*' } }], '/0/text/type'],
  ['what wakes everybody', [section('<!channel> hola')], 'not escaped'],
  ['an ampersand', [section('a & b')], 'not escaped'],
  [
    'two blocks of one id',
    [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'a' },
    ],
    'the block_id a more than once',
  ],
  [
    'two buttons of one id',
    [{ type: 'actions', elements: [button({ action_id: 'a' }), button({ action_id: 'a' })] }],
    'the action_id a',
  ],
  [
    'a choice of none',
    [input({ type: 'static_select', options: [option('a')], initial_option: option('a', 'b') })],
    'none of its options',
  ],
  [
    'options and groups',
    [
      input({
        type: 'static_select',
        options: [option('a')],
        option_groups: [{ label: plain('a'), options: [option('b')] }],
      }),
    ],
    'one of the two',
  ],
  [
    'an option twice',
    [input({ type: 'static_select', options: [option('a'), option('a', 'b')] })],
    'one value more than once',
  ],
  [
    'a longer text than its box',
    [input({ type: 'plain_text_input', initial_value: 'abc', max_length: 2 })],
    'longer text than it takes',
  ],
  [
    'a number out of its range',
    [input({ type: 'number_input', is_decimal_allowed: true, initial_value: '7', max_value: '5' })],
    'out of its range',
  ],
  ['a number without its kind', [input({ type: 'number_input' })], 'lacks is_decimal_allowed'],
  ['a day that is none', [input({ type: 'datepicker', initial_date: 'ayer' })], 'is no date'],
  [
    'an address of no browser',
    [{ type: 'actions', elements: [button({ url: 'javascript:alert(1)' })] }],
    'is no address of the web',
  ],
  [
    'ragged rows',
    [
      {
        type: 'table',
        rows: [
          [{ type: 'raw_text', text: 'a' }],
          [
            { type: 'raw_text', text: 'a' },
            { type: 'raw_text', text: 'a' },
          ],
        ],
      },
    ],
    'different lengths',
  ],
  ['half a character', [section('\uD83D')], 'half a character'],
  ['a style of no button', [{ type: 'actions', elements: [button({ style: 'positive' })] }], 'none of primary, danger'],
  ['a message without words', { blocks: [divider] }, '/text is missing'],
  ['a table in a view', { type: 'home', blocks: [table(1, 1)] }, 'has no place here: table'],
  [
    'a modal with nothing to submit',
    { type: 'modal', title: plain('a'), blocks: [input({ type: 'datepicker' })] },
    'nothing to submit',
  ],
  ['a modal of a long name', { type: 'modal', title: plain('a'.repeat(25)), blocks: [divider] }, '/title/text has 25'],
])('%s is told', (_name, payload, message) => {
  expect(found(payload)).toEqual([expect.stringContaining(message)]);
});

test.each<[string, unknown]>([
  ['a message of words alone', { text: 'Guardé la fecha.' }],
  [
    'marks a bot may write',
    [section('<https://x.mx|a> <@U012AB3CD> <#C012AB3CD> <!date^1681452519^{date}|hoy> &lt;b&gt;')],
  ],
  [
    'a modal',
    {
      type: 'modal',
      callback_id: 'a',
      private_metadata: '{}',
      title: plain('a'),
      submit: plain('a'),
      close: plain('b'),
      blocks: [input({ type: 'datepicker' })],
    },
  ],
  [
    'groups',
    [
      input({
        type: 'multi_static_select',
        option_groups: [{ label: plain('a'), options: [option('a')] }],
        initial_options: [option('a')],
      }),
    ],
  ],
])('%s is well', (_name, payload) => expect(found(payload)).toEqual([]));
