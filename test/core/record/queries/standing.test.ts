import type { CommandFacts } from '../../../../bot/turns/handle-command';
import { findField } from '../../../../core/form/definition';
import { isSetAside, shownAnswers, standingOf } from '../../../../core/record/queries/standing';
import { mayBeAsked, missingFields } from '../../../../core/record/queries/steps';
import type { Report } from '../../../../core/record/types';
import { at, begin, filed, given, open, pressed, skip, typed } from '../../../helpers/people/given';
import { nineFields } from '../../../helpers/people/nine-fields';

const field = (id: string) => {
  const found = findField(nineFields, id);
  if (found === undefined) throw new Error(id);
  return found;
};
const standing = (report: Report, id: string) => standingOf(nineFields, report, field(id));

const toBoards = [begin, typed('UTSI'), typed('Coahuila'), skip];
const local = [...toBoards, typed('Local')];
const district = [...toBoards, typed('Distrital'), typed('3')];
const toSummary = [...local, skip, typed('particular'), typed('Se revisó.'), typed('listo'), skip, skip];
const withDistricts = [...district, skip, typed('particular'), typed('Se revisó.'), typed('listo'), skip, skip];

test('every field stands in one way', () => {
  const ids = nineFields.fields.map(({ id }) => id);
  const of = (commands: readonly CommandFacts[]) => ids.map((id) => standing(filed(commands), id));
  expect(of(toBoards)).toEqual([...['answered', 'answered', 'blank', 'asked', 'open', 'open', 'open', 'open', 'open']]);
  expect(of([...local, skip, typed('particular')])).toEqual([
    ...['answered', 'answered', 'blank', 'answered', 'none', 'blank', 'asked', 'open', 'open'],
  ]);
  expect(of(toSummary)).toEqual([
    ...['answered', 'answered', 'blank', 'answered', 'none', 'blank', 'answered', 'blank', 'blank'],
  ]);
});

test('a table whose rows have no text has no answer', () => {
  const begun = filed([...local, skip, typed('particular'), { type: 'Review' }]);
  expect(standing(begun, 'matters')).toBe('open');
});

describe('a field that does not apply', () => {
  test('is known not to as soon as what decides it is, whatever else is open', () => {
    const early = filed([begin, open('field/boards'), typed('Local')]);
    expect(mayBeAsked(nineFields, early, field('districts'))).toBe(false);
    expect(mayBeAsked(nineFields, filed([begin]), field('districts'))).toBe(true);
    expect(mayBeAsked(nineFields, filed([...toBoards, skip]), field('districts'))).toBe(false);
  });

  test('is never missing', () => {
    const strict = {
      ...nineFields,
      fields: nineFields.fields.map((one) => (one.id === 'districts' ? { ...one, required: true } : one)),
    };
    expect(missingFields(strict, filed(toSummary, strict))).toEqual([]);
    const asked = [...toSummary, open('field/boards'), typed('Distrital'), { type: 'Review' } as const];
    expect(missingFields(strict, filed(asked, strict))).toEqual(['districts']);
  });
});

describe('a field that stopped applying', () => {
  const aside = filed([...withDistricts, open('field/boards'), typed('Local')]);

  test('keeps its answer, and its readers do not see it', () => {
    expect(aside.answers['districts']).toMatchObject({ districts: [{ number: '03' }] });
    expect(standing(aside, 'districts')).toBe('aside');
    expect(shownAnswers(nineFields, aside)).not.toHaveProperty('districts');
    expect(shownAnswers(nineFields, aside)).toHaveProperty('boards');
  });

  test('is said once, where it stops', () => {
    const notices = (commands: readonly CommandFacts[], last: CommandFacts): readonly unknown[] => {
      const { decision } = given(filed(commands)).when(last);
      if (!decision.ok) throw new Error(decision.refusal.problem.code);
      return decision.events.flatMap((event): readonly unknown[] =>
        'notice' in event && typeof event.notice === 'object' ? event.notice : [],
      );
    };
    const said = [{ code: 'field.aside', details: { field: 'districts' } }];
    const editing = [...withDistricts, open('field/boards')];
    expect(notices(editing, typed('Local'))).toEqual(said);
    expect(notices(editing, skip)).toEqual(said);
    expect(notices(withDistricts, pressed('field/boards', 'local'))).toEqual(said);
    expect(notices([...editing, typed('Local'), open('field/boards')], typed('OPL'))).toEqual([]);
    expect(notices(editing, typed('Distrital y OPL'))).toEqual([]);
  });

  test('is back with its answer once it applies again', () => {
    const back = filed([
      ...withDistricts,
      open('field/boards'),
      typed('Local'),
      open('field/boards'),
      typed('Distrital'),
    ]);
    expect(back.at).toEqual({ at: 'summary' });
    expect(shownAnswers(nineFields, back)).toHaveProperty('districts');
  });

  test('and was answered all the same is meant', () => {
    const meant = filed([...toSummary, open('field/districts'), typed('3')]);
    expect(isSetAside(meant, field('districts'))).toBe(false);
    expect(standing(meant, 'districts')).toBe('answered');
    const again = given(aside).when(pressed('field/districts', '7')).report;
    expect(again && standing(again, 'districts')).toBe('answered');
  });
});

describe('a field that became part of the report', () => {
  test('is asked at once where an older card made it so, and the walk goes on from where it was', () => {
    const spec = given(filed(toSummary.slice(0, -2))).when(pressed('field/boards', 'distrital'));
    spec.thenAt('field/districts', 'field/trainedStaff');
    given(spec.report).when(typed('3')).thenAt('field/trainedStaff');
    given(filed(toSummary)).when(pressed('field/boards', 'distrital')).thenAt('field/districts', 'summary');
  });

  test('is not passed over where somebody looked away from it', () => {
    const away = [...toSummary.slice(0, -2), pressed('field/boards', 'distrital'), open('field/unit'), typed('DEOE')];
    const report = filed(away);
    expect(report.at).toEqual(at('field/trainedStaff'));
    given(report).when(skip).thenAt('field/districts');
  });

  test('and is needless again is not asked', () => {
    const asked = filed([...toSummary, pressed('field/boards', 'distrital')]);
    given(asked).when(pressed('field/boards', 'local')).thenAt('summary');
  });
});
