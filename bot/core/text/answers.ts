import { listed } from '../form/parse/words';

/** Questions and notices about an answer. Refusals have their texts in the table of problems. */

const question = (text: string): string => `¿${text}?`;

export const countTexts = {
  point: (typed: string, shown: string) =>
    `En México el punto es decimal y «${typed}» no es entero. ¿Son ${shown} personas?`,
  comma: (typed: string, shown: readonly string[]) =>
    `«${typed}» tiene mal puesta la coma. ¿Son ${listed(shown, 'o')} personas?`,
  none: () => '¿El total es 0? Para dejarlo en blanco, omita el campo.',
  about: (shown: string) => `El formato pide un número exacto. ¿Son ${shown} personas?`,
  either: (shown: readonly string[]) => `El formato pide un solo número. ¿Cuál es: ${listed(shown, 'o')}?`,
  sum: (terms: string, shown: string) => `${terms} = ${shown}. ¿El total es ${shown}?`,
  unlike: (terms: string, sum: string, total: string) => `${terms} = ${sum}, no ${total}. ¿Cuál es el total?`,
  rest: (rest: string, shown: string) => `No entendí «${rest}». ¿El total es ${shown}?`,
  read: (shown: string) => `Se leyó ${shown}.`,
  people: (shown: string) => `${shown} ${shown === '1' ? 'persona' : 'personas'}`,
} as const;

export const unitTexts = {
  alias: (name: string, id: string) => `Se entendió ${name} (${id}).`,
  renamed: (name: string) => `En la fecha de este informe el área se llama ${name}.`,
  official: (typed: string, name: string) => `«${typed}» no es el nombre oficial. ¿Es ${name}?`,
  oneOf: (typed: string) => `«${typed}» puede ser más de un área. ¿Cuál presenta el informe?`,
  onlyOne: () => 'Cada informe es de una sola área. ¿Cuál lo presenta?',
} as const;

export const stateTexts = {
  mexico: () => 'Se tomó como el estado de México, no el país.',
  repeated: () => 'Entidad repetida; se dejó una vez.',
  byKey: (shown: string) => `Por clave: ${shown}.`,
  place: (place: string, state: string) => `${place} es municipio de ${state}; se guardó la entidad.`,
  meant: (typed: readonly string[], shown: string) =>
    `No hay entidad ${listed(typed.map((one) => `«${one}»`))}. ${question(`Quiso decir ${shown}`)}`,
  oneOf: (typed: string) => `«${typed}» puede ser más de una entidad. ¿Cuál?`,
  literal: (typed: string, proposed: string) =>
    `«${typed}» no es el nombre de una entidad. ¿Se deja así en el informe${proposed === '' ? '' : `, o se anotan ${proposed}`}?`,
  keep: (typed: string) => `Dejar «${typed}»`,
  all: () => '¿Fueron las 32 entidades federativas?',
  allNotice: () => 'Se toman las 32 entidades federativas.',
} as const;

export const boardTexts = {
  both: () => '¿La junta local y las juntas distritales? Después indique los distritos.',
  all: () => '¿La junta local, las distritales y el OPL?',
  meant: (shown: string) => `¿Quiso decir ${shown}?`,
  rest: (rest: string, shown: string) => `No entendí «${rest}». ¿Se anota ${shown}?`,
  otherOpl: (acronym: string, theirs: readonly string[], here: string) =>
    `${acronym} es el OPL de ${listed(theirs, 'o')}, y el informe es de ${here}. ¿Se anota OPL?`,
  whichOpl: (acronym: string, theirs: readonly string[]) =>
    `${acronym} es el OPL de ${listed(theirs, 'o')}. ¿Cuál se visitó?`,
  oplOf: (state: string) => `OPL de ${state}`,
  otherState: (state: string, here: string, shown: string) =>
    `${state} no está entre las entidades del informe (${here}). ¿Se anota ${shown}?`,
  districtsToo: (boards: string, districts: string) => `${boards}, distritos ${districts}`,
} as const;

export const districtTexts = {
  repeated: () => 'Distrito repetido; se dejó una vez.',
  seat: (place: string, shown: string) => `${place} es cabecera del ${shown}.`,
  seats: (place: string, numbers: readonly string[]) =>
    `${place} es cabecera de ${numbers.length} distritos: ${listed(numbers)}. ¿Cuál se visitó?`,
  disagree: (place: string, theirs: string, number: string, seat: string) =>
    `No concuerdan: ${place} es cabecera del ${theirs}; la del ${number} es ${seat}. ¿Cuál es?`,
  onlyOn: (numbers: string, map: string, agreement: string, limits: string) =>
    `El distrito ${numbers} solo existe en el mapa de ${map} (${agreement}): ${limits}. ¿La visita fue con ese mapa?`,
  whichMap: (limits: string) => `${limits}, y por la fecha no se sabe con cuál mapa. ¿Cuál es?`,
  whichState: (numbers: string) => `¿De qué entidad es el distrito ${numbers}?`,
  newState: (shown: string) => `${shown} no está entre las entidades del informe. ¿Se agrega?`,
  meant: (typed: string, shown: string) => `No hay cabecera «${typed}». ¿Quiso decir ${shown}?`,
  rest: (rest: string, shown: string) => `No entendí «${rest}». ¿Se anota ${shown}?`,
  map: (map: string) => `mapa de ${map}`,
  missing: () => 'Marcó Distrital y los distritos quedan en blanco.',
} as const;

export const dateTexts = {
  blank: () => 'La fecha de visita queda en blanco.',
  noYear: (year: string, month: string) => `Falta el año; se propone ${year} por el mes que se reporta (${month}).`,
  noMonth: (month: string) => `Falta el mes; se propone el que se reporta (${month}).`,
  outside: (month: string) => `El periodo sale del mes que se reporta (${month}).`,
  relative: (typed: string, day: string) => `«${typed}» es el ${day}.`,
  weekday: (day: string, weekday: string) => `El ${day} ${'cae en'} ${weekday}.`,
  future: (day: string, today: string) => `El ${day} aún no llega (hoy es ${today}). ¿Es una visita programada?`,
  long: (days: number) => `El periodo es de ${days} días.`,
  spelled: (typed: string, meant: string) => `«${typed}» se leyó como ${meant}.`,
  rest: (rest: string) => `No entendí «${rest}».`,
  keep: (shown: string) => `¿Se anota ${shown}?`,
  dayFirst: (shown: string) => `Se leyó día y luego mes: ${shown}.`,
  repeated: () => 'Fecha repetida; se dejó una.',
  overlap: () => 'Los periodos se enciman; se dejó uno.',
  otherMonth: (days: readonly string[], where: 'before' | 'after', month: string) =>
    `${listed(days)}: ${where === 'after' ? 'posterior' : 'anterior'} al mes que se reporta (${month}).`,
  restDay: (day: string) => `El ${day} es día de descanso obligatorio.`,
} as const;
