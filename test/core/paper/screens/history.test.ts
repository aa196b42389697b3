import type { Event } from '../../../../core/record/types';
import { historyScreen } from '../../../../core/paper/screens/history';
import { visitReport } from '../../../../core/form/visit-report';
import { aReport, anEntry } from '../../../helpers/people/reports';

const viewing = { form: visitReport, zone: 'America/Mexico_City', word: () => '', pdf: () => '' };

/** What each of these is told as, oldest first. */
function deedsOf(...events: readonly Partial<Event>[]): readonly string[] {
  const entries = events.map((event, at) => anEntry(at + 1, event));
  const trail = { entries, tip: { seq: entries.length, hash: '' }, misfit: undefined };
  const { sections } = historyScreen(viewing, aReport(), trail, 1, 'list');
  const lines = sections.flatMap(({ blocks }) => blocks.map((block) => ('text' in block ? String(block.text) : '')));
  return lines.map((line) => line.replace(/^.*Ana Martínez Peña /, '')).reverse();
}

const cell = { at: 'cell', field: 'matters', row: '1', column: 'particular' } as const;

test('observations, by their numbers', () => {
  expect(
    deedsOf(
      { type: 'ChangesRequested', reason: 'x', fields: { boards: 'Falta' }, observations: [{ on: cell, text: '' }] },
      { type: 'ObservationAnswered', id: '1', how: 'changed' },
      { type: 'ObservationAnswered', id: '2', how: 'declined' },
      { type: 'ObservationReopened', id: '1', reason: 'No' },
      { type: 'ObservationAccepted', id: '1' },
      { type: 'ObservationRetracted', id: '2' },
    ),
  ).toEqual([
    'pidió cambios: Junta; Asuntos en particular',
    'corrigió lo que dice la observación 1',
    'no tomó el texto propuesto en la observación 2',
    'reabrió la observación 1',
    'aceptó la respuesta a la observación 1',
    'retiró la observación 2',
  ]);
});

test('talk and agreements', () => {
  expect(
    deedsOf(
      { type: 'CommentAdded', id: 'c1', text: 'x' },
      { type: 'CommentAdded', id: 'c2', text: 'x', answers: 'c1' },
      { type: 'AgreementGiven', comment: 'c1', sign: 'like' },
      { type: 'AgreementTakenBack', comment: null, sign: 'like' },
    ),
  ).toEqual([
    'comentó',
    'respondió un comentario',
    'dijo estar de acuerdo con un comentario',
    'quitó su acuerdo con el informe',
  ]);
});

test('decisions, by the revision that they were about: that of before, once a correction is discarded', () => {
  const sent = { type: 'ReportSubmitted', folio: 'INF-2023-0001' } as const;
  expect(
    deedsOf(
      ...[sent, { type: 'ApprovalCounted', of: 2 } as const, { type: 'ReportApproved' } as const],
      ...[{ type: 'CorrectionOpened' } as const, sent, { type: 'CorrectionDropped' } as const],
      ...[{ type: 'DecisionTakenBack', of: 'approval' } as const, { type: 'ReportApproved' } as const],
      ...[{ type: 'CorrectionOpened' } as const, sent],
    ),
  ).toEqual([
    'envió la revisión 1',
    'dio una de las 2 aprobaciones de la revisión 1',
    'aprobó la revisión 1',
    'abrió una corrección',
    'envió la revisión 2',
    'descartó la corrección',
    'deshizo su aprobación',
    'aprobó la revisión 1',
    'abrió una corrección',
    'envió la revisión 3',
  ]);
});
