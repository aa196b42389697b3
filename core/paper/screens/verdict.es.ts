import { listed } from '../../form/reading/words';
import { shortHash } from '../../words/seal.es';

/** What is said of a file that somebody wants verified. */

interface Of {
  readonly folio: string;
  readonly revision: number;
}

const revision = ({ folio, revision: number }: Of): string => `la revisión ${number} de ${folio}`;
const file = (name: string): string => (name === '' ? 'El archivo' : `«${name}»`);

export const verdict = {
  titles: {
    approved: 'Es el documento aprobado',
    replaced: 'Fue el aprobado; ya no está en vigor',
    notApproved: 'No es el documento aprobado',
    altered: 'Este archivo fue modificado',
    unkept: 'No se puede asegurar',
    foreign: 'No corresponde a ningún informe',
    unknown: 'No es un documento de este bot',
    code: 'Huella reconocida',
  },
  approved: (name: string, of: Of) => `${file(name)} es ${revision(of)}, tal como se aprobó, y está en vigor.`,
  replaced: (name: string, of: Of) => `${file(name)} es ${revision(of)}, tal como se aprobó, sin modificaciones.`,
  earlier: (name: string, of: Of, stood: string, at: string) =>
    `${file(name)} es un documento que hizo el bot, sin modificaciones: ${revision(of)}, que entonces estaba «${stood}» (desde el ${at}).`,
  written: (name: string, of: Of, at: string) =>
    `${file(name)} lo hizo el bot, sin modificaciones, de lo que se escribía en ${of.folio} el ${at}, sin enviar todavía.`,
  altered: (name: string, of: Of, stood: string) =>
    `${file(name)} dice ser ${revision(of)} («${stood}»), pero no es el archivo que hizo el bot: alguien lo cambió o lo guardó de nuevo.`,
  unkept: (name: string, of: Of, entry: string) =>
    `${file(name)} lleva una huella del historial de ${of.folio} (revisión ${of.revision}, ${entry}), pero se hizo antes de que se guardaran las huellas de los archivos: no puedo decir si alguien lo cambió después.`,
  sameContent: (of: Of) => `Sus campos dicen lo mismo que ${revision(of)}: mismo contenido, otro archivo.`,
  otherContent: (of: Of, fields: readonly string[]) => `Dice otra cosa que ${revision(of)} en: ${fields.join('; ')}.`,
  unread: 'No pude leer su contenido para compararlo.',
  /** What stands on the paper and in no field. */
  aroundFields: 'texto fuera de los campos',
  inForce: (of: Of, by: readonly string[], at: string) =>
    `El aprobado es ${revision(of)}: ${by.length > 1 ? 'la aprobaron' : 'la aprobó'} ${listed(by)} el ${at}.`,
  approvedBy: (by: readonly string[], at: string) =>
    `${by.length > 1 ? 'La aprobaron' : 'La aprobó'} ${listed(by)} el ${at}.`,
  inForceAt: (of: Of, at: string) => `El aprobado es ${revision(of)}, del ${at}.`,
  sameRevision: (by: readonly string[], at: string) =>
    `Esa revisión ${by.length > 1 ? 'la aprobaron' : 'la aprobó'} ${listed(by)} el ${at}: el documento aprobado es otro archivo, con el mismo contenido.`,
  noneInForce: (folio: string) => `${folio} no tiene una revisión aprobada.`,
  differsSince: (at: string, number: number) =>
    `Difiere del aprobado desde el ${at}, cuando se envió la revisión ${number}.`,
  changed: (fields: readonly string[]) => `Cambió: ${fields.join('; ')}.`,
  since: 'Qué pasó después',
  events: {
    sent: (number: number) => `envió la revisión ${number}`,
    undone: (number: number) => `dejó de nuevo en revisión la revisión ${number}`,
    'changes-requested': (number: number) => `pidió cambios a la revisión ${number}`,
    approved: (number: number) => `aprobó la revisión ${number}`,
    withdrawn: (number: number) => `retiró la revisión ${number}`,
    cancelled: (number: number) => `descartó la revisión ${number}`,
  },
  event: (at: string, who: string, deed: string) => `${at} · ${who} ${deed}`,
  somebody: 'alguien',
  barred: (name: string, folio: string) => `${file(name)} lleva el folio ${folio} y no es su documento aprobado.`,
  foreign: (name: string, folio: string) =>
    `${file(name)} dice ser de ${folio}, pero ese folio no está aquí o su huella no está en el historial: no lo hizo este bot con sus informes.`,
  broken: (folio: string, entry: number) =>
    `El historial de ${folio} no corresponde a sus huellas desde la entrada ${entry}: alguien lo cambió, y así no prueba nada. Avise a quien administra el bot.`,
  draft: (name: string) =>
    `${file(name)} dice ser un borrador: se imprimió antes de enviarse, sin folio, y no hay con qué compararlo.`,
  unknown: (name: string) => `${file(name)} no lleva folio ni huella de este bot.`,
  onPaper: 'Si es una copia impresa o escaneada, escriba «verificar», el folio y la huella que lleva al pie.',
  code: (hash: string, seq: number, of: Of) =>
    `La huella ${shortHash(hash)} es la entrada ${seq} del historial de ${of.folio}, y va impresa en ${revision(of)}.`,
  codeIs: {
    approved:
      'Es la del documento aprobado, en vigor. Compare el papel con él: la huella no dice si alguien cambió el texto.',
    replaced: 'Es la de un documento que fue el aprobado y ya no está en vigor.',
    earlier: 'No es la del documento aprobado.',
    written: 'Es la de un texto que su autor no había enviado. No es la del documento aprobado.',
  },
  codeNotFound: (digits: string, folio: string) =>
    `La huella ${digits} no está en el historial de ${folio}, o ese folio no está aquí. Revise que esté bien copiada.`,
  labels: { file: 'Archivo', folio: 'Folio', revision: 'Revisión', stood: 'Estado al hacerse' },
  see: 'Ver el aprobado',
  ask: 'Verificar un documento',
  askLines: [
    'Envíe aquí el Word o el PDF y le digo si es el aprobado y, si no, desde cuándo difiere.',
    'De una copia impresa, escriba «verificar», el folio y la huella que lleva al pie.',
  ],
  fewDigits: (count: number) => `Escriba al menos ${count} cifras de la huella, tal como van impresas, y el folio.`,
  askFolio: 'Escriba también el folio: «verificar INF-2026-0042 3f9a1c07».',
} as const;
