import { listed } from '../../form/reading/words';
import type { Seal } from '../../record/types';
import { shortHash } from '../../words/seal.es';

/** What is said of a report that was sent, to its author and to whoever reviews it. */

export const sent = {
  title: (folio: string) => `Informe ${folio} enviado`,
  backTitle: (folio: string) => `Informe ${folio} de nuevo en revisión`,
  line: 'Quedó en revisión. Le avisaré de cada comentario y de la decisión.',
  told: 'Le avisaré de cada comentario y de la decisión.',
  unpublished:
    'Enviado; aún no se publica en el canal de revisión. Lo sigo intentando; cuando se publique, esta tarjeta lo dirá.',
  approvedTitle: (folio: string) => `Informe ${folio} aprobado`,
  approvedLine: (by: readonly string[], when: string) =>
    `Lo ${by.length > 1 ? 'aprobaron' : 'aprobó'} ${listed(by)} el ${when}.`,
  changesTitle: (folio: string) => `Informe ${folio} con observaciones`,
  changesLine: 'Edite lo necesario y envíelo de nuevo.',
  withdrawnTitle: (folio: string) => `Informe ${folio} retirado`,
  withdrawnLine: 'Ya no está en revisión. Queda guardado para consulta.',
  commentTitle: (by: string, folio: string) => `${by} comentó el informe ${folio}`,
  commentsTitle: (count: number, folio: string) => `${count} comentarios al informe ${folio}`,
  commentRemoved: (by: string, folio: string) => `${by} retiró su comentario al informe ${folio}`,
  revised: (folio: string, author: string, round: number) =>
    `${author} envió de nuevo el informe ${folio} (revisión ${round}).`,
} as const;

export const post = {
  picture: (folio: string) => `Primera página del informe ${folio}`,
  pictureOpens: (folio: string) => `Primera página del informe ${folio}; abre el PDF`,
  unit: 'Área',
  author: 'Presenta',
  dates: 'Fecha de visita',
  boards: 'Junta',
  noStates: 'sin entidad',
  approved: (by: string, when: string) => `Aprobado por ${by} el ${when}.`,
  revision: (round: number) => `revisión ${round}`,
} as const;

export const changes = {
  title: (folio: string) => `Pedir cambios a ${folio}`,
  reason: 'Qué debe cambiar',
  reasonExample: 'Precise los acuerdos con el OPL',
  field: (label: string) => `Sobre «${label}»`,
  more: '¿Sobre algún campo en particular?',
} as const;

export const reminder = {
  title: 'Informe sin terminar',
  left: (since: string) => `Lo dejó el ${since}. Lo que respondió está guardado.`,
  atField: (since: string, field: number, of: number, label: string) =>
    `Lo dejó el ${since} en el campo ${field} de ${of}, «${label}». Lo que respondió está guardado.`,
  atSummary: (since: string) => `Lo dejó el ${since} en el resumen. Lo que respondió está guardado.`,
  requested: (since: string) => `Espera sus cambios desde el ${since}. Lo que respondió está guardado.`,
  review: (folio: string, since: string) => `${folio} espera revisión desde el ${since}.`,
} as const;

/** On the approval's post. */
export const shownSeal = ({ seq, hash }: Seal): string => `Huella ${shortHash(hash)} (entrada ${seq}).`;
