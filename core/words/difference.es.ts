/** What is said of the difference between two revisions of a report, or between a text and what is proposed for it. */
export const difference = {
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
