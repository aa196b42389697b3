import { problem, type Problem } from '../../../words/problems';
import { notice, type Notice } from '../../../words/notices';
import { districtCount, states } from '../../catalogues/catalogues';
import { twoDigits } from '../../reading/numbers';
import type { District, DistrictMap } from '../../values';
import type { Group, Item, Seat } from './groups';
import { districtsSeatedAt, seatsLike, statesSeatedAt } from './seats';

/** What an answer comes to on one map: districts, in order and each once, or what stands in the way, with the choices there are. */
export type OnMap<T> =
  | { readonly is: 'ok'; readonly found: readonly T[]; readonly notices: readonly Notice[] }
  | {
      readonly is: 'ask';
      readonly how: 'confirm' | 'ambiguous';
      readonly question: Notice;
      readonly choices: readonly (readonly T[])[];
    }
  | { readonly is: 'no'; readonly problem: Problem; readonly choices: readonly (readonly T[])[] };
/** In one state: the districts' numbers. */
type Evaluated = OnMap<string>;

/** More than the largest state has, so that a list of thousands is refused before it is read. */
const MOST_ITEMS = 60;
export function evaluate(group: Group, state: string, map: DistrictMap): Evaluated {
  if (!group.all && group.except.length > 0) return lessSome(group, state, map);
  if (group.all && group.items.length > 0) return allOrSome(group, state, map);
  const items = group.all ? group.except : group.items;
  if (items.length > MOST_ITEMS) return noSuch([], items.map((item) => item.from ?? 0).slice(0, 3), state);
  const read = together(
    items.map((item) => numbersOf(item, state, map)),
    items.length > 0,
  );
  if (!group.all || read.is !== 'ok') return checked(read, items, state, map);
  const wrong = checked(read, items, state, map);
  if (wrong.is !== 'ok') return wrong;
  const every = Array.from({ length: districtCount(state, map) }, (_, at) => twoDigits(at + 1));
  return { is: 'ok', found: every.filter((number) => !read.found.includes(number)), notices: [] };
}

/** «todos los de Saltillo»: asked about, unless they are all there are («los 7, todos»). */
function allOrSome(group: Group, state: string, map: DistrictMap): Evaluated {
  const [every, some] = [evaluate({ ...group, items: [] }, state, map), evaluate({ ...group, all: false }, state, map)];
  if (every.is !== 'ok' || some.is === 'no') return every.is === 'ok' ? some : every;
  const named = some.is === 'ok' ? some.found : (some.choices.at(-1) ?? []);
  const [{ from, to, seat } = {}, ...others] = group.items;
  const isCount = from === every.found.length && to === undefined && seat === undefined && others.length === 0;
  if (isCount || named.join() === every.found.join()) return every;
  return { is: 'ask', how: 'ambiguous', question: notice('districts.all-or-some'), choices: [named, every.found] };
}

/** «1 al 5 menos el 3». */
function lessSome({ items, except, all }: Group, state: string, map: DistrictMap): Evaluated {
  const [base, out] = [items, except].map((some) => evaluate({ items: some, except: [], all }, state, map));
  if (base?.is !== 'ok') return base ?? ok([]);
  if (out?.is !== 'ok') return out ?? base;
  const left = base.found.filter((number) => !out.found.includes(number));
  if (left.length === 0) return { is: 'no', problem: problem('districts.none-left'), choices: [] };
  return { ...base, found: left };
}

/** Refuses numbers that the map does not have, and offers the others. */
function checked(read: Evaluated, items: readonly Item[], state: string, map: DistrictMap): Evaluated {
  if (read.is !== 'ok') return read;
  const most = districtCount(state, map);
  const wrong = read.found.filter((number) => Number(number) < 1 || Number(number) > most);
  if (wrong.length === 0) return read;
  const right = read.found.filter((number) => !wrong.includes(number));
  const typed = items.flatMap((item) => [item.from, item.to]).filter((number) => number !== undefined);
  return noSuch(
    right,
    typed.filter((number) => number < 1 || number > most),
    state,
  );
}

function noSuch(right: readonly string[], wrong: readonly number[], state: string): Evaluated {
  const numbers = wrong.slice(0, 5).map((number) => (number > 999 ? `${String(number).slice(0, 3)}…` : String(number)));
  return {
    is: 'no',
    problem: problem('districts.no-such', { numbers, state }),
    choices: right.length === 0 ? [] : [right],
  };
}

function numbersOf(item: Item, state: string, map: DistrictMap): Evaluated {
  if (item.from === undefined) return item.seat === undefined ? ok([]) : ofSeat(item.seat, state, map);
  if (item.to !== undefined) return ofRange(item.from, item.to, state, map);
  const number = twoDigits(item.from);
  return item.seat === undefined || item.from < 1 || item.from > districtCount(state, map)
    ? ok([number])
    : ofBoth(number, item.seat, state, map);
}

const ok = (found: readonly string[], notices: readonly Notice[] = []): Evaluated => ({ is: 'ok', found, notices });

function ofRange(from: number, to: number, state: string, map: DistrictMap): Evaluated {
  const numbers = (low: number, high: number): string[] =>
    Array.from({ length: high - low + 1 }, (_, at) => twoDigits(low + at));
  if (from > to) {
    const turned = to > 0 && from <= districtCount(state, map) ? numbers(to, from) : [];
    const found = problem('districts.reversed', { from: twoDigits(from), to: twoDigits(to) });
    return { is: 'no', problem: found, choices: turned.length === 0 ? [] : [turned] };
  }
  // A range beyond any map is cut just past it: enough to be found wrong, without listing it.
  return ok(numbers(from, Math.max(from, Math.min(to, districtCount(state, map) + 1))));
}

function ofSeat(seat: Seat, state: string, map: DistrictMap): Evaluated {
  const numbers = districtsSeatedAt(seat.key, state, map);
  const [only] = numbers;
  if (only === undefined) return notSeat(seat, state, map);
  if (numbers.length === 1) return ok(numbers, [notice('districts.seat', { place: seat.typed, number: only })]);
  return {
    is: 'ask',
    how: 'ambiguous',
    question: notice('districts.seats', { place: seat.typed, numbers }),
    choices: [...numbers.slice(0, 4).map((number) => [number]), numbers],
  };
}

/** No seat of this state on this map: a slip, a seat of another state, or none. */
function notSeat(seat: Seat, state: string, map: DistrictMap): Evaluated {
  const [close] = seatsLike(seat.key, [state]).filter((name) => name !== seat.key);
  const numbers = close === undefined ? [] : districtsSeatedAt(close, state, map);
  const [number] = numbers;
  if (number !== undefined) {
    const question = notice('districts.meant', { typed: seat.typed, state, number, map });
    const choices = numbers.length === 1 ? [numbers] : [...numbers.map((one) => [one]), numbers];
    return { is: 'ask', how: numbers.length === 1 ? 'confirm' : 'ambiguous', question, choices };
  }
  const elsewhere = statesSeatedAt(seat.key).filter((other) => other !== state);
  const found =
    elsewhere.length === 0 || state === ''
      ? problem('districts.unknown', { typed: seat.typed, state })
      : problem('districts.elsewhere', { place: seat.typed, states: elsewhere, here: state });
  return { is: 'no', problem: found, choices: [] };
}

/** A number and a seat: the same district, or not, and then it is asked which. */
function ofBoth(number: string, seat: Seat, state: string, map: DistrictMap): Evaluated {
  if (state === '') return ok([number]);
  const theirs = districtsSeatedAt(seat.key, state, map);
  if (theirs.includes(number)) return ok([number]);
  if (theirs.length === 0) {
    const amiss = notSeat(seat, state, map);
    return amiss.is === 'no' ? { ...amiss, choices: [[number]] } : amiss;
  }
  const question = notice('districts.disagree', { place: seat.typed, theirs, state, number, map });
  return { is: 'ask', how: 'ambiguous', question, choices: [...theirs.map((one) => [one]), [number]] };
}

/** Readings offered at most. */
const OFFERED = 6;

/** Several items as one answer. If one is refused, all are; if one is asked about, its choices include the other items. */
function together(parts: readonly Evaluated[], said: boolean): Evaluated {
  const refused = parts.find((part) => part.is === 'no');
  const sure = parts.flatMap((part) => (part.is === 'ok' ? part.found : []));
  if (refused?.is === 'no') {
    return {
      ...refused,
      choices: withOthers(refused.choices.length > 0 ? refused.choices : sure.length > 0 ? [[]] : [], sure),
    };
  }
  const asked = parts.filter((part) => part.is === 'ask');
  const [first] = asked;
  if (first !== undefined) {
    const choices = asked.reduce<readonly (readonly string[])[]>((ways, part) => crossed(ways, part.choices), [[]]);
    const how = choices.length > 1 ? 'ambiguous' : first.how;
    return { is: 'ask', how, question: first.question, choices: withOthers(choices, sure) };
  }
  const notices = parts.flatMap((part) => (part.is === 'ok' ? part.notices : []));
  const numbers = sorted(sure);
  return ok(numbers, said && numbers.length < sure.length ? [...notices, notice('districts.repeated')] : notices);
}

const sorted = (numbers: readonly string[]): string[] => [...new Set(numbers)].sort((a, b) => Number(a) - Number(b));

const withOthers = (choices: readonly (readonly string[])[], others: readonly string[]): string[][] =>
  choices.map((choice) => sorted([...choice, ...others]));

function crossed(ways: readonly (readonly string[])[], choices: readonly (readonly string[])[]): string[][] {
  return ways.flatMap((way) => choices.map((choice) => [...way, ...choice])).slice(0, OFFERED);
}

export const districtsIn = (state: string, numbers: readonly string[]): District[] =>
  numbers.map((number) => ({ state, number }));

/** States of the report in which every number exists on the map. */
export const statesThatHave = (numbers: readonly string[], among: readonly string[], map: DistrictMap): string[] =>
  (among.length === 0 ? states.map((state) => state.key) : among).filter((state) =>
    numbers.every((number) => Number(number) >= 1 && Number(number) <= districtCount(state, map)),
  );
