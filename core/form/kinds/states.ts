import { problem } from '../../words/problems';
import { notice } from '../../words/notices';
import { states as catalogue, statesOfPlace } from '../catalogues/catalogues';
import { ALL_STATES_TEXT, showStates } from '../show';
import type { AnswerContext, Outcome, Reading } from '../definition';
import type { ValueOf, YearMonth } from '../values';
import { namesIn, nearest } from '../reading/spelling';
import { clip, fold, isBlankWord, keyOf } from '../reading/words';
import { accepted, inputOf, refused, short, type Kind } from './kind';

type StatesValue = ValueOf<'states'>;
type StatesOutcome = Outcome<StatesValue>;

const keysByName = new Map<string, string>();
for (const state of catalogue) {
  for (const name of [state.key, state.name, state.officialName, ...state.variants])
    keysByName.set(keyOf(name), state.key);
}
/** Names that need no saying how they were read. */
const literalNames = new Set(
  catalogue.flatMap(({ key, name, officialName }) => [key, keyOf(name), keyOf(officialName)]),
);
/** Abbreviations that are words too: «Son Coahuila y México» says nothing of Sonora. */
const WORDS_TOO = /^(son|sin|ver|col|tab|mor|nay|camp|em|qr|aguas|tam)$/;
const besideOthers = new Map([...keysByName].filter(([name]) => !WORDS_TOO.test(name)));
const literally = new Map([...besideOthers].filter(([name]) => literalNames.has(name)));
const insidePhrases = new Map([...besideOthers].filter(([name]) => !/\d/.test(name)));
const spelled = [...keysByName].filter(([name]) => !/\d/.test(name));

/** The state of that name, official, short or abbreviated; by `keyOf` of the name. */
export const stateNamed = (key: string): string | undefined => keysByName.get(key) ?? keysByName.get(unprefixed(key));

const FILLER =
  /^(de|del|el|la|los|las|en|a|y|e|estados?|edo|entidad(es)?|federativas?|solo|ambas?|ambos|son|fue|fueron)$/;
const unprefixed = (key: string): string =>
  key.replace(/^((en|el|la|los|las|entidad|estado|edo|estados|de|del) )+(?=.)/, '');

const CHOICES = catalogue.map((state) => ({ title: state.name, value: state.key }));

/** One or more of the 32 states, in the order given. */
export const states: Kind<StatesValue> = {
  inputs: (asked, _answers, stored) => [
    inputOf(asked, { kind: 'choices', choices: CHOICES }, stored?.literal ?? stored?.keys.join(',')),
  ],
  read: short(readStates),
  show: (value) => value.literal ?? showStates(value.keys),
};

/**
 * By name, key or abbreviation. A phrase about states («entidades federativas
 * con proceso electoral») can stay as written; a municipality is not taken for its state.
 */
function readStates(text: string, context: AnswerContext): StatesOutcome {
  const key = keyOf(text);
  const whole = keysByName.get(key);
  if (whole !== undefined) return one(whole, key, text);
  if (isBlankWord(text)) return { is: 'blank' };
  if (key === keyOf(ALL_STATES_TEXT)) return accepted(all, [notice('states.all-taken')]);
  if (ALL.test(key)) return { is: 'confirm', question: [notice('states.all')], readings: [{ value: all }] };
  const but = allBut(text);
  if (but !== undefined) return but;
  const read = segmentsOf(text).map(readSegment);
  const known = read.some((segment) => segment.is === 'states' || segment.is === 'partly');
  if (!known && LITERAL.test(key)) return literal(text, context.reportingMonth);
  return together(read, text);
}

const all: StatesValue = { kind: 'states', keys: catalogue.map((state) => state.key) };
const ALL =
  /^(todas|todos|(en )?(todas|todos|cada una de) (las|los) (32 )?(entidades|estados)( federativas| del pais| de la republica)?|(las|los)? ?32( entidades| estados)?( federativas)?|(todo )?el pais|(toda )?(la )?republica mexicana|toda la republica|nacional|a nivel nacional)$/;
const LITERAL =
  /\b(entidad|entidades|estados(?! unidos)|pais|oficinas centrales|varias|diversas|distintas|nivel nacional|circunscripcion(es)?|region(es)?|zonas?)\b/;

function one(state: string, key: string, text: string): StatesOutcome {
  const value: StatesValue = { kind: 'states', keys: [state] };
  if (['mexico', 'mex'].includes(key)) return accepted(value, [notice('states.mexico')]);
  const said = literalNames.has(key) ? [] : [notice('states.read', { typed: clip(text), keys: [state] })];
  return accepted(value, said);
}

/** «todas menos Coahuila». */
function allBut(text: string): StatesOutcome | undefined {
  const [, every = '', rest = ''] = /^(.+?)[\s,]+(?:menos|excepto|salvo)\s+(.+)$/iu.exec(text.trim()) ?? [];
  if (!ALL.test(keyOf(every))) return undefined;
  const read = segmentsOf(rest).map(readSegment);
  if (read.length === 0 || !read.every((segment) => segment.is === 'states')) return undefined;
  const left = [...new Set(read.flatMap(statesIn))];
  const keys = all.keys.filter((key) => !left.includes(key));
  if (keys.length === 0) return undefined;
  return {
    is: 'confirm',
    question: [notice('states.all-but', { keys: left })],
    readings: [{ value: { kind: 'states', keys }, label: notice('states.but', { keys: left }) }],
  };
}

type Segment =
  | {
      readonly is: 'states';
      readonly keys: readonly string[];
      readonly bareNumber?: boolean;
      readonly spelled?: boolean;
    }
  /** A phrase that names states among other words. */
  | { readonly is: 'partly'; readonly typed: string; readonly states: readonly string[] }
  | { readonly is: 'place'; readonly typed: string; readonly states: readonly string[] }
  | { readonly is: 'slip'; readonly typed: string; readonly states: readonly string[] }
  | { readonly is: 'unknown'; readonly typed: string };

const segmentsOf = (text: string): string[] =>
  text
    .split(/[,;:/&+|\n()]|(?<=\s)[yYeEoOuU](?=\s)/u)
    .map((part) => part.trim())
    .filter(
      (part) =>
        /[^\p{P}\s]/u.test(part) &&
        !keyOf(part)
          .split(' ')
          .every((word) => FILLER.test(word)),
    );

function readSegment(typed: string): Segment {
  const key = keyOf(typed);
  const number = /^\d$/.test(key) ? stateNamed(`0${key}`) : undefined;
  if (number !== undefined) return { is: 'states', keys: [number], bareNumber: true };
  const whole = stateNamed(key);
  const bare = unprefixed(key);
  if (whole !== undefined)
    return { is: 'states', keys: [whole], spelled: literalNames.has(key) || literalNames.has(bare) };
  const named = bare.replace(/^(municipio|ciudad) de /, '');
  const places = [key, named].map(statesOfPlace).find((found) => found.length > 0) ?? [];
  if (places.length > 0) return { is: 'place', typed, states: places };
  const scanned = scan(key.split(' '));
  if (scanned !== undefined) return { is: 'states', keys: scanned.found, spelled: scanned.spelled };
  const close = [...new Set([...nearest(bare, spelled), ...beginning(bare)])];
  if (close.length > 0) return { is: 'slip', typed, states: close };
  const { found } = namesIn(key.split(' '), insidePhrases);
  return found.length > 0 ? { is: 'partly', typed, states: found } : { is: 'unknown', typed };
}

/** Names side by side, nothing else between them: «Coahuila México». */
function scan(words: readonly string[]): { readonly found: readonly string[]; readonly spelled: boolean } | undefined {
  const { found, rest } = namesIn(words, words.every((word) => /^\d+$/.test(word)) ? besideOthers : insidePhrases);
  if (found.length === 0 || rest.some((word) => !FILLER.test(word))) return undefined;
  return { found, spelled: namesIn(words, literally).found.length === found.length };
}

/** «San Luis», «Quintana», «Baja»: the first word or words of a name. */
const beginning = (key: string): string[] =>
  key.length < 4
    ? []
    : spelled
        .filter(([name]) => name.startsWith(`${key} `) || (key.length > 4 && name.startsWith(key)))
        .map(([, state]) => state);

function together(read: readonly Segment[], text: string): StatesOutcome {
  const named = new Set(read.flatMap((segment) => (segment.is === 'states' ? segment.keys : [])));
  // «Saltillo, Coahuila» names a place and its state, not two states.
  const placed = read.filter((segment) => segment.is === 'place' && segment.states.some((state) => named.has(state)));
  const open = read.filter((segment) => segment.is !== 'states' && !placed.includes(segment));
  if (open.some(({ is }) => is === 'partly' || is === 'unknown')) {
    const proposed = naming(read, text);
    if (proposed !== undefined) return proposed;
  }
  if (open.length > 0) return unsettled(read, open, text);
  if (named.size > 1 && /(?<=\s)[oOuU](?=\s)/u.test(text)) return either([...named], text);
  return named.size === 0 ? unknown(text) : taken(read, [...named], text);
}

/** «estados como Sonora y Chihuahua»: the states it names are proposed, and a phrase about states may stay as written. */
function naming(read: readonly Segment[], text: string): StatesOutcome | undefined {
  const phrased = LITERAL.test(keyOf(text));
  const out = leftOut(text);
  const said = read.flatMap((one) => (one.is === 'states' || one.is === 'partly' ? statesIn(one) : []));
  const keys = [...new Set(said)].filter((key) => !out.includes(key));
  if (said.length > 0 && keys.length === 0) return phrased ? literal(text, '') : unknown(text);
  if (keys.length === 0 || read.some(({ is }) => is === 'place' || is === 'slip')) return undefined;
  if (!phrased && !read.some(({ is }) => is === 'partly')) return undefined;
  const written = asWritten(text);
  const question = notice(phrased ? 'states.named-or-kept' : 'states.named', { typed: clip(written), keys });
  const readings = [{ value: { kind: 'states', keys } } as const, ...(phrased ? [phrase(written, keys)] : [])];
  return { is: 'confirm', question: [question], readings };
}

/** «Yucatán, excepto Campeche», «Coahuila, no Durango»: these are not proposed. */
const leftOut = (text: string): readonly string[] =>
  segmentsOf(/(?<!\p{L})(?:menos|excepto|salvo|sin|no)\s+(.+)$/iu.exec(text)?.[1] ?? '')
    .map(readSegment)
    .flatMap(statesIn);

/** «Coahuila o Sonora»: one of them, or all. */
function either(keys: readonly string[], text: string): StatesOutcome {
  const ways = [...keys.slice(0, 4).map((key) => [key]), keys];
  const readings = ways.map((way): Reading<StatesValue> => ({ value: { kind: 'states', keys: way } }));
  return { is: 'ambiguous', question: [notice('states.one-of', { typed: clip(text) })], readings };
}

function taken(read: readonly Segment[], keys: readonly string[], text: string): StatesOutcome {
  const given = read.flatMap((segment) => (segment.is === 'states' ? segment.keys : []));
  const place = read.find((segment) => segment.is === 'place');
  const notices = [
    ...(given.length > keys.length ? [notice('states.repeated')] : []),
    ...(read.some((segment) => segment.is === 'states' && segment.bareNumber === true)
      ? [notice('states.by-key', { keys })]
      : []),
    ...(place === undefined ? [] : [notice('states.place', { place: clip(place.typed), keys })]),
    ...(read.some((segment) => segment.is === 'states' && segment.spelled === false)
      ? [notice('states.read', { typed: clip(text), keys })]
      : []),
  ];
  return accepted({ kind: 'states', keys }, notices);
}

/** Answers a text in which something is no state: a misspelt name is asked about, a municipality is refused and its state offered, anything else is refused. */
function unsettled(read: readonly Segment[], open: readonly Segment[], text: string): StatesOutcome {
  const readings = readingsOf(read);
  const unread = open.find((segment) => segment.is === 'unknown');
  if (unread !== undefined) return unknown(unread.typed, readings);
  const place = open.find((segment) => segment.is === 'place');
  if (place !== undefined)
    return refused(problem('states.municipality', { place: clip(place.typed), states: place.states }), readings);
  const typed = open.map((segment) => ('typed' in segment ? clip(segment.typed) : ''));
  if (readings.length > 1)
    return { is: 'ambiguous', question: [notice('states.one-of', { typed: typed[0] ?? clip(text) })], readings };
  const keys = [...new Set(open.flatMap(statesIn))];
  return { is: 'confirm', question: [notice('states.meant', { typed, keys })], readings };
}

const statesIn = (segment: Segment): readonly string[] =>
  segment.is === 'states' ? segment.keys : segment.is === 'unknown' ? [] : segment.states;

/** Every way to fill the open segments, at most five. */
function readingsOf(read: readonly Segment[]): Reading<StatesValue>[] {
  let ways: string[][] = [[]];
  for (const segment of read) {
    const whole = segment.is === 'states' || segment.is === 'partly';
    const choices = whole ? [statesIn(segment)] : statesIn(segment).map((state) => [state]);
    if (choices.length === 0) continue;
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice])).slice(0, 5);
  }
  return ways.filter((way) => way.length > 0).map((way) => ({ value: { kind: 'states', keys: [...new Set(way)] } }));
}

const unknown = (typed: string, meant?: readonly Reading<StatesValue>[]): StatesOutcome =>
  refused(problem('states.unknown', { typed: clip(typed) }), meant);

/** States with a local election under way, by months of its process. General knowledge, and only ever proposed. */
const ELECTIONS: readonly { readonly from: YearMonth; readonly to: YearMonth; readonly keys: readonly string[] }[] = [
  { from: '2020-09', to: '2021-08', keys: all.keys },
  { from: '2021-09', to: '2022-08', keys: ['01', '10', '13', '20', '23', '28'] },
  { from: '2022-09', to: '2023-08', keys: ['05', '15'] },
  { from: '2023-09', to: '2024-08', keys: all.keys },
  { from: '2024-09', to: '2025-08', keys: ['10', '30'] },
];

const asWritten = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();

/** The phrase stays as written; where it speaks of an election, the states that hold one come with it. */
function literal(text: string, month: YearMonth): StatesOutcome {
  const written = asWritten(text);
  const electoral = /\b(elecci|elector|pel\b|comicios)/.test(fold(written)) && !/\bsin\b/.test(fold(written));
  const keys = electoral ? (ELECTIONS.find((each) => each.from <= month && month <= each.to)?.keys ?? []) : [];
  const named: Reading<StatesValue>[] = keys.length === 0 ? [] : [{ value: { kind: 'states', keys } }];
  const question = [notice('states.literal', { typed: clip(written), keys })];
  return { is: 'confirm', question, readings: [phrase(written, keys), ...named] };
}

const phrase = (written: string, keys: readonly string[]): Reading<StatesValue> => ({
  value: { kind: 'states', keys, literal: written },
  label: notice('states.keep', { typed: clip(written) }),
});
