/** What is said of the difference between two revisions of a report, or between a text and what is proposed for it. */
export const difference = {
  title: (folio: string, from: number, to: number) => `${folio} · Cambios de la revisión ${from} a la ${to}`,
  sent: (author: string, folio: string, round: number) => `${author} envió la revisión ${round} de ${folio}`,
  /** The labels of what changed, the first of them by name. */
  changed: (labels: readonly string[], count: number) => {
    const [one = ''] = labels;
    if (count === 1) return `Cambió «${one}».`;
    const more = count - labels.length;
    return `Cambiaron ${count} respuestas: ${labels.join('; ')}${more > 0 ? ` y ${more} más` : ''}.`;
  },
  same: (from: number, to: number) => `No cambió nada: la revisión ${to} dice lo mismo que la ${from}.`,
  rest: (folio: string) => `Hay más cambios. Pulse «Ver cambios», o escriba «ver ${folio} cambios» al bot.`,
  revision: (round: number, of: number) => `Revisión ${round} de ${of}`,
  page: (page: number) => `Página ${page}`,
  removed: 'Se quitó: ',
  added: 'Se agregó: ',
  /** The same inside a sentence, in brackets. */
  inline: { open: '[', removed: 'se quitó: ', between: '; ', added: 'se agregó: ', close: ']' },
  before: 'Antes: ',
  now: 'Ahora: ',
  stays: 'Queda: ',
  blank: 'en blanco',
  spaces: 'Solo cambiaron espacios o saltos de línea.',
  newRow: (label: string, row: string) => `${label} (${row.toLowerCase()} nuevo)`,
  goneRow: (label: string, row: string) => `${label} (${row.toLowerCase()} quitado)`,
  /** Where in an answer a change stands. */
  code: 'Clave. ',
  name: 'Nombre. ',
  table: (table: number) => `Tabla ${table}. `,
  row: (table: number, row: number) => `Tabla ${table}, renglón ${row}. `,
  cell: (table: number, row: number, column: number, heading: string) =>
    `Tabla ${table}, renglón ${row}, ${heading === '' ? `columna ${column}` : `«${heading}»`}. `,
  merged: (table: number) => `Tabla ${table}. Cambió qué celdas van unidas; sus textos son los mismos.`,
} as const;
