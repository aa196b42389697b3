import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, HOSTILE_TEXT, back, draft, facts, openLine, paragraph, press, prose, sections } from './parts';

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');
const blanks = 'Quedan en blanco: Fecha de visita y Objetivo de la visita.';

/** A table’s rows, how far the walk is, and its end. */
export const walk: Readonly<Record<string, Screen>> = {
  rows: {
    template: 'rows',
    data: {
      progress: 'Informe de visita · Campo 6 de 8',
      saved: '✓ Asuntos en particular: Se llevaron a cabo reuniones de trabajo',
      heading: 'Asuntos relevantes tratados o a tratar en las visitas realizadas',
      rows: [1, 2].map((number) => ({
        title: `Asunto ${number}`,
        lines: [
          { label: 'Asuntos en particular', value: prose(1) },
          { label: 'Actividad ordinaria', value: HOSTILE[number] ?? '' },
        ],
        buttons: [press('Editar', 'open'), press('Quitar', 'askRemoveRow', { style: 'destructive' })],
      })),
      lines: [],
      buttons: [
        press('Continuar', 'finishRows', { style: 'positive' }),
        press('Agregar otro asunto', 'addRow'),
        { ...back, withInputs: false },
      ],
    },
  },
  'rows none': {
    template: 'rows',
    data: { progress: 'Informe de visita · Campo 6 de 8', heading: 'Asuntos', rows: [], lines: [], buttons: [back] },
  },
  'rows many': {
    template: 'rows',
    data: {
      progress: 'Informe de visita · Campo 6 de 8',
      heading: 'Asuntos',
      hint: 'Lleva 6. Pulse uno para cambiarlo o quitarlo.',
      rows: [],
      lines: Array.from({ length: 6 }, (_, row) => openLine(`Asunto ${row + 1}`, onOneLine(HOSTILE[row] ?? ''))),
      buttons: [press('Continuar', 'finishRows', { style: 'positive' }), press('Agregar otro asunto', 'addRow'), back],
    },
  },
  progress: {
    template: 'progress',
    data: {
      title: 'Avance del informe',
      count: '3 de 8 campos respondidos; 1 en blanco.',
      lines: [
        ...facts.map(({ label, value }) => openLine(label, value, { mark: '✓' })),
        openLine('Entidad Federativa', onOneLine(HOSTILE_TEXT), {
          note: 'Se pregunta ahora',
          below: 'Quien revisa pide: *precise* <!here>',
          mark: '→',
        }),
        openLine('Distritos', '', { note: 'No aplica', mark: '–', name: 'Responder Distritos: No aplica' }),
      ],
      buttons: [
        press('Continuar', 'resume', { style: 'positive' }),
        press('Revisar y enviar', 'review'),
        press('Mis informes', 'mine'),
      ],
    },
  },
  summary: {
    template: 'summary',
    data: {
      title: 'Resumen del informe',
      status: draft,
      facts: facts.map(({ label, value }) => openLine(label, value)),
      sections: sections.map((section) => ({
        ...section,
        open: { name: `Editar ${section.label}`, open: press('Editar', 'open') },
      })),
      blanks,
      empty: [openLine('Distritos', '', { note: 'No aplica', name: 'Responder Distritos: No aplica' })],
      buttons: [press('Enviar a revisión', 'submit', { style: 'positive' }), press('Ver todo', 'see'), back],
      links: [],
    },
  },
  'summary hostile': {
    template: 'summary',
    data: {
      title: 'Resumen del informe',
      status: { text: 'Con observaciones', tone: 'warning' },
      notice: HOSTILE_TEXT,
      problem: HOSTILE_TEXT,
      facts: [openLine('Entidad Federativa', HOSTILE_TEXT)],
      sections: [{ label: 'Observaciones', blocks: HOSTILE.map(paragraph) }],
      blanks: '',
      empty: [],
      buttons: [],
      links: [],
    },
  },
};
