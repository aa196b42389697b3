import { agreementOf, districtCount, printedState, seatName } from '../form/catalogues/catalogues';
import { listed } from '../form/reading/words';
import { showBoards, showDistricts, showStates } from '../form/show';
import type { Board, District, DistrictMap } from '../form/values';
import type { Around, Keys, Typed } from './coded';

/** Districts, and the states of their report. */
interface Districts {
  readonly districts: readonly District[];
  readonly states: Keys;
}
interface InDistrict {
  readonly state: string;
  readonly number: string;
  readonly map: DistrictMap;
}

const printed = (keys: Keys, word: 'y' | 'o' = 'y'): string => listed(keys.map(printedState), word);
const districtsShown = (d: Districts): string => showDistricts(d.districts, d.states);

/** What is asked or said about where a visit was: states, boards and districts. */
export const placeNotices = {
  'states.mexico': () => 'Se tomó como el estado de México, no el país.',
  'states.repeated': () => 'Entidad repetida; se dejó una vez.',
  'states.by-key': (d: { keys: Keys }) => `Por clave: ${showStates(d.keys)}.`,
  'states.place': (d: { place: string; keys: Keys }) =>
    `${d.place} es municipio de ${showStates(d.keys)}; se guardó la entidad.`,
  'states.read': (d: Typed & { keys: Keys }) => `«${d.typed}» se leyó como ${showStates(d.keys)}.`,
  'states.named': (d: Typed & { keys: Keys }) => `En «${d.typed}» se leyó ${showStates(d.keys)}. ¿Se anota así?`,
  'states.named-or-kept': (d: Typed & { keys: Keys }) =>
    `«${d.typed}» nombra ${showStates(d.keys)}. ¿Se anota así, o se deja la frase?`,
  'states.all-but': (d: { keys: Keys }) => `¿Fueron todas las entidades menos ${printed(d.keys)}?`,
  'states.but': (d: { keys: Keys }) => `Todas menos ${printed(d.keys)}`,
  'states.meant': (d: { typed: Keys; keys: Keys }) =>
    `No hay entidad ${listed(d.typed.map((one) => `«${one}»`))}. ¿Quiso decir ${printed(d.keys)}?`,
  'states.one-of': (d: Typed) => `«${d.typed}» puede ser más de una entidad. ¿Cuál?`,
  'states.literal': (d: Typed & { keys: Keys }) =>
    `«${d.typed}» no es el nombre de una entidad. ¿Se deja así en el informe${d.keys.length === 0 ? '' : `, o se anotan ${showStates(d.keys)}`}?`,
  'states.keep': (d: Typed) => `Dejar «${d.typed}»`,
  'states.all': () => '¿Fueron las 32 entidades federativas?',
  'states.all-taken': () => 'Se toman las 32 entidades federativas.',

  'boards.both': () => 'Se entienden la junta local y las juntas distritales.',
  'boards.all': () => 'Se entienden la junta local, las distritales y el OPL.',
  'boards.meant': (d: Typed & { board: Board }) => `«${d.typed}» se leyó como ${showBoards([d.board])}.`,
  'boards.read': (d: Typed & { boards: readonly Board[] }) => `«${d.typed}» se leyó como ${showBoards(d.boards)}.`,
  'boards.rest': (d: Typed) => `No entendí «${d.typed}».`,
  'boards.number': () => 'El número se entiende de una junta distrital.',
  'boards.other-opl': (d: { acronym: string; theirs: Keys; here: Keys }) =>
    `${d.acronym} es el OPL de ${printed(d.theirs, 'o')}, y el informe es de ${printed(d.here)}.`,
  'boards.which-opl': (d: { acronym: string; theirs: Keys }) =>
    `${d.acronym} es el OPL de ${printed(d.theirs, 'o')}. ¿Cuál se visitó?`,
  'boards.opl-of': (d: { state: string }) => `OPL de ${printedState(d.state)}`,
  'boards.other-state': (d: { state: string; here: Keys }) =>
    `${printedState(d.state)} no está entre las entidades del informe (${printed(d.here)}).`,
  'boards.keep': (d: { boards: readonly Board[] }) => `¿Se anota ${showBoards(d.boards)}?`,
  'boards.keep-with': (d: { boards: readonly Board[] } & Districts) =>
    `¿Se anota ${showBoards(d.boards)}; distritos ${districtsShown(d)}?`,
  'boards.then': () => 'Después indique los distritos.',
  'boards.with-districts': (d: Districts, { value }: Around) => `${value}; distritos ${districtsShown(d)}`,

  'districts.read': (d: Typed & Districts) => `«${d.typed}» se leyó como ${districtsShown(d)}.`,
  'districts.which': (d: Typed) => `«${d.typed}» puede leerse de más de una manera. ¿Cuál es?`,
  'districts.repeated': () => 'Distrito repetido; se dejó una vez.',
  'districts.seat': (d: { place: string; number: string }) => `${d.place} es cabecera del ${d.number}.`,
  'districts.seats': (d: { place: string; numbers: Keys }) =>
    `${d.place} es cabecera de ${d.numbers.length} distritos: ${listed(d.numbers)}. ¿Cuál se visitó?`,
  'districts.disagree': (d: { place: string; theirs: Keys } & InDistrict) =>
    `No concuerdan: ${d.place} es cabecera del ${listed(d.theirs)}; la del ${d.number} es ${seatName(d.state, d.number, d.map)}. ¿Cuál es?`,
  'districts.only-on': (d: Districts & { map: DistrictMap }) =>
    `${districtsShown(d)} solo concuerda con el mapa de ${d.map} (${agreementOf(d.map)}): ${limitsOf(d.districts)}. ¿Se anota con ese mapa?`,
  'districts.all-or-some': () => '¿Son solo los que nombró, o todos los de la entidad?',
  'districts.how-many': (d: { many: number }) => `¿Son los ${d.many} distritos, o el distrito ${d.many}?`,
  'districts.which-map': () =>
    'La respuesta depende del mapa de distritos, y por la fecha no se sabe con cuál se trabajó. ¿Cuál es?',
  'districts.whose': (d: { numbers: Keys }) => `¿De qué entidad es el distrito ${listed(d.numbers)}?`,
  'districts.new-state': (d: { states: Keys }) =>
    `${printed(d.states)} no está entre las entidades del informe. ¿Se agrega?`,
  'districts.meant': (d: Typed & InDistrict) =>
    `No hay cabecera «${d.typed}». ¿Quiso decir ${seatName(d.state, d.number, d.map)}?`,
  'districts.rest': (d: Typed & Districts) => `No entendí «${d.typed}». ¿Se anota ${districtsShown(d)}?`,
  'districts.on-map': (d: { map: DistrictMap }, { value }: Around) => `${value} (mapa de ${d.map})`,
  'districts.missing': () => 'Marcó Distrital y los distritos quedan en blanco.',
} as const;

/** «Coahuila tiene 7 distritos (2017) u 8 (2022)»; of no state, the most that any has. */
export function limitsText(state: string): string {
  const [before, after] = [districtCount(state, '2017'), districtCount(state, '2022')];
  if (state === '') return `ninguna entidad tiene más de ${before} distritos`;
  const name = printedState(state);
  if (before === after) return `${name} tiene ${before} distritos`;
  return `${name} tiene ${before} distritos (2017) ${after === 8 || after === 11 ? 'u' : 'o'} ${after} (2022)`;
}

const limitsOf = (districts: readonly District[]): string =>
  listed([...new Set(districts.map(({ state }) => limitsText(state)))]);
