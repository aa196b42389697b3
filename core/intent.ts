import { exportWords } from './asked-export';
import { readAskedMonth, type AskedMonth } from './asked-month';
import { readVerification, type AskedVerification } from './asked-verification';
import { readRevision, type AskedRevision } from './asked-revision';
import { nearest } from './form/reading/spelling';
import { keyOf } from './form/reading/words';

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
  | ({ readonly wants: 'verify' } & AskedVerification)
  | { readonly wants: 'search' | 'export'; readonly words: string };

/** Words that change nothing, whenever and wherever they come. */
const LOOK_UPS: ReadonlySet<Intent['wants']> = new Set([
  'see',
  'history',
  'revision',
  'month',
  'search',
  'mine',
  'pending',
  'status',
  'help',
  'reminders',
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
const USE = /^(?:quiero )?usar?(?: como base| de base)?(?: el| mi)?(?: informe)? (inf.*)$/;

/** Without a folio, «corregir» names a field of the open draft. */
const CORRECT = /^corregir(?: el)?(?: informe)? (inf.*)$/;
/** «historial de INF-2026-0007», «ver inf 2026 7 historial». */
const HISTORY =
  /^(?:ver )?(?:el )?historial(?: de| del)?(?: informe)? (inf.*)$|^(?:ver )?(?:el )?(?:informe )?(inf.*?) (?:el )?historial$/;

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
  const used = readFolio(USE.exec(said)?.[1] ?? '');
  if (used !== undefined) return { wants: 'use', folio: used };
  const corrected = readFolio(CORRECT.exec(said)?.[1] ?? '');
  if (corrected !== undefined) return { wants: 'correct', folio: corrected };
  const [, after, before] = HISTORY.exec(said) ?? [];
  const traced = readFolio(after ?? before ?? '');
  if (traced !== undefined) return { wants: 'history', folio: traced };
  const folio = readFolio(said.replace(/^(ver informe|ver|informe) /, ''));
  if (folio !== undefined) return { wants: 'see', folio };
  const verification = verificationIn(said);
  if (verification !== undefined) return verification;
  const revision = revisionIn(said);
  if (revision !== undefined) return revision;
  const sought = /^\s*(ver|buscar)\s+(\S.*)$/isu.exec(text)?.[2]?.trim();
  return sought !== undefined && said.startsWith('buscar ') ? { wants: 'search', words: sought } : undefined;
}

/** A folio anywhere among words that ask for a revision: «cambios de INF-2026-0007», «ver inf 2026 7 rev 1». */
function revisionIn(said: string): Intent | undefined {
  const [found, before = '', written = '', after = ''] = /^(.*?)\b(inf ?\d{4} ?\d{1,6})\b(.*)$/.exec(said) ?? [];
  const folio = found === undefined ? undefined : readFolio(written);
  const asked = folio === undefined ? undefined : readRevision(`${before} ${after}`.trim());
  return folio === undefined || asked === undefined ? undefined : { wants: 'revision', folio, asked };
}

function verificationIn(said: string): Intent | undefined {
  const asked = readVerification(said);
  if (asked === undefined) return undefined;
  const { folio: written, ...others } = asked;
  const folio = written === undefined ? undefined : readFolio(written);
  return { wants: 'verify', ...others, ...(folio === undefined ? {} : { folio }) };
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

/** `INF-2026-0042`, however it was typed: "inf 2026 42". */
function readFolio(said: string): string | undefined {
  const [, year, number] = /^inf ?(\d{4}) ?(\d{1,6})$/.exec(said) ?? [];
  return year === undefined || number === undefined ? undefined : formatFolio(Number(year), Number(number));
}

/** The folio of a year's nth report. */
export const formatFolio = (year: number, number: number): string => `INF-${year}-${String(number).padStart(4, '0')}`;
