import { decodeMarkup, withoutMention } from '../../../bot/slack/reading/markup';
import { blocksOf, peopleNamed, readWriting } from '../../../bot/slack/reading/rich-text';
import type { Fields } from '../../../bot/slack/reading/fields';
import { cleanBlocks, proseAsText } from '../../../core/form/kinds/prose';

const names: Readonly<Record<string, string>> = { U1: 'Ana Ruiz' };
const nameOf = (id: string): string | undefined => names[id];

describe('a message’s text is decoded to what was typed', () => {
  it.each([
    ['A &amp; B &lt;3 &gt; 2', 'A & B <3 > 2'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&lt;!channel&gt;', '<!channel>'],
    ['<!channel> y <!here> y <!everyone>', '@channel y @here y @everyone'],
    ['<@U1> y <@W2> y <@U3|luis>', '@Ana Ruiz y @W2 y @luis'],
    ['<#C1|general> y <#C2>', '#general y #C2'],
    ['<!subteam^S1|@revisores> y <!subteam^S2>', '@revisores y @S2'],
    ['<!date^1392734382^{date}|18 de febrero>', '18 de febrero'],
    ['<https://ine.mx/acta?a=1&amp;b=2|Acta &amp; anexos>', 'Acta & anexos (https://ine.mx/acta?a=1&b=2)'],
    ['<https://www.ine.mx/|ine.mx> y <mailto:a@ine.mx|Ana>', 'ine.mx y Ana (a@ine.mx)'],
    ['<http://ine.mx|ine.mx> y <https://x.mx/a?b=1&amp;c=2>', 'ine.mx y https://x.mx/a?b=1&c=2'],
    ['<mailto:a@ine.mx|a@ine.mx> y <mailto:b@ine.mx> y <tel:555>', 'a@ine.mx y b@ine.mx y 555'],
    ['3 < 4', '3 < 4'],
    ['<>', '<>'],
    ['', ''],
  ])('%s', (text, typed) => expect(decodeMarkup(text, nameOf)).toBe(typed));
});

it('takes a mention out, and no other', () => {
  expect(withoutMention('<@UBOT> ver <@U1>', 'UBOT')).toBe('ver <@U1>');
  expect(withoutMention('<@UBOT|bot> ver', undefined)).toBe('ver');
  expect(withoutMention('<@UBOT> ver', '[(')).toBe('<@UBOT> ver');
});

const section = (...elements: Fields[]): Fields => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: Fields): Fields => ({ type: 'text', text: words, ...(style && { style }) });
const rich = (...elements: Fields[]): Fields => ({ type: 'rich_text', elements });
const read = (...blocks: Fields[]) => readWriting({ text: 'sin usar', blocks }, nameOf);

describe('rich text', () => {
  it('is read without the marks of its emphasis, which stand beside the text', () => {
    const words = 'Se revisó el SIVEI <hoy> & ayer';
    expect(
      read(
        rich(
          section(
            text('Se revisó el '),
            text('SIVEI', { bold: true, italic: true, strike: true }),
            text(' <hoy> & ayer'),
          ),
        ),
      ),
    ).toEqual({
      text: words,
      blocks: [
        {
          type: 'paragraph',
          text: words,
          marks: [
            { from: 13, to: 18, is: 'bold' },
            { from: 13, to: 18, is: 'italic' },
          ],
        },
      ],
    });
    expect(read(rich(section(text('*no* _no_'))))).toEqual({ text: '*no* _no_' });
  });

  it('keeps a link’s address, where it may be followed', () => {
    const link = (url: string, label?: string): Fields => ({ type: 'link', url, ...(label && { text: label }) });
    const said = read(rich(section(link('https://ine.mx/a', 'Acta'), text(' '), link('mailto:a@ine.mx'))));
    expect(said.text).toBe('Acta (https://ine.mx/a) a@ine.mx');
    expect(said.blocks).toMatchObject([
      {
        marks: [
          { from: 0, to: 4, is: 'link', href: 'https://ine.mx/a' },
          { from: 24, to: 32, is: 'link', href: 'mailto:a@ine.mx' },
        ],
      },
    ]);
    expect(read(rich(section(link('javascript:alert(1)', 'Acta')))).blocks).toBeUndefined();
  });

  it('says of each item of a list how deep it stands, and its number', () => {
    const list = (style: string, indent: number, offset: number, ...items: string[]): Fields => ({
      type: 'rich_text_list',
      style,
      indent,
      offset,
      elements: items.map((item) => section(text(item, { bold: true }))),
    });
    const said = read(
      rich(section(text('Antes:\n')), list('ordered', 0, 2, 'a'), list('bullet', 1, 0, 'b'), section(text('\nFin'))),
    );
    expect(said.text).toBe('Antes:\n3. a\n    • b\n\nFin');
    expect(said.blocks).toEqual([
      { type: 'paragraph', text: 'Antes:\n' },
      {
        type: 'paragraph',
        text: '3. a',
        marks: [{ from: 3, to: 4, is: 'bold' }],
        list: { kind: 'numbered', level: 0, sign: 3 },
        below: true,
      },
      {
        type: 'paragraph',
        text: '    • b',
        marks: [{ from: 6, to: 7, is: 'bold' }],
        list: { kind: 'bulleted', level: 1, sign: 6 },
        below: true,
      },
      { type: 'paragraph', text: '\nFin' },
    ]);
    expect(proseAsText(cleanBlocks(said.blocks ?? []))).toBe(said.text);
  });

  it('keeps lists, quotes, code and lines', () => {
    const list = (style: string, indent: number, ...items: string[]): Fields => ({
      type: 'rich_text_list',
      style,
      indent,
      elements: items.map((item) => section(text(item))),
    });
    const said = read(
      rich(
        section(text('Uno\n')),
        list('bullet', 0, 'a', 'b'),
        list('ordered', 1, 'c', 'd'),
        { type: 'rich_text_quote', elements: [text('cita')] },
        { type: 'rich_text_preformatted', elements: [text('x\ty')] },
      ),
    );
    expect(said.text).toBe('Uno\n• a\n• b\n    1. c\n    2. d\ncita\nx\ty');
  });

  it('names people, addresses, dates and emoji', () => {
    const said = read(
      rich(
        section(
          { type: 'user', user_id: 'U1' },
          text(' '),
          { type: 'link', url: 'https://ine.mx', text: 'INE' },
          text(' '),
          { type: 'link', url: 'https://ine.mx' },
          text(' '),
          { type: 'broadcast', range: 'channel' },
          text(' '),
          { type: 'emoji', name: 'flag-mx', unicode: '1f1f2-1f1fd' },
          { type: 'emoji', name: 'ine' },
          { type: 'date', timestamp: 1, format: '{date}', fallback: '3 de abril' },
          { type: 'something new' },
        ),
      ),
    );
    expect(said.text).toBe('@Ana Ruiz INE (https://ine.mx) https://ine.mx @channel 🇲🇽:ine:3 de abril');
    expect(peopleNamed({ text: '<@U2>', blocks: [rich(section({ type: 'user', user_id: 'U1' }))] })).toEqual([
      'U2',
      'U1',
    ]);
  });

  it('has channels and user groups by the names that the text beside it gives', () => {
    const elements = [
      { type: 'channel', channel_id: 'C1' },
      text(' '),
      { type: 'usergroup', usergroup_id: 'S1' },
      text(' '),
      { type: 'channel', channel_id: 'C2' },
    ];
    const said = { text: '<#C1|informes> <!subteam^S1|@revisores> <#C2|>', blocks: [rich(section(...elements))] };
    expect(readWriting(said, nameOf).text).toBe('#informes @revisores #C2');
  });

  it('gives way to the text where another block is among it', () => {
    const blocks = [rich(section(text('uno'))), { type: 'section', text: { type: 'mrkdwn', text: 'dos' } }];
    expect(readWriting({ text: 'tres &amp; más', blocks }, nameOf)).toEqual({ text: 'tres & más' });
  });
});

describe('a table', () => {
  const table: Fields = {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Evento' },
        { type: 'raw_text', text: 'Lugar' },
      ],
      [rich(section(text('Simulacro', { bold: true }))), { type: 'raw_number', value: 15 }],
      [{ type: 'raw_text', text: 'Cierre' }],
    ],
  };
  const asTable = {
    type: 'table',
    headerRows: 1,
    rows: [
      [{ text: 'Evento' }, { text: 'Lugar' }],
      [{ text: 'Simulacro', marks: [{ from: 0, to: 9, is: 'bold' }] }, { text: '15' }],
      [{ text: 'Cierre' }, { text: '' }],
    ],
  };

  it('stays one, among its paragraphs', () => {
    const said = read(rich(section(text('Antes.\n\nSegundo.'))), table, rich(section(text('Después.'))));
    expect(said.blocks).toEqual([
      { type: 'paragraph', text: 'Antes.' },
      { type: 'paragraph', text: 'Segundo.' },
      asTable,
      { type: 'paragraph', text: 'Después.' },
    ]);
    expect(said.text).toContain('Simulacro\t15');
  });

  it('is found in an attachment too', () => {
    const message = { blocks: [rich(section(text('Mire:')))], attachments: [{ blocks: [table] }, { text: 'otro' }] };
    expect(readWriting({ text: '', blocks: blocksOf(message) }, nameOf).blocks?.[1]).toEqual(asTable);
  });

  it.each([[{ type: 'table' }], [{ type: 'table', rows: [] }], [{ type: 'table', rows: [null, [null]] }]])(
    'that is none breaks nothing: %j',
    (block) => expect(() => read(block)).not.toThrow(),
  );
});
