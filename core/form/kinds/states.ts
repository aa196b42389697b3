import { problem } from '../../words/problems';
import { notice } from '../../words/notices';
import { states as catalogue, statesOfPlace } from '../catalogues/catalogues';
import { ALL_STATES_TEXT, showStates } from '../show';
import type { AnswerContext, Outcome, Reading } from '../definition';
import type { ValueOf, YearMonth } from '../values';
import { namesIn, nearest } from '../reading/spelling';
import { clip, fold, isBlankWord, keyOf } from '../reading/words';
import { inputOf, short, type Kind } from './kind';

type StatesValue = ValueOf<'states'>;
type StatesOutcome = Outcome<StatesValue>;

const keysByName = new Map<string, string>();
for (const state of catalogue) {
  for (const name of [state.key, state.name, state.officialName, ...state.variants])
    keysByName.set(keyOf(name), state.key);
}
const spelled = [...keysByName].filter(([name]) => !/\d/.test(name));

/** The state of that name, official, short or abbreviated; by `keyOf` of the name. */
export const stateNamed = (key: string): string | undefined => keysByName.get(key) ?? keysByName.get(unprefixed(key));

const FILLER = /^(de|del|el|la|los|las|en|a|y|e|estados?|edo|entidad(es)?|federativas?|solo|ambas?|ambos)$/;
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
  if (whole !== undefined) return one(whole, key);
  if (isBlankWord(text)) return { is: 'blank' };
  if (key === keyOf(ALL_STATES_TEXT)) return { is: 'accepted', value: all, notice: [notice('states.all-taken')] };
  if (ALL.test(key)) return { is: 'confirm', question: [notice('states.all')], readings: [{ value: all }] };
  const read = segmentsOf(text).map(readSegment);
  const known = read.some((segment) => segment.is === 'states');
  if (!known && LITERAL.test(key)) return literal(text, context.reportingMonth);
  return together(read, text);
}

const all: StatesValue = { kind: 'states', keys: catalogue.map((state) => state.key) };
const ALL =
  /^(todas|todos|(en )?(todas|todos|cada una de) (las|los) (32 )?(entidades|estados)( federativas| del pais| de la republica)?|(las|los)? ?32( entidades| estados)?( federativas)?|tod[oa] (el|la) (pais|republica)( mexicana)?|nacional|a nivel nacional)$/;
const LITERAL =
  /\b(entidad|entidades|estados(?! unidos)|pais|oficinas centrales|varias|diversas|distintas|nivel nacional)\b/;

function one(state: string, key: string): StatesOutcome {
  const value: StatesValue = { kind: 'states', keys: [state] };
  if (['mexico', 'mex'].includes(key)) return { is: 'accepted', value, notice: [notice('states.mexico')] };
  return { is: 'accepted', value };
}

type Segment =
  | { readonly is: 'states'; readonly keys: readonly string[]; readonly bareNumber?: boolean }
  | { readonly is: 'place'; readonly typed: string; readonly states: readonly string[] }
  | { readonly is: 'slip'; readonly typed: string; readonly states: readonly string[] }
  | { readonly is: 'unknown'; readonly typed: string };

const segmentsOf = (text: string): string[] =>
  text
    .split(/[,;/&+|\n()]|(?<=\s)[yYeE](?=\s)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^[\p{P}\s]*$/u.test(part));

function readSegment(typed: string): Segment {
  const key = keyOf(typed);
  const number = /^\d$/.test(key) ? stateNamed(`0${key}`) : undefined;
  if (number !== undefined) return { is: 'states', keys: [number], bareNumber: true };
  const whole = stateNamed(key);
  if (whole !== undefined) return { is: 'states', keys: [whole] };
  const bare = unprefixed(key);
  const named = bare.replace(/^(municipio|ciudad) de /, '');
  const places = [key, named].map(statesOfPlace).find((found) => found.length > 0) ?? [];
  if (places.length > 0) return { is: 'place', typed, states: places };
  const scanned = scan(key.split(' '));
  if (scanned !== undefined) return { is: 'states', keys: scanned };
  const close = [...new Set([...nearest(bare, spelled), ...beginning(bare)])];
  return close.length > 0 ? { is: 'slip', typed, states: close } : { is: 'unknown', typed };
}

/** Names side by side, nothing else between them: «Coahuila México». */
function scan(words: readonly string[]): readonly string[] | undefined {
  const { found, rest } = namesIn(words, keysByName);
  return found.length === 0 || rest.some((word) => !FILLER.test(word)) ? undefined : found;
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
  if (open.length > 0) return unsettled(read, open, text);
  if (named.size === 0) return refusedAs('states.unknown', text);
  return accepted(read, [...named]);
}

function accepted(read: readonly Segment[], keys: readonly string[]): StatesOutcome {
  const value: StatesValue = { kind: 'states', keys };
  const given = read.flatMap((segment) => (segment.is === 'states' ? segment.keys : []));
  const place = read.find((segment) => segment.is === 'place');
  const notices = [
    ...(given.length > keys.length ? [notice('states.repeated')] : []),
    ...(read.some((segment) => segment.is === 'states' && segment.bareNumber === true)
      ? [notice('states.by-key', { keys })]
      : []),
    ...(place === undefined ? [] : [notice('states.place', { place: clip(place.typed), keys })]),
  ];
  return { is: 'accepted', value, ...(notices.length === 0 ? {} : { notice: notices }) };
}

/** Answers a text in which something is no state: a misspelt name is asked about, a municipality is refused and its state offered, anything else is refused. */
function unsettled(read: readonly Segment[], open: readonly Segment[], text: string): StatesOutcome {
  const readings = readingsOf(read);
  const unknown = open.find((segment) => segment.is === 'unknown');
  if (unknown !== undefined) return refusedAs('states.unknown', unknown.typed, readings);
  const place = open.find((segment) => segment.is === 'place');
  if (place !== undefined) {
    const found = problem('states.municipality', { place: clip(place.typed), states: place.states });
    return { is: 'refused', problem: found, readings };
  }
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
    const choices = segment.is === 'states' ? [segment.keys] : statesIn(segment).map((state) => [state]);
    if (choices.length === 0) continue;
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...choice])).slice(0, 5);
  }
  return ways.filter((way) => way.length > 0).map((way) => ({ value: { kind: 'states', keys: [...new Set(way)] } }));
}

function refusedAs(
  code: 'states.unknown',
  typed: string,
  readings: readonly Reading<StatesValue>[] = [],
): StatesOutcome {
  return {
    is: 'refused',
    problem: problem(code, { typed: clip(typed) }),
    ...(readings.length === 0 ? {} : { readings }),
  };
}

/** States with a local election under way, by months of its process. General knowledge, and only ever proposed. */
const ELECTIONS: readonly { readonly from: YearMonth; readonly to: YearMonth; readonly keys: readonly string[] }[] = [
  { from: '2020-09', to: '2021-08', keys: all.keys },
  { from: '2021-09', to: '2022-08', keys: ['01', '10', '13', '20', '23', '28'] },
  { from: '2022-09', to: '2023-08', keys: ['05', '15'] },
  { from: '2023-09', to: '2024-08', keys: all.keys },
  { from: '2024-09', to: '2025-08', keys: ['10', '30'] },
];

/** The phrase stays as written; where it speaks of an election, the states that hold one come with it. */
function literal(text: string, month: YearMonth): StatesOutcome {
  const written = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const electoral = /\b(elecci|elector|pel\b|comicios)/.test(fold(written)) && !/\bsin\b/.test(fold(written));
  const keys = electoral ? (ELECTIONS.find((each) => each.from <= month && month <= each.to)?.keys ?? []) : [];
  const kept: Reading<StatesValue> = {
    value: { kind: 'states', keys, literal: written },
    label: notice('states.keep', { typed: clip(written) }),
  };
  const named: Reading<StatesValue>[] = keys.length === 0 ? [] : [{ value: { kind: 'states', keys } }];
  return {
    is: 'confirm',
    question: [notice('states.literal', { typed: clip(written), keys })],
    readings: [kept, ...named],
  };
}
