import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, openLine, press } from './parts';

const [hostile = '', other = ''] = HOSTILE;
const corrected = { text: 'Con observaciones', tone: 'warning' } as const;

/** What was observed of a report: for its author, for whoever reviews it, and where words are asked for. */
export const observations: Readonly<Record<string, Screen>> = {
  'observations to answer': {
    template: 'observations',
    data: {
      title: 'Informe INF-2026-0007 con observaciones',
      status: { ...corrected, text: '2 abiertas, 1 respondida' },
      count: '',
      notice: 'Corrija o explique cada una; después envíe de nuevo.',
      lines: [
        openLine('Todo el informe', '', { note: 'Abierta', below: `Bruno Núñez pide: ${hostile}` }),
        openLine('Objetivo de la visita', '', { note: 'Abierta', below: 'Rosa Núñez propone otro texto.' }),
        openLine('Asunto 2 · PyCIPEF', '', { note: 'Respondida', below: 'Usted lo corrigió.' }),
      ],
      items: [],
      inputs: [],
      buttons: [press('Editar', 'resume', { style: 'positive' }), press('Ver informe', 'see')],
    },
  },
  'observations list': {
    template: 'observations',
    data: {
      title: 'Observaciones a INF-2026-0007',
      status: { text: 'En revisión', tone: 'accent' },
      count: '2 respondidas, 1 aceptada · Página 1 de 2',
      problem: 'Esa observación ya se aceptó.',
      lines: [],
      items: [
        {
          heading: 'Objetivo de la visita',
          status: { text: 'Respondida', tone: 'accent' },
          said: [`Bruno Núñez, 3 de mayo: ${hostile}`, `Ana Torres explica: ${other}`],
          marked: [],
          buttons: [
            press('Aceptar', 'acceptAnswer', { style: 'positive' }),
            press('Reabrir', 'askReopen'),
            press('Proponer texto', 'propose'),
          ],
        },
        {
          heading: 'Asunto 2 · PyCIPEF',
          status: { text: 'Aceptada', tone: 'good' },
          said: ['Bruno Núñez, 3 de mayo: Diga las fechas.', 'Ana Torres lo corrigió.'],
          marked: [],
          buttons: [press('Reabrir', 'askReopen')],
        },
        {
          heading: 'Todo el informe',
          status: { text: 'Retirada', tone: 'subtle' },
          said: ['Rosa Núñez, 3 de mayo: Revise los acentos.'],
          marked: [],
          buttons: [],
        },
      ],
      inputs: [],
      buttons: [press('Página siguiente', 'observations'), press('Cerrar', 'show')],
    },
  },
  'observations text': {
    template: 'observations',
    data: {
      title: 'Texto propuesto',
      status: corrected,
      count: 'INF-2026-0007',
      notice: 'El texto cambió después de esta propuesta: la diferencia es con el de ahora.',
      lines: [],
      items: [
        {
          heading: 'Objetivo de la visita',
          status: { text: 'Abierta', tone: 'warning' },
          said: ['Bruno Núñez propone otro texto, 3 de mayo: más preciso.'],
          markedTitle: 'Así cambiaría el texto:',
          marked: [
            [
              { is: 'same', text: 'Revisar el ' },
              { is: 'said', text: '[se quitó: ' },
              { is: 'removed', text: hostile },
              { is: 'said', text: '; se agregó: ' },
              { is: 'added', text: 'PREP y sus enlaces' },
              { is: 'said', text: ']' },
              { is: 'same', text: ' con la Junta Local.' },
            ],
          ],
          buttons: [],
        },
      ],
      inputs: [],
      buttons: [
        press('Aceptar texto', 'takeText', { style: 'positive' }),
        press('Cambiarlo antes', 'mend'),
        press('No aceptarlo', 'askExplain'),
        press('Todas las observaciones', 'observations'),
      ],
    },
  },
  'observations explained': {
    template: 'observations',
    data: {
      title: 'Explicar por qué no',
      status: corrected,
      count: 'INF-2026-0007',
      problem: 'Escriba por qué no se corrige: lo leerá quien revisa.',
      lines: [],
      items: [
        {
          heading: 'Objetivo de la visita',
          status: { text: 'Abierta', tone: 'warning' },
          said: ['Bruno Núñez, 3 de mayo: Diga para qué.'],
          marked: [],
          buttons: [],
        },
      ],
      inputs: [{ kind: 'prose', id: 'answer', label: 'Por qué no se corrige', maxLength: 2_000, value: other }],
      buttons: [
        press('Guardar respuesta', 'explain', { style: 'positive', withInputs: true }),
        press('Todas las observaciones', 'observations'),
      ],
    },
  },
};
