import type { Form } from '../form/definition';
import { keyOf } from '../form/reading/words';
import { readIntent } from './intent';
import { mendingOf, type Mending } from './named';
import { asksOfRecords, isQuestion, lookUpIn, tellsOfVisit } from './look-up';
import { isNonsense, OUTBURSTS } from './outburst';
import { AROUND, PHRASES, type Courtesy, type Wanted } from './phrases';

/**
 * A message that reads as said to the bot. `sure` where no official text would say it; `loose` where
 * nothing but its question mark tells; `nonsense` where keys were only hit.
 */
export type Talk =
  | { readonly wants: Wanted; readonly sure: boolean; readonly loose?: true; readonly nonsense?: true }
  | ({ readonly wants: 'mend'; readonly loose?: undefined; readonly nonsense?: undefined } & Mending);

/** Characters of what may be talk; whoever writes more writes an answer, or asks something. */
const LONGEST = 90;
const LONGEST_ASKED = 160;
const LONGEST_QUESTION = 60;

const patterns = Object.entries(PHRASES).map(([wants, phrases]) => [wants as Wanted, whole(phrases)] as const);
const OUTBURST = whole(OUTBURSTS);
const isOutburst = (said: string): boolean => OUTBURST.test(said) && !tellsOfVisit(said);
const [greeting, thanks, filler] = [AROUND.greeting, AROUND.thanks, AROUND.filler];
const LEADING = new RegExp(`^(?:${[...greeting, ...thanks, ...filler].join('|')}) (?=.)`);
const TRAILING = new RegExp(`(?<=.) (?:${[...thanks, ...filler].join('|')})$`);

function whole(phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join('|')})$`);
}

/** What a message wants of the bot, besides its own words; undefined where it reads as an answer. */
export function readTalk(form: Form, text: string): Talk | undefined {
  if (text.length > LONGEST_ASKED || /\n\s*\n/.test(text.trim())) return undefined;
  const said = asSaid(text);
  if (said === '') return undefined;
  const talk = talkOf(form, said) ?? inClauses(form, text) ?? inRow(form, said) ?? nonsenseIn(text);
  const asked = questionIn(text, said);
  if (talk === undefined || (text.length > LONGEST && talk.wants !== 'look-up')) return asked;
  return talk.loose === true ? (asked ?? talk) : talk;
}

/** «Listo, ya acabé»: every part of it is talk, and the first that wants something says what. */
function inClauses(form: Form, text: string): Talk | undefined {
  const parts = text
    .split(/[,.;:!¡¿?\n]+/)
    .map(asSaid)
    .filter((part) => part !== '');
  const talks = parts.map((part) => talkOf(form, part)).filter((talk) => talk !== undefined);
  if (talks.length < parts.length)
    // Nothing official stands beside an insult.
    return parts.some(isOutburst) && !tellsOfVisit(asSaid(text))
      ? { wants: 'nothing', sure: false, loose: true }
      : undefined;
  return talks.find(({ wants }) => wants !== 'nothing' && !isCourtesy(wants)) ?? talks[0];
}

/** «Cancelar no mejor no»: nothing but talk, one piece after the other, and it is not clear what is wanted. */
function inRow(form: Form, said: string): Talk | undefined {
  const words = said.split(' ');
  if (words.length < 2 || words.length > MOST_IN_ROW || !words.some((word) => INTERJECTION.test(word)))
    return undefined;
  // «No hay errores» is an observation.
  if (/^no (?:hay|hubo)\b/.test(said)) return undefined;
  const isTalk = (piece: string): boolean =>
    INTERJECTION.test(piece) || wanted(form, piece) !== undefined || readIntent(piece) !== undefined;
  // Up to where the words before can be parted into talk.
  const ends = new Set([0]);
  for (let end = 1; end <= words.length; end += 1)
    if ([...ends].some((start) => isTalk(words.slice(start, end).join(' ')))) ends.add(end);
  return ends.has(words.length) ? { wants: 'nothing', sure: false } : undefined;
}

const MOST_IN_ROW = 8;
const INTERJECTION = /^(?:no|si|ya|ok|mejor|espera|perdon|ay|ah|mmm?|este|pues|bueno|siempre)$/;

const nonsenseIn = (text: string): Talk | undefined =>
  isNonsense(text) ? { wants: 'nothing', sure: false, nonsense: true } : undefined;

/** «Holaaa» is «hola», «xq» and the like stay: letters repeated for emphasis say nothing. */
const asSaid = (text: string): string =>
  keyOf(text)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\b[qk]\b/g, 'que');

/** Tried as it stands, then without what was put around it: «oye, no le entiendo, por favor». */
function talkOf(form: Form, said: string): Talk | undefined {
  for (let rest = said, before = ''; rest !== before;) {
    const found = wanted(form, rest);
    if (found !== undefined) return withCourtesy(found, said);
    before = rest;
    rest = rest.replace(LEADING, '');
    if (rest === before) rest = rest.replace(TRAILING, '');
  }
  return undefined;
}

function wanted(form: Form, said: string): Talk | undefined {
  const mending = mendingOf(form, said);
  if (mending !== undefined) return { wants: 'mend', ...mending };
  const wants = patterns.find(([, pattern]) => pattern.test(said))?.[0];
  if (wants !== undefined) return { wants, sure: isSure(wants, said) };
  const lookUp = lookUpIn(said);
  if (lookUp === undefined) return isOutburst(said) ? { wants: 'nothing', sure: false, loose: true } : undefined;
  return { wants: 'look-up', sure: false, ...(lookUp === 'named' ? { loose: true } : {}) };
}

const COURTESIES: ReadonlySet<string> = new Set<Courtesy>(['greeting', 'thanks', 'farewell']);
const isCourtesy = (wants: Talk['wants']): boolean => COURTESIES.has(wants);

/** Nobody's official text is a greeting, or speaks of «mi informe». */
const isSure = (wants: Wanted, said: string): boolean =>
  isCourtesy(wants) ||
  wants === 'undo' ||
  wants === 'same' ||
  (wants === 'status' && /\b(?:mi|mis|my|voy|vamos|me|nos|am i)\b/.test(said));

const THANKED: ReadonlySet<string> = new Set<Wanted>(['nothing', 'greeting']);
const THANKS = new RegExp(`^(?:${thanks.join('|')})(?: |$)(?!por )|(?:^| )(?:${thanks.join('|')})$`);

/** «Ok, gracias» is thanks, and so is «gracias, buen día». */
const withCourtesy = (found: Talk, said: string): Talk =>
  THANKED.has(found.wants) && THANKS.test(said) ? { wants: 'thanks', sure: true } : found;

/** A question is for the bot, where it is all that was said or short: the form's answers ask nothing. */
function questionIn(text: string, said: string): Talk | undefined {
  if (!isQuestion(text, said)) return undefined;
  if (asksOfRecords(said)) return { wants: 'look-up', sure: false };
  return text.length <= LONGEST_QUESTION || /^\s*¿[^?]*\?\s*$/.test(text)
    ? { wants: 'help', sure: false, loose: true }
    : undefined;
}
