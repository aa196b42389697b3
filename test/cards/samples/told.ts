import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, HOSTILE_TEXT, draft, facts, inReview, links, press } from './parts';

/** What is said in a line or a notice, and lists. */
export const told: Readonly<Record<string, Screen>> = {
  line: { template: 'line', data: { text: '✓ Fecha de visita: 3, 10, 24 y 28 de abril de 2023' } },
  'line hostile': { template: 'line', data: { text: HOSTILE_TEXT, subtle: true } },
  notice: {
    template: 'notice',
    data: {
      title: 'Hola, Ana.',
      tone: 'plain',
      lines: [
        'Aquí se llenan los informes de visita, un campo a la vez.',
        'Cada respuesta queda guardada al enviarla.',
      ],
      facts: [],
      buttons: [press('Nuevo informe', 'new', { style: 'positive' }), press('Mis informes', 'mine')],
      links: [],
    },
  },
  'notice sent': {
    template: 'notice',
    data: {
      title: 'Informe INF-2026-0007 enviado a revisión',
      tone: 'good',
      lines: ['INF-2026-0007 · Estado de México', HOSTILE_TEXT, ''],
      facts,
      buttons: [
        press('Ver informe', 'see'),
        press('Nuevo informe', 'new'),
        press('Mis informes', 'mine'),
        press('Historial', 'history'),
        press('Retirar', 'withdraw', { style: 'destructive' }),
      ],
      links: [...links, { title: 'Ver la conversación', url: 'https://informes.example.mx/hilo' }],
    },
  },
  'notice reminder': {
    template: 'notice',
    data: {
      title: 'Informe INF-2026-0007 con observaciones',
      tone: 'warning',
      lines: [
        'Estado de México',
        `Rosa Núñez pide cambios: ${HOSTILE[0]}`,
        'Lo dejó el 3 de mayo en el campo 6 de 8, «Asuntos relevantes tratados». Lo que respondió está guardado.',
      ],
      facts: [],
      buttons: [
        press('Continuar', 'resume', { style: 'positive', withInputs: false }),
        press('Recordar mañana', 'quiet'),
        press('Recordar el lunes', 'quiet'),
        press('No recordar este informe', 'quiet'),
      ],
      links: [],
    },
  },
  'notice reminder of a review': {
    template: 'notice',
    data: {
      title: 'INF-2026-0007 espera revisión desde el 2 de marzo.',
      tone: 'plain',
      lines: [],
      facts: [],
      buttons: [
        press('Ver informe', 'see'),
        press('Recordar mañana', 'quiet'),
        press('Recordar el lunes', 'quiet'),
        press('No recordar esta revisión', 'quiet'),
      ],
      links: [],
    },
  },
  'notice reminder put off': {
    template: 'notice',
    data: {
      title: 'INF-2026-0007 se recordará aquí el martes 3 de marzo',
      tone: 'plain',
      lines: [`Lo pidió ${HOSTILE[0]}.`],
      facts: [],
      buttons: [press('Ver informe', 'see'), press('No recordar esta revisión', 'quiet')],
      links: [],
    },
  },
  list: {
    template: 'list',
    data: {
      title: 'Mis informes',
      empty: 'Aún no hay informes.',
      items: [
        { title: 'INF-2026-0007', status: inReview, button: press('Ver informe', 'see') },
        { title: 'Borrador', status: draft, button: press('Continuar', 'resume') },
        { title: HOSTILE[0], status: { text: 'Aprobado', tone: 'good' } as const, button: press('Ver informe', 'see') },
        {
          title: 'INF-2026-0001',
          status: { text: 'Retirado', tone: 'subtle' } as const,
          button: press('Ver informe', 'see'),
        },
      ].map((item) => ({
        ...item,
        detail: 'Coahuila · Unidad Técnica de Servicios de Informática\nAna Pérez · 12 de abril de 2026, 10:15',
      })),
      buttons: [press('Ver más', 'mine')],
    },
  },
  'list morning': {
    template: 'list',
    data: {
      title: 'Buenos días: 7 informes esperan revisión',
      lead: ['Otros 2 esperan correcciones de quienes los presentan.', `Los 2 que más esperan: ${HOSTILE[0]}`],
      empty: '',
      items: ['desde hace 12 días', 'desde ayer'].map((since) => ({
        title: 'INF-2026-0007',
        detail: `Coahuila · Unidad Técnica de Servicios de Informática\nAna Pérez · ${since}`,
        status: { text: '', tone: 'plain' } as const,
        button: press('Ver informe', 'see'),
      })),
      buttons: [press('Pendientes', 'pending')],
    },
  },
  'list empty': { template: 'list', data: { title: 'Pendientes', empty: 'Nada por revisar.', items: [], buttons: [] } },
};
