import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Answers, Value } from '../../../core/form/values';
import { missingFields } from '../../../core/record/queries/steps';
import { problemText } from '../../../core/words/problems';
import { allSeeds, seeds } from '../../fixtures/seeds';
import {
  address,
  at,
  back,
  begin,
  filed,
  given,
  open,
  pressed,
  prose,
  skip,
  states,
  submit,
  TODAY,
  typed,
  UTSI,
} from '../../helpers/people/given';
import { nineFields } from '../../helpers/people/nine-fields';
import { FOLIO, from, beginFrom, drawn, textOf, carried, project, mattersOf } from '../../helpers/people/bases';

describe('a report made from another', () => {
  test('has its unit, states, boards and projects; neither its dates nor its prose', () => {
    const { answers } = filed([beginFrom({ ...seeds.mexico.answers, trainedStaff: { kind: 'count', count: 25 } })]);
    const { unit, states: where, boards, matters } = seeds.mexico.answers;
    const [first] = matters?.kind === 'rows' ? matters.rows : [];
    const { code = '', name = '' } = first?.cells['project']?.kind === 'project' ? first.cells['project'] : {};
    expect(answers).toEqual({
      ...{ unit, states: where, boards },
      matters: { kind: 'rows', rows: [{ id: '1', columns: ['project'], cells: { project: carried(code, name) } }] },
    });
  });

  test('says what was taken, and from which folio: first, and once more on its summary', () => {
    const said = `Tomado de ${FOLIO}: UTSI; Coahuila; Local y OPL; L091910.`;
    const first = filed([beginFrom(seeds.coahuila.answers)]);
    expect(drawn(first)).toMatchObject({ template: 'field', data: { heading: 'Fecha de visita', notice: said } });
    const later = given(first).when(typed('3 de abril de 2023')).report;
    expect(textOf(later)).not.toContain(said);
    expect(drawn(given(later).when({ type: 'Review' }).report)).toMatchObject({ data: { notice: said } });
  });

  test('asks what is missing, then shows its summary', () => {
    const asked: string[] = [];
    let report = filed([beginFrom(seeds.coahuila.answers)]);
    for (const answer of ['11 y 12 de abril de 2023', 'Revisar los sistemas.', 'Se revisó el PREP.']) {
      asked.push(JSON.stringify(report.at));
      report = given(report).when(typed(answer)).report ?? report;
    }
    expect(asked).toEqual(
      ['field/visitDates', 'field/objective', 'cell/matters/1/project'].map((key) => JSON.stringify(at(key))),
    );
    expect(report.at).toEqual({ at: 'summary' });
    expect(missingFields(nineFields, report)).toEqual([]);
    given(report).when(submit).then({ type: 'ReportSubmitted', folio: 'INF-2023-0001' });
  });

  test('asks as well what the other one answered and cannot be taken, and nothing that it left blank', () => {
    const trainedStaff: Value = { kind: 'count', count: 25 };
    const path = (answers: Answers): string => {
      const steps = [typed('3 de abril de 2023'), typed('Revisar.'), typed('Se revisó.')];
      const { at: where } = filed([beginFrom(answers), ...steps]);
      return 'field' in where ? where.field : where.at;
    };
    expect(path(seeds.coahuila.answers)).toBe('summary');
    expect(path({ ...seeds.coahuila.answers, trainedStaff })).toBe('trainedStaff');
    expect(path({ ...seeds.coahuila.answers, remarks: prose('Ninguna.') })).toBe('remarks');
  });

  test('can have what was taken mended, and goes on with what is missing', () => {
    given(filed([beginFrom(seeds.coahuila.answers), open('field/states')]))
      .when(typed('Durango'))
      .thenAt('field/visitDates');
    given(filed([beginFrom(seeds.coahuila.answers)]))
      .when(back)
      .thenAt('field/states');
  });

  test('from every seed, is that seed again once its dates and texts are given', () => {
    for (const { answers } of allSeeds) {
      const report = filed([beginFrom(answers)]);
      expect(report.answers['visitDates'] ?? report.answers['objective']).toBeUndefined();
      expect([report.answers['unit'], report.answers['states'], report.answers['boards']]).toEqual([
        answers['unit'],
        answers['states'],
        answers['boards'],
      ]);
    }
  });

  test('asks what the catalogues no longer have, and says so', () => {
    const gone = { ...seeds.coahuila.answers, unit: { ...UTSI, id: 'UTX' }, states: states('05', '99') };
    const report = filed([beginFrom(gone)]);
    expect(report.at).toEqual(at('field/unit'));
    expect(drawn(report)).toMatchObject({
      data: {
        notice: `Tomado de ${FOLIO}: Local y OPL; L091910. Ya no está en el catálogo, y se pregunta: Dirección Ejecutiva o Unidad Técnica y Entidad Federativa.`,
      },
    });
    given(report).when(typed('UTSI')).thenAt('field/states');
    given(given(report).when(typed('UTSI')).report)
      .when(typed('Coahuila'))
      .thenAt('field/visitDates');
  });

  test.each<[string, Answers]>([
    ['nothing', {}],
    ['answers that this form does not have', { somewhere: prose('x'), unit: prose('y'), matters: prose('z') }],
    ['rows without a project', { matters: { kind: 'rows', rows: [{ id: '1', columns: ['pycipef'], cells: {} }] } }],
  ])('which had %s, is asked from the beginning', (_, answers) => {
    const report = filed([beginFrom(answers)]);
    expect([report.at, report.answers]).toEqual([at('field/unit'), {}]);
    expect(textOf(report)).toContain(`Tomado de ${FOLIO}: nada.`);
  });

  test('takes the place of an empty draft, and of no other', () => {
    const take: CommandFacts = { type: 'TakeBase', address, from: from(seeds.coahuila.answers) };
    given(filed([begin]))
      .when(take)
      .thenAt('field/visitDates');
    given(filed([begin, typed('UTSI')]))
      .when(take)
      .thenNothing();
    given(filed([beginFrom(seeds.coahuila.answers)]))
      .when(take)
      .thenNothing();
  });

  test('does not propose a unit that there is no more', () => {
    const start = (id: string) =>
      filed([{ ...begin, used: { units: [{ ...UTSI, id }], states: [], projects: [] } } as CommandFacts]);
    expect(start('UTSI').suggestedUnit).toEqual(UTSI);
    expect(start('UTX').suggestedUnit).toBeUndefined();
  });
});

describe('the projects that came with another report', () => {
  const toMatters = [typed('3 de abril de 2023'), typed('Revisar.')];
  const two = filed([beginFrom({ ...seeds.coahuila.answers, matters: mattersOf('L091910', 'L097610') }), ...toMatters]);

  test('are asked one after the other, with code and name in the card', () => {
    expect(two.at).toEqual(at('cell/matters/1/project'));
    expect(drawn(two)).toMatchObject({
      data: {
        hint: `El proyecto viene de ${FOLIO}. Escriba qué se hizo, u omítalo si esta vez no hubo.`,
        inputs: [
          { id: 'projectCode', value: 'L091910' },
          { id: 'projectName', value: 'Nombre de L091910' },
          { id: 'project' },
        ],
        buttons: [{ title: 'Guardar y continuar' }, { title: 'Omitir' }, { title: 'Atrás' }, { title: 'Avance' }],
      },
    });
    const spec = given(two).when(typed('Se dio soporte.'));
    spec.thenAt('cell/matters/2/project');
    expect(spec.report?.answers['matters']).toMatchObject({
      rows: [{ cells: { project: project('L091910', 'Se dio soporte.') } }, { cells: { project: { carried: true } } }],
    });
    given(spec.report).when(typed('Se votó.')).thenAt('summary');
  });

  test('count as written once their text is, and not before', () => {
    expect(missingFields(nineFields, two)).toEqual(['matters']);
    given(two).when(submit).thenRefused('report.incomplete');
    const review = given(two).when({ type: 'Review' }).report;
    expect(drawn(review)).toMatchObject({
      data: {
        sections: [{ label: 'Objetivo de la visita' }],
        blanks: 'Sin texto, y así no se envía: Asunto 1 y Asunto 2.',
      },
    });
    const half = filed([
      beginFrom({ ...seeds.coahuila.answers, matters: mattersOf('L091910', 'L097610') }),
      ...toMatters,
      typed('Se dio soporte.'),
      skip,
    ]);
    expect(drawn(half)).toMatchObject({
      template: 'summary',
      data: { blanks: 'Sin texto, y así no se envía: Asunto 2.' },
    });
    expect(given(half).when(submit).report?.answers['matters']).toMatchObject({ rows: [{ id: '1' }] });
  });

  test('are left out with «omitir», and stay at hand', () => {
    const spec = given(two).when(skip);
    spec.then(
      { type: 'StepSkipped', step: at('cell/matters/1/project') },
      {
        type: 'StepOpened',
        step: at('cell/matters/2/project'),
      },
    );
    const left = given(spec.report).when(skip).report;
    expect(left?.at).toEqual({ at: 'summary' });
    given(left).when(submit).thenRefused('report.incomplete');
    const rows = given(left).when(open('rows/matters'));
    rows.thenAt('rows/matters', 'summary');
    expect(textOf(rows.report)).toContain('L091910\\nNombre de L091910\\nSin texto todavía');
    const again = given(rows.report).when(open('cell/matters/1/project'));
    expect(textOf(again.report)).toContain('L091910');
    given(again.report).when(pressed('cell/matters/1/project', 'Sí hubo.')).thenAt('summary');
  });

  test.each([
    [
      'the card as it stands',
      {
        type: 'AnswerStep',
        input: { text: '', parts: { projectCode: 'L091910', projectName: 'Nombre' } },
        today: TODAY,
        step: at('cell/matters/1/project'),
      },
    ],
    ['its code alone', typed('L091910')],
  ] as readonly [string, CommandFacts][])('are not taken for written with %s', (_, facts) => {
    const { decision } = given(two).when(facts);
    expect(decision.ok ? decision : problemText(decision.refusal.problem)).toBe(
      'Falta qué se hizo en L091910. Escríbalo, u omítalo si esta vez no hubo.',
    );
  });

  test('let one go back through them, to the field before', () => {
    const second = given(two).when(typed('Se dio soporte.')).report;
    const first = given(second).when(back);
    first.thenAt('cell/matters/1/project');
    given(first.report).when(back).thenAt('field/objective');
    given(first.report).when(typed('Se dio otro soporte.')).thenAt('cell/matters/2/project');
  });

  test('are asked before the list of rows is shown, from wherever that is opened', () => {
    const review = given(two).when({ type: 'Review' }).report;
    const opened = given(review).when(open('rows/matters'));
    opened.thenAt('cell/matters/1/project', 'summary');
    given(opened.report).when(back).thenAt('summary');
    given(given(opened.report).when(typed('Uno.')).report)
      .when(typed('Dos.'))
      .thenAt('summary');
  });
});
