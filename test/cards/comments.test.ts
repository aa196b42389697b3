import { expand } from '../../cards/expand';
import { LIMITS } from '../../cards/limits';
import { draw } from '../../bot/slack/draw';
import { visitReport } from '../../core/form/visit-report';
import type { Comment, Report } from '../../core/record/types';
import { commentScreen } from '../../core/review/thread/comments';
import { reportScreen } from '../../core/review/screens/review';
import { replyScreen } from '../../core/review/thread/reply';
import type { Screen } from '../../core/screen/screens';
import { cardBytes } from '../helpers/platforms/card-bytes';
import { textOf } from '../helpers/world/chatter';
import { aReport, ANA, BRUNO } from '../helpers/people/reports';

const viewing = {
  form: visitReport,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};
const at = (second: number): string => new Date(Date.parse('2023-05-04T16:00:00.000Z') + second * 1_000).toISOString();
const said = (nth: number, more: Partial<Comment> = {}): Comment => ({
  ...{ id: `m${nth}`, by: BRUNO, at: at(nth * 5), text: `${nth} ${'é'.repeat(300)}` },
  ...more,
});
const reportOf = (comments: readonly Comment[], more: Partial<Report> = {}): Report => ({
  ...aReport({ state: 'in-review', folio: 'INF-2023-0001', round: 1 }),
  comments,
  ...more,
});
const shownOf = (report: Report, page: number): Screen => ({
  template: 'report',
  data: reportScreen(viewing, report, page, 'list'),
});
const sectionOf = (report: Report) => {
  const shown = reportScreen(viewing, report, 1, 'list').sections.at(-1);
  return { label: shown?.label, texts: shown?.blocks.map(textOf) };
};

test('500 comments are read in pages that fit, the newest first, and told in messages that fit', () => {
  const report = reportOf(Array.from({ length: 500 }, (_, nth) => said(nth)));
  const pages = Array.from({ length: 50 }, (_, page) => shownOf(report, page + 1));
  for (const page of pages) expect(cardBytes(expand(page))).toBeLessThanOrEqual(LIMITS.cardBytes);
  for (const { blocks } of draw(pages[3]!).messages) expect(blocks.length).toBeLessThanOrEqual(50);
  expect(textOf(pages[0])).toContain('Comentarios (500, primero los más recientes)');
  expect(textOf(pages[0])).toContain('\n499 é');
  expect(textOf(pages[49])).toContain('\n0 é');
  const told: Screen = { template: 'notice', data: commentScreen(viewing, report, 'm492') };
  expect(textOf(told)).toContain('8 comentarios');
  const box: Screen = { template: 'reply', data: replyScreen(viewing, report, 'm492') };
  for (const screen of [told, box]) expect(cardBytes(expand(screen))).toBeLessThanOrEqual(LIMITS.cardBytes);
});

test('a few are read in order: who, when, what answers what, what was edited or taken back, who agrees', () => {
  const report = reportOf(
    [
      said(0, { text: 'Falta la firma', editedAt: at(60), agreed: [{ by: ANA, at: at(1), signs: ['like'] }] }),
      said(1, { text: 'Me equivoqué', removedAt: at(70) }),
      said(2, { id: 'answer:1', by: ANA, text: 'Ya está', answers: 'm0', files: [{ name: 'acta.pdf' }] }),
    ],
    { agreed: [{ by: BRUNO, at: at(9), signs: ['like'] }] },
  );
  expect(sectionOf(report)).toEqual({
    label: 'Comentarios',
    texts: [
      expect.stringContaining('De acuerdo con el informe, sin que sea aprobación: Bruno Núñez'),
      expect.stringContaining(
        'Bruno Núñez, 4 de mayo de 2023, 10:00 (editado)\nFalta la firma\nDe acuerdo: Ana Martínez Peña',
      ),
      expect.stringContaining('Bruno Núñez retiró su comentario, 4 de mayo de 2023, 10:00'),
      expect.stringContaining(
        'Ana Martínez Peña responde a Bruno Núñez, 4 de mayo de 2023, 10:00\nSobre «Falta la firma»\nYa está\nAdjuntó acta.pdf',
      ),
    ],
  });
  expect(textOf(shownOf(report, 1))).not.toContain('Me equivoqué');
});
