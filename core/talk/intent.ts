import { exportWords } from './asked-export';
import { readAskedMonth, type AskedMonth } from './asked-month';
import { readUndo, type AskedUndo } from './asked-undo';
import { readVerification } from './asked-verification';
import { readRevision, type AskedRevision } from './asked-revision';
import { nearest } from '../form/reading/spelling';
import { keyOf } from '../form/reading/words';

type PlainWord =
  | 'review-here'
  | 'new'
  | 'use-last'
  | 'resume'
  | 'mine'
  | 'pending'
  | 'status'
  | 'help'
  | 'reminders'
  | 'reminders-off'
  | 'reminders-on'
  | 'cancel'
  | 'form'
  | 'skip'
  | 'back'
  | 'review'
  | 'submit';

/** What a message asks of the bot, where it is one of the bot's own words. */
export type Intent =
  | { readonly wants: PlainWord }
  | { readonly wants: 'see' | 'use' | 'correct' | 'history'; readonly folio: string }
  | { readonly wants: 'revision'; readonly folio: string; readonly asked: AskedRevision }
  | { readonly wants: 'month'; readonly asked: AskedMonth }
  /** The files that come with it, or a paper by its folio and the hash on it, as that begins. */
  | { readonly wants: 'verify'; readonly digits?: string; readonly folio?: string }
  | ({ readonly wants: 'undo' } & AskedUndo)
  | { readonly wants: 'search' | 'export'; readonly words: string };

/** Words that change nothing, whenever and wherever they come. */
const LOOK_UPS: ReadonlySet<Intent['wants']> = new Set<Intent['wants']>([
  ...(['see', 'history', 'revision', 'month', 'search', 'mine', 'pending', 'status', 'help', 'reminders'] as const),
]);
export const looksUp = ({ wants }: Intent): boolean => LOOK_UPS.has(wants);

/** Words that change no report either, and belong in a person's own chat: files come and go there. */
const OF_FILES: ReadonlySet<Intent['wants']> = new Set(['export', 'verify']);
export const changesNothing = (intent: Intent): boolean => looksUp(intent) || OF_FILES.has(intent.wants);

const WORDS: Readonly<Record<string, PlainWord>> = {
  nuevo: 'new',
  'nuevo informe': 'new',
  usar: 'use-last',
  'usar mi ultimo informe': 'use-last',
  continuar: 'resume',
  mios: 'mine',
  'mis informes': 'mine',
  pendientes: 'pending',
  avance: 'status',
  ayuda: 'help',
  recordatorios: 'reminders',
  'mis recordatorios': 'reminders',
  'no me recuerdes': 'reminders-off',
  'no me recuerde': 'reminders-off',
  'no me recuerden': 'reminders-off',
  silencio: 'reminders-off',
  'apagar recordatorios': 'reminders-off',
  'encender recordatorios': 'reminders-on',
  'activar recordatorios': 'reminders-on',
  cancelar: 'cancel',
  formulario: 'form',
  'abrir formulario': 'form',
  'ver formulario': 'form',
  omitir: 'skip',
  saltar: 'skip',
  atras: 'back',
  regresar: 'back',
  revisar: 'review',
  'revisar y enviar': 'review',
  resumen: 'review',
  'revisar aqui': 'review-here',
  'revisar aca': 'review-here',
  enviar: 'submit',
  'enviar a revision': 'submit',
  'enviar de todos modos': 'submit',
  'seguir editando': 'review',
};

/** «usar el último», «usar como base mi informe anterior». */
const USE_LAST = /^(quiero )?usar?( como base| de base)?( (el|mi))?( informe)?( (ultimo|anterior))?( informe)?$/;

const FOLIO = String.raw`\b(inf ?\d{4} ?\d{1,6})\b`;

/** What is asked of one report, by its folio. */
const OF_FOLIO = (
  [
    ['use', `(?:quiero )?usar?(?: como base| de base)?(?: el| mi)?(?: informe)? ${FOLIO}`],
    // Without a folio, «corregir» names a field of the open draft.
    ['correct', `corregir(?: el)?(?: informe)? ${FOLIO}`],
    ['history', `(?:ver )?(?:el )?historial(?: de| del)?(?: informe)? ${FOLIO}`],
    ['history', `(?:ver )?(?:el )?(?:informe )?${FOLIO} (?:el )?historial`],
    ['see', `(?:ver informe |ver |informe )?${FOLIO}`],
  ] as const
).map(([wants, pattern]) => ({ wants, pattern: new RegExp(`^${pattern}$`) }));
const WITHIN = new RegExp(FOLIO);

/** Longer messages are answers: no word of the bot's is. */
const LONGEST = 200;

/** The bot's word in a message, or undefined: then it is an answer. Case and accents do not matter. */
export function readIntent(text: string): Intent | undefined {
  if (text.length > LONGEST) return undefined;
  const said = keyOf(text);
  const exported = exportWords(text);
  if (exported !== undefined) return { wants: 'export', words: exported };
  const plain = Object.hasOwn(WORDS, said) ? WORDS[said] : undefined;
  if (plain !== undefined) return { wants: plain };
  const month = readAskedMonth(said);
  if (month !== undefined) return { wants: 'month', asked: month };
  if (USE_LAST.test(said)) return { wants: 'use-last' };
  const undo = readUndo(said);
  if (undo !== undefined)
    return { wants: 'undo', ...undo, ...(undo.folio === undefined ? {} : { folio: folioOf(undo.folio) }) };
  for (const { wants, pattern } of OF_FOLIO) {
    const written = pattern.exec(said)?.[1];
    if (written !== undefined) return { wants, folio: folioOf(written) };
  }
  const about = aboutFolio(said);
  if (about !== undefined) return about;
  const sought = /^\s*(ver|buscar)\s+(\S.*)$/isu.exec(text)?.[2]?.trim();
  return sought !== undefined && said.startsWith('buscar ') ? { wants: 'search', words: sought } : undefined;
}

/** A folio anywhere among words that ask for a revision or to verify: «cambios de INF-2026-0007», «ver inf 2026 7 rev 1». */
function aboutFolio(said: string): Intent | undefined {
  const written = WITHIN.exec(said)?.[1];
  const folio = written === undefined ? {} : { folio: folioOf(written) };
  const words = said
    .replace(written ?? '', ' ')
    .split(' ')
    .filter((word) => word !== '');
  const digits = readVerification(words);
  if (digits !== undefined) return { wants: 'verify', ...(digits === '' ? {} : { digits }), ...folio };
  const asked = folio.folio === undefined ? undefined : readRevision(words);
  return folio.folio === undefined || asked === undefined
    ? undefined
    : { wants: 'revision', folio: folio.folio, asked };
}

/** The bot's word that may have been meant: «pendiente» is near «pendientes». */
export function suggestedWord(text: string): string | undefined {
  const said = keyOf(text);
  const [only, ...others] = nearest(
    said,
    Object.keys(WORDS).map((word) => [word, word] as const),
  );
  return others.length === 0 ? only : undefined;
}

/** `INF-2026-0042`, however it was typed: «inf 2026 42». */
function folioOf(written: string): string {
  const [, year, number] = /(\d{4}) ?(\d+)$/.exec(written) ?? [];
  return formatFolio(Number(year), Number(number));
}

/** The folio of a year's nth report. */
export const formatFolio = (year: number, number: number): string => `INF-${year}-${String(number).padStart(4, '0')}`;
