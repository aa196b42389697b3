import { monthText } from '../../form/kinds/dates/calendar';
import { capital, listed } from '../../form/reading/words';
import { showCount } from '../../form/show';
import type { YearMonth } from '../../form/values';

/** What is said of a month's report, in the chat and on its paper. */

const some = (count: number, one: string, many: string): string => `${showCount(count)} ${count === 1 ? one : many}`;

export const counted = {
  reports: (count: number) => some(count, 'informe aprobado', 'informes aprobados'),
  visits: (count: number) => some(count, 'visita', 'visitas'),
  states: (count: number) => some(count, 'entidad', 'entidades'),
  trained: (count: number) => some(count, 'persona capacitada', 'personas capacitadas'),
} as const;

/** «Abril de 2023». */
export const monthTitle = (month: YearMonth): string => capital(monthText(month));

/** Of the chat. */
export const monthly = {
  title: (month: YearMonth) => `Informe mensual · ${monthText(month)}`,
  holds: (parts: readonly string[]) => `Reúne ${listed(parts)}.`,
  unnamed: 'Sin aprobar, de otras áreas',
  corrected: 'En corrección',
  silent: 'Áreas sin informe',
  unreadable: 'Dañados',
  missing: 'Lo que falta se nombra al final del documento.',
  whole: 'Todos los que se enviaron están aprobados.',
  none: (month: YearMonth) => `No hay informes aprobados de ${monthText(month)}`,
  noneSent: 'Tampoco hay informes de ese mes en revisión.',
  future: (month: YearMonth) => `${monthTitle(month)} todavía no empieza`,
  futureLine: (last: YearMonth) => `El último mes terminado es ${monthText(last)}.`,
  has: (months: readonly string[]) => `Hay informes de ${listed(months)}.`,
  hasNone: 'Tampoco los hay de los doce meses de antes ni de después.',
  more: (names: readonly string[], count: number) =>
    count === 0 ? listed(names) : `${names.join(', ')} y ${count} más`,
  kinds: { word: 'Word', pdf: 'PDF' },
  download: (kind: string) => `Descargar ${kind}`,
  making: (kind: string) => `Preparo el ${kind}: llega abajo, en este chat.`,
  fileTitle: (month: YearMonth) => `Informe mensual de ${monthText(month)}`,
  fileName: (month: YearMonth) => `Informe-mensual-${month}`,
} as const;

/** Of the paper. */
export const paper = {
  kind: 'Informe mensual',
  gathered: (reports: string, when: string) => `Reúne ${reports} al ${when}.`,
  contents: 'Contenido',
  summary: 'Resumen del mes',
  reports: 'Informes',
  missing: 'Lo que falta',
  page: (page: string, of: string) => `Página ${page} de ${of}`,
  totals: {
    reports: 'Informes aprobados',
    visits: 'Visitas',
    states: 'Entidades visitadas',
    days: 'Días de visita',
    trained: 'Personas capacitadas',
  },
  byUnit: 'Visitas por área',
  unit: 'Dirección Ejecutiva o Unidad Técnica',
  unitAndStates: 'Dirección Ejecutiva o Unidad Técnica, y entidades visitadas',
  total: 'Total',
  noUnit: 'Sin área',
  byState: 'Visitas por entidad',
  state: 'Entidad',
  boards: (local: number, distrital: number, opl: number, none: number) =>
    `Junta que se visitó, por informe: Local, ${local}; Distrital, ${distrital}; OPL, ${opl}${none === 0 ? '' : `; sin decirlo, ${none}`}. Un informe puede nombrar varias.`,
  elsewhere: (phrase: string, visits: string) =>
    phrase === '' ? `Sin entidad: ${visits}.` : `Sin entidad en particular: ${visits} a «${phrase}».`,
  withoutState: 'sin entidad en particular',
  legend: 'Visitas',
  mapOf: (month: string, ranking: string, others: string) =>
    `Mapa de México por visitas en ${month}. ${ranking}${others}`,
  ranked: (visits: string, names: readonly string[]) => `${visits}: ${listed(names)}.`,
  unvisited: (count: number) =>
    count === 0 ? '' : ` Sin visitas: ${count === 1 ? 'una entidad' : `${count} entidades`}.`,
  noneVisited: 'Ninguna entidad tiene visitas.',
  mapCredit: 'Mapa: @svg-maps/mexico, de Victor Cazanave, con licencia CC BY 4.0; se cambiaron los colores.',
  rules: {
    counts: 'Cada entidad de un informe cuenta como una visita.',
    month: 'Un informe cuenta en el mes del último día de su visita; sin fecha de visita, en el mes en que se envió.',
    before: (count: number) =>
      count === 1
        ? 'Una visita empezó en un mes anterior: sus días cuentan todos aquí.'
        : `${count} visitas empezaron en un mes anterior: sus días cuentan todos aquí.`,
    undated: (count: number) =>
      count === 1 ? 'Un informe no dice la fecha de visita.' : `${count} informes no dicen la fecha de visita.`,
    untold: (count: number) =>
      count === 1
        ? 'Un informe no dice cuántas personas se capacitaron.'
        : `${count} informes no dicen cuántas personas se capacitaron.`,
    corrected: (count: number) =>
      count === 1
        ? 'Un informe se está corrigiendo: aquí está su revisión aprobada.'
        : `${count} informes se están corrigiendo: aquí está la revisión aprobada de cada uno.`,
  },
  waitingTitle: 'Informes del mes sin aprobar',
  correctedTitle: 'Informes en corrección',
  silentTitle: (count: number) => `Áreas que no enviaron informe (${count})`,
  unreadableTitle: 'Informes que no se pudieron leer',
  unnamed: (count: number) =>
    count === 1
      ? 'Otro informe del mes espera la decisión de otras personas.'
      : `Otros ${count} informes del mes esperan la decisión de otras personas.`,
  noneWaiting: 'Todos los informes que se enviaron de este mes están aprobados.',
  noneSilent: 'Todas las áreas enviaron informe.',
  folio: 'Folio',
  author: 'Presenta',
  wait: 'Situación',
  waits: { 'in-review': 'En revisión', 'changes-requested': 'Con observaciones', corrected: 'En corrección' },
  since: (wait: string, day: string) => `${wait} desde el ${day}`,
} as const;
