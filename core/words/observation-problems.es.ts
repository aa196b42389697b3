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
    `Antes de enviar de nuevo, responda ${d.on.length === 1 ? 'la observación' : `las ${d.on.length} observaciones`} sobre ${places(d.on, around)}: corrija, o explique por qué no.${d.on.some(({ field }) => field === undefined) ? ' La que es sobre todo el informe la da por atendida usted: pulse «Ya lo atendí».' : ''}`,
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
