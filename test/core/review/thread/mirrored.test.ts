import { decidedElsewhere, mirrored, saidOn } from '../../../../core/review/thread/mirroring';
import type { Event, Report } from '../../../../core/record/types';
import { decidedLine, saidScreen, showWhen, withWhen } from '../../../../core/review/thread/mirrored';
import { isPublished, publishedLine } from '../../../../core/review/thread/platforms';
import { aReport } from '../../../helpers/people/reports';

const LUIS = { id: 'slack:ULUIS', name: 'Luis Vega' };
const AT = '2026-03-02T20:05:00.000Z';
const MEXICO = 'America/Mexico_City';
const added = { type: 'CommentAdded', id: '1.1', text: 'Falta el acta', key: 'k', at: AT, by: LUIS } as const;
const withComment = (more: object = {}): Report =>
  aReport({ state: 'in-review', comments: [{ id: '1.1', by: LUIS, at: AT, text: 'Falta el acta', ...more }] });

test('where something was said is kept with it; where nothing is noted, whose it is tells', () => {
  expect(saidOn(aReport(), { by: LUIS })).toBe('slack');
  expect(saidOn(aReport(), { by: LUIS, on: 'teams' })).toBe('teams');
  expect(saidOn(aReport(), { by: { id: 'nobody', name: '' } })).toBe('teams');
});

test('a comment is said everywhere but where it was made; an edit and a removal change that post', () => {
  const saying = { to: 'review-thread', except: 'slack', slot: 'said:1.1', about: { show: 'said', comment: '1.1' } };
  expect(mirrored(withComment(), added)).toEqual([{ ...saying, mode: 'post' }]);
  expect(mirrored(withComment(), { ...added, type: 'CommentEdited' })).toEqual([{ ...saying, mode: 'edit' }]);
  expect(mirrored(withComment(), { ...added, type: 'CommentRemoved' })).toEqual([{ ...saying, mode: 'edit' }]);
  expect(mirrored(withComment({ answers: '0' }), added)).toEqual([]);
});

test('a comment is shown with whose it is, and where they said it', () => {
  expect(saidScreen(withComment(), '1.1')).toMatchObject({
    title: 'Luis Vega, en Slack',
    lines: ['Falta el acta', ''],
  });
  expect(saidScreen(withComment({ editedAt: AT }), '1.1').lines).toContain('Comentario editado por su autor.');
  expect(saidScreen(withComment({ removedAt: AT }), '1.1').lines).toEqual(['Retiró su comentario.']);
});

test('a decision is told with its reason', () => {
  const asked: Event = { type: 'ChangesRequested', reason: 'Falta el acta', fields: {}, key: 'k', at: AT, by: LUIS };
  const lineOf = (event: Parameters<typeof decidedElsewhere>[1]): string => {
    const { about, except } = decidedElsewhere(aReport(), event);
    expect(except).toBe('slack');
    return about.show === 'decided' ? decidedLine(aReport(), about) : '';
  };
  expect(lineOf(asked)).toBe('Luis Vega, en Slack, pidió cambios: Falta el acta');
  expect(lineOf({ ...asked, reason: '' })).toContain('pidió cambios. Están en la tarjeta');
  expect(lineOf({ type: 'ReportApproved', key: 'k', at: AT, by: LUIS })).toBe(
    'Luis Vega, en Slack, aprobó el informe.',
  );
});

test('what comes late says when it was said, and what comes at once does not', () => {
  const line = { template: 'line', data: { text: 'x' } } as const;
  const atOnce = { now: new Date('2026-03-02T20:15:00.000Z'), zone: MEXICO };
  const later = { now: new Date('2026-03-03T20:15:00.000Z'), zone: MEXICO };
  expect(withWhen(line, AT, atOnce)).toBe(line);
  expect(withWhen(line, undefined, later)).toBe(line);
  expect(withWhen(line, AT, later)).toMatchObject({ data: { text: expect.stringContaining('ayer a las 14:05') } });
  expect(showWhen(AT, atOnce)).toBe('hoy a las 14:05');
  expect(showWhen(AT, { ...later, now: new Date('2026-03-09T20:15:00.000Z') })).toBe('el 2 de marzo a las 14:05');
});

test('its author reads where it is in review, and where it is not yet', () => {
  const report = aReport({ state: 'in-review' });
  expect(publishedLine(report, { on: ['teams'], off: [] })).toBeUndefined();
  expect(publishedLine(report, { on: ['slack'], off: [] })).toContain('en revisión en Slack.');
  expect(publishedLine(report, { on: ['teams'], off: ['slack'] })).toContain('En Slack aún no se publica');
  expect(
    [
      { on: [], off: [] },
      { on: ['teams'], off: ['slack'] },
      { on: [], off: ['teams'] },
    ].map(isPublished),
  ).toEqual([true, true, false]);
});
