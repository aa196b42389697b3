import type { Form } from '../form/definition';
import { keyOf } from '../form/reading/words';
import { mendingOf, type Mending } from './named';
import { AROUND, PHRASES, type Courtesy, type Wanted } from './phrases';

/**
 * A message that reads as said to the bot. `sure` where no official text would say it; `loose` where
 * nothing but its question mark tells.
 */
export type Talk =
  | { readonly wants: Wanted; readonly sure: boolean; readonly loose?: true }
  | ({ readonly wants: 'mend'; readonly loose?: undefined } & Mending);

/** Characters of what may be talk; whoever writes more writes an answer. */
const LONGEST = 90;
const LONGEST_QUESTION = 60;

const patterns = Object.entries(PHRASES).map(([wants, phrases]) => [wants as Wanted, whole(phrases)] as const);
const [greeting, thanks, filler] = [AROUND.greeting, AROUND.thanks, AROUND.filler];
const LEADING = new RegExp(`^(?:${[...greeting, ...thanks, ...filler].join('|')}) (?=.)`);
const TRAILING = new RegExp(`(?<=.) (?:${[...thanks, ...filler].join('|')})$`);

function whole(phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join('|')})$`);
}

/** What a message wants of the bot, besides its own words; undefined where it reads as an answer. */
export function readTalk(form: Form, text: string): Talk | undefined {
  if (text.length > LONGEST || /\n\s*\n/.test(text.trim())) return undefined;
  const said = asSaid(text);
  if (said === '') return undefined;
  return talkOf(form, said) ?? questionIn(text);
}

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
  return wants === undefined ? undefined : { wants, sure: isSure(wants, said) };
}

const COURTESIES: ReadonlySet<Wanted> = new Set<Courtesy>(['greeting', 'thanks', 'farewell']);

/** Nobody's official text is a greeting, or speaks of «mi informe». */
const isSure = (wants: Wanted, said: string): boolean =>
  COURTESIES.has(wants) || (wants === 'status' && /\b(?:mi|mis|my|voy|vamos|me|nos|am i)\b/.test(said));

/** «Ok, gracias» is thanks. */
const withCourtesy = (found: Talk, said: string): Talk =>
  found.wants === 'nothing' && new RegExp(`(?:^| )(?:${thanks.join('|')})$`).test(said)
    ? { wants: 'thanks', sure: true }
    : found;

/** A short question is for the bot: the form's answers ask nothing. */
const questionIn = (text: string): Talk | undefined =>
  text.length <= LONGEST_QUESTION && /^\s*¿|\?\s*$/.test(text)
    ? { wants: 'help', sure: false, loose: true }
    : undefined;
