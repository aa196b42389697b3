import type { Screen } from '../../../core/screen/screens';
import { HOSTILE, HOSTILE_TEXT, facts, press, prose } from './parts';

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

/** What a message was understood as, before it is kept. */
export const proposals: Readonly<Record<string, Screen>> = {
  proposal: { template: 'proposal', data: { ...proposal, lines: proposed, rest } },
  'proposal alone, before and problem': {
    template: 'proposal',
    data: {
      ...proposal,
      problem: 'Esta propuesta cambió en otra tarjeta. Revísela como está ahora.',
      lines: proposed.slice(1, 2).map((line) => ({ ...line, before: 'Ahora dice: Jalisco' })),
    },
  },
  'proposal, a text asked about': {
    template: 'proposal',
    data: {
      ...proposal,
      heading: '¿Agrego esto a «Objetivo de la visita»?',
      question: 'No es una corrección que entienda. Solo lo agrego si es texto del informe, tal como está aquí.',
      lines: [],
      rest: { title: 'Usted escribió', text: prose(40).slice(0, 4_000), buttons: [] },
      buttons: [press('Sí, agregarlo', 'acceptProposal'), press('No', 'dropProposal')],
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
        assumed: HOSTILE_TEXT,
      })),
      rest: { ...rest, text: HOSTILE_TEXT },
    },
  },
};
