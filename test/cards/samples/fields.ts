import type { Choice, FieldScreen, Input, Screen } from '../../../core/screen/screens';
import { HOSTILE, HOSTILE_TEXT, back, mergedTable, press, prose, save, skip } from './parts';

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

/** One question, in every way it may be asked. */
export const fields: Readonly<Record<string, Screen>> = {
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
  'field used first': field([
    {
      kind: 'choice',
      id: 'unit',
      label: 'Área',
      choices: units.map((unit, at) => (at < 2 ? { ...unit, group: at === 0 ? 'Las que ya usó' : 'Las demás' } : unit)),
    },
  ]),
  'field 41 districts': field([
    { kind: 'choices', id: 'districts', label: 'Distritos', choices: districts, value: '01,41' },
  ]),
  'field checks': field([{ kind: 'checks', id: 'boards', label: 'Junta', choices: boards, value: 'local,opl' }]),
  'field project with a table': field(project, {
    progress: 'Informe de visita · Campo 6 de 8 · Asunto 1 · Tipo 2 de 2',
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
};
