import { nineFields } from '../../helpers/people/nine-fields';
import type { Report } from '../../../core/record/types';
import { quietedScreen, reminderScreen } from '../../../core/remind/reminder';
import type { NoticeScreen } from '../../../core/screen/screens';
import { at, states, UTSI } from '../../helpers/people/given';
import { aDraft, inReview, MONDAY, returned, ZONE } from '../../helpers/world/reminding';
import { BRUNO } from '../../helpers/people/reports';

const viewing = {
  form: nineFields,
  zone: ZONE,
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};
const noticeOf = (report: Report): NoticeScreen => {
  const screen = reminderScreen(viewing, report);
  if (screen.template !== 'notice') throw new Error(`Not a notice: ${screen.template}`);
  return screen.data;
};

test('a draft: which one, since when, where it stands, and that it is saved', () => {
  const draft = aDraft({ answers: { unit: UTSI, states: states('05') }, at: at('field/visitDates') });
  expect(noticeOf(draft)).toMatchObject({
    title: 'Informe sin terminar',
    lines: ['Coahuila', 'Lo dejó el 2 de marzo en el campo 3 de 9, «Fecha de visita». Lo que respondió está guardado.'],
  });
});

test.each([
  ['field/unit', 'en el campo 1 de 9, «Dirección Ejecutiva o Unidad Técnica»'],
  ['cell/matters/1/project', 'en el campo 7 de 9, «Asuntos relevantes tratados o a tratar en las visitas realizadas»'],
  ['columns/matters/2', 'en el campo 7 de 9'],
  ['rows/matters', 'en el campo 7 de 9'],
  ['field/remarks', 'en el campo 9 de 9'],
  ['summary', 'en el resumen'],
])('a draft left at %s', (step, place) => {
  expect(noticeOf(aDraft({ at: at(step) })).lines.at(-1)).toContain(`Lo dejó el 2 de marzo ${place}`);
});

test('a draft left at a field that the form has no more', () => {
  expect(noticeOf(aDraft({ at: { at: 'field', field: 'gone' } })).lines).toEqual([
    'Lo dejó el 2 de marzo. Lo que respondió está guardado.',
  ]);
});

test('the first button goes on with that report, the others put the reminder off', () => {
  for (const report of [aDraft(), returned()]) {
    const { buttons, links } = noticeOf(report);
    expect(buttons[0]).toMatchObject({ title: 'Continuar', press: { verb: 'resume', report: report.id } });
    expect(buttons.map(({ title }) => title)).toEqual([
      'Continuar',
      'Recordar mañana',
      'Recordar el lunes',
      'No recordar este informe',
    ]);
    expect(links).toEqual([]);
  }
});

test('changes that were requested: by whom, what, and since when', () => {
  const untouched = noticeOf(returned({ folio: 'INF-2026-0007' }));
  expect(untouched).toMatchObject({ title: 'Informe INF-2026-0007 con observaciones', tone: 'warning' });
  expect(untouched.lines).toEqual([
    `${BRUNO.name} pide cambios: Precise los acuerdos`,
    'Espera sus cambios desde el 2 de marzo. Lo que respondió está guardado.',
  ]);
  const touched = noticeOf(returned({ updatedAt: '2026-03-04T16:00:00.000Z', at: at('field/visitDates') }));
  expect(touched.lines.at(-1)).toContain('Lo dejó el 4 de marzo en el campo 3 de 9');
});

test('a long request is told in short', () => {
  const request = { by: BRUNO, at: MONDAY, reason: 'Precise los acuerdos. '.repeat(90), fields: {} };
  const [asked = ''] = noticeOf(returned({ changeRequests: [request] })).lines;
  expect(asked.length).toBeLessThanOrEqual(240);
  expect(asked.endsWith('…')).toBe(true);
});

test('in review: the day as clocks there have it, the way to read it, and to be reminded less', () => {
  const late = inReview({ folio: 'INF-2026-0007', submittedAt: '2026-03-03T05:59:00.000Z' });
  const { title, lines, buttons } = noticeOf(late);
  expect(title).toBe('INF-2026-0007 espera revisión desde el 2 de marzo.');
  expect(lines).toEqual([]);
  expect(buttons.map((button) => button.title)).toEqual([
    'Ver informe',
    'Recordar mañana',
    'Recordar el lunes',
    'No recordar esta revisión',
  ]);
  expect(buttons.slice(1).every(({ press }) => press.verb === 'quiet' && press.spell === 'round-1')).toBe(true);
});

test('a report that waits for nobody any more says how it stands', () => {
  expect(reminderScreen(viewing, inReview({ folio: 'INF-2026-0007', state: 'approved' }))).toEqual({
    template: 'line',
    data: { text: 'INF-2026-0007 ya no espera: aprobado.', subtle: true },
  });
});

describe('what was asked for, in the place of the reminder', () => {
  const asked = { by: BRUNO, at: MONDAY };
  const told = (...args: Parameters<typeof quietedScreen>) => {
    const screen = quietedScreen(...args);
    if (screen.template !== 'notice') throw new Error(`Not a notice: ${screen.template}`);
    const { title, lines, buttons } = screen.data;
    return [title, lines, buttons.map((button) => button.title)];
  };

  test('to its author', () => {
    const draft = aDraft({ answers: { states: states('05') } });
    expect(told(draft, 'author', { ...asked, until: '2026-03-09' })).toEqual([
      'Le recordaré este borrador el lunes 9 de marzo',
      ['Coahuila'],
      ['Continuar', 'No recordar este informe'],
    ]);
    const sent = returned({ folio: 'INF-2026-0007' });
    expect(told(sent, 'author', { ...asked, until: null }, true)).toEqual([
      'Ya no le recordaré INF-2026-0007',
      ['Tiene apagados los recordatorios: escriba «recordatorios» para encenderlos.'],
      ['Continuar', 'Recordar mañana'],
    ]);
  });

  test('in the review channel, with who asked for it', () => {
    const sent = inReview({ folio: 'INF-2026-0007' });
    expect(told(sent, 'reviewers', { ...asked, until: '2026-03-03', spell: 'round-1' })).toEqual([
      'INF-2026-0007 se recordará aquí el martes 3 de marzo',
      [`Lo pidió ${BRUNO.name}.`],
      ['Ver informe', 'No recordar esta revisión'],
    ]);
    expect(told(sent, 'reviewers', { ...asked, until: null, spell: 'round-1' })[0]).toBe(
      'INF-2026-0007 ya no se recordará aquí en esta revisión',
    );
  });
});

test('of one that somebody has approved, the reminder to reviewers says who', () => {
  const approval = { by: BRUNO, at: MONDAY };
  expect(noticeOf(inReview({ approvals: [approval], approvalsNeeded: 2 })).lines).toEqual([
    `1 de 2 aprobaciones (${BRUNO.name}): falta una.`,
  ]);
  expect(noticeOf(inReview()).lines).toEqual([]);
});
