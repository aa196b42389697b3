import { chosenScreen, helloScreen } from '../../../core/review/screens/channel';
import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, press } from './parts';

/** What is said in channels, and brought into conversations. */
export const channel: Readonly<Record<string, Screen>> = {
  'notice hello': { template: 'notice', data: helloScreen('elsewhere') },
  'notice chosen': { template: 'notice', data: chosenScreen('instead', true) },
  'post brought': {
    template: 'post',
    data: {
      title: 'INF-2026-0007 · Estado de México',
      status: { text: 'Aprobado', tone: 'good' },
      facts: [
        { label: 'Presenta', value: HOSTILE[0] ?? '' },
        { label: 'Área', value: 'Unidad Técnica de Servicios de Informática' },
        { label: 'Fecha de visita', value: '3, 10, 24 y 28 de abril de 2023' },
      ],
      sections: [],
      decision: 'Aprobado por Rosa Núñez el 14 de abril de 2026, 9:30.',
      buttons: [press('Ver informe', 'see')],
      links: [],
    },
  },
};
