import { keyOf } from '../reading/words';
import { districtsOf, states } from './catalogues';
import places_ from './known-places.json';

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
