import type { Form } from '../../../core/form/definition';
import { nineFields } from '../../helpers/people/nine-fields';
import { changesScreen } from '../../../core/review/observations/ask-changes';
import { postScreen, reportScreen } from '../../../core/review/screens/review';
import type { Screen } from '../../../core/screen/screens';
import { savedLine, walkScreen } from '../../../core/filing/screens/walk';
import { expandWhole } from '../../../cards/expand';
import { at, begin, filed, given, skip, submit, typed } from '../../helpers/people/given';

/** The form with a plain field of each kind among its own: all that adding one takes in code. */
const form: Form = {
  ...nineFields,
  fields: nineFields.fields.flatMap((field) =>
    field.id === 'objective'
      ? [
          field,
          { id: 'place', label: 'Sede de la visita', question: '¿En qué sede?', input: 'text', maxLength: 40 },
          {
            id: 'attendees',
            label: 'Total de asistentes',
            question: '¿Cuántas personas asistieron?',
            input: 'count',
            missedWhenBlank: true,
          },
        ]
      : [field],
  ),
};
const viewing = {
  form,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};

const before = [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip];
// The last two stand on one card.
const rest = [typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip];
const all = [...before, typed('Saltillo'), typed('1,250'), ...rest];
const draw = (commands: Parameters<typeof filed>[0]): Screen => walkScreen(form, filed(commands, form));

test('it is asked in its place, and counted', () => {
  expect(filed(before, form).at).toEqual(at('field/place', form));
  expect(draw(before)).toMatchObject({
    template: 'field',
    data: {
      progress: 'Informe de visita · Campo 6 de 10',
      heading: 'Sede de la visita',
      question: '¿En qué sede?',
      inputs: [{ kind: 'line', id: 'place', maxLength: 40 }],
    },
  });
  expect(draw([...before, typed('Saltillo')])).toMatchObject({
    data: { progress: 'Informe de visita · Campo 7 de 10', inputs: [{ kind: 'number', id: 'attendees' }] },
  });
});

test('its answer is read by its kind, and said back', () => {
  given(filed(before, form), form)
    .when(typed('x'.repeat(41)))
    .thenRefused('answer.too-long');
  given(filed([...before, skip], form), form)
    .when(typed('muchas'))
    .thenRefused('count.unclear');
  const spec = given(filed([...before, skip], form), form).when(typed('1,250'));
  const [event] = spec.decision.ok ? spec.decision.events : [];
  if (event === undefined || spec.report === undefined) throw new Error('not answered');
  expect(savedLine(form, spec.report, event)).toBe('✓ Total de asistentes: 1,250');
});

test('it is on the summary, can be edited from it, and its blank is noticed', () => {
  const opens = { verb: 'open', step: at('field/place', form) };
  expect(draw(all)).toMatchObject({
    template: 'summary',
    data: {
      facts: expect.arrayContaining([
        expect.objectContaining({
          label: 'Sede de la visita',
          value: 'Saltillo',
          open: expect.objectContaining({ press: expect.objectContaining(opens) as unknown }) as unknown,
        }),
        expect.objectContaining({ label: 'Total de asistentes', value: '1,250' }),
      ]) as unknown,
    },
  });
  given(filed(all, form), form)
    .when({ type: 'OpenStep', step: at('field/place', form) })
    .thenAt('field/place', 'summary');
  const blank = draw([...before, skip, skip, ...rest]);
  expect(blank.template === 'summary' && blank.data.blanks).toContain('Total de asistentes');
});

test('reviewers read it, and can ask for changes to it', () => {
  const report = filed([...all, submit], form);
  expect(reportScreen(viewing, report, 1, 'card').facts).toContainEqual({
    label: 'Sede de la visita',
    value: 'Saltillo',
  });
  expect(changesScreen(viewing, report).more?.choices.map(({ value }) => value)).toContain('place');
  expect(postScreen(viewing, report).title).toBe('INF-2023-0001 · Coahuila');
});

test('a plain field at the end is counted as the last', () => {
  const longer: Form = {
    ...nineFields,
    fields: [
      ...nineFields.fields,
      { id: 'place', label: 'Sede', question: '¿En qué sede?', input: 'text', maxLength: 40 },
    ],
  };
  const report = filed([...before, ...rest], longer);
  const screen = walkScreen(longer, report);
  expect(screen).toMatchObject({ data: { progress: 'Informe de visita · Campo 9 de 9' } });
  expect(expandWhole(screen).body).toContainEqual(expect.objectContaining({ text: 'Sede', style: 'heading' }));
});
