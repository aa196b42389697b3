import {
  answered,
  at,
  back,
  begin,
  filed,
  given,
  open,
  opened,
  pressed,
  skip,
  started,
  states,
  typed,
  UTSI,
} from '../../helpers/people/given';

const toBoards = [begin, typed('UTSI'), typed('Coahuila'), typed('11 y 12 de abril de 2023')];
const toSummary = [
  ...toBoards,
  typed('Local y OPL'),
  typed('Revisar el PREP'),
  typed('proyecto'),
  typed('L091910 Soporte técnico\nSe asistió.'),
  typed('listo'),
  typed('25'),
  skip,
];

describe('the walk, in the form’s order', () => {
  test('a report begins with its first field', () => given(undefined).when(begin).then(started, opened('field/unit')));

  test('an answer is kept and the next field is asked', () =>
    given([started, opened('field/unit')])
      .when(typed('UTSI'))
      .then(answered('field/unit', UTSI), opened('field/states')));

  test('every field is asked once, then the summary', () => {
    const asked = toSummary.map((_, index) => filed(toSummary.slice(0, index + 1)).at);
    expect(asked).toEqual(
      [
        ...['field/unit', 'field/states', 'field/visitDates', 'field/boards', 'field/objective'],
        ...[
          'columns/matters/1',
          'cell/matters/1/project',
          'rows/matters',
          'field/trainedStaff',
          'field/remarks',
          'summary',
        ],
      ].map((key) => at(key)),
    );
  });

  test('districts are passed over where no district board was visited', () =>
    given(filed(toBoards)).when(typed('Local y OPL')).thenAt('field/objective'));

  test('districts are asked where one was', () =>
    given(filed(toBoards)).when(typed('Local y Distrital')).thenAt('field/districts'));

  test('an answer that says the next field’s too passes over it', () => {
    const spec = given(filed(toBoards)).when(typed('JDE 03'));
    spec.thenAt('field/objective');
    expect(spec.report?.answers['districts']).toMatchObject({ districts: [{ state: '05', number: '03' }] });
  });

  test('a field left blank is not asked again', () => {
    const report = filed([begin, typed('UTSI'), typed('Coahuila'), skip, back]);
    given(report).when(typed('sin fecha')).thenAt('field/boards');
    given(filed([begin, typed('UTSI'), typed('Coahuila'), skip, back, back]))
      .when(typed('México'))
      .thenAt('field/boards');
  });

  test('a required field cannot be skipped', () =>
    given([started, opened('field/unit')])
      .when(skip)
      .thenRefused('answer.required'));

  test('a typed blank of a required field is refused and stands in the card', () => {
    const spec = given([started, opened('field/unit')]).when(typed('n/a'));
    spec.thenRefused('answer.required');
    expect(spec.decision).toMatchObject({ refusal: { typed: { text: 'n/a' } } });
  });
});

describe('Atrás', () => {
  test('goes to the field before, over those that are not asked', () => {
    given(filed([...toBoards, typed('Local')]))
      .when(back)
      .then(opened('field/boards'));
    given(filed([...toBoards, typed('Distrital'), typed('3')]))
      .when(back)
      .then(opened('field/districts'));
  });

  test('stays at the first field', () =>
    given(filed([begin]))
      .when(back)
      .then(opened('field/unit')));

  test('from the summary goes to the last card, which asks for two fields', () =>
    given(filed(toSummary)).when(back).then(opened('field/trainedStaff')));

  test('from an older card goes back from that card’s field', () =>
    given(filed(toSummary))
      .when({ type: 'GoBack', step: at('field/boards') })
      .then(opened('field/visitDates')));

  test('what was answered stands, and going on returns to the first open field', () => {
    const report = filed([...toBoards, back, back]);
    expect(report.at).toEqual(at('field/states'));
    given(report)
      .when(pressed('field/states', '05', report.version))
      .thenAt('field/boards');
  });
});

describe('an edit from the summary', () => {
  test('opens the field and remembers where it came from', () =>
    given(filed(toSummary)).when(open('field/states')).then(opened('field/states', 'summary')));

  test('returns to the summary with the answer', () =>
    given(filed([...toSummary, open('field/states')]))
      .when(typed('Jalisco'))
      .then(answered('field/states', states('14')), opened('summary')));

  test('returns to the summary unchanged by Atrás', () =>
    given(filed([...toSummary, open('field/states')]))
      .when(back)
      .then(opened('summary')));

  test('returns to the summary by leaving it blank', () =>
    given(filed([...toSummary, open('field/visitDates')]))
      .when(skip)
      .thenAt('summary'));

  test('asks the field that it made askable, then returns', () => {
    given(filed([...toSummary, open('field/boards')]))
      .when(typed('Distrital'))
      .thenAt('field/districts', 'summary');
    given(filed([...toSummary, open('field/boards'), typed('Distrital')]))
      .when(typed('3'))
      .thenAt('summary');
    given(filed([...toSummary, open('field/boards'), typed('Distrital')]))
      .when(skip)
      .thenAt('summary');
  });

  test('opens districts though they are not asked', () =>
    given(filed(toSummary)).when(open('field/districts')).thenAt('field/districts', 'summary'));

  test('of a table opens its rows, and going on returns', () => {
    const report = filed([...toSummary, open('rows/matters')]);
    expect(report.at).toEqual(at('rows/matters'));
    given(report).when({ type: 'FinishRows', field: 'matters' }).thenAt('summary');
    given(report).when(back).thenAt('summary');
    given(report).when(typed('listo')).thenAt('summary');
  });

  test.each([[[open('cell/matters/1/project')]], [[open('rows/matters'), open('cell/matters/1/project')]]])(
    'of one cell returns to the summary, which shows it',
    (opening) => {
      const report = filed([...toSummary, ...opening]);
      given(report).when(back).thenAt('summary');
      given(report).when(typed('Se apoyó.')).thenAt('summary');
      given(report).when(skip).thenAt('summary');
    },
  );

  test('that adds a row goes through the rows', () => {
    const report = filed([...toSummary, open('rows/matters'), { type: 'AddRow', field: 'matters' }, typed('pycipef')]);
    given(report).when(typed('Se revisó.')).thenAt('rows/matters', 'summary');
    given(report).when(back).thenAt('columns/matters/2', 'summary');
  });

  test('of a table that has no rows begins one; Atrás returns to the summary', () => {
    const report = filed([...toBoards, { type: 'Review' }, open('rows/matters')]);
    given(report).when(back).thenAt('summary');
    given(report).when(skip).thenAt('summary');
    given(report).when(typed('pycipef')).thenAt('cell/matters/1/pycipef', 'summary');
  });
});

describe('an edit in the middle of the walk', () => {
  test('returns to the field that was being asked', () => {
    const report = filed([...toBoards, open('field/unit')]);
    expect(report.returnTo).toEqual(at('field/boards'));
    given(report).when(typed('DEOE')).thenAt('field/boards');
  });

  test('keeps the first place when one edit follows another', () =>
    given(filed([...toBoards, open('field/unit'), open('field/states')]))
      .when(typed('Jalisco'))
      .thenAt('field/boards'));

  test('returns to the table where its row is gone by then', () => {
    const away = [...toBoards, typed('Local'), skip, open('field/unit'), pressed('columns/matters/1', 'pycipef')];
    const report = filed([...away, { type: 'RemoveRow', field: 'matters', row: '1' }, open('field/unit')]);
    expect(report.returnTo).toEqual(at('columns/matters/1'));
    given(report).when(typed('DEOE')).thenAt('columns/matters/2');
    given(report).when(back).thenAt('columns/matters/2');
  });
});

describe('a card that does not fit the report any more', () => {
  test.each(['cell/matters/7/project', 'columns/matters/9'])('%s is no step of this report', (key) => {
    given(filed(toSummary)).when(open(key)).thenRefused('card.outdated');
    given(filed(toSummary)).when(pressed(key, 'texto')).thenRefused('card.outdated');
    given(filed(toSummary))
      .when({ type: 'GoBack', step: at(key) })
      .thenRefused('card.outdated');
  });

  test('a table that the form does not have', () => {
    given(filed(toSummary)).when({ type: 'AddRow', field: 'unit' }).thenRefused('card.outdated');
    given(filed(toSummary)).when({ type: 'FinishRows', field: 'none' }).thenRefused('card.outdated');
  });

  test('text typed at the summary is no answer', () =>
    given(filed(toSummary)).when(typed('algo más')).thenRefused('summary.not-asked'));
});
