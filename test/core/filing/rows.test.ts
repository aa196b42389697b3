import { nineFields } from '../../helpers/people/nine-fields';
import { readColumns } from '../../../core/filing/decide/rows';
import { rowsField } from '../../../core/record/queries/steps';
import {
  answered,
  aRow,
  at,
  back,
  begin,
  columns,
  filed,
  given,
  open,
  opened,
  pressed,
  prose,
  skip,
  submit,
  typed,
} from '../../helpers/people/given';

const toMatters = [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip];
const firstRow = [...toMatters, typed('particular'), typed('Se revisó el PREP.')];
const addRow = { type: 'AddRow', field: 'matters' } as const;
const remove = (row: string) => ({ type: 'RemoveRow', field: 'matters', row }) as const;

describe('a row', () => {
  test('begins with the choice of its columns, then asks them in the form’s order', () => {
    given(filed(toMatters))
      .when(pressed('columns/matters/1', 'project,particular'))
      .then(columns('1', 'particular', 'project'), opened('cell/matters/1/particular'));
    given(filed([...toMatters, typed('proyecto y particular')]))
      .when(typed('Se revisó el PREP.'))
      .then(answered('cell/matters/1/particular', prose('Se revisó el PREP.')), opened('cell/matters/1/project'));
  });

  test('is listed once its last column is answered or left blank', () => {
    given(filed([...toMatters, typed('particular')]))
      .when(typed('Texto'))
      .thenAt('rows/matters');
    given(filed([...toMatters, typed('particular')]))
      .when(skip)
      .thenAt('rows/matters');
  });

  test('without a column chosen asks again', () => {
    given(filed(toMatters)).when(pressed('columns/matters/1', '')).thenRefused('columns.none');
    given(filed(toMatters)).when(pressed('columns/matters/1', 'nada de esto')).thenRefused('columns.unknown');
  });

  test('is added, and its number is never used again', () => {
    given(filed(firstRow)).when(addRow).then(opened('columns/matters/2'));
    given(filed([...firstRow, addRow, typed('pycipef'), remove('2')]))
      .when(addRow)
      .then(opened('columns/matters/3'));
  });

  test.each(['otro', 'Agregar otro asunto', 'sí'])('is added by typing «%s»', (word) =>
    given(filed(firstRow)).when(typed(word)).thenAt('columns/matters/2'),
  );

  test.each(['listo', 'no', 'Es todo', 'siguiente'])('is the last by typing «%s»', (word) =>
    given(filed(firstRow)).when(typed(word)).thenAt('field/trainedStaff'),
  );

  test('that was not begun is left by omitting it or going back', () => {
    given(filed([...firstRow, addRow]))
      .when(skip)
      .thenAt('rows/matters');
    given(filed([...firstRow, addRow]))
      .when(back)
      .thenAt('rows/matters');
    given(filed(toMatters)).when(back).thenAt('field/objective');
    given(filed(toMatters)).when(skip).thenAt('field/trainedStaff');
  });

  test('is removed; the last one gone, another is begun', () => {
    const removed = { type: 'RowRemoved', field: 'matters', row: '1' } as const;
    given(filed(firstRow)).when(remove('1')).then(removed, opened('columns/matters/2'));
    given(filed([...firstRow, addRow, typed('pycipef'), typed('Texto')]))
      .when(remove('1'))
      .then(removed, opened('rows/matters'));
    given(filed(firstRow)).when(remove('9')).thenNothing();
  });
});

describe('Atrás inside a row', () => {
  const filling = [...toMatters, typed('todas'), typed('Convenio'), typed('Asunto')];

  test('goes from column to column, then to their choice', () => {
    given(filed(filling)).when(back).thenAt('cell/matters/1/particular');
    given(filed([...filling, back, back]))
      .when(back)
      .thenAt('columns/matters/1');
  });

  test('leads out of a row that is complete', () => {
    const complete = [...toMatters, typed('1 y 2'), typed('Convenio'), typed('Asunto')];
    given(filed([...complete, open('cell/matters/1/particular')]))
      .when(back)
      .thenAt('rows/matters');
  });
});

describe('other columns for a row', () => {
  const two = [...toMatters, typed('1 y 2'), typed('Convenio'), typed('Asunto'), open('columns/matters/1')];

  test('ask what is new and keep what was written', () => {
    const spec = given(filed(two)).when(pressed('columns/matters/1', 'particular,project'));
    spec.then(columns('1', 'particular', 'project'), opened('cell/matters/1/project', 'rows/matters'));
    expect(spec.report?.answers['matters']).toEqual({
      kind: 'rows',
      rows: [{ id: '1', columns: ['particular', 'project'], cells: { particular: prose('Asunto') } }],
    });
  });

  test('that are the same lead back to the rows', () =>
    given(filed(two)).when(pressed('columns/matters/1', 'agreements,particular')).thenAt('rows/matters'));
});

describe('text typed where a column or a row is expected', () => {
  test('is held, and asked where it goes', () => {
    const spec = given(filed(toMatters)).when(typed('Se revisaron los avances del PREP con el OPL.'));
    expect(spec.report?.pending).toMatchObject({ asks: 'choose', step: at('columns/matters/1') });
    expect(spec.report?.pending?.readings).toHaveLength(6);
  });

  test('goes into the column whose button is pressed, as a new row', () => {
    const report = filed([...firstRow, typed('Se apoyó al OPL.')]);
    given(report)
      .when({ type: 'ChooseReading', index: 3, step: at('rows/matters'), seen: report.version })
      .then(
        {
          type: 'StepAnswered',
          step: { at: 'field', field: 'matters' },
          value: {
            kind: 'rows',
            rows: [
              aRow('1', { particular: prose('Se revisó el PREP.') }),
              aRow('2', { ordinary: prose('Se apoyó al OPL.') }),
            ],
          },
        },
        opened('rows/matters'),
      );
  });

  test('goes into the column that is typed', () =>
    given(filed([...firstRow, typed('Se apoyó al OPL.')]))
      .when(typed('actividad ordinaria'))
      .thenAt('rows/matters'));

  test('keeps what another device wrote in the meantime', () => {
    const report = filed([
      ...firstRow,
      typed('Se apoyó al OPL.'),
      pressed('cell/matters/1/particular', 'Se revisó y se probó.'),
    ]);
    const spec = given(report).when({ type: 'ChooseReading', index: 3 });
    expect(spec.report?.answers['matters']).toMatchObject({
      rows: [
        aRow('1', { particular: prose('Se revisó y se probó.') }),
        aRow('2', { ordinary: prose('Se apoyó al OPL.') }),
      ],
    });
  });

  test('is dropped by «no»', () => {
    const spec = given(filed([...firstRow, typed('Se apoyó al OPL.')])).when(typed('no'));
    spec.then({ type: 'ReadingDeclined' });
    expect(spec.report?.pending).toBeUndefined();
  });

  test('that says nothing is refused', () => given(filed(firstRow)).when(typed('n/a')).thenRefused('rows.unclear'));
});

test('rows without text are dropped when the report is sent', () => {
  const report = filed([...firstRow, addRow, typed('pycipef'), { type: 'Review' }]);
  given(report)
    .when(submit)
    .then({ type: 'RowRemoved', field: 'matters', row: '2' }, { type: 'ReportSubmitted', folio: 'INF-2023-0001' });
});

describe('columns by their names', () => {
  const all = rowsField(nineFields, 'matters')?.columns ?? [];
  test.each([
    ['todas', ['agreements', 'particular', 'improvement', 'ordinary', 'pycipef', 'project']],
    ['Todas las columnas', ['agreements', 'particular', 'improvement', 'ordinary', 'pycipef', 'project']],
    ['6 y 1', ['agreements', 'project']],
    ['2,3; 5', ['particular', 'improvement', 'pycipef']],
    ['PyCIPEF', ['pycipef']],
    ['Áreas de oportunidad y actividad ordinaria', ['improvement', 'ordinary']],
    ['Asuntos relacionados con la firma de Convenios de Apoyo y Colaboración', ['agreements']],
    ['convenios, proyecto', ['agreements', 'project']],
    ['project,particular', ['particular', 'project']],
  ])('«%s»', (text, ids) => expect(readColumns(all, text)).toEqual(ids));

  test.each(['asuntos', '7', '0', 'y', 'pycipef y otra cosa', 'x'.repeat(501)])('«%s» names none', (text) =>
    expect(readColumns(all, text)).toBeUndefined(),
  );
});
