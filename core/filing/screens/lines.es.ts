/** What lines say that a press opens: of the summary, of `avance`, of a table with many rows. */

export const lines = {
  name: (verb: string, label: string, rest: readonly (string | undefined)[]) => {
    const told = rest.filter((part) => part !== undefined && part !== '').join('. ');
    return told === '' ? `${verb} ${label}` : `${verb} ${label}: ${told}`;
  },
  rows: (row: string, count: number, unwritten: number) => {
    const rows = count === 1 ? `1 ${row.toLowerCase()}` : `${count} ${row.toLowerCase()}s`;
    if (unwritten === 0) return rows;
    return unwritten === count ? `${rows} sin texto` : `${rows}, ${unwritten} sin texto`;
  },
} as const;

export const progress = {
  title: 'Avance del informe',
  titleSent: (folio: string) => `Avance de ${folio}`,
  count: (answered: number, of: number, blank: number) =>
    `${answered} de ${of} campos respondidos${blank === 0 ? '' : `; ${blank} en blanco`}.`,
  standings: {
    asked: 'Se pregunta ahora',
    blank: 'En blanco',
    aside: 'No aplica',
    none: 'No aplica',
    open: 'Por responder',
  },
  marks: { asked: '→', answered: '✓', blank: '–', aside: '–', none: '–', open: '○' },
  observedMark: '!',
  observed: 'Con observación',
  aside: (value: string) => `«${value}» se guarda y no sale en el informe`,
} as const;

/** What a report's author is told of it while they write. */
export const writing = {
  ownDraft: 'Espera que usted lo envíe.',
  ownCorrection: (round: number) =>
    `La revisión ${round} sigue aprobada hasta que se apruebe esta. Espera que usted la envíe.`,
  ownChanges: 'Espera sus cambios: atiéndalos y envíelo de nuevo.',
  draftOf: (state: string, round: number) => `${state} de la revisión ${round}`,
} as const;
