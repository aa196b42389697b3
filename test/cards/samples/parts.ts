import type { Block, Table } from '../../../core/form/values';
import type { Press, Verb } from '../../../core/screen/press';
import type { Button, Link, OpenLine, Picture } from '../../../core/screen/screens';

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
  ...{
    table: 'matters',
    row: '1',
    observation: '1',
    page: 1,
    back: 'card',
    offset: 8,
    words: 'prep',
    nonce: null,
    fields: [],
    shown: {},
    ...{ from: 1, to: 2, revision: 1 },
  },
} as const;

export const press = (
  title: string,
  verb: Verb,
  { index = 0, field = null, ...more }: Partial<Button> & { index?: number; field?: string | null } = {},
): Button => ({
  title,
  press: { ...carried, verb, index, field } as unknown as Press,
  ...more,
});

/** A line that a press opens, as the screens make it. */
export const openLine = (label: string, value: string, more: Partial<OpenLine> = {}): OpenLine => ({
  label,
  value,
  name: `Editar ${label}: ${value}`.slice(0, 100),
  open: press('Editar', 'open'),
  ...more,
});

export const save = press('Guardar y continuar', 'answer', { style: 'positive', withInputs: true });
export const skip = press('Omitir', 'skip');
export const back = press('Atrás', 'back');
export const links: readonly Link[] = [
  {
    title: 'Descargar PDF',
    url: 'https://informes.example.mx/documents/5f0c1d9e.pdf?expires=1783000000&signature=abc',
    inLine: true,
  },
  {
    title: 'Descargar Word',
    url: 'https://informes.example.mx/documents/5f0c1d9e.docx?expires=1783000000&signature=abc',
    inLine: true,
  },
];

export const picture: Picture = {
  url: 'https://informes.example.mx/documents/5f0c1d9e.png?revision=1&state=in-review&signature=abc',
  alt: 'Primera página del informe INF-2023-0007',
  opens: {
    title: 'Primera página del informe INF-2023-0007; abre el PDF',
    url: 'https://informes.example.mx/documents/5f0c1d9e.pdf?expires=1783000000&signature=abc',
  },
};

export const prose = (sentences: number): string =>
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

export const paragraph = (text: string): Block => ({ type: 'paragraph', text });

export const draft = { text: 'Borrador', tone: 'plain' } as const;
export const inReview = { text: 'En revisión', tone: 'accent' } as const;

export const facts = [
  { label: 'Dirección Ejecutiva o Unidad Técnica', value: 'Unidad Técnica de Servicios de Informática' },
  { label: 'Entidad Federativa', value: 'Coahuila y México' },
  { label: 'Fecha de visita', value: '3, 10, 24 y 28 de abril de 2023' },
  { label: 'Junta', value: 'Local y OPL' },
  { label: 'Distritos', value: '—' },
  { label: 'Total de personal capacitado', value: '1,250' },
];

export const sections = [
  { label: 'Objetivo de la visita', blocks: [paragraph(prose(3))] },
  { label: 'Asunto 1 · Asuntos en particular', blocks: [paragraph(prose(5).trim())], cut: true },
  {
    label: 'Asunto 1 · Con que proyecto de la CIP se relaciona',
    blocks: [paragraph('L091910 Soporte técnico y apoyo en materia de TIC'), mergedTable],
  },
];
