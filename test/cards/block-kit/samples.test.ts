import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdaptiveCard } from '../../../cards/card';
import { onOneLine, plainText } from '../../../cards/block-kit/clean';
import { expand } from '../../../cards/expand';
import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, samples } from '../samples';
import type { CARD_VOCABULARY } from '../vocabulary';
import { blocksOf, buttonsOf, card, converted, inputsOf, textOf, typesOf } from './reading';

type Node = Readonly<Record<string, unknown>>;

function nodesOf(part: unknown): readonly Node[] {
  if (Array.isArray(part)) return part.flatMap(nodesOf);
  if (typeof part !== 'object' || part === null) return [];
  return [part as Node, ...Object.entries(part).flatMap(([name, value]) => (name === 'data' ? [] : nodesOf(value)))];
}

const ofType = (made: AdaptiveCard, type: string): readonly Node[] =>
  nodesOf(made).filter((node) => node['type'] === type);

/** Stored text longer than an input of Slack's holds: it is shown, and told. */
const UNEDITABLE = ['field 10,000 characters', 'field too long'];

describe.each(Object.entries(samples))('%s', (name, screen) => {
  const from = expand(screen);
  const made = converted(from);

  test('is inside every limit, and nothing of it is lost', () => {
    const lost = made.unsupported.filter(({ type }) => !(UNEDITABLE.includes(name) && type === 'Input.Text'));
    expect(lost).toEqual([]);
    expect(made.overflow).toBeUndefined();
  });

  test('says all that the card says', () => {
    const all = squeezed(textOf(made));
    for (const { text } of [...ofType(from, 'TextRun'), ...ofType(from, 'TextBlock')]) {
      for (const line of String(text).replaceAll('{\u2060{', '{{').split('\n')) expect(all).toContain(squeezed(line));
    }
  });

  test('keeps every button with its title, style and data', () => {
    const pressed = ofType(from, 'Action.Execute');
    const found = buttonsOf(made).filter(({ url }) => url === undefined);
    expect(found.map(({ value }): unknown => JSON.parse(value ?? ''))).toEqual(
      pressed.map(({ verb, data }) => ({ verb, ...(data as object) })),
    );
    // A line's press is named for who hears it; what is seen is a word beside it.
    const named = found.map(({ text, accessibility_label: label }) => label ?? text.text);
    expect(named).toEqual(pressed.map(({ title }) => plainText(onOneLine(String(title)), 75).text));
    expect(found.map(({ style }) => style)).toEqual(pressed.map((action) => styles[String(action['style'])]));
    const links = nodesOf(blocksOf(made)).filter(({ type }) => type === 'link');
    expect(new Set([...buttonsOf(made), ...links].flatMap(({ url }) => url ?? []))).toEqual(
      new Set(ofType(from, 'Action.OpenUrl').map(({ url }) => url)),
    );
  });

  test('has the inputs under their own ids, and with the buttons in the last message', () => {
    const ids = nodesOf(from)
      .filter(({ type }) => String(type).startsWith('Input.'))
      .map(({ id }) => id);
    const shownIds = inputsOf(made).map(({ element }) => element.action_id);
    expect(shownIds).toEqual(UNEDITABLE.includes(name) ? [] : ids);
    for (const { blocks } of made.messages.slice(0, -1)) expect(blocks.map(({ type }) => type)).not.toContain('input');
  });

  test('is the same again, and has other block ids in another revision', () => {
    expect(converted(from, { revision: 1 })).toEqual(converted(from, { revision: 1 }));
    const ids = (revision: number): readonly unknown[] =>
      blocksOf(converted(from, { revision })).map(({ block_id: id }) => id);
    expect(ids(1).filter((id) => ids(2).includes(id))).toEqual([]);
  });

  test.each(['modal', 'home'] as const)('is a %s, too', (surface) => {
    const view = converted(from, { surface });
    expect(view.messages).toHaveLength(1);
    expect(typesOf(view)).not.toContain('table');
  });
});

const styles: Readonly<Record<string, string>> = { positive: 'primary', destructive: 'danger' };
/** Line breaks and marks of mrkdwn apart: where a text goes on is Slack's own. */
const squeezed = (text: string): string => text.replace(/[\s*]+/g, '');

describe('how it reads', () => {
  const of = (name: string): ReturnType<typeof converted> => converted(expand(samples[name] as Screen));

  test('progress stands back, the official label is a heading, the problem is right under its input', () => {
    expect(typesOf(of('field problem with readings'))).toEqual([
      'context',
      'header',
      'input',
      'rich_text',
      'actions',
      'actions',
    ]);
    expect(typesOf(of('field problem alone'))).toEqual(['context', 'header', 'input', 'rich_text', 'actions']);
    expect(JSON.stringify(blocksOf(of('field problem alone'))[3])).toContain('rich_text_quote');
  });

  test('the facts of a report share one block, and its table is a table', () => {
    expect(typesOf(of('report')).filter((type) => type === 'table')).toHaveLength(1);
    expect(typesOf(of('post')).slice(0, 2)).toEqual(['header', 'rich_text']);
  });

  test('an item of a list has its button beside it', () => {
    expect(typesOf(of('list')).filter((type) => type === 'section')).toHaveLength(4);
    expect(blocksOf(of('list'))[2]).toMatchObject({ type: 'section', accessory: { text: { text: 'Ver informe' } } });
  });

  test('the text of a notification is what the card says of itself, escaped', () => {
    expect(of('field line').messages[0].text).toBe('Fecha de visita. ¿Qué días fue la visita?');
    expect(converted(card([], { fallbackText: '<!channel> & ya' })).messages[0].text).toBe('&lt;!channel&gt; &amp; ya');
  });

  test('a press that leaves the inputs unread is told by its action_id', () => {
    expect(buttonsOf(of('field line')).map(({ action_id: id }) => id)).toEqual([
      'press.answer',
      'alone.skip',
      'alone.back',
    ]);
    expect(
      buttonsOf(of('field nine readings'))
        .map(({ action_id: id }) => id)
        .slice(0, 2),
    ).toEqual(['alone.choose', 'alone.choose.2']);
  });

  test('what was typed is never mrkdwn where it has a mark of its', () => {
    const marks = HOSTILE.filter((text) => /[*_~`<>&]/.test(text));
    expect(marks).toHaveLength(3);
    for (const name of Object.keys(samples)) {
      const marked = JSON.stringify(blocksOf(of(name))).match(/\{"type":"mrkdwn","text":"(?:[^"\\]|\\.)*"/g) ?? [];
      for (const text of marks)
        expect(marked.filter((one) => one.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    }
  });
});

/** What a template may hold: every one is built here once, as small as it can be. */
const smallest: Readonly<Record<(typeof CARD_VOCABULARY)[number], unknown>> = {
  AdaptiveCard: card([{ type: 'TextBlock', text: 'a' }]),
  TextBlock: card([{ type: 'TextBlock', text: 'a' }]),
  RichTextBlock: card([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a' }] }]),
  TextRun: card([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a' }] }]),
  Container: card([{ type: 'Container', items: [{ type: 'TextBlock', text: 'a' }] }]),
  ColumnSet: card([{ type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'TextBlock', text: 'a' }] }] }]),
  Column: card([{ type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'TextBlock', text: 'a' }] }] }]),
  Table: card([{ type: 'Table', rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [] }] }] }]),
  TableRow: card([{ type: 'Table', rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [] }] }] }]),
  TableCell: card([{ type: 'Table', rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [] }] }] }]),
  Image: card([{ type: 'Image', url: 'https://ine.mx/informe.png', altText: 'a' }]),
  'Input.Text': card([{ type: 'Input.Text', id: 'a', label: 'a' }]),
  'Input.ChoiceSet': card([{ type: 'Input.ChoiceSet', id: 'a', label: 'a', choices: [{ title: 'a', value: 'a' }] }]),
  ActionSet: card([{ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'a', verb: 'a' }] }]),
  'Action.Execute': card([], { actions: [{ type: 'Action.Execute', title: 'a', verb: 'a' }] }),
  'Action.Submit': card([], { actions: [{ type: 'Action.Submit', title: 'a', data: {} }] }),
  'Action.OpenUrl': card([], { actions: [{ type: 'Action.OpenUrl', title: 'a', url: 'https://ine.mx/' }] }),
};

describe('every template', () => {
  const folder = join(__dirname, '../../../cards/templates');

  test.each(Object.entries(smallest))('has an equivalent for %s', (_type, of) => {
    const made = converted(of);
    expect(made.unsupported).toEqual([]);
    expect(blocksOf(made)).toHaveLength(1);
  });

  test.each(readdirSync(folder))('%s holds nothing else', (file) => {
    const written = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
    const types = new Set(nodesOf(written).flatMap(({ type }) => (typeof type === 'string' ? [type] : [])));
    expect([...types].filter((type) => !Object.hasOwn(smallest, type))).toEqual([]);
  });

  test('would fail on an element that has none', () => {
    expect(converted(card([{ type: 'ProgressRing' }])).unsupported).toMatchObject([
      { path: '/body/0', type: 'ProgressRing' },
    ]);
  });
});

test('a press of the longest data a button takes is kept, one more is told', () => {
  const press = (length: number): Readonly<Record<string, string>> => ({
    verb: 'see',
    pad: 'x'.repeat(length - '{"verb":"see","pad":""}'.length),
  });
  const of = (length: number): ReturnType<typeof converted> =>
    converted(card([], { actions: [{ type: 'Action.Execute', verb: 'see', title: 'Ver', data: press(length) }] }));
  expect(buttonsOf(of(2_000))).toHaveLength(1);
  expect(buttonsOf(of(2_001))).toHaveLength(0);
  expect(of(2_001).unsupported).toMatchObject([{ path: '/actions/0', type: 'Action.Execute' }]);
});
