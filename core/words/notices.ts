import { dayText, MONTHS, monthText, weekdayText, WEEKDAYS } from '../form/kinds/dates/calendar';
import type { Dates } from '../form/kinds/dates/span';
import { capital, clip, listed } from '../form/reading/words';
import { showBoards, showCount, showDates, showDistricts, showStates } from '../form/show';
import type { Board, District, PlainDate, YearMonth } from '../form/values';
import type { Around, Coded, Given, Keys, Typed } from './coded';
import { formNotices } from './form-notices.es';
import { observationNotices } from './observation-problems.es';
import { placeNotices } from './place-notices.es';

/** What of another report was taken over. */
interface Taken {
  readonly folio: string;
  /** Its acronym. */
  readonly unit?: string;
  /** The phrase, where one stands instead of names. */
  readonly states?: Keys | string;
  readonly boards?: readonly Board[];
  readonly districts?: readonly District[];
  /** The states that the districts are of. */
  readonly of?: Keys;
  /** Their codes; the names of those without. */
  readonly projects: Keys;
}

const counts = (numbers: readonly number[], word: 'y' | 'o'): string => listed(numbers.map(showCount), word);

/** Characters of an answer that a button can show. */
const BUTTON = 48;

/** Characters of a project's name that are said back; the cell shows it whole. */
const NAME = 120;

/** What is asked or said about an answer, and what a button says that stands for more than a value. */
export const noticeTexts = {
  'answer.stale': () => 'Este campo se respondió desde otra tarjeta mientras escribía. ¿Cuál respuesta queda?',
  'answer.stored': (_: object, { value }: Around) => `Dejar: ${clip(value, BUTTON)}`,
  'answer.new': (_: object, { value }: Around) => `Usar: ${clip(value, BUTTON)}`,
  'field.aside': (d: { field: string }, { label }: Around) =>
    `«${label(d.field)}» ya no aplica: lo que respondió se guarda y no sale en el informe.`,
  'proposal.dropped': () => 'No anoté nada de ese mensaje. Su texto queda a la mano para el objetivo o un asunto.',
  'proposal.reads': () => 'Con lo demás que se anotó, se lee así. ¿Es correcto?',
  'proposal.sure': () => 'De su mensaje no queda claro. ¿Es así?',
  'proposal.which': () => 'De su mensaje no queda claro. ¿Cuál es?',
  'rows.several': (d: { count: number }) =>
    d.count === 1
      ? 'Este texto parece un asunto con varios tipos. Así quedaría:'
      : `Este texto parece traer ${d.count} asuntos. Así quedarían:`,
  'rows.added': (d: { count: number }) => (d.count === 1 ? 'Se agregó un asunto.' : `Se agregaron ${d.count} asuntos.`),
  'rows.which-column': () => '¿Qué tipo de asunto es este texto?',
  'rows.column': (d: { field: string; column: string }, { label }: Around) => label(`${d.field}.${d.column}`),

  'count.point': (d: Typed & { count: number }) =>
    `En México el punto es decimal y «${d.typed}» no es entero. ¿Son ${showCount(d.count)} personas?`,
  'count.comma': (d: Typed & { counts: readonly number[] }) =>
    `«${d.typed}» tiene mal puesta la coma. ¿Son ${counts(d.counts, 'o')} personas?`,
  'count.none': () => '¿El total es 0? Para dejarlo en blanco, omita el campo.',
  'count.about': (d: { count: number }) => `El formato pide un número exacto. ¿Son ${showCount(d.count)} personas?`,
  'count.either': (d: { counts: readonly number[] }) =>
    `El formato pide un solo número. ¿Cuál es: ${counts(d.counts, 'o')}?`,
  'count.sum': (d: { terms: readonly number[]; sum: number }) =>
    `${d.terms.map(showCount).join(' + ')} = ${showCount(d.sum)}. ¿El total es ${showCount(d.sum)}?`,
  'count.unlike': (d: { terms: readonly number[]; sum: number; total: number }) =>
    `${d.terms.map(showCount).join(' + ')} = ${showCount(d.sum)}, no ${showCount(d.total)}. ¿Cuál es el total?`,
  'count.rest': (d: Typed & { count: number }) =>
    `Aquí va solo el número, sin «${d.typed}». ¿El total es ${showCount(d.count)}?`,
  'count.names': (d: { names: number }) =>
    `Son ${showCount(d.names)} nombres, y aquí va solo el número. ¿El total es ${showCount(d.names)}?`,
  'count.nameless': () => 'Se anotó solo el número; los nombres no se guardan.',
  'count.unlike-names': (d: { count: number; names: number }) =>
    `Escribió el número ${showCount(d.count)}, y ${d.names === 1 ? 'un nombre' : `${showCount(d.names)} nombres`}. ¿Cuál es el total?`,
  'count.read-as': (d: Typed & { count: number }) => `«${d.typed}» se leyó como ${showCount(d.count)}.`,
  'count.read': (d: { count: number }) => `Se leyó ${showCount(d.count)}.`,
  'count.people': (_: object, { value }: Around) => `${value} ${value === '1' ? 'persona' : 'personas'}`,

  'unit.alias': (d: { id: string; name: string; typed?: string }) =>
    `${d.typed === undefined ? 'Se entendió' : `«${d.typed}» se leyó como`} ${d.name} (${d.id}).`,
  'unit.renamed': (d: { name: string }) => `En la fecha de este informe el área se llama ${d.name}.`,
  'unit.official': (d: Typed & { name: string }) => `«${d.typed}» no es el nombre oficial. ¿Es ${d.name}?`,
  'unit.one-of': (d: Typed) => `«${d.typed}» puede ser más de un área. ¿Cuál presenta el informe?`,
  'unit.only-one': () => 'Cada informe es de una sola área. ¿Cuál lo presenta?',
  'unit.with-acronym': (d: { id: string }, { value }: Around) => `${value} (${d.id})`,

  ...placeNotices,
  ...formNotices,

  'base.taken': (d: Taken) => `Tomado de ${d.folio}: ${takenTexts(d).join('; ') || 'nada'}.`,
  'base.gone': (d: { fields: Keys }, { label }: Around) =>
    `Ya no está en el catálogo, y se pregunta: ${listed(d.fields.map(label))}.`,
  'base.dropped': (d: { field: string; folio: string }, { label }: Around) =>
    `«${label(d.field)}» de ${d.folio} no se confirma con la entidad y la fecha de esta visita: se pregunta de nuevo.`,

  'card.anew': () => 'Guardado. Siga en esta tarjeta.',

  'dates.blank': () => 'La fecha de visita queda en blanco.',
  'dates.no-year': (d: { years: readonly number[]; month: YearMonth }) =>
    `Falta el año; se propone ${listed(d.years.map(String))} por el mes que se reporta (${monthText(d.month)}).`,
  'dates.no-month': (d: { month: YearMonth }) => `Falta el mes; se propone el que se reporta (${monthText(d.month)}).`,
  'dates.outside': () => 'El periodo sale de ese mes.',
  'dates.turn-of-year': () => 'El periodo empieza en un año y termina en el siguiente.',
  'dates.relative': (d: Typed & { day: PlainDate }) => `«${d.typed}» es el ${dayText(d.day)}.`,
  'dates.which': (d: Typed) => `«${d.typed}» puede leerse de más de una manera. ¿Cuál es?`,
  'dates.weekday': (d: { day: PlainDate; said: number }) =>
    `El ${dayText(d.day)} es ${weekdayText(d.day)}, no ${WEEKDAYS[d.said] ?? ''}.`,
  'dates.future': (d: { day: PlainDate; today: PlainDate }) =>
    `El ${dayText(d.day)} aún no llega (hoy es ${dayText(d.today)}): sería una visita programada.`,
  'dates.long': (d: { days: number }) => `El periodo es de ${d.days} días.`,
  'dates.spelled': (d: Typed & { month: number }) => `«${d.typed}» se leyó como ${MONTHS[d.month - 1] ?? ''}.`,
  'dates.rest': (d: Typed) => `No entendí «${d.typed}».`,
  'dates.read': (d: Typed & Dates) => `«${d.typed}» se leyó así: ${showDates(d.days, d.ranges)}.`,
  'dates.proposed': (d: Typed) => `«${d.typed}» se entiende así.`,
  'dates.not-among': (d: { days: readonly PlainDate[] }) =>
    d.days.length === 1
      ? `El ${listed(d.days.map(dayText))} no está entre esos días.`
      : `No están entre esos días: ${showDates(d.days, [])}.`,
  'dates.which-days': () => '¿Cuáles fueron?',
  'dates.or-write': () => 'Si fueron otros días, escríbalos.',
  'dates.keep': (d: Dates) => `¿Se anota ${showDates(d.days, d.ranges)}?`,
  'dates.day-first': (d: { days: readonly PlainDate[] }) =>
    `Se leyó primero el día y luego el mes: ${listed(d.days.map(dayText))}.`,
  'dates.repeated': () => 'Fecha repetida; se dejó una.',
  'dates.overlap': () => 'Los periodos se enciman; se dejó uno.',
  'dates.before-month': (d: { days: readonly PlainDate[]; month: YearMonth }) =>
    `${someDays(d.days)}: anterior al mes que se reporta (${monthText(d.month)}).`,
  'dates.after-month': (d: { days: readonly PlainDate[]; month: YearMonth }) =>
    `${someDays(d.days)}: posterior al mes que se reporta (${monthText(d.month)}).`,
  'dates.rest-day': (d: { days: readonly PlainDate[] }) =>
    `Día de descanso obligatorio: ${listed(d.days.map(dayText))}.`,

  'cip.mended': (d: Typed & { code: string }) =>
    `Se tomó «${d.typed}» como ${d.code}: en el número se leyó cifra por letra.`,
  'cip.unusual': (d: { code: string }) =>
    `La clave «${d.code}» no tiene la forma usual (una letra y seis cifras, como L091910). Se guardó así.`,
  'cip.named': (d: { code: string; name: string; folio: string }) =>
    `${d.folio === '' ? `Nombre que ya usó con ${clip(d.code)}` : `Nombre tomado de ${d.folio}`}: ${clip(d.name, NAME)}.`,

  'talk.asked': (d: { typed: string; field: string }, { label }: Around) =>
    `¿Es parte de «${label(d.field)}»? Escribió: «${d.typed}»`,
  'talk.is-answer': () => 'Sí',
  'talk.greeting': () => 'Hola. Aquí sigue su informe.',
  'talk.thanks': () => 'Con gusto. Aquí sigue su informe.',
  'talk.farewell': () => 'Hasta luego. Lo que respondió está guardado; cuando guste, siga aquí.',
  'talk.nothing': () => 'Aquí sigue su informe. Si ya eligió en la tarjeta, pulse «Guardar y continuar».',
  'talk.rows': () => 'Aquí sigue su informe. Pulse «Continuar», o escriba el texto de otro asunto.',
  'last.offered': (d: { folio: string }) => `Así quedó en ${d.folio}. ¿Lo uso también aquí?`,
  'last.use': () => 'Sí, usarlo',
  'last.blank': (d: { folio: string; field: string }, { label }: Around) =>
    `En ${d.folio}, «${label(d.field)}» quedó en blanco.`,
  'last.none': () => 'Todavía no ha enviado un informe del cual tomarlo.',
  'undo.nothing': () => 'No hay nada más que deshacer.',
  'undo.asked': () => 'Deshice lo último que escribió.',
  'undo.proposal': () => 'Deshice su último mensaje; queda lo de antes.',
  'undo.several': (d: { fields: Keys }, { label }: Around) =>
    `Deshice lo último en ${listed(d.fields.map((one) => `«${label(one)}»`))}.`,
  'undo.field': (d: { field: string; was: string; now: string }, { label }: Around) =>
    d.now !== ''
      ? `«${label(d.field)}» vuelve a decir «${d.now}».`
      : d.was === ''
        ? `Deshice lo último en «${label(d.field)}».`
        : `Quité «${d.was}» de «${label(d.field)}».`,
  'talk.proposal': () => 'Si es correcto, pulse «Así está bien» o escriba «sí». Si no, escriba «no».',
  'talk.summary': () => 'Para enviarlo, pulse «Enviar a revisión» o escriba «enviar».',

  ...observationNotices,

  'cip.tidied': (d: Typed & { code: string }) => `${capital(tidied(d.typed).join(' y '))}: ${d.code}.`,
} as const;

export type Notice = Coded<typeof noticeTexts>;

/** A question or a remark about an answer, to be kept and put into words where it is shown. */
export const notice = <C extends Notice['code']>(code: C, ...details: Given<(typeof noticeTexts)[C]>): Notice =>
  ({ code, details: details[0] ?? {} }) as Notice;

/** Files by name, in a sentence that may go on; '' is the name of one whose platform gives none. */
export function notKept(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length > 1) return `Los ${names.length} archivos no se guardan`;
  return first === '' ? 'El archivo no se guarda' : `El archivo «${clip(first, BUTTON)}» no se guarda`;
}

/** Projects that are named; of more, how many. */
const PROJECTS_NAMED = 3;

function takenTexts({ unit, states, boards, districts, of = [], projects }: Taken): readonly string[] {
  const many = projects.length > PROJECTS_NAMED;
  return [
    ...(unit === undefined ? [] : [unit]),
    ...(states === undefined ? [] : [typeof states === 'string' ? states : showStates(states)]),
    ...(boards === undefined ? [] : [showBoards(boards)]),
    ...(districts === undefined ? [] : [`distritos ${showDistricts(districts, of)}`]),
    ...(projects.length === 0
      ? []
      : [many ? `${projects.length} proyectos` : listed(projects.map((one) => clip(one)))]),
  ];
}

const someDays = (days: readonly PlainDate[]): string => showDates(days.slice(0, 3), []) + (days.length > 3 ? '…' : '');

const tidied = (typed: string): string[] => [
  ...(/\s/.test(typed) ? ['se quitó el espacio'] : []),
  ...(/[–—._/-]/.test(typed) ? ['se quitó el signo'] : []),
  ...(typed !== typed.toUpperCase() ? ['se pasó a mayúsculas'] : []),
];
