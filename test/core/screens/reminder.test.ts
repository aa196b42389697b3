import { nineFields } from '../../helpers/nine-fields';
import type { Report } from '../../../core/report/types';
import { reminderScreen } from '../../../core/screens/reminder';
import type { NoticeScreen } from '../../../core/screens/screens';
import { at, states, UTSI } from '../../helpers/given';
import { aDraft, inReview, MONDAY, returned, ZONE } from '../../helpers/reminding';
import { BRUNO } from '../../helpers/reports';

const viewing = { form: nineFields, zone: ZONE, word: () => 'https://example.test/word' };
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

test('its only button goes on with that report', () => {
  for (const report of [aDraft(), returned()]) {
    const { buttons, links } = noticeOf(report);
    expect(buttons).toMatchObject([{ title: 'Continuar', press: { verb: 'resume', report: report.id } }]);
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

test('in review: one line, nothing to press, the day as clocks there have it', () => {
  const late = inReview({ folio: 'INF-2026-0007', submittedAt: '2026-03-03T05:59:00.000Z' });
  expect(reminderScreen(viewing, late)).toEqual({
    template: 'line',
    data: { text: 'INF-2026-0007 espera revisión desde el 2 de marzo.' },
  });
});
