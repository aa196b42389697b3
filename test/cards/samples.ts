import type { Block, Table } from '../../core/form/values';
import type { Press, Verb } from '../../core/screens/press';
import type { Button, Choice, FieldScreen, Input, Screen } from '../../core/screens/screens';

/** What people, and people who mean harm, may type: every one must come out as it went in. */
export const HOSTILE = [
  '**negritas** _cursiva_ [enlace](javascript:alert(1)) # título',
  '${heading} ${1+1} ${json($root)} {{DATE(2023-04-01T00:00:00Z, SHORT)}}',
  '<at>todos</at> <script>alert(1)</script> <b>b</b> &amp; <!channel>',
  '\u202Eoditrevni\u202C "comillas" \\ `código` 👩🏽‍💻',
  'primera línea\nsegunda línea\n\n1. uno\n2. dos\n- guion',
  '"}],"type":"AdaptiveCard","$data":"${$root}","$when":"${false}',
] as const;
export const HOSTILE_TEXT = HOSTILE.join('\n');

/** What any verb may carry; a button takes what its own does. */
const carried = {
  report: '5f0c1d9e-7a52-4f0e-9d7c-2b1f6a3c8e11',
  seen: 17,
  form: 1,
  step: { at: 'cell', field: 'matters', row: '1', column: 'project' },
  ...{ table: 'matters', row: '1', page: 1, back: 'card', offset: 8, words: 'prep', nonce: null },
} as const;

const press = (
  title: string,
  verb: Verb,
  { index = 0, ...more }: Partial<Button> & { index?: number } = {},
): Button => ({
  title,
  press: { ...carried, verb, index } as unknown as Press,
  ...more,
});

const save = press('Guardar y continuar', 'answer', { style: 'positive', withInputs: true });
const skip = press('Omitir', 'skip');
const back = press('Atrás', 'back');
const link = {
  title: 'Descargar Word',
  url: 'https://informes.example.mx/documents/5f0c1d9e.docx?expires=1783000000&signature=abc',
};

const prose = (sentences: number): string =>
  'Se llevaron a cabo reuniones de trabajo con la Vocalía Ejecutiva para revisar la operación del PREP. '.repeat(
    sentences,
  );

export const mergedTable: Table = {
  type: 'table',
  headerRows: 1,
  rows: [
    [{ text: 'Actividad' }, { text: 'Abril', colSpan: 2 }],
    [{ text: 'Soporte técnico a los módulos', rowSpan: 2 }, { text: 'Semana 1' }, { text: '12 equipos' }],
    [{ text: 'Semana 2' }, { text: '9 equipos\n3 pendientes' }],
    [{ text: HOSTILE[0] }, { text: '' }, { text: '—' }],
    [{ text: 'Total', colSpan: 2 }, { text: '21' }],
  ],
};

const paragraph = (text: string): Block => ({ type: 'paragraph', text });

const districts: readonly Choice[] = Array.from({ length: 41 }, (_, index) => ({
  title: `${String(index + 1).padStart(2, '0')} · Cabecera de distrito ${index + 1}`,
  value: String(index + 1).padStart(2, '0'),
}));

const units: readonly Choice[] = [
  'Unidad Técnica de Servicios de Informática',
  'Dirección Ejecutiva de Organización Electoral',
  'Dirección Ejecutiva de Capacitación Electoral y Educación Cívica',
].map((title, index) => ({ title, value: `unit-${index}` }));

const boards: readonly Choice[] = [
  { title: 'Local', value: 'local' },
  { title: 'Distrital', value: 'distrital' },
  { title: 'OPL', value: 'opl' },
];

const field = (inputs: readonly Input[], more: Partial<FieldScreen> = {}): Screen => ({
  template: 'field',
  data: {
    progress: 'Informe de visita · Campo 3 de 9',
    heading: 'Fecha de visita',
    question: '¿Qué días fue la visita?',
    inputs,
    readings: [],
    tables: [],
    buttons: [save, skip, back],
    ...more,
  },
});

const line = (more: Partial<Input> = {}): Input =>
  ({
    kind: 'line',
    id: 'visitDates',
    label: 'Fecha de visita',
    placeholder: '3, 10, 24 y 28 de abril de 2023',
    ...more,
  }) as Input;

const project: readonly Input[] = [
  { kind: 'line', id: 'projectCode', label: 'Clave del proyecto', placeholder: 'L091910' },
  { kind: 'line', id: 'projectName', label: 'Nombre del proyecto', value: HOSTILE[1] },
  { kind: 'prose', id: 'project', label: 'Qué se hizo', value: `${prose(4)}\n\n[Tabla 1]`, maxLength: 12_000 },
];

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

/** One or more screens of every kind, by a name that says what is special about it. */
export const samples: Readonly<Record<string, Screen>> = {
  'field line': field([line()]),
  'field saved, notice': field([line()], {
    saved: '✓ Junta: Local y OPL',
    notice: 'Fecha repetida; se dejó una.',
  }),
  'field problem with readings': field([line({ value: '31 de abril' })], {
    problem: 'Abril tiene 30 días. ¿Quiso decir 30 de abril o 1 de mayo?',
    readings: [
      press('30 de abril de 2023', 'choose', { index: 0 }),
      press('1 de mayo de 2023', 'choose', { index: 1 }),
    ],
  }),
  'field problem alone': field([line({ value: 'ayer no, antier' })], { problem: 'No reconocí una fecha ahí.' }),
  'field nine readings': field([line({ value: 'IEEC' })], {
    problem: '¿Cuál de estas?',
    readings: Array.from({ length: 9 }, (_, index) => press(`Lectura ${index + 1}`, 'choose', { index })),
  }),
  'field number': field([{ kind: 'number', id: 'trainedStaff', label: 'Total', value: '1,250', maxLength: 20 }]),
  'field choice': field([
    { kind: 'choice', id: 'unit', label: 'Área', choices: units, value: 'unit-1', required: true },
  ]),
  'field 41 districts': field([
    { kind: 'choices', id: 'districts', label: 'Distritos', choices: districts, value: '01,41' },
  ]),
  'field checks': field([{ kind: 'checks', id: 'boards', label: 'Junta', choices: boards, value: 'local,opl' }]),
  'field project with a table': field(project, {
    progress: 'Informe de visita · Campo 7 de 9 · Asunto 1 · Columna 2 de 2',
    heading: 'Con que proyecto de la CIP se relaciona',
    question: '¿Con qué proyecto de la Cartera Institucional se relaciona y qué se hizo?',
    hint: 'Cada renglón [Tabla N] conserva su tabla.',
    tables: [mergedTable],
  }),
  'field 10,000 characters': field([
    { kind: 'prose', id: 'remarks', label: 'Observaciones', value: prose(110).slice(0, 10_000), maxLength: 12_000 },
  ]),
  'field too long': field(
    [{ kind: 'prose', id: 'remarks', label: 'Observaciones', value: 'ñ👍'.repeat(12_000), maxLength: 12_000 }],
    { problem: 'Son 36,000 caracteres y aquí caben 12,000.', tables: [mergedTable] },
  ),
  'field no input': field([], {
    hint: 'Reunión con la Vocalía',
    readings: [press('Asuntos en particular', 'choose'), press('Actividad ordinaria', 'choose')],
    buttons: [back],
  }),
  'field hostile': field([line({ value: HOSTILE_TEXT })], {
    saved: HOSTILE_TEXT,
    notice: HOSTILE_TEXT,
    hint: HOSTILE_TEXT,
    problem: HOSTILE_TEXT,
    readings: [press(HOSTILE[1], 'choose')],
    tables: [{ type: 'table', headerRows: 0, rows: HOSTILE.map((text) => [{ text }]) }],
  }),
  rows: {
    template: 'rows',
    data: {
      progress: 'Informe de visita · Campo 7 de 9',
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
      buttons: [
        press('Continuar', 'finishRows', { style: 'positive' }),
        press('Agregar otro asunto', 'addRow'),
        { ...back, withInputs: false },
      ],
    },
  },
  'rows none': {
    template: 'rows',
    data: { progress: 'Informe de visita · Campo 7 de 9', heading: 'Asuntos', rows: [], buttons: [back] },
  },
  summary: {
    template: 'summary',
    data: {
      title: 'Resumen del informe',
      status: draft,
      facts,
      sections,
      blanks,
      edit: {
        label: 'Campo por editar',
        choices: facts.map(({ label }, index) => ({ title: label, value: `field-${index}` })),
        button: press('Editar', 'edit', { withInputs: true }),
      },
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
      facts: [{ label: 'Entidad Federativa', value: HOSTILE_TEXT }],
      sections: [{ label: 'Observaciones', blocks: HOSTILE.map(paragraph) }],
      blanks: '',
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
        press('Retirar', 'withdraw', { style: 'destructive' }),
      ],
      links: [link, { title: 'Descargar PDF', url: `${link.url}&as=pdf` }],
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
        'Lo dejó el 3 de mayo en el campo 7 de 9, «Asuntos relevantes tratados». Lo que respondió está guardado.',
      ],
      facts: [],
      buttons: [press('Continuar', 'resume', { style: 'positive', withInputs: false })],
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
      links: [link],
    },
  },
  'post decided': {
    template: 'post',
    data: {
      title: `INF-2026-0007 · ${HOSTILE[0]}`,
      status: { text: 'Aprobado', tone: 'good' },
      facts: facts.slice(0, 3),
      sections: [],
      decision: `Aprobado por ${HOSTILE[0]} el 14 de abril de 2026, 9:30`,
      problem: HOSTILE_TEXT,
      buttons: [press('Ver informe', 'see')],
      links: [link],
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
      links: [link],
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
      links: [link],
    },
  },
  changes: {
    template: 'changes',
    data: {
      title: 'Pedir cambios a INF-2026-0007',
      problem: 'Escriba al menos una observación.',
      inputs: [
        { kind: 'prose', id: 'reason', label: 'Qué debe cambiar', placeholder: 'Falta…', maxLength: 2_000 },
        ...facts.map(({ label }, index) => ({
          kind: 'line' as const,
          id: `reason.field-${index}`,
          label,
          maxLength: 500,
        })),
      ],
      buttons: [press('Enviar observaciones', 'requestChanges', { style: 'positive' }), press('Cerrar', 'show')],
    },
  },
};
