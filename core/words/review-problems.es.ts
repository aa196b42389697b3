import type { Around } from './coded';

/** Why a decision on a report, or its taking back, was not taken. */
export const reviewProblems = {
  'review.approved-already': (d: { folio: string; by: string; at: string }, { when }: Around) =>
    `${d.by} ya aprobó ${d.folio} el ${when(d.at)}.`,
  'review.requested-already': (d: { folio: string; by: string; at: string }, { when }: Around) =>
    `${d.by} ya pidió cambios a ${d.folio} el ${when(d.at)}: espera a quien lo elaboró.`,
  'review.older-revision': (d: { folio: string; round: number }) =>
    `Esta tarjeta es de una revisión anterior: ${d.folio} va en la revisión ${d.round}. Léala antes de decidir.`,
  'review.counted': (d: { count: number; of: number }) =>
    `Su aprobación ya cuenta: ${d.count} de ${d.of}. Falta la de otra persona.`,
  'review.not-your-decision': (d: { by: string }) => `Esa decisión es de ${d.by}: solo quien la tomó puede deshacerla.`,
  'review.nothing-decided': (d: { folio: string }) => `${d.folio} no tiene una decisión suya que deshacer.`,
  'review.nothing-to-undo': () =>
    'No hay una decisión suya que deshacer. Si es de un informe en particular, escriba «deshacer» y su folio.',
  'review.too-late': (d: { minutes: number }) =>
    `Una decisión se deshace en los primeros ${d.minutes} minutos, y ya pasaron.`,
  'review.acted-on': (d: { author: string }) => `${d.author} ya atiende lo que pidió: esa decisión ya no se deshace.`,
} as const;
