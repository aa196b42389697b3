import { showCount } from '../../form/show';

/** Headings of what is exported, besides the form's own labels. */
export const exported = {
  folio: 'Folio',
  revision: 'Revisión',
  state: 'Estado',
  author: 'Elaboró',
  submittedAt: 'Enviado',
  approvedAt: 'Aprobado',
  unitId: 'Siglas',
  firstDay: 'Primer día',
  lastDay: 'Último día',
  days: 'Días de visita',
  matters: 'Asuntos',
  matter: 'Asunto',
  projectCode: 'Clave del proyecto',
  projectName: 'Nombre del proyecto',
  projectWork: (label: string) => `${label}: qué se hizo`,
  reportsSheet: 'Informes',
  mattersSheet: 'Asuntos',
  nextSheet: (name: string, nth: number) => `${name} ${nth}`,
  /** In place of what does not fit. */
  cut: (folio: string) =>
    `… [Recortado: no cabe en una celda de Excel. El texto completo está en el informe ${folio} y en «exportar … json».]`,
} as const;

/** What is said of exports in the chat. */
export const exporting = {
  title: (what: string) => `Informes ${what}`,
  all: 'de todos los meses',
  month: (month: string) => `de ${month}`,
  unit: (id: string) => `de ${id}`,
  state: (name: string) => `de ${name}`,
  words: (words: string) => `con «${words}»`,
  count: (reports: number, at: string) =>
    `${reports === 1 ? 'Es 1 informe' : `Son ${showCount(reports)} informes`}, al ${at}.`,
  noneTitle: (what: string) => `No hay informes ${what}`,
  none: (at: string) => `Al ${at} no se ha enviado ninguno que usted pueda leer, y no preparé el archivo.`,
  noneOwn: (at: string) =>
    `Al ${at} usted no ha enviado ninguno, y no preparé el archivo. Los de otras personas los exportan quienes revisan.`,
  instead: 'Sí hay informes:',
  noneHow: 'Puede pedir otro mes, un área o una entidad, como «exportar abril 2023 UTSI», o «exportar todo».',
  unreadable: (folios: string) => `No se pudieron leer: ${folios}.`,
  own: 'Solo los que usted presentó: los demás los exportan quienes revisan.',
  ask: 'Exportar informes',
  askLine:
    'Elija qué informes. También puede escribir «exportar abril 2023», un área, una entidad o «buscar» y palabras; al final, «csv» o «json».',
  askKind: (kind: string) => `El archivo será ${kind}.`,
  thisMonth: (month: string) => `Este mes (${month})`,
  lastMonth: (month: string) => `Mes pasado (${month})`,
  everything: 'Todos',
  unclear: (words: string) =>
    `No entendí «${words}». Diga un mes, un área o una entidad, como «exportar abril 2023 UTSI»; o «exportar buscar» y palabras.`,
  oneOf: (words: string) => `«${words}» puede ser más de una cosa. ¿Cuál exporto?`,
  kinds: { xlsx: 'Excel', csv: 'CSV', json: 'JSON' },
} as const;
