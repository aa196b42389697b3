import { districtsOf, placeKeys, states, type DistrictSeat } from '../../catalogues/catalogues';
import type { DistrictMap } from '../../values';
import { nearest } from '../../reading/spelling';

/** A municipality that goes with a seat on the map of 2017 goes with the same seat on that of 2022. */
function namesOf(state: string, seat: DistrictSeat): string[] {
  const twin = districtsOf(state, '2017').find((other) => other.seats[0] === seat.seats[0]);
  return [...seat.seats, ...(twin?.seats ?? [])].flatMap(placeKeys);
}

type Index = ReadonlyMap<string, readonly string[]>;

function indexOf(state: string, map: DistrictMap): Index {
  const index = new Map<string, string[]>();
  for (const seat of districtsOf(state, map)) {
    for (const name of new Set(namesOf(state, seat))) index.set(name, [...(index.get(name) ?? []), seat.number]);
  }
  return index;
}

const indexes = new Map<string, Index>();
for (const state of states) {
  for (const map of ['2017', '2022'] as const) indexes.set(`${state.key}/${map}`, indexOf(state.key, map));
}

/** The districts a place is the seat of, by `keyOf` of its name. */
export const districtsSeatedAt = (place: string, state: string, map: DistrictMap): readonly string[] =>
  indexes.get(`${state}/${map}`)?.get(place) ?? [];

/** Whether the name is a seat's in any of these states, on either map. */
export const isSeat = (place: string, among: readonly string[]): boolean =>
  among.some(
    (state) => [...districtsSeatedAt(place, state, '2017'), ...districtsSeatedAt(place, state, '2022')].length > 0,
  );

/** The states in which it is a seat, on either map. */
export const statesSeatedAt = (place: string): string[] =>
  states.map((state) => state.key).filter((state) => isSeat(place, [state]));

/** Seats that differ from the name by a slip of the key. */
export function seatsLike(place: string, among: readonly string[]): string[] {
  const names = among.flatMap((state) =>
    (['2017', '2022'] as const).flatMap((map) => [...(indexes.get(`${state}/${map}`)?.keys() ?? [])]),
  );
  return nearest(
    place,
    [...new Set(names)].map((name) => [name, name] as const),
  );
}
