import type { DistrictMap, PlainDate, YearMonth } from '../values';
import { monthOf, monthsLater } from '../kinds/dates/calendar';
import { edgesOf, type Dates } from '../kinds/dates/span';
import { twoDigits } from '../reading/numbers';
import { keyOf } from '../reading/words';
import places_ from './known-places.json';
import opls_ from './opls.json';
import states_ from './states.json';
import units_ from './units.json';

export interface Unit {
  /** The acronym of today: `UTSI`. */
  readonly id: string;
  readonly name: string;
  /** Of today and of old. */
  readonly acronyms: readonly string[];
  readonly aliases: readonly string[];
  /** Names close to this unit's that may mean another body: always asked about. */
  readonly lookalikes?: readonly string[];
  /** The name it had in reports up to that month. */
  readonly formerly?: { readonly name: string; readonly until: YearMonth };
}

export interface State {
  /** `05`. */
  readonly key: string;
  readonly name: string;
  readonly officialName: string;
  readonly variants: readonly string[];
  readonly seats: Readonly<Record<DistrictMap, readonly (string | readonly string[])[]>>;
}

interface Opl {
  readonly state: string;
  readonly name: string;
  readonly acronyms: readonly string[];
}

/** A federal district: its number with two digits, and the names its seat goes by, the official one first. */
export interface DistrictSeat {
  readonly number: string;
  readonly seats: readonly string[];
}

export const units: readonly Unit[] = units_.units;
export const states: readonly State[] = states_.states;
export const opls: readonly Opl[] = opls_.opls;

/** The map's agreement, as cited: INE/CG59/2017. */
export const agreementOf = (map: DistrictMap): string => states_.meta.maps[map].agreement;

const byKey = new Map(states.map((state) => [state.key, state]));

export const stateByKey = (key: string): State | undefined => byKey.get(key);

/** The state as the form prints it: the State of Mexico is just «México» there. */
export function printedState(key: string): string {
  if (key === '15') return 'México';
  return byKey.get(key)?.name ?? key;
}

/** A unit's name in a report of that month. */
export function unitNameAt(unit: Unit, month: YearMonth): string {
  return unit.formerly !== undefined && month <= unit.formerly.until ? unit.formerly.name : unit.name;
}

/** The federal districts of a state on a map, in order; none where the state is unknown. */
export function districtsOf(state: string, map: DistrictMap): readonly DistrictSeat[] {
  const seats = byKey.get(state)?.seats[map] ?? [];
  return seats.map((seat, at) => ({
    number: twoDigits(at + 1),
    seats: typeof seat === 'string' ? [seat] : seat,
  }));
}

/** Federal districts of a state on a map; of no state (''), those of the largest. */
export const districtCount = (state: string, map: DistrictMap): number =>
  state === ''
    ? Math.max(...states.map((one) => one.seats[map].length))
    : (byKey.get(state)?.seats[map].length ?? 0);

/** The seat of a district, by its official name. */
export const seatName = (state: string, number: string, map: DistrictMap): string =>
  districtsOf(state, map).find((seat) => seat.number === number)?.seats[0] ?? '';

/** INE/CG875/2022 was approved on that day. */
const MAP_2022_APPROVED: PlainDate = '2022-12-14';
/** The federal process 2023-2024 began on that day, the first to use the map of 2022. */
const MAP_2022_IN_USE: PlainDate = '2023-09-07';

/**
 * The map whose district numbers a visit goes by. Until the map of 2022 was approved there was only
 * that of 2017; from the start of the federal process that used the new one, only that counts.
 * From which day each district board worked with it in between could not be established (new boards
 * such as Coahuila's 08 opened at some point), so those months are open, as is a visit without a date.
 * Dates on both sides of a limit are open too.
 */
export function districtMapAt(dates?: Dates): DistrictMap | 'open' {
  const days = dates === undefined ? [] : edgesOf(dates);
  if (days.length === 0) return 'open';
  if (days.every((day) => day < MAP_2022_APPROVED)) return '2017';
  if (days.every((day) => day >= MAP_2022_IN_USE)) return '2022';
  return 'open';
}

/** Until day 15 the session hears the month before, afterwards the current one: what is proposed, never a rule. */
export function reportingMonthAt(today: PlainDate): YearMonth {
  return monthsLater(monthOf(today), Number(today.slice(8, 10)) > 15 ? 0 : -1);
}

const statesByPlace = new Map<string, Set<string>>();

function add(place: string, state: string): void {
  for (const key of placeKeys(place)) statesByPlace.set(key, (statesByPlace.get(key) ?? new Set()).add(state));
}

/** The names a place goes by: «Ecatepec de Morelos», «Ecatepec»; «Cd. Nezahualcóyotl», «Nezahualcóyotl». */
export function placeKeys(place: string): string[] {
  const key = keyOf(place);
  const bare = key.replace(/^(ciudad|cd|heroica ciudad de|heroica|h) (?=.)/, '');
  const short = bare.replace(/ (de|del|y o) .*$/, '');
  // «San Pedro» or «Santa María» stand for too many places to be cut out of a longer name.
  const cut = short.length > 4 && !/^(san|santa|santiago|villa|valle|puerto|playa|jesus|nuevo|rio|boca|poza)\b/.test(short);
  return [...new Set([key, bare, ...(cut ? [short] : []), ...(key === bare ? [] : [`ciudad ${bare}`])])];
}

for (const state of states) {
  for (const map of ['2017', '2022'] as const) {
    for (const district of districtsOf(state.key, map)) for (const seat of district.seats) add(seat, state.key);
  }
}
for (const [place, keys] of Object.entries(places_.places)) for (const key of keys) add(place, key);

/** The states that have a municipality or town of that name, as far as known; by `keyOf` of the name. */
export const statesOfPlace = (key: string): readonly string[] => [...(statesByPlace.get(key) ?? [])].sort();
