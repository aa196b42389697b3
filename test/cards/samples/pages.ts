import { nineFields } from '../../helpers/people/nine-fields';
import type { PageScreen, Screen } from '../../../core/screen/screens';
import { HOSTILE, HOSTILE_TEXT, press } from './parts';

const columns = nineFields.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
const label = (at: number): string => columns[at]?.label ?? '';

const page = (more: Partial<PageScreen>): Screen => ({
  template: 'page',
  data: {
    progress: 'Informe de visita · Campo 6 de 8',
    heading: 'Objetivo de la visita',
    question: 'Este texto parece traer 2 asuntos. Así quedarían:',
    before: [{ label: 'Objetivo de la visita', value: 'Coordinar los trabajos del PREP.' }],
    rows: [
      {
        title: 'Asunto 1',
        lines: [{ label: '', value: 'Convenio con el OPL · Se revisó el proyecto de convenio con…' }],
      },
      {
        title: 'Asunto 2',
        lines: [
          { label: label(2), value: 'La red de datos.' },
          { label: label(5), value: 'L091910 Soporte técnico y apoyo en materia de Tecnologías de la Información…' },
        ],
      },
    ],
    more: '',
    last: [],
    inputs: [
      {
        kind: 'choice',
        id: 'column',
        label: 'Tipo del asunto 1',
        choices: columns.map(({ id, label: title }) => ({ title, value: id })),
        value: 'particular',
      },
    ],
    buttons: [
      press('Son 2 asuntos', 'choose', { style: 'positive', withInputs: true }),
      press('Es una sola respuesta', 'choose', { index: 1 }),
    ],
    ...more,
  },
});

const row = (at: number) => ({ title: `Asunto ${at}`, lines: [{ label: label(1), value: 'á'.repeat(120) }] });

export const pages: Readonly<Record<string, Screen>> = {
  page: page({}),
  'page of many rows': page({
    before: [],
    rows: Array.from({ length: 18 }, (_, index) => row(index + 1)),
    more: '… 282 más, hasta:',
    last: [row(300)],
    inputs: [],
  }),
  'page hostile': page({
    saved: HOSTILE_TEXT,
    notice: HOSTILE_TEXT,
    question: HOSTILE_TEXT,
    before: [{ label: 'Objetivo', value: HOSTILE[0] }],
    rows: HOSTILE.map((value, at) => ({ title: `Asunto ${at + 1}`, lines: [{ label: '', value }] })),
  }),
};
