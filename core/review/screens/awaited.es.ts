import { listed } from '../../form/reading/words';

/** What happens next with a report, and who is awaited. */
export const awaited = {
  draft: (author: string) => `Espera a ${author}, que todavía lo escribe.`,
  review: (since: string) => `Espera a quienes revisan desde el ${since}.`,
  counted: (count: number, of: number, by: readonly string[]) =>
    `${count} de ${of} aprobaciones (${listed(by)}): falta ${of - count === 1 ? 'una' : `${of - count}`}.`,
  author: (author: string, since?: string) => `Espera a ${author}${since === undefined ? '' : ` desde el ${since}`}.`,
  approved: (next: number) => `Cerrado; una corrección abre la revisión ${next}.`,
  withdrawn: 'Cerrado; sirve de base para otro informe.',
  cancelled: 'Se descartó sin enviarse.',
  correction: 'Corrige un informe aprobado.',
  dropTitle: (folio: string) => `¿Descartar la corrección de ${folio}?`,
  dropLine: (round: number) => `Queda la revisión ${round}, como se aprobó. Lo que cambió no se guarda.`,
  own: (since: string) => `Espera sus cambios desde el ${since}.`,
  ownApproved: (next: number) => `Cerrado; «Corregir» abre la revisión ${next}.`,
  corrects: (round: number) => `Corrige la revisión ${round}, que está aprobada.`,
  correctsApproved: (round: number, by: string, when: string) =>
    `Corrige la revisión ${round}, aprobada por ${by} el ${when}.`,
  preparing: (author: string, round: number) => `${author} prepara la revisión ${round}; mientras, esta sigue vigente.`,
  undo: (by: string, until: string) => `${by} puede deshacerlo hasta el ${until}.`,
  undone: {
    approval: (by: string) => `${by} deshizo su aprobación`,
    counted: (by: string) => `${by} deshizo su aprobación`,
    request: (by: string) => `${by} deshizo su petición de cambios`,
  },
  ownUndone: {
    approval: 'Deshizo su aprobación',
    counted: 'Deshizo su aprobación',
    request: 'Deshizo su petición de cambios',
  },
  takenBack: (undone: string, folio: string) => `${undone}: ${folio} vuelve a revisión.`,
  takenBackThere: (undone: string, folio: string) => `${undone} de ${folio}.`,
} as const;
