import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Value } from '../../../core/form/values';
import type { Step } from '../../../core/record/types';
import {
  answered,
  at,
  begin,
  fieldsOf,
  filed,
  given,
  open,
  opened,
  pressed,
  prose,
  skip,
  states,
  typed,
  UTSI,
} from '../../helpers/people/given';

const days = (...list: string[]): Value => ({ kind: 'dates', days: list, ranges: [] });
const LOCAL: Value = { kind: 'boards', boards: ['local'] };
const count = (of: number): Value => ({ kind: 'count', count: of });
const skipped = (step: string) => ({ type: 'StepSkipped' as const, step: at(step) });
const stepsOf = (steps: readonly { step: Step }[]) => steps.map(({ step }) => (step.at === 'field' ? step.field : ''));

const draft = filed([begin]);
const untilStaff: readonly CommandFacts[] = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo')],
];

describe('several fields at once', () => {
  test('are each read as by itself, in one decision, and the walk goes on with what is missing', () =>
    given(draft)
      .when(fieldsOf({ unit: 'UTSI', states: '05', boards: 'local', trainedStaff: '25' }, { left: ['visitDates'] }))
      .then(
        answered('field/unit', UTSI),
        answered('field/states', states('05')),
        answered('field/boards', LOCAL),
        answered('field/trainedStaff', count(25)),
        opened('field/visitDates'),
      ));

  test('are read in the form’s order: districts are of the states beside them', () => {
    const { report } = given(draft).when(
      fieldsOf({ districts: '3', boards: 'distrital', visitDates: '11 de abril de 2023', states: '05' }),
    );
    expect(report?.answers['districts']).toMatchObject({ districts: [{ state: '05', number: '03' }] });
  });

  test('only what is refused or asked about is asked again, the first of it first; the rest is kept', () => {
    const spec = given(draft).when(
      fieldsOf({ unit: 'UTSI', states: 'Narnia', visitDates: '31 de abril', boards: 'local' }),
    );
    expect(spec.report?.answers).toEqual({ unit: UTSI, boards: LOCAL });
    expect(spec.report?.at).toEqual(at('field/states'));
    expect(spec.report?.pending).toMatchObject({ typed: { text: 'Narnia' }, readings: [] });
    expect(spec.report?.alsoPending).toMatchObject([{ typed: { text: '31 de abril' } }]);
    expect(spec.report?.alsoPending?.[0]?.readings.length).toBeGreaterThan(0);
    expect(spec.report?.version).toBe(draft.version + 1);
  });

  test('an emptied optional field is blank, an emptied required one is refused', () => {
    const before = filed([begin, typed('UTSI'), typed('Coahuila'), typed('11 de abril de 2023')]);
    const { report } = given(before).when(fieldsOf({ states: '', visitDates: '' }, { left: ['unit'] }));
    expect(report?.answers).toEqual({ unit: UTSI, states: states('05') });
    expect(report?.pending?.question).toEqual([{ code: 'answer.required', details: { field: 'states' } }]);
    expect(report?.skipped).toContain('field/visitDates');
  });

  test('what was not changed is not touched, and a field the form does not have makes the card outdated', () => {
    const before = filed([begin, typed('UTSI')]);
    given(before)
      .when(fieldsOf({}, { left: ['unit', 'visitDates'] }))
      .thenNothing();
    given(before)
      .when(fieldsOf({ unit: 'UTSI' }))
      .thenNothing();
    given(before)
      .when(fieldsOf({ nada: 'x' }))
      .thenRefused('card.outdated');
  });

  test('a field that says another one too answers both', () => {
    const before = filed([begin, typed('UTSI'), typed('Coahuila'), typed('11 de abril de 2023')]);
    const { report } = given(before).when(fieldsOf({ boards: 'JDE 03' }));
    expect(report?.answers).toMatchObject({ boards: { boards: ['distrital'] }, districts: {} });
  });

  test('a report that was sent is not changed by them, nor is another person’s', () => {
    const sent = filed([...untilStaff, skip, { type: 'Submit', folio: 'INF-2023-0001' }]);
    given(sent)
      .when(fieldsOf({ unit: 'UTSI' }))
      .thenRefused('report.not-editable');
    given(draft)
      .when(fieldsOf({ unit: 'UTSI' }), { by: { id: 'x', name: 'X' } })
      .thenRefused('report.not-yours');
  });
});

describe('where the walk goes on', () => {
  test('an answer that made districts askable is followed by them', () =>
    given(filed([...untilStaff, skip]))
      .when(fieldsOf({ boards: 'distrital' }, { left: ['unit'] }))
      .thenAt('field/districts', 'summary'));

  test('from the summary it is the summary, inside a row the row', () => {
    given(filed([...untilStaff, skip]))
      .when(fieldsOf({ boards: 'opl' }))
      .thenAt('summary');
    given(filed(untilStaff.slice(0, -2)))
      .when(fieldsOf({ boards: 'opl' }))
      .thenAt('cell/matters/1/particular');
  });

  test('after what was refused it is what was left open, and the place an edit began', () => {
    const asked = given(draft).when(fieldsOf({ boards: 'mnbvcx', unit: 'UTSI' }, { left: ['states', 'visitDates'] }));
    expect(asked.report).toMatchObject({ at: at('field/boards'), returnTo: at('field/states') });
    given(asked.report).when(typed('Local')).thenAt('field/states');
    const edit = given(filed([...untilStaff, skip])).when(fieldsOf({ boards: 'mnbvcx' }));
    expect(edit.report).toMatchObject({ at: at('field/boards'), returnTo: { at: 'summary' } });
  });
});

describe('what came back', () => {
  const asked = given(draft).when(
    fieldsOf({ unit: 'UTSI', states: 'Narnia', visitDates: '31 de abril', boards: 'mnbvcx' }),
  ).report;
  if (asked === undefined) throw new Error('not asked');
  const waiting = (report = asked) =>
    stepsOf([report.pending, ...(report.alsoPending ?? [])].filter((one) => one !== undefined));

  test('is settled one by one by typing', () => {
    const one = given(asked).when(typed('Coahuila'));
    expect(one.report).toMatchObject({ at: at('field/visitDates'), answers: { states: states('05') } });
    expect(waiting(one.report)).toEqual(['visitDates', 'boards']);
    const two = given(one.report).when(typed('11 de abril de 2023'));
    expect(two.report).toMatchObject({ at: at('field/boards') });
    given(two.report).when(typed('Local')).thenAt('field/objective');
  });

  test('is settled by a reading of one of them, with what was written in the others', () => {
    const spec = given(asked).when(
      fieldsOf({ states: 'Coahuila' }, { left: ['visitDates', 'boards'], choice: { field: 'visitDates', index: 0 } }),
    );
    expect(spec.report?.answers).toMatchObject({ states: states('05'), visitDates: days('2023-04-30') });
    expect(waiting(spec.report)).toEqual(['boards']);
  });

  test('a reading pressed on a card of before is of a question that is asked no more', () => {
    const anew = given(asked).when(fieldsOf({ visitDates: '32 de abril' }, { left: ['states', 'boards'] })).report;
    const late = { seen: asked.version, choice: { field: 'visitDates', index: 0 } };
    given(anew)
      .when(fieldsOf({}, { left: ['states', 'visitDates', 'boards'], ...late }))
      .thenNothing();
  });

  test('each of its readings may be pressed on its own card too', () => {
    const index = 0;
    const { report } = given(asked).when({ type: 'ChooseReading', step: at('field/visitDates'), index });
    expect(report).toMatchObject({ at: at('field/states'), answers: { visitDates: days('2023-04-30') } });
    expect(waiting(report)).toEqual(['states', 'boards']);
  });

  test('saved again as it stands, what waits for a yes is taken, and the rest is asked on', () => {
    const both = given(draft).when(fieldsOf({ trainedStaff: 'unas 25', boards: 'mnbvcx' })).report;
    expect(both?.alsoPending).toMatchObject([{ asks: 'confirm' }]);
    const again = given(both).when(fieldsOf({}, { left: ['boards', 'trainedStaff'] }));
    expect(again.report?.answers).toEqual({ trainedStaff: count(25) });
    expect(waiting(again.report)).toEqual(['boards']);
  });

  test('where something else was changed, what waits for a yes waits on', () => {
    const both = given(draft).when(fieldsOf({ trainedStaff: 'unas 25', boards: 'mnbvcx' })).report;
    const { report } = given(both).when(fieldsOf({ boards: 'local' }, { left: ['trainedStaff'] }));
    expect(report?.answers).toEqual({ boards: LOCAL });
    expect(waiting(report)).toEqual(['trainedStaff']);
  });

  test('declined, a question is dropped, and what else is asked stays', () => {
    const { report } = given(asked).when({ type: 'DeclineReading' });
    expect(report).toMatchObject({ at: at('field/states') });
    expect(waiting(report)).toEqual(['visitDates', 'boards']);
  });

  test('is asked no more once something else is opened', () => {
    const { report } = given(asked).when(open('field/unit'));
    expect(waiting(report)).toEqual([]);
  });
});

describe('two devices', () => {
  const seen = filed([begin, typed('UTSI')]).version;
  const elsewhere = filed([begin, typed('UTSI'), typed('Sonora'), typed('11 de abril de 2023')]);

  test('a newer answer that the card did not show is asked about, neither is lost', () => {
    const { report } = given(elsewhere).when(fieldsOf({ states: '05', boards: 'local' }, { seen }));
    expect(report?.answers).toMatchObject({ states: states('26'), boards: LOCAL });
    expect(report?.pending?.readings.map(({ value }) => value)).toEqual([states('26'), states('05')]);
  });

  test('the same answer twice is one, and a blank takes nothing newer away', () => {
    given(elsewhere)
      .when(fieldsOf({ states: '26', visitDates: '' }, { seen }))
      .thenNothing();
  });
});

describe('two fields on one card of the walk', () => {
  const pair = filed(untilStaff);

  test('a typed number answers the first, then the second is asked by itself', () => {
    given(pair).when(typed('25')).thenAt('field/remarks');
    given(filed([...untilStaff, typed('25')]))
      .when(typed('Ninguna.'))
      .thenAt('summary');
  });

  test('both are answered at once, or left blank at once, by the button and by the word', () => {
    given(pair)
      .when(fieldsOf({ trainedStaff: '25', remarks: 'Buen trabajo.' }))
      .then(
        answered('field/trainedStaff', count(25)),
        answered('field/remarks', prose('Buen trabajo.')),
        opened('summary'),
      );
    const both = [skipped('field/trainedStaff'), skipped('field/remarks'), opened('summary')];
    given(pair)
      .when(skip)
      .then(...both);
    given(pair)
      .when({
        type: 'SkipStep',
        step: at('field/trainedStaff'),
        fields: ['trainedStaff', 'remarks'],
        seen: pair.version,
      })
      .then(...both);
    given(pair)
      .when(fieldsOf({ trainedStaff: '', remarks: '' }))
      .then(...both);
  });

  test('one refused is asked again by itself, and the other is kept', () => {
    const { report } = given(pair).when(fieldsOf({ trainedStaff: 'muchas', remarks: 'Buen trabajo.' }));
    expect(report).toMatchObject({ at: at('field/trainedStaff'), returnTo: { at: 'summary' } });
    expect(report?.answers['remarks']).toEqual(prose('Buen trabajo.'));
  });

  test('a card of before blanks nothing that was answered since', () => {
    const since = filed([...untilStaff, typed('25'), typed('Ninguna.')]);
    const late = { seen: pair.version };
    given(since)
      .when({ type: 'SkipStep', step: at('field/trainedStaff'), fields: ['trainedStaff', 'remarks'], ...late })
      .thenNothing();
    given(since)
      .when(fieldsOf({ trainedStaff: '', remarks: '' }, late))
      .thenNothing();
  });

  test('each is opened and answered by itself from the summary', () => {
    const summary = [...untilStaff, skip];
    given(filed([...summary, open('field/remarks')]))
      .when(typed('Buen trabajo.'))
      .thenAt('summary');
    given(filed([...summary, open('field/trainedStaff')]))
      .when(pressed('field/trainedStaff', '7'))
      .thenAt('summary');
  });
});
