import type { Screen } from '../../../core/screens/screens';
import { HOSTILE, HOSTILE_TEXT, back, links, mergedTable, openLine, paragraph, picture, press, prose } from './parts';

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');
const draft = { text: 'Borrador', tone: 'plain' } as const;
const inReview = { text: 'En revisión', tone: 'accent' } as const;

const facts = [
  { label: 'Dirección Ejecutiva o Unidad Técnica', value: 'Unidad Técnica de Servicios de Informática' },
  { label: 'Entidad Federativa', value: 'Coahuila y México' },
  { label: 'Fecha de visita', value: '3, 10, 24 y 28 de abril de 2023' },
  { label: 'Junta', value: 'Local y OPL' },
  { label: 'Distritos', value: '—' },
  { label: 'Total de personal capacitado', value: '1,250' },
];

const sections = [
  { label: 'Objetivo de la visita', blocks: [paragraph(prose(3))] },
  { label: 'Asunto 1 · Asuntos en particular', blocks: [paragraph(prose(5).trim())], cut: true },
  {
    label: 'Asunto 1 · Con que proyecto de la CIP se relaciona',
    blocks: [paragraph('L091910 Soporte técnico y apoyo en materia de TIC'), mergedTable],
  },
];

const blanks = 'Quedan en blanco: Fecha de visita y Objetivo de la visita.';

const proposed = facts.map((fact) => ({ fact, button: press('Quitar', 'trimProposal', { field: 'unit' }) }));

const proposal = {
  progress: 'Informe de visita · Por confirmar',
  heading: 'Esto entendí de su mensaje',
  question: 'Nada se guarda todavía. Al confirmarlo, pregunto solo lo que falte.',
  buttons: [
    press('Así está bien', 'acceptProposal', { style: 'positive' }),
    press('No, campo por campo', 'dropProposal'),
  ],
} as const;

const rest = {
  title: 'De su mensaje quedó este texto',
  text: prose(5),
  buttons: [
    press('Usar como objetivo de la visita', 'placeRest', { field: 'objective' }),
    press('Usar como asunto', 'placeRest', { field: 'matters' }),
    press('Quitar', 'trimProposal', { field: 'unit' }),
  ],
};

/** Everything but questions. */
export const reports: Readonly<Record<string, Screen>> = {
  proposal: { template: 'proposal', data: { ...proposal, lines: proposed, rest } },
  'proposal alone, before and problem': {
    template: 'proposal',
    data: {
      ...proposal,
      problem: 'Esta propuesta cambió en otra tarjeta. Revísela como está ahora.',
      lines: proposed.slice(1, 2).map((line) => ({ ...line, before: 'Ahora dice: Jalisco' })),
    },
  },
  'proposal hostile': {
    template: 'proposal',
    data: {
      ...proposal,
      saved: HOSTILE_TEXT,
      notice: HOSTILE_TEXT,
      problem: HOSTILE_TEXT,
      lines: proposed.map((line, at) => ({
        ...line,
        fact: { ...line.fact, value: HOSTILE[at % HOSTILE.length] ?? '' },
        before: HOSTILE_TEXT,
      })),
      rest: { ...rest, text: HOSTILE_TEXT },
    },
  },
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
        button: press('Agregar campo', 'addField', { withInputs: true }),
        problem: 'Elija un campo de la lista y pulse «Agregar campo».',
      },
      buttons: [press('Enviar observaciones', 'requestChanges', { style: 'positive' }), press('Cerrar', 'show')],
    },
  },
};
