import { listed } from '../form/reading/words';
import { showCount } from '../form/show';
import type { Around } from './coded';

/** Where something was observed, as data: nothing of it where that is the whole report. */
export interface Observed {
  readonly field?: string;
  readonly column?: string;
  /** The row's number, from 1; 0 where it is no longer there. */
  readonly row?: number;
}

const placed = ({ field, column, row }: Observed, { label }: Pick<Around, 'label'>): string => {
  if (field === undefined) return 'todo el informe';
  if (column === undefined) return `«${label(field)}»`;
  return `«${label(`${field}.${column}`)}»${row === undefined || row === 0 ? '' : ` (asunto ${row})`}`;
};

/** Places that are named in one sentence. */
const NAMED = 5;

function places(on: readonly Observed[], around: Around): string {
  const named = [...new Set(on.map((one) => placed(one, around)))];
  const [shown, more] = [named.slice(0, NAMED), named.length - NAMED];
  return more > 0 ? `${shown.join('; ')} y ${more} más` : listed(shown);
}

const settled = {
  open: 'Esa observación sigue abierta.',
  answered: 'Esa observación ya está respondida.',
  accepted: 'Esa observación ya se aceptó.',
  retracted: 'Quien la hizo retiró esa observación.',
} as const;

/** Why an observation, or the answer to one, is not taken. */
export const observationProblems = {
  'observations.open': (d: { on: readonly Observed[] }, around: Around) =>
    `Antes de enviar de nuevo, responda ${d.on.length === 1 ? 'la observación' : `las ${d.on.length} observaciones`} sobre ${places(d.on, around)}: corrija, o explique por qué no.`,
  'observation.own': () => 'Nadie hace observaciones a su propio informe: le toca a otra persona que revise.',
  'observation.settled': (d: { state: keyof typeof settled }) => settled[d.state],
  'observation.no-reason': () => 'Escriba por qué no se corrige: lo leerá quien revisa.',
  'observation.no-why': () => 'Escriba por qué la reabre: lo leerá quien presenta el informe.',
  'observation.no-text': () => 'El texto propuesto está en blanco. Escriba cómo debe quedar, o haga una observación.',
  'observation.text-changed': () => 'El texto cambió desde que abrió esta tarjeta. Vea la diferencia con el de ahora.',
  'observation.not-answered': () => 'Esa observación aún no tiene respuesta: está en manos de quien presenta.',
  'observation.not-yours': (d: { by: string }) => `Solo ${d.by} puede retirar esa observación.`,
  'observation.many-texts': (d: { limit: number }) =>
    `Caben ${d.limit} textos por envío. Envíe estos y proponga los demás después.`,
  'observation.long-text': (d: { length: number; limit: number }) =>
    `Ese texto tiene ${showCount(d.length)} caracteres, y para proponer otro caben ${showCount(d.limit)}. Escriba en una observación qué debe cambiar.`,
} as const;

export const observationNotices = {
  'observation.unchanged': () => 'Quedó igual que antes: la observación sigue abierta. Corrija, o explique por qué no.',
} as const;

/** What cards say of observations. */
export const observations = {
  title: (folio: string) => `Observaciones a ${folio}`,
  count: (open: number, answered: number, accepted: number, retracted: number) =>
    [
      counted(open, 'abierta', 'abiertas'),
      counted(answered, 'respondida', 'respondidas'),
      counted(accepted, 'aceptada', 'aceptadas'),
      counted(retracted, 'retirada', 'retiradas'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  states: { open: 'Abierta', answered: 'Respondida', accepted: 'Aceptada', retracted: 'Retirada' },
  whole: 'Todo el informe',
  cell: (row: string, column: string) => `${row} · ${column}`,
  goneRow: (row: string, column: string) => `${row} que ya no está · ${column}`,
  saidOn: (by: string, day: string, text: string) => `${by}, ${day}: ${text}`,
  proposes: (by: string, text: string) =>
    text === '' ? `${by} propone otro texto.` : `${by} propone otro texto: ${text}`,
  proposesOn: (by: string, day: string, text: string) =>
    text === '' ? `${by} propone otro texto, ${day}.` : `${by} propone otro texto, ${day}: ${text}`,
  asks: (by: string, text: string) => `${by} pide: ${text}`,
  reopened: (by: string, reason: string) => `${by} la reabrió: ${reason}`,
  you: 'Usted',
  answers: {
    changed: (by: string) => `${by} lo corrigió.`,
    explained: (by: string, text: string) => `${by} explica: ${text}`,
    taken: (by: string) => `${by} aceptó el texto propuesto.`,
    declined: (by: string, text: string) =>
      text === '' ? `${by} no aceptó el texto propuesto.` : `${by} no aceptó el texto propuesto: ${text}`,
    gone: 'Ya no es parte del informe: quedó respondida.',
    sent: (by: string) => `${by} envió de nuevo el informe.`,
  },
  changedSince: 'El texto cambió después de esta propuesta: la diferencia es con el de ahora.',
  difference: 'Así cambiaría el texto:',
  changes: 'Qué cambió:',
  proposedText: 'Texto propuesto',
  more: (count: number) => (count === 1 ? 'y 1 más' : `y ${count} más`),
  page: (at: number, of: number) => `Página ${at} de ${of}`,
  toAnswer: 'Corrija o explique cada una; después envíe de nuevo.',
  allAnswered: 'Ya no queda ninguna abierta. Envíe de nuevo cuando guste.',
  none: 'Este informe no tiene observaciones.',
  line: (place: string, text: string) => `• ${place}: ${text}`,
  lineIn: (place: string, state: string, text: string) => `• ${place} (${state.toLowerCase()}): ${text}`,
  lineHead: (count: string) => `Observaciones: ${count}.`,
  explainTitle: 'Explicar por qué no',
  explainWhole: 'Responder la observación',
  explainLabel: 'Por qué no se corrige',
  wholeLabel: 'Qué cambió, o por qué no se cambia',
  explainExample: 'Así se acordó con la Junta Local',
  declineTitle: 'No aceptar el texto propuesto',
  declineLabel: 'Por qué no (puede dejarlo en blanco)',
  reopenTitle: 'Reabrir la observación',
  reopenLabel: 'Por qué la reabre',
  reopenExample: 'Falta decir con quién se acordó',
  proposeFor: (place: string) => `Texto propuesto para «${place}»`,
  proposeChoice: (place: string) => `Proponer texto: ${place}`,
  buttons: {
    list: (count: number) => `Observaciones (${count})`,
    fix: 'Corregir',
    fixOf: (place: string) => `Corregir ${place}`,
    answer: 'Responder',
    answerOf: (place: string) => `Responder ${place}`,
    seeText: 'Ver texto',
    seeTextOf: (place: string) => `Ver texto propuesto para ${place}`,
    see: 'Ver',
    seeOf: (place: string) => `Ver ${place}`,
    explain: 'Explicar por qué no',
    sendAnswer: 'Guardar respuesta',
    changeAnswer: 'Cambiar respuesta',
    take: 'Aceptar texto',
    adapt: 'Cambiarlo antes',
    decline: 'No aceptarlo',
    accept: 'Aceptar',
    acceptAll: 'Aceptar todas',
    reopen: 'Reabrir',
    retract: 'Retirar',
    propose: 'Proponer texto',
    moreAsked: 'Ver las demás',
    all: 'Todas las observaciones',
  },
} as const;

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
