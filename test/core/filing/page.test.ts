import type { Block, Row } from '../../../core/form/values';
import { rowsOf } from '../../../core/record/queries/steps';
import type { Report } from '../../../core/record/types';
import { walkScreen } from '../../../core/filing/screens/walk';
import { nineFields } from '../../helpers/people/nine-fields';
import {
  at,
  begin,
  columns,
  filed,
  given,
  open,
  pressed,
  prose,
  skip,
  submit,
  typed,
} from '../../helpers/people/given';
import { allSeeds } from '../../fixtures/seeds';
import { LISTS_OF_ONE_ANSWER, SENTENCE } from '../../fixtures/pages';
import { toldText } from '../../../core/words/problems';

const toObjective = [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local')];
const toMatters = [...toObjective, skip];
const toCell = [...toMatters, typed('ordinaria')];
const firstRow = [...toCell, typed('Soporte.')];

const PAGE = `Asunto 1: Convenio\n\nSe firmó.\n\nAsunto 2\nÁreas de oportunidad: La red.\nL091910 Soporte técnico\nSe atendió.`;
const paragraphs = (...texts: readonly string[]): readonly Block[] =>
  texts.map((text) => ({ type: 'paragraph', text }));
const several = { type: 'ChooseReading', index: 0 } as const;
const asOne = { type: 'ChooseReading', index: 1 } as const;
const cellsOf = (report: Report | undefined) =>
  rowsOf(report?.answers ?? {}, 'matters').map(({ columns: chosen, cells }: Row) => [chosen, cells]);

const improvement = prose('La red.');
const project = { kind: 'project', code: 'L091910', name: 'Soporte técnico', blocks: paragraphs('Se atendió.') };
const second = [['improvement', 'project'], { improvement, project }];

describe('a page of several matters', () => {
  test.each([
    ['where the first row’s columns are chosen', toMatters],
    ['where rows are listed', firstRow],
    ['where the columns of another row are chosen', [...firstRow, { type: 'AddRow', field: 'matters' } as const]],
  ])('is asked about %s, and added to the rows', (_, before) => {
    const held = filed([...before, typed(PAGE)]);
    expect(held.pending).toMatchObject({ asks: 'rows', page: { column: 'particular', before: [] } });
    const count = rowsOf(held.answers, 'matters').length;
    const { report } = given(held).when(several);
    expect(cellsOf(report).slice(count)).toEqual([
      [['particular'], { particular: prose('Convenio', 'Se firmó.') }],
      second,
    ]);
    expect(cellsOf(report).slice(0, count)).toEqual(cellsOf(held));
    expect(report).toMatchObject({ at: { at: 'rows' } });
    expect(report?.pending).toBeUndefined();
  });

  test('what the page does not say is of the column chosen on the card', () => {
    const { report } = given(filed([...toMatters, typed(PAGE)])).when({ ...several, column: 'agreements' });
    expect(cellsOf(report)[0]).toEqual([['agreements'], { agreements: prose('Convenio', 'Se firmó.') }]);
    const none = given(filed([...toMatters, typed(PAGE)])).when({ ...several, column: 'unit' });
    expect(cellsOf(none.report)[0]?.[0]).toEqual(['particular']);
  });

  test('pasted into a cell, is of its column, and the row that was begun gives way to it', () => {
    const { report } = given(filed([...toCell, typed(PAGE)])).when(several);
    expect(cellsOf(report)).toEqual([[['ordinary'], { ordinary: prose('Convenio', 'Se firmó.') }], second]);
    expect(rowsOf(report?.answers ?? {}, 'matters').map(({ id }) => id)).toEqual(['2', '3']);
  });

  test('what stands before it answers the cell, and the row stays', () => {
    const { report } = given(filed([...toCell, typed(`Soporte.\n\n${PAGE}`)])).when(several);
    expect(cellsOf(report)[0]).toEqual([['ordinary'], { ordinary: prose('Soporte.') }]);
    expect(cellsOf(report)).toHaveLength(3);
  });

  test('what stands before it goes below the project whose code the cell has', () => {
    const begun = [...toMatters, typed('proyecto'), typed('L097610 Registro'), open('cell/matters/1/project')];
    const { report } = given(filed([...begun, typed(`Se registró.\n\n${PAGE}`)])).when(several);
    const blocks = paragraphs('Se registró.');
    expect(cellsOf(report)[0]?.[1]).toEqual({
      project: { kind: 'project', code: 'L097610', name: 'Registro', blocks },
    });
  });

  test('a row with text in another cell stays, and that cell is asked for again from the list', () => {
    const begun = [...toMatters, typed('particular, ordinaria'), typed('PREP.')];
    const { report } = given(filed([...begun, typed(PAGE)])).when(several);
    expect(cellsOf(report)[0]).toEqual([['particular', 'ordinary'], { particular: prose('PREP.') }]);
    expect(cellsOf(report)).toHaveLength(3);
  });

  test('what stands before it answers another field, and the rest are rows', () => {
    const held = filed([...toObjective, typed(`Coordinar los trabajos.\n\nAsuntos tratados:\n\n${PAGE}`)]);
    const { report } = given(held).when(several);
    expect(report?.answers['objective']).toEqual(prose('Coordinar los trabajos.'));
    expect(cellsOf(report)).toHaveLength(2);
    expect(report?.at).toEqual(at('rows/matters'));
    given(report).when({ type: 'FinishRows', field: 'matters' }).thenAt('field/trainedStaff');
  });

  test('a field that it leaves without an answer is asked again, and one that has its answer keeps it', () => {
    given(filed([...toObjective, typed(PAGE)]))
      .when(several)
      .thenAt('field/objective');
    const answered = [...toObjective, typed('Coordinar.'), open('field/objective'), typed(PAGE)];
    const { report } = given(filed(answered)).when(several);
    expect(report?.answers['objective']).toEqual(prose('Coordinar.'));
    expect(report?.at).toEqual(at('rows/matters'));
  });

  test('can be sent as it is', () => {
    const { report } = given(filed([...toMatters, typed(PAGE)])).when(several);
    expect(given(report).when(submit).report?.state).toBe('in-review');
  });

  test.each(['Sí', 'son 2 asuntos', '👍', 'Son varios asuntos'])('«%s» adds the rows', (word) =>
    expect(cellsOf(given(filed([...toMatters, typed(PAGE)])).when(typed(word)).report)).toHaveLength(2),
  );

  test.each(['no', 'Es una sola respuesta', 'una', 'una sola', '👎'])('«%s» takes it as one answer', (word) =>
    expect(given(filed([...toObjective, typed(PAGE)])).when(typed(word)).report?.answers['objective']).toMatchObject({
      kind: 'prose',
    }),
  );

  test('other words are another answer', () =>
    given(filed([...toObjective, typed(PAGE)]))
      .when(typed('Coordinar los trabajos del PREP.'))
      .thenAt('columns/matters/1'));
});

describe('as one answer, it is what it is without the question', () => {
  const blocks = PAGE.split('\n\n');

  test('in prose', () => {
    const { report } = given(filed([...toObjective, typed(PAGE)])).when(asOne);
    expect(report?.answers['objective']).toEqual(prose(...blocks));
    given(report).when(open('field/objective')).thenAt('field/objective', 'columns/matters/1');
  });

  test('in a cell', () => {
    const { report } = given(filed([...toCell, typed(PAGE)])).when(asOne);
    expect(cellsOf(report)).toEqual([[['ordinary'], { ordinary: prose(...blocks) }]]);
  });

  test('where rows are asked for, which column it is for is asked', () => {
    const { report } = given(filed([...toMatters, typed(PAGE)])).when(asOne);
    expect(report?.pending).toMatchObject({ asks: 'choose', question: [{ code: 'rows.which-column' }] });
  });

  test('and is not asked about again when it is mended', () => {
    const report = filed([...toObjective, typed(PAGE), asOne, open('field/objective')]);
    const { report: mended } = given(report).when(pressed('field/objective', `${PAGE} Bien.`));
    expect(mended?.pending).toBeUndefined();
    expect(mended?.answers['objective']).toEqual(prose(...blocks.slice(0, -1), `${blocks.at(-1)} Bien.`));
  });
});

describe('the question', () => {
  const held = filed([...toMatters, typed(PAGE)]);

  test('is asked once: a late press of either button does nothing', () => {
    const { report } = given(held).when({ ...several, step: at('columns/matters/1'), seen: held.version });
    for (const press of [several, asOne])
      given(report)
        .when({ ...press, step: at('columns/matters/1'), seen: held.version })
        .thenNothing();
  });

  test('adds to the rows of now, whatever became of them meanwhile', () => {
    const asked = filed([...firstRow, typed(PAGE)]);
    const mended = given(asked).when(pressed('cell/matters/1/ordinary', 'Soporte y redes.', asked.version)).report;
    expect(mended?.pending).toBeDefined();
    const { report } = given(mended).when(several);
    expect(cellsOf(report)[0]).toEqual([['ordinary'], { ordinary: prose('Soporte y redes.') }]);
    expect(cellsOf(report)).toHaveLength(3);
    expect(new Set(rowsOf(report?.answers ?? {}, 'matters').map(({ id }) => id)).size).toBe(3);
  });

  test('is gone with the step', () => {
    const left = given(held).when({ type: 'Review' }).report;
    expect(left?.pending).toBeUndefined();
    given(left)
      .when({ ...several, seen: held.version })
      .thenNothing();
  });

  test('is not asked of a card drawn before the field was answered elsewhere: both answers are kept', () => {
    const before = filed(toObjective);
    const answered = given(before).when(typed('Coordinar.')).report;
    const { report } = given(answered).when(pressed('field/objective', PAGE, before.version));
    expect(report?.pending).toMatchObject({ asks: 'choose', question: [{ code: 'answer.stale' }] });
  });

  test('keeps the page as it was laid out, and not twice', () => {
    const input = { text: 'x', page: paragraphs('Asunto 1: A', 'Asunto 2: B') };
    const { report } = given(filed(toMatters)).when({ type: 'AnswerStep', input, today: '2023-05-03' });
    expect(report?.pending).toMatchObject({ typed: { text: 'x' }, page: { rows: [[{}], [{}]] } });
    expect(report?.pending?.typed).toEqual({ text: 'x' });
  });

  test('says how it was told apart', () => {
    const screen = walkScreen(nineFields, filed([...firstRow, typed(`Antes.\n\n${PAGE}`)]));
    expect(screen).toMatchObject({
      template: 'page',
      data: {
        question: 'Este texto parece traer 2 asuntos. Así quedarían:',
        before: [],
        rows: [
          { title: 'Asunto 2', lines: [{ label: '', value: 'Antes. · Convenio · Se firmó.' }] },
          {
            title: 'Asunto 3',
            lines: [
              { label: 'Áreas de oportunidad', value: 'La red.' },
              { label: 'Con que proyecto de la CIP se relaciona', value: 'L091910 Soporte técnico · Se atendió.' },
            ],
          },
        ],
        more: '',
        inputs: [{ id: 'column', label: 'Tipo del asunto 2', value: 'particular' }],
        buttons: [{ title: 'Son 2 asuntos', style: 'positive', withInputs: true }, { title: 'Es una sola respuesta' }],
      },
    });
    const field = walkScreen(nineFields, filed([...toObjective, typed(`Antes.\n\n${PAGE}`)]));
    expect(field.data).toMatchObject({
      before: [{ label: 'Objetivo de la visita', value: 'Antes.' }],
      rows: [{ title: 'Asunto 1' }, {}],
    });
  });

  test('of very many rows shows the first and the last', () => {
    const page = Array.from({ length: 300 }, (_, index) => `Asunto ${index + 1}: ${SENTENCE} ${index + 1}`).join(
      '\n\n',
    );
    const many = filed([...toMatters, typed(page)]);
    const { data } = walkScreen(nineFields, many);
    expect(data).toMatchObject({ more: '… 282 más, hasta:', last: [{ title: 'Asunto 300' }] });
    expect(cellsOf(given(many).when(several).report)).toHaveLength(300);
  });

  test('once it is answered, how many rows there are is said', () => {
    const { decision } = given(held).when(several);
    const told = (decision.ok ? decision.events : []).map((event) => ('notice' in event ? (event.notice ?? []) : []));
    expect(told.map((one) => toldText(one))).toContain('Se agregaron 2 asuntos.');
  });
});

describe('what is refused or not asked', () => {
  test('a row that is too long for its cell, by its number', () => {
    const page = `Asunto 1: Breve.\n\nAsunto 2: ${'palabra '.repeat(1_600)}`;
    const { decision } = given(filed(toMatters)).when(typed(page));
    expect(decision).toMatchObject({
      ok: false,
      refusal: { problem: { code: 'rows.too-long', details: { row: 2, limit: 12_000 } } },
    });
  });

  test('rows that fit are taken where all of it together would not', () => {
    const page = [1, 2, 3, 4].map((row) => `Asunto ${row}: ${'palabra '.repeat(1_200)}`).join('\n\n');
    const held = filed([...toCell, typed(page)]);
    expect(cellsOf(given(held).when(several).report)).toHaveLength(4);
    const refusal = given(held).when(asOne);
    refusal.thenRefused('answer.too-long');
    expect(held.pending).toBeDefined();
  });

  test.each([
    ['a row of signs alone', 'Asunto 1: ???\n\nAsunto 2: PREP.'],
    ['one matter', `Asunto 1: ${SENTENCE}\n\n${SENTENCE}`],
  ])('%s', (_, text) => expect(filed([...toObjective, typed(text)]).pending).toBeUndefined());

  test('the columns of a new row, one to a line', () =>
    given(filed(toMatters))
      .when(typed('Asuntos en particular\nActividad ordinaria'))
      .then(columns('1', 'particular', 'ordinary'), { type: 'StepOpened', step: at('cell/matters/1/particular') }));

  test('a project whose code and name were given on the card', () => {
    const report = filed([...toMatters, typed('proyecto')]);
    const input = { text: PAGE, parts: { projectCode: 'L091910', projectName: '' } };
    const { report: taken } = given(report).when({
      type: 'AnswerStep',
      input,
      today: '2023-05-03',
      step: at('cell/matters/1/project'),
    });
    expect(taken?.pending).toBeUndefined();
  });

  test.each(LISTS_OF_ONE_ANSWER)('a list of one answer: $name', ({ text }) => {
    expect(filed([...toCell, typed(text)]).pending?.asks).not.toBe('rows');
    expect(filed([...toMatters, typed(text)]).pending?.asks).not.toBe('rows');
  });

  test('the reference reports', () => {
    for (const { typedMatters, typed: answers } of allSeeds) {
      for (const text of [answers['objective'] ?? '', ...typedMatters.map(({ cells }) => cells['project']?.text ?? '')])
        if (text !== '') expect(filed([...toMatters, typed('proyecto'), typed(text)]).pending).toBeUndefined();
    }
  });
});
