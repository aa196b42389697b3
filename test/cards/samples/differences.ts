import { valuesBetween } from '../../../core/review/difference/answers';
import type { Block, Value } from '../../../core/form/values';
import { markedChange } from '../../../core/review/difference/marked';
import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, links, press } from './parts';

const text = (words: string): Block => ({ type: 'paragraph', text: words });
const prose = (...blocks: readonly Block[]): Value => ({ kind: 'prose', blocks });
const changeOf = (label: string, before: Value | undefined, after: Value | undefined) => ({
  label,
  lines: markedChange(valuesBetween(before, after)),
});

const OBJECTIVE =
  'Llevar a cabo reuniones de trabajo con el personal de la Junta Local Ejecutiva para revisar la infraestructura de cómputo que se usará en el Programa de Resultados Electorales Preliminares, acordar las fechas de los simulacros y dejar por escrito quién responde de cada equipo.';
const sites = (count: string): Block => ({
  type: 'table',
  headerRows: 1,
  rows: [
    [{ text: 'Sede' }, { text: 'Equipos' }],
    [{ text: 'Saltillo' }, { text: count }],
  ],
});

/** What changed between two revisions. */
export const differences: Readonly<Record<string, Screen>> = {
  'difference sent': {
    template: 'difference',
    data: {
      title: 'Luis Herrera envió la revisión 2 de INF-2026-0007',
      summary:
        'Cambiaron 4 respuestas: Fecha de visita; Objetivo de la visita; Asunto 1 · PyCIPEF; Total de personal capacitado.',
      page: '',
      changes: [
        changeOf(
          'Fecha de visita',
          { kind: 'dates', days: ['2023-04-03', '2023-04-10'], ranges: [] },
          { kind: 'dates', days: ['2023-04-10', '2023-04-24'], ranges: [] },
        ),
        changeOf(
          'Objetivo de la visita',
          prose(text(OBJECTIVE)),
          prose(text(OBJECTIVE.replace('los simulacros', 'los tres simulacros').replace('por escrito', 'en un acta'))),
        ),
        changeOf('Asunto 1 · PyCIPEF', prose(text('Se revisó.'), sites('4')), prose(text('Se revisó.'), sites('5'))),
        changeOf('Total de personal capacitado', { kind: 'count', count: 25 }, undefined),
      ],
      further: 'Hay más cambios. Pulse «Ver cambios», o escriba «ver INF-2026-0007 cambios» al bot.',
      buttons: [press('Ver cambios', 'seeChanges'), press('Ver informe', 'see')],
      links,
    },
  },
  'difference hostile': {
    template: 'difference',
    data: {
      title: `${HOSTILE[0] ?? ''} envió la revisión 2`,
      summary: 'Cambió «Observaciones».',
      page: 'Página 2',
      changes: HOSTILE.map((words, at) =>
        changeOf(
          'Observaciones',
          prose(text(`${words} ${HOSTILE[(at + 1) % HOSTILE.length] ?? ''}`)),
          prose(text(`${HOSTILE[(at + 2) % HOSTILE.length] ?? ''} ${words}`)),
        ),
      ),
      further: '',
      buttons: [press('Página anterior', 'seeChanges'), press('Cerrar', 'show')],
      links: [],
    },
  },
};
