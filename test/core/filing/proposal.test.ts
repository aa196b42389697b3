import { readAnswer, showValue } from '../../../core/form/answers';
import { reportingMonthAt } from '../../../core/form/catalogues/catalogues';
import type { Report } from '../../../core/record/types';
import parrafos from '../../fixtures/parrafos.json';
import { address, at, begin, filed, given, prose, skip, states, TODAY, typed } from '../../helpers/people/given';
import { nineFields } from '../../helpers/people/nine-fields';
import {
  VISIT,
  asVisit,
  accept,
  trim,
  place,
  drop,
  offered,
  answersOf,
  restOf,
  then,
} from '../../helpers/people/told-visits';

describe('a message that answers several fields', () => {
  test('is held, and nothing of it is an answer', () => {
    expect(offered(asVisit)).toEqual({
      states: 'Coahuila',
      visitDates: '11 y 12 de abril de 2023',
      boards: 'Local y OPL',
      objective: 'Revisar los sistemas del PREP',
    });
    expect(asVisit).toMatchObject({ answers: {}, at: at('field/unit') });
    expect(restOf(asVisit)).toContain('Llovió mucho');
  });

  test('begins a report, in one step', () => {
    const said = { input: { text: VISIT }, today: TODAY };
    const report = given(undefined).when({ type: 'StartReport', id: 'r1', address, said }).report;
    expect(offered(report)).toEqual(offered(asVisit));
    expect(report).toMatchObject({ version: 1, at: at('field/unit') });
  });

  test('is confirmed: only what is missing is asked', () => {
    const report = then(asVisit, accept(asVisit.version));
    expect(answersOf(report)).toEqual(offered(asVisit));
    expect(report.proposal).toBeUndefined();
    expect(report.at).toEqual(at('field/unit'));
    expect(then(report, typed('UTSI')).at).toEqual(at('columns/matters/1'));
  });

  test.each(['sí', 'Sí.', 'ok', '👍', '👍🏽', 'así está bien', 'sí, gracias', 'Correcto, por favor'])(
    'is confirmed by «%s»',
    (word) => expect(answersOf(then(asVisit, typed(word)))).toEqual(offered(asVisit)),
  );

  test.each(['no', 'NO.', '👎', 'nop', 'no, gracias'])('is dropped by «%s», and its words are kept', (word) => {
    const report = then(asVisit, typed(word));
    expect(report).toMatchObject({ answers: {}, at: at('field/unit'), unused: [{ type: 'paragraph', text: VISIT }] });
    expect(report.proposal).toBeUndefined();
  });

  test('«omitir» skips the proposal, not the question under it', () => {
    expect(then(asVisit, skip)).toMatchObject({ skipped: [], at: at('field/unit') });
    expect(then(asVisit, skip).proposal).toBeUndefined();
  });

  test('what it said besides stays until it is in an answer', () => {
    const report = then(asVisit, accept(asVisit.version), typed('UTSI'), typed('ordinaria'));
    expect(JSON.stringify(report.unused)).toContain('Llovió mucho');
    expect(then(report, typed('Se revisó. Llovió mucho. Fin.')).unused).toBeUndefined();
    expect(JSON.stringify(then(report, typed('Se revisó.')).unused)).toContain('Llovió mucho');
  });

  test.each(parrafos.parrafos.map(({ texto }) => texto))('what is confirmed of «%s», the walk would take', (texto) => {
    const said = { input: { text: texto }, today: TODAY };
    const report = given(undefined).when({ type: 'StartReport', id: 'r1', address, said }).report;
    if (report?.proposal === undefined) return;
    const { answers } = then(report, accept(report.version));
    for (const field of nineFields.fields) {
      const value = answers[field.id];
      if (value === undefined || field.input === 'rows') continue;
      const context = { today: TODAY, reportingMonth: reportingMonthAt(TODAY), answers };
      const outcome = readAnswer(field, { text: showValue(value, answers) }, context, value);
      expect(outcome).toMatchObject({ is: 'accepted', value });
    }
  });
});

describe('a line that is taken out', () => {
  test('is not confirmed, and is asked', () => {
    const report = then(asVisit, trim('visitDates', 2), accept(3), typed('UTSI'));
    expect(Object.keys(report.answers)).toEqual(['states', 'boards', 'objective', 'unit']);
    expect(report.at).toEqual(at('field/visitDates'));
  });

  test('of words is text again', () => {
    const report = then(asVisit, trim('objective', 2));
    expect(offered(report)).not.toHaveProperty('objective');
    expect(restOf(report)).toContain('Revisar los sistemas del PREP');
  });

  test('is out on both devices, whichever took it', () => {
    const report = then(asVisit, trim('visitDates', 2), trim('boards', 2));
    expect(Object.keys(offered(report) ?? {})).toEqual(['states', 'objective']);
    given(report).when(trim('boards', 2)).thenNothing();
  });

  test('is not confirmed by a card that still shows it', () => {
    const report = then(asVisit, trim('visitDates', 2));
    given(report).when(accept(2)).thenRefused('proposal.changed');
    given(report).when(drop(2)).thenRefused('proposal.changed');
  });

  test('the last one ends the proposal, and the words are kept', () => {
    const report = then(asVisit, ...['states', 'visitDates', 'boards', 'objective'].map((field) => trim(field, 2)));
    expect(report.proposal).toBeUndefined();
    expect(report.unused).toEqual([{ type: 'paragraph', text: VISIT }]);
  });

  test('the text that was not used can be dropped too', () => {
    const report = then(asVisit, trim(null, 2), accept(3));
    expect(report.unused).toBeUndefined();
  });
});

describe('what was not used', () => {
  const noPurpose = filed([begin, typed('Coahuila, 11 y 12 de abril de 2023, Junta Local. Llovió mucho.')]);

  test('becomes the objective', () => {
    const report = then(noPurpose, place('objective', 2));
    expect(offered(report)).toMatchObject({ objective: 'Llovió mucho.' });
    expect(then(report, accept(3))).toMatchObject({ answers: { objective: prose('Llovió mucho.') } });
    expect(then(report, accept(3)).unused).toBeUndefined();
    expect(restOf(then(report, trim('objective', 3)))).toBe('["Llovió mucho."]');
  });

  test('becomes a matter, of the kind that is chosen; then what is missing is asked', () => {
    const report = then(noPurpose, place('matters', 2), accept(3));
    expect(report).toMatchObject({ at: at('columns/matters/1'), returnTo: at('field/unit') });
    expect(report.pending?.readings).toHaveLength(6);
    const chosen = then(report, { type: 'ChooseReading', index: 3 });
    expect(chosen.answers['matters']).toMatchObject({
      rows: [{ id: '1', cells: { ordinary: prose('Llovió mucho.') } }],
    });
    expect(chosen.unused).toBeUndefined();
    expect(then(chosen, { type: 'FinishRows', field: 'matters' }).at).toEqual(at('field/unit'));
  });

  test('is not lost where no kind is chosen', () => {
    const report = then(noPurpose, place('matters', 2), accept(3), { type: 'DeclineReading' });
    expect(report.unused).toEqual(prose('Llovió mucho.').blocks);
  });

  test('becomes the work of the project that was named', () => {
    const project = filed([begin, typed('Puebla, Junta Local, proyecto L091910. Llovió mucho.')]);
    const report = then(project, place('matters', 2), accept(3));
    expect(report.answers['matters']).toMatchObject({
      rows: [{ cells: { project: { code: 'L091910', blocks: [{ text: 'Llovió mucho.' }] } } }],
    });
    expect(report.unused).toBeUndefined();
  });

  test('goes nowhere that the card did not offer', () => {
    given(noPurpose).when(place('remarks', 2)).thenRefused('proposal.changed');
    given(noPurpose).when(place('states', 2)).thenRefused('proposal.changed');
  });

  test('keeps its tables', () => {
    const table = { type: 'table', headerRows: 0, rows: [[{ text: 'a' }, { text: 'b' }]] } as const;
    const text = 'Fui a Coahuila el 11 de abril de 2023. Llovió mucho.';
    const report = filed([begin, typed(text, [{ type: 'paragraph', text }, table])]);
    expect(report.proposal?.rest).toContainEqual(table);
    const kept = then(report, place('objective', 2), accept(3));
    expect(kept.answers['objective']).toMatchObject({ blocks: [{ type: 'paragraph' }, table] });
  });
});

describe('another message while it stands', () => {
  test('adds what it says, and replaces what it says anew', () => {
    const report = then(asVisit, typed('Fue el 13 de abril de 2023 y se capacitó a 25 personas'));
    expect(offered(report)).toMatchObject({
      states: 'Coahuila',
      visitDates: '13 de abril de 2023',
      trainedStaff: '25',
      objective: 'Revisar los sistemas del PREP',
    });
  });

  test.each([
    ['también fui a Sonora', { states: 'Coahuila y Sonora' }],
    ['Además estuve con la Junta Distrital', { boards: 'Local, Distrital y OPL' }],
    ['faltó el 14 de abril de 2023', { visitDates: '11, 12 y 14 de abril de 2023' }],
  ])('«%s» is added to what was said', (text, expected) =>
    expect(offered(then(asVisit, typed(text)))).toMatchObject(expected),
  );

  test('sent twice, it says nothing new', () => {
    const report = then(asVisit, typed(VISIT));
    expect(report.proposal).toEqual(asVisit.proposal);
  });

  test('the answer to the question under it is a line of it', () => {
    expect(offered(then(asVisit, typed('DEOE')))).toMatchObject({
      unit: 'Dirección Ejecutiva de Organización Electoral',
    });
  });

  describe('that says nothing of the form', () => {
    const asked = then(asVisit, typed('Hubo café.'));
    const textOf = (report: Report) => report.proposal?.asked?.map((block) => 'text' in block && block.text);

    test('is asked about, and is no text of the report before', () => {
      expect(textOf(asked)).toEqual(['Hubo café.']);
      expect(asked.proposal).toMatchObject({ said: asVisit.proposal?.said, rest: asVisit.proposal?.rest });
    });
    test('is added by a yes, typed or pressed', () => {
      for (const yes of [typed('sí'), accept(asked.version)]) {
        const report = then(asked, yes);
        expect(restOf(report)).toBe('["Llovió mucho.","Hubo café."]');
        expect(report).toMatchObject({ answers: {} });
        expect(textOf(report)).toBeUndefined();
      }
    });
    test.each([
      ['a no', typed('no')],
      ['the other button', drop(asked.version)],
      ['«omitir»', skip],
      ['being taken out', trim(null, asked.version)],
    ])('is left out by %s, and nothing else is', (_, no) => expect(then(asked, no).proposal).toEqual(asVisit.proposal));
    test('is asked about together with what comes next', () => {
      const report = then(asked, typed('Se capacitó a 25 personas. Faltaron sillas.'));
      expect(textOf(report)).toEqual(['Hubo café.', 'Faltaron sillas.']);
      expect(offered(report)).toMatchObject({ trainedStaff: '25' });
      expect(then(report, typed('no'), typed('sí')).answers['trainedStaff']).toMatchObject({ count: 25 });
    });
    test('is asked about where the text before was made an answer', () => {
      const placed = then(
        filed([begin, typed('Coahuila, 11 de abril de 2023, Junta Local. Llovió mucho.')]),
        place('objective', 2),
      );
      expect(offered(then(placed, typed('Hubo café.')))).toMatchObject({ objective: 'Llovió mucho.' });
      expect(offered(then(placed, typed('Hubo café.'), typed('sí')))).toMatchObject({
        objective: 'Llovió mucho.\n\nHubo café.',
      });
    });
    test('confirms nothing by a card of before', () => given(asked).when(accept(2)).thenRefused('proposal.changed'));
  });

  test.each([
    ...['no, fue a Durango', 'No fue a Durango', 'perdón, era Durango', 'me equivoqué de estado, era Durango'],
    ...['no fue Coahuila, fue Durango', 'no fue en Coahuila sino en Durango', 'fue Durango, no Coahuila'],
  ])('«%s» puts the state right, and is no text', (text) => {
    const report = then(asVisit, typed(text));
    expect(report.proposal).toEqual({
      ...asVisit.proposal,
      found: { ...asVisit.proposal?.found, states: states('10') },
    });
  });

  test.each([
    ['no, el 4 de abril de 2023', { visitDates: '4 de abril de 2023' }],
    ['puse mal la fecha, fue el 14 de abril de 2023', { visitDates: '14 de abril de 2023' }],
    ['no, Distrital', { boards: 'Distrital' }],
    ['no, la UTSI', { unit: 'Unidad Técnica de Servicios de Informática' }],
    ['no, para revisar el SIVEI', { objective: 'Revisar el SIVEI' }],
  ])('so does «%s»', (text, expected) => {
    const report = then(asVisit, typed(text));
    expect(offered(report)).toEqual({ ...offered(asVisit), ...expected });
    expect(report.proposal).toMatchObject({ rest: asVisit.proposal?.rest });
    expect(report.proposal).not.toHaveProperty('asked');
  });

  test.each(['no se visitó Sonora', 'no fuimos a Sonora', 'no, fue otra cosa', 'no, la 02'])(
    '«%s» puts nothing right, and is asked about',
    (text) =>
      expect(then(asVisit, typed(text)).proposal).toMatchObject({ found: asVisit.proposal?.found, asked: [{ text }] }),
  );

  test('a card of before does not confirm what it does not show', () => {
    const report = then(asVisit, typed('Se capacitó a 25 personas'));
    given(report).when(accept(2)).thenRefused('proposal.changed');
    given(report).when(trim('states', 2)).thenRefused('proposal.changed');
    expect(then(report, accept(report.version)).answers).toHaveProperty('trainedStaff');
  });

  test('its message edited is read anew, without what it no longer says', () => {
    const edit = (report: Report | undefined, text: string) =>
      given(report).when(typed(text), { message: 'm1' }).report;
    const first = edit(filed([begin]), 'Fui a Coahuila el 11 de abril');
    expect(offered(edit(first, 'Fui a Sonora con la Junta Local'))).toEqual({ states: 'Sonora', boards: 'Local' });
  });

  test('more than it can hold is said, and nothing is lost', () => {
    given(asVisit)
      .when(typed('Llovió. '.repeat(3_000)))
      .thenRefused('answer.too-long');
  });
});
