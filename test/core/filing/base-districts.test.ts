import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Answers } from '../../../core/form/values';
import { at, filed, given, open, skip, typed } from '../../helpers/people/given';
import { beginFrom, textOf, withDistricts } from '../../helpers/people/bases';

describe('the districts of another report', () => {
  const in2025: CommandFacts = { type: 'AnswerStep', input: { text: '3 de abril de 2025' }, today: '2025-05-03' };
  const in2021 = typed('3 de abril de 2021');
  const dated = (answers: Answers, when: CommandFacts) => given(filed([beginFrom(answers)])).when(when);

  test('are taken where the maps agree on them, and then go by the map of the visit', () => {
    const begun = filed([beginFrom(withDistricts('01', '03'))]);
    expect(textOf(begun)).toContain('distritos 01 y 03');
    expect(begun.answers['districts']).toMatchObject({ districts: [{ number: '01' }, { number: '03' }] });
    const { report } = dated(withDistricts('01', '03'), in2025);
    expect(report?.answers['districts']).toMatchObject({
      map: '2022',
      districts: [{ number: '01' }, { number: '03' }],
    });
    expect(report?.at).toEqual(at('field/objective'));
  });

  test('that the map of the visit does not have are asked, and it is said why', () => {
    const spec = dated(withDistricts('08'), in2021);
    spec.thenAt('field/districts');
    expect(spec.report?.answers['districts']).toBeUndefined();
    expect(spec.decision).toMatchObject({
      events: [
        { type: 'StepAnswered' },
        { type: 'TakenReread', dropped: true, notice: [{ code: 'base.dropped' }] },
        { type: 'StepOpened' },
      ],
    });
    expect(dated(withDistricts('08'), in2025).report?.answers['districts']).toMatchObject({
      map: '2022',
    });
  });

  test('are asked where the dates leave the map open and the maps differ', () => {
    given(filed([beginFrom(withDistricts('08'))]))
      .when(skip)
      .thenAt('field/districts');
    given(filed([beginFrom(withDistricts('01'))]))
      .when(skip)
      .thenAt('field/objective');
  });

  test('are read again when the dates are mended, until they are answered', () => {
    const review: CommandFacts = { type: 'Review' };
    const at2025 = filed([beginFrom(withDistricts('08')), in2025, review, open('field/visitDates')]);
    given(at2025).when(in2021).thenAt('field/districts', 'summary');
    const own = given(given(at2025).when(open('field/districts')).report).when(typed('08')).report;
    expect(own?.madeFrom?.kept).toEqual({});
    expect(given(given(own).when(open('field/visitDates')).report).when(in2021).report?.answers).toMatchObject({
      districts: { map: '2022' },
    });
  });

  test('are of the states that the report is of now', () => {
    const moved = filed([beginFrom(withDistricts('01')), open('field/states'), typed('Durango')]);
    expect(moved.answers['districts']).toBeUndefined();
    given(moved).when(in2025).thenAt('field/districts');
  });

  test('are no part of a report of other boards', () => {
    const local = filed([beginFrom(withDistricts('01')), open('field/boards'), typed('Local')]);
    expect(local.answers['districts']).toBeUndefined();
    given(local).when(in2025).thenAt('field/objective');
  });
});
