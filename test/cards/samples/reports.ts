import type { Screen } from '../../../core/screen/screens';
import {
  HOSTILE,
  HOSTILE_TEXT,
  facts,
  inReview,
  links,
  mergedTable,
  paragraph,
  picture,
  press,
  prose,
  sections,
} from './parts';

/** Reports as they are read, and their posts. */
export const reports: Readonly<Record<string, Screen>> = {
  post: {
    template: 'post',
    data: {
      title: 'INF-2026-0007 · Estado de México',
      status: inReview,
      facts: facts.slice(0, 3),
      sections: sections.slice(0, 2),
      buttons: [
        press('Aprobar', 'approve', { style: 'positive' }),
        press('Pedir cambios', 'askChanges'),
        press('Ver informe', 'see'),
      ],
      picture,
      links,
    },
  },
  'post decided': {
    template: 'post',
    data: {
      title: `INF-2026-0007 · ${HOSTILE[0]}`,
      status: { text: 'Aprobado', tone: 'good' },
      facts: facts.slice(0, 3),
      sections: [],
      next: `1 de 2 aprobaciones (${HOSTILE[0]}): falta una. Espera a quienes revisan desde el 3 de abril.\n${HOSTILE[0]} puede deshacerlo hasta el 3 de abril de 2026, 9:40.`,
      waiting: `Observaciones: 2 abiertas.\n• Junta: ${HOSTILE[0]} pide: ${HOSTILE_TEXT}`,
      decision: `Aprobado por ${HOSTILE[0]} el 14 de abril de 2026, 9:30`,
      problem: HOSTILE_TEXT,
      buttons: [press('Ver informe', 'see')],
      links,
    },
  },
  report: {
    template: 'report',
    data: {
      title: 'INF-2026-0007 · Coahuila',
      status: { text: 'Aprobado', tone: 'good' },
      page: 'Página 1 de 2',
      facts,
      sections: [...sections, { label: 'Observaciones', blocks: [paragraph(HOSTILE_TEXT), mergedTable], cut: true }],
      buttons: [press('Página siguiente', 'see'), press('Cerrar', 'show')],
      links,
    },
  },
  'report history': {
    template: 'report',
    data: {
      title: 'Historial de INF-2026-0007',
      status: { text: 'Aprobado', tone: 'good' },
      page: 'Entradas 57 a 38 · Página 1 de 3',
      facts: [
        { label: 'Comprobación', value: 'Las 57 entradas corresponden a sus huellas.' },
        { label: 'Huella más reciente', value: '3f9a1c0788d24be1' },
        { label: 'Huella completa', value: '3f9a1c0788d24be1'.repeat(4) },
      ],
      sections: [
        {
          label: '4 de mayo de 2026',
          blocks: [
            paragraph('16:20 · Alguien, desde el canal de revisión, descargó el Word (revisión 1)'),
            paragraph('14:05 · Rosa Revisora aprobó la revisión 1'),
            paragraph('14:02 · Rosa Revisora leyó el informe (revisión 1)'),
            paragraph(`13:10 · ${HOSTILE_TEXT} comentó`),
          ],
        },
        {
          label: '3 de mayo de 2026',
          blocks: [
            paragraph('10:03 · Ana Martínez Peña envió la revisión 1'),
            paragraph(
              '10:02 · Ana Martínez Peña respondió Asuntos relevantes tratados o a tratar en las visitas realizadas',
            ),
            ...Array.from({ length: 14 }, () => paragraph('10:01 · Ana Martínez Peña respondió Objetivo de la visita')),
          ],
        },
      ],
      buttons: [press('Página siguiente', 'see'), press('Ver informe', 'see')],
      links: [],
    },
  },
  'report far too long': {
    template: 'report',
    data: {
      title: 'INF-2026-0007 · Coahuila',
      status: inReview,
      page: '',
      facts,
      sections: Array.from({ length: 40 }, (_, index) => ({
        label: `Asunto ${index + 1}`,
        blocks: [
          paragraph(prose(100)),
          { ...mergedTable, rows: Array.from({ length: 60 }, () => mergedTable.rows[1] ?? []) },
        ],
      })),
      buttons: [press('Cerrar', 'show')],
      links,
    },
  },
  changes: {
    template: 'changes',
    data: {
      title: 'Pedir cambios a INF-2026-0007',
      problem: 'Escriba al menos una observación.',
      inputs: [
        { kind: 'prose', id: 'reason', label: 'Qué debe cambiar', placeholder: 'Falta…', maxLength: 2_000 },
        {
          kind: 'prose',
          id: 'reason.objective',
          label: 'Sobre «Objetivo de la visita»',
          maxLength: 2_000,
          value: HOSTILE_TEXT,
        },
      ],
      more: {
        label: '¿Sobre algún campo en particular?',
        choices: facts.map(({ label }, index) => ({ title: label, value: `field-${index}` })),
        value: 'field-1',
        button: press('Agregar campo', 'addField', { withInputs: true }),
        problem: 'Elija un campo de la lista y pulse «Agregar campo».',
      },
      buttons: [press('Enviar observaciones', 'requestChanges', { style: 'positive' }), press('Cerrar', 'show')],
    },
  },
};
