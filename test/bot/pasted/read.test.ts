import { readPasted } from '../../../bot/pasted/read';
import { readAnswer } from '../../../core/form/answers';
import { findField, type Outcome } from '../../../core/form/definition';
import { plainBlocks } from '../../../core/form/plain';
import { visitReport } from '../../../core/form/visit-report';
import { answerOf, type Answers, type Block, type Table, type TableCell } from '../../../core/form/values';
import { allSeeds, seeds, simulations } from '../../fixtures/seeds';

const p = (text: string): Block => ({ type: 'paragraph', text });
const table = (headerRows: number, ...rows: (string | TableCell)[][]): Table => ({
  type: 'table',
  headerRows,
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
});
const fromHtml = (html: string) => readPasted({ text: 'plain', html }).blocks;
const fromText = (text: string) => readPasted({ text }).blocks;

describe('a message without a table', () => {
  test.each([
    'Una línea',
    'a | b',
    'a\tb',
    'Nombre <b>Ana</b> & <table>',
    '```\n| no |\n```',
    'x <tr><td>a</td></tr>',
    '<table></table>',
    '<table><tr><td> &nbsp; </td></tr></table>',
    '\t\n\t\t\n',
    'a\t\nb\t',
  ])('%j comes back untouched', (text) => {
    expect(readPasted({ text })).toEqual({ text });
  });

  test.each([
    ['<div><emoji alt="👍" title="Sí"></emoji></div>', '👍'],
    ['<p><img alt="👍" itemtype="http://schema.skype.com/Emoji" src="x"></p>', '👍'],
    ['<p><img src="https://example.test/foto.png" alt="foto"></p>', ''],
  ])('where it has no words, those of its HTML are its own: %s', (html, text) =>
    expect(readPasted({ text: '\n', html }).text.trim()).toBe(text),
  );

  test('its HTML is not used', () => {
    const text = 'Ana Hola';
    expect(
      readPasted({ text, html: '<p><span itemtype="http://schema.skype.com/Mention">Ana</span> Hola</p>' }),
    ).toEqual({ text });
    expect(readPasted({ text, html: '<p>x</p><!-- <table><tr><td>a</td></tr></table> -->' })).toEqual({ text });
    expect(readPasted({ text, html: '<p>x</p><template><table><tr><td>a</td></tr></table></template>' })).toEqual({
      text,
    });
  });
});

describe('HTML', () => {
  test("the third report's table, merged cells included", () => {
    const typed = seeds.mexico.typedMatters[0]?.cells['project'];
    expect(typed?.html).toBeDefined();
    const { blocks } = readPasted(typed ?? { text: '' });
    const paragraphs = (typed?.text ?? '').split('\n\n').slice(0, 3);
    expect(blocks).toEqual([...paragraphs.map(p), simulations]);
  });

  test('paragraphs, breaks, spaces, mentions, captions and lists around it', () => {
    const html = `<html><head><title>no</title><style>td{}</style></head><body>
      <p>Uno&nbsp;dos\n   tres</p><div>Línea 1<br>Línea 2</div><at id="0">Ana</at> dijo <b>sí</b>
      <table><caption>Avance</caption><tr><td>a</td></tr></table>
      <ul><li>x</li><li><p>y</p><ul><li>z</li></ul></li></ul><ol start="3"><li>q</li></ol>fin
      <script>alert(1)</script><span style="display: none">oculto</span><p hidden>oculto</p></body></html>`;
    expect(plainBlocks(fromHtml(html) ?? [])).toEqual([
      p('Uno dos tres'),
      p('Línea 1\nLínea 2'),
      p('Ana dijo sí'),
      p('Avance'),
      table(0, ['a']),
      p('• x\n• y\n  • z'),
      p('3. q'),
      p('fin'),
    ]);
  });

  test('lines, lists and nested tables inside a cell keep their text', () => {
    const html = `<table><tr><td><p>a</p><p>b<br>c</p><ul><li>d</li><li>e</li></ul>
      <table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>f</td><td>g</td></tr></table>`;
    expect(fromHtml(html)).toEqual([table(0, ['a\nb\nc\n• d\n• e\n1 | 2\n3 | 4\nf', 'g'])]);
  });

  test('a table that only frames another is not one', () => {
    const inner = '<table><tr><td>a</td><td>b</td></tr></table>';
    expect(fromHtml(`<table><tr><td><p>Antes</p>${inner}</td></tr></table>`)).toEqual([
      p('Antes'),
      table(0, ['a', 'b']),
    ]);
  });

  test('headings: thead, or first rows of th', () => {
    expect(fromHtml('<table><tr><th>A</th><th>B</th></tr><tr><th>x</th><td>1</td></tr></table>')).toEqual([
      table(1, ['A', 'B'], ['x', '1']),
    ]);
    expect(
      fromHtml(
        '<table><tfoot><tr><td>t</td></tr></tfoot><thead><tr><td>A</td></tr><tr><td>B</td></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
      ),
    ).toEqual([table(2, ['A'], ['B'], ['1'], ['t'])]);
  });

  test('rowspan 0 ends with its group', () => {
    const html = `<table><tbody><tr><td rowspan="0">a</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></tbody>
      <tbody><tr><td>b</td><td>4</td></tr></tbody></table>`;
    expect(fromHtml(html)).toEqual([table(0, [{ text: 'a', rowSpan: 3 }, '1'], ['2'], ['3'], ['b', '4'])]);
  });

  test.each([
    [
      'too wide',
      '<tr><td colspan="9999">T</td></tr><tr><td>1</td><td>2</td></tr>',
      [[{ text: 'T', colSpan: 2 }], ['1', '2']],
    ],
    ['not numbers', '<tr><td colspan="-2" rowspan="x">a</td><td colspan="0">b</td></tr>', [['a', 'b']]],
    [
      'overlapping',
      '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>',
      [['a', { text: 'b', rowSpan: 2 }], ['c']],
    ],
    [
      'short rows',
      '<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    [
      'rows nothing starts in',
      '<tr><td rowspan="3">a</td><td rowspan="3">b</td></tr><tr></tr><tr></tr><tr><td>c</td><td>d</td></tr>',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ] as const)('spans that are %s', (_, rows, expected) => {
    const html = `<table>${rows}</table>`;
    expect(fromHtml(html)).toEqual([table(0, ...expected.map((row) => [...row]))]);
  });

  test('a span reaches no further than its rows', () => {
    expect(fromHtml('<table><tr><td rowspan="99">a</td><td>1</td></tr><tr><td>2</td></tr></table>')).toEqual([
      table(0, [{ text: 'a', rowSpan: 2 }, '1'], ['2']),
    ]);
  });

  test('an Excel clipboard and a Word list', () => {
    const html = `<html xmlns:o="urn:x"><body><!--StartFragment-->
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Primero<o:p></o:p></p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Segundo</p>
<table border=0 cellpadding=0><col width=64><tr height=20><td height=20 class=xl65>Mes</td><td>Total<br style='mso-data-placement:same-cell;'>general</td></tr>
<tr><td>abril</td><td align=right x:num>1,250</td></tr></table><!--EndFragment--></body></html>`;
    expect(fromHtml(html)).toEqual([
      p('• Primero'),
      p('2. Segundo'),
      table(0, ['Mes', 'Total\ngeneral'], ['abril', '1,250']),
    ]);
  });

  test('the text is told where the message brought none', () => {
    expect(readPasted({ text: ' ', html: '<p>Hola</p><table><tr><td>a</td><td>b</td></tr></table>' }).text).toBe(
      'Hola\n\na | b',
    );
  });

  test('hostile text stays text', () => {
    expect(fromHtml('<table><tr><td>&lt;script&gt;alert(1)&lt;/script&gt; {tag} &amp;amp;</td></tr></table>')).toEqual([
      table(0, ['<script>alert(1)</script> {tag} &amp;']),
    ]);
  });
});

describe('HTML typed out', () => {
  test('between plain paragraphs, which stay as typed', () => {
    expect(fromText('Uno: a < b\n\nDos <b>no</b>\n<table><tr><th>A</th></tr><tr><td>1</td></tr></table>\nFin')).toEqual(
      [p('Uno: a < b'), p('Dos <b>no</b>'), table(1, ['A'], ['1']), p('Fin')],
    );
  });

  test('among HTML paragraphs', () => {
    const html = seeds.mexico.typedMatters[0]?.cells['project']?.html ?? '';
    expect(fromText(html)).toEqual(fromHtml(html));
    expect(fromText('<p>Fin</p>\n<TABLE border=1><TR><TD>a</TD></TR></TABLE >\n<p>x</p>')).toEqual([
      p('Fin'),
      table(0, ['a']),
      p('x'),
    ]);
  });

  test('an incomplete table is text', () => {
    expect(fromText('<table><tr><td>a</td></tr>')).toBeUndefined();
  });
});

describe('cells between tabs', () => {
  test('with text before and after', () => {
    expect(fromText('Uno\ndos\n\ntres\nMes\tTotal\r\nabril\t3\nmayo\t\n\nFin')).toEqual([
      p('Uno\ndos'),
      p('tres'),
      table(0, ['Mes', 'Total'], ['abril', '3'], ['mayo', '']),
      p('Fin'),
    ]);
  });

  test('quoted cells hold breaks, tabs and quotes', () => {
    expect(fromText('a\t"uno\ndos"\n"dijo ""sí"""\t"x\ty"\n"c"\t"d')).toEqual([
      table(0, ['a', 'uno\ndos'], ['dijo "sí"', 'x\ty'], ['"c"', '"d']),
    ]);
  });

  test('blank cells that programs trim away', () => {
    expect(fromText('A\tB\tC\t\t\nd\te\tf\t\t\ng\th\ti')).toEqual([
      table(0, ['A', 'B', 'C'], ['d', 'e', 'f'], ['g', 'h', 'i']),
    ]);
    expect(fromText('Enero\tFebrero\nVentas\t1\t2\nGastos\t3\t4\nOtros\t5')).toEqual([
      table(0, ['', 'Enero', 'Febrero'], ['Ventas', '1', '2'], ['Gastos', '3', '4'], ['Otros', '5', '']),
    ]);
  });

  test('lines that do not agree are text', () => {
    expect(fromText('x\na\tb\nc\td\te\nf\tg\n')).toBeUndefined();
  });
});

describe('Markdown', () => {
  test('colons, escaped pipes, breaks, short and long rows', () => {
    expect(fromText('Antes\n| A | B |\n|:---|---:|\n| 1 \\| 2 | x<br>y |\n| 3 |\n| 4 | 5 | 6 |\nDespués')).toEqual([
      p('Antes'),
      table(1, ['A', 'B'], ['1 | 2', 'x\ny'], ['3', ''], ['4', '5 | 6']),
      p('Después'),
    ]);
    expect(fromText('A | B\n--|--\n1 | 2')).toEqual([table(1, ['A', 'B'], ['1', '2'])]);
  });

  test('two tables of different kinds', () => {
    expect(fromText('|A|\n|-|\n|1|\n\na\tb\nc\td')).toEqual([table(1, ['A'], ['1']), table(0, ['a', 'b'], ['c', 'd'])]);
  });
});

describe('what is typed for the three reports reads as what is stored', () => {
  const context = (answers: Answers) => ({ today: '2023-05-02', reportingMonth: '2023-04', answers });
  const valueIn = (outcome: Outcome) => {
    if (outcome.is === 'accepted') return outcome.value;
    return outcome.is === 'confirm' ? outcome.readings[0]?.value : outcome;
  };

  test.each(allSeeds.map((seed) => [seed.name, seed] as const))('%s', (_, { answers, typed, typedMatters }) => {
    for (const [id, text] of Object.entries(typed)) {
      const field = findField(visitReport, id);
      if (field === undefined || field.input === 'rows') throw new Error(id);
      expect(valueIn(readAnswer(field, { text }, context(answers)))).toEqual(answers[id]);
    }
    const matters = findField(visitReport, 'matters');
    const columns = matters?.input === 'rows' ? matters.columns : [];
    const rows = answerOf(answers, 'matters', 'rows')?.rows ?? [];
    expect(typedMatters).toHaveLength(rows.length);
    typedMatters.forEach((matter, i) => {
      expect(matter.columns).toEqual(rows[i]?.columns);
      for (const [id, cell] of Object.entries(matter.cells)) {
        const column = columns.find((one) => one.id === id);
        if (column === undefined) throw new Error(id);
        expect(valueIn(readAnswer(column, readPasted(cell), context(answers)))).toEqual(rows[i]?.cells[id]);
      }
    });
  });
});
