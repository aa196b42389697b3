import { listed } from '../form/reading/words';

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
  both: () => 'Se entienden la junta local y las juntas distritales.',
  all: () => 'Se entienden la junta local, las distritales y el OPL.',
  meant: (typed: string, shown: string) => `«${typed}» se leyó como ${shown}.`,
  rest: (rest: string) => `No entendí «${rest}».`,
  number: () => 'El número se entiende de una junta distrital.',
  otherOpl: (acronym: string, theirs: readonly string[], here: string) =>
    `${acronym} es el OPL de ${listed(theirs, 'o')}, y el informe es de ${here}.`,
  whichOpl: (acronym: string, theirs: readonly string[]) =>
    `${acronym} es el OPL de ${listed(theirs, 'o')}. ¿Cuál se visitó?`,
  oplOf: (state: string) => `OPL de ${state}`,
  otherState: (state: string, here: string) => `${state} no está entre las entidades del informe (${here}).`,
  keep: (shown: string) => `¿Se anota ${shown}?`,
  then: () => 'Después indique los distritos.',
  withDistricts: (boards: string, districts: string) => `${boards}; distritos ${districts}`,
} as const;

export const districtTexts = {
  repeated: () => 'Distrito repetido; se dejó una vez.',
  seat: (place: string, number: string) => `${place} es cabecera del ${number}.`,
  seats: (place: string, numbers: readonly string[]) =>
    `${place} es cabecera de ${numbers.length} distritos: ${listed(numbers)}. ¿Cuál se visitó?`,
  disagree: (place: string, theirs: readonly string[], number: string, seat: string) =>
    `No concuerdan: ${place} es cabecera del ${listed(theirs)}; la del ${number} es ${seat}. ¿Cuál es?`,
  onlyOn: (shown: string, map: string, agreement: string, limits: string) =>
    `${shown} solo concuerda con el mapa de ${map} (${agreement}): ${limits}. ¿Se anota con ese mapa?`,
  howMany: (many: number) => `¿Son los ${many} distritos, o el distrito ${many}?`,
  whichMap: () =>
    'La respuesta depende del mapa de distritos, y por la fecha no se sabe con cuál se trabajó. ¿Cuál es?',
  whichState: (numbers: string) => `¿De qué entidad es el distrito ${numbers}?`,
  newState: (shown: string) => `${shown} no está entre las entidades del informe. ¿Se agrega?`,
  meant: (typed: string, place: string) => `No hay cabecera «${typed}». ¿Quiso decir ${place}?`,
  rest: (rest: string, shown: string) => `No entendí «${rest}». ¿Se anota ${shown}?`,
  onMap: (shown: string, map: string) => `${shown} (mapa de ${map})`,
  some: (shown: string) => `Solo ${shown}`,
  missing: () => 'Marcó Distrital y los distritos quedan en blanco.',
  limits: (state: string, before: number, after: number) =>
    before === after
      ? `${state} tiene ${before} distritos`
      : `${state} tiene ${before} distritos (2017) ${after === 8 || after === 11 ? 'u' : 'o'} ${after} (2022)`,
  noState: (most: number) => `ninguna entidad tiene más de ${most} distritos`,
} as const;

export const dateTexts = {
  blank: () => 'La fecha de visita queda en blanco.',
  noYear: (year: string, month: string) => `Falta el año; se propone ${year} por el mes que se reporta (${month}).`,
  noMonth: (month: string) => `Falta el mes; se propone el que se reporta (${month}).`,
  outside: () => 'El periodo sale de ese mes.',
  turnOfYear: () => 'El periodo empieza en un año y termina en el siguiente.',
  relative: (typed: string, day: string) => `«${typed}» es el ${day}.`,
  which: (typed: string) => `«${typed}» puede leerse de más de una manera. ¿Cuál es?`,
  weekday: (day: string, weekday: string, said: string) => `El ${day} es ${weekday}, no ${said}.`,
  future: (day: string, today: string) => `El ${day} aún no llega (hoy es ${today}): sería una visita programada.`,
  long: (days: number) => `El periodo es de ${days} días.`,
  spelled: (typed: string, meant: string) => `«${typed}» se leyó como ${meant}.`,
  rest: (rest: string) => `No entendí «${rest}».`,
  keep: (shown: string) => `¿Se anota ${shown}?`,
  dayFirst: (shown: string) => `Se leyó primero el día y luego el mes: ${shown}.`,
  repeated: () => 'Fecha repetida; se dejó una.',
  overlap: () => 'Los periodos se enciman; se dejó uno.',
  otherMonth: (days: string, where: 'before' | 'after', month: string) =>
    `${days}: ${where === 'after' ? 'posterior' : 'anterior'} al mes que se reporta (${month}).`,
  restDay: (day: string) => `Día de descanso obligatorio: ${day}.`,
} as const;
