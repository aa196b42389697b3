/** What tells on which platform something was said, and when, of what is shown on another or comes late. Names are raw. */
export const platforms = {
  names: { teams: 'Teams', slack: 'Slack' } as Readonly<Record<string, string>>,
  /** «Luis Vega, en Slack». */
  said: (by: string, where: string) => `${by}, en ${where}`,
  /** Where the name stands in a sentence. */
  aside: (by: string, where: string) => `${by} (en ${where})`,
  edited: 'Comentario editado por su autor.',
  removed: 'Retiró su comentario.',
  cut: (where: string) => `El comentario sigue: está completo en ${where} y en «Ver informe».`,
  openThere: (where: string) => `Abrir en ${where}`,

  approval: (who: string) => `${who}, aprobó el informe.`,
  request: (who: string, reason: string) =>
    reason === '' ? `${who}, pidió cambios. Están en la tarjeta de este informe.` : `${who}, pidió cambios: ${reason}`,
  reopened: (who: string, reason: string) =>
    reason === '' ? `${who}, reabrió una observación.` : `${who}, reabrió una observación: ${reason}`,

  late: (when: string) => `Dicho ${when}; llega tarde porque no se podía publicar aquí.`,
  today: (time: string) => `hoy a las ${time}`,
  yesterday: (time: string) => `ayer a las ${time}`,
  on: (day: string, time: string) => `el ${day} a las ${time}`,

  /** On the author's card: where reviewers have it. */
  inReview: (on: readonly string[]) =>
    `Quedó en revisión en ${on.join(' y en ')}. Le avisaré de cada comentario y de la decisión.`,
  notYet: (off: readonly string[]) =>
    `En ${off.join(' y en ')} aún no se publica; lo sigo intentando. Cuando se publique, esta tarjeta lo dirá.`,
} as const;
