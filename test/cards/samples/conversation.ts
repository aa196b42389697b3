import { visitReport } from '../../../core/form/visit-report';
import type { Comment, Report } from '../../../core/record/types';
import { commentScreen, relayedScreen } from '../../../core/review/thread/comments';
import { replyScreen } from '../../../core/review/thread/reply';
import type { Screen } from '../../../core/screen/screens';
import { aReport, ANA, BRUNO } from '../../helpers/people/reports';
import { HOSTILE, HOSTILE_TEXT } from './parts';

const RITA = { id: 'teams:29:rita', name: 'Rita Sol' };
const MEAN = { id: 'teams:29:mean', name: HOSTILE[2] };
const viewing = { form: visitReport };
const thread = 'https://teams.microsoft.com/l/message/19%3Arevision/1771290107407';
const minute = (at: number): string => `2023-05-03T16:0${at}:00.000Z`;
const said = (id: string, at: number, text: string, more: Partial<Comment> = {}): Comment => ({
  ...{ id, by: BRUNO, at: minute(at), text },
  ...more,
});
const reportOf = (...comments: readonly Comment[]): Report => ({
  ...aReport(),
  ...{ author: ANA, folio: 'INF-2026-0007', comments },
});
const answer = said('answer:1', 5, 'Ya está: se acordó el 11 de abril con la Vocalía Ejecutiva.', {
  ...{ by: ANA, answers: 'm1' },
  agreed: [{ by: BRUNO, at: minute(6), signs: ['like'] }],
});

const one = reportOf(said('m1', 0, 'Precise con quién se acordó el soporte del PREP.'), answer);
const several = reportOf(
  said('m1', 0, 'Falta la firma'),
  said('m2', 1, 'Y la fecha de la segunda visita', { by: RITA }),
);
const hostile = reportOf(
  said('m1', 0, HOSTILE_TEXT, { by: MEAN, files: [{ name: HOSTILE_TEXT, url: 'https://example.mx/acta.pdf' }] }),
  said('answer:1', 5, HOSTILE_TEXT, { by: { ...ANA, name: HOSTILE[0] }, answers: 'm1' }),
);
const hostileBy: Report = { ...hostile, author: { ...ANA, name: HOSTILE[0] } };
const long = reportOf(
  said('m1', 0, 'á🙂'.repeat(6_000)),
  said('answer:1', 5, 'á🙂'.repeat(6_000), { by: ANA, answers: 'm1' }),
);
const notice = (data: Extract<Screen, { template: 'notice' }>['data']): Screen => ({ template: 'notice', data });
const reply = (data: Extract<Screen, { template: 'reply' }>['data']): Screen => ({ template: 'reply', data });

/** What is said in a report's thread, and answered. */
export const conversation: Readonly<Record<string, Screen>> = {
  'notice comment': notice(commentScreen(viewing, reportOf(said('m1', 0, 'Falta la firma')), 'm1', { thread })),
  'notice comment answered': notice(commentScreen(viewing, one, 'm1', { thread })),
  'notice comment not relayed': notice(commentScreen(viewing, one, 'm1', { thread, refused: ['answer:1'] })),
  'notice comments': notice(commentScreen(viewing, several, 'm1', { thread })),
  'notice comment hostile': notice(commentScreen(viewing, hostileBy, 'm1', { thread })),
  'notice comment long': notice(commentScreen(viewing, long, 'm1', { thread })),
  'notice relayed': notice(relayedScreen(one, 'answer:1')),
  'notice relayed hostile': notice(relayedScreen(hostileBy, 'answer:1')),
  'notice relayed long': notice(relayedScreen(long, 'answer:1')),
  'reply to one': reply(replyScreen(viewing, one, 'm1')),
  'reply to several': reply(
    replyScreen(viewing, several, 'm1', { problem: 'La respuesta está vacía. Escríbala y envíela de nuevo.' }),
  ),
  'reply hostile': reply(replyScreen(viewing, hostileBy, 'm1', { text: HOSTILE_TEXT, problem: HOSTILE_TEXT })),
  'reply long': reply(replyScreen(viewing, long, 'm1', { text: 'x'.repeat(3_000) })),
};
