import { showCount } from '../../form/show';
import { shortHash } from '../../words/seal.es';

/** What is said of a report's history: what happened, by whom, and the hashes that hold it together. */

interface Made {
  readonly kind: 'word' | 'pdf' | 'archive';
  readonly revision: number;
  readonly sha256: string;
}

const kinds: Readonly<Record<Made['kind'], string>> = { word: 'el Word', pdf: 'el PDF', archive: 'el PDF de archivo' };

const named = (verb: string, labels: readonly string[]): string =>
  labels.length === 0 ? verb : `${verb}: ${labels.join('; ')}`;
const about = (verb: string, label: string, otherwise: string): string =>
  label === '' ? otherwise : `${verb} ${label}`;

/** What somebody did, after their name. Labels are the form's. */
export const deeds = {
  started: 'empezó el informe',
  baseTaken: (folio: string) => `lo hizo a partir de ${folio}`,
  formTaken: (file: string) => `lo hizo a partir del archivo «${file}»`,
  reread: (label: string) => `se leyó de nuevo ${label}, que vino de otro informe`,
  answered: (label: string) => about('respondió', label, 'respondió'),
  columns: (label: string) => `eligió qué llenar en ${label}`,
  held: (labels: readonly string[]) => named('dio una respuesta que se le pidió confirmar', labels),
  skipped: (label: string) => about('dejó en blanco', label, 'pasó de largo'),
  opened: (label: string) => about('pasó a', label, 'abrió el resumen'),
  declined: 'dijo que no era eso lo que se entendió',
  proposed: 'escribió un texto del que se propusieron respuestas',
  trimmed: (label: string) => about('quitó de la propuesta', label, 'quitó de la propuesta el texto sin usar'),
  restPlaced: (label: string) => `puso el texto sin usar en ${label}`,
  accepted: (labels: readonly string[]) => named('aceptó las respuestas propuestas', labels),
  dropped: 'descartó las respuestas propuestas',
  undone: 'deshizo lo último que hizo',
  rowRemoved: (label: string) => `quitó una fila de ${label}`,
  resumed: 'siguió con el informe',
  projectNamed: (label: string) => `se completó el nombre del proyecto en ${label}`,
  sameVisit: (folio: string) =>
    folio === '' ? 'se buscó otro informe de la misma visita' : `supo que ${folio} es de la misma visita`,
  submitted: (round: number) => `envió la revisión ${round}`,
  cancelled: 'descartó el informe',
  withdrawn: 'retiró el informe',
  commented: 'comentó',
  answeredComment: 'respondió un comentario',
  agreed: (comment: boolean) => `dijo estar de acuerdo con ${comment ? 'un comentario' : 'el informe'}`,
  agreedNoMore: (comment: boolean) => `quitó su acuerdo con ${comment ? 'un comentario' : 'el informe'}`,
  commentEdited: 'cambió su comentario',
  commentRemoved: 'quitó su comentario',
  requested: (labels: readonly string[]) => named('pidió cambios', labels),
  observed: {
    changed: (id: string) => `corrigió lo que dice la observación ${id}`,
    explained: (id: string) => `explicó por qué no corrige lo que dice la observación ${id}`,
    taken: (id: string) => `tomó el texto propuesto en la observación ${id}`,
    declined: (id: string) => `no tomó el texto propuesto en la observación ${id}`,
    gone: (id: string) => `quitó aquello de lo que habla la observación ${id}`,
    attended: (id: string) => `dijo que atendió la observación ${id}`,
  },
  answerAccepted: (id: string) => `aceptó la respuesta a la observación ${id}`,
  reopened: (id: string) => `reabrió la observación ${id}`,
  retracted: (id: string) => `retiró la observación ${id}`,
  counted: (round: number, of: number) => `dio una de las ${of} aprobaciones de la revisión ${round}`,
  takenBack: { request: 'deshizo su petición de cambios', approval: 'deshizo su aprobación' },
  corrects: 'abrió una corrección',
  correctionDropped: 'descartó la corrección',
  approved: (round: number) => `aprobó la revisión ${round}`,
  authorNamed: 'dio a conocer su nombre',
  read: (round: number) => `leyó el informe (revisión ${round})`,
  made: ({ kind, revision, sha256 }: Made) =>
    `hizo ${kinds[kind]} (revisión ${revision}), archivo ${shortHash(sha256)}`,
  downloaded: (round: number) => `descargó el Word (revisión ${round})`,
  downloadedPdf: (round: number) => `descargó el PDF (revisión ${round})`,
} as const;

export const history = {
  title: (folio: string) => `Historial de ${folio}`,
  entry: (hour: string, who: string, deed: string) => `${hour} · ${who} ${deed}`,
  page: (page: string, from: number, to: number) =>
    [from === to ? `Entrada ${from}` : `Entradas ${from} a ${to}`, page].filter((part) => part !== '').join(' · '),
  hash: 'Huella más reciente',
  wholeHash: 'Huella completa',
  check: 'Comprobación',
  fits: (count: number) =>
    count === 1
      ? 'La única entrada corresponde a su huella.'
      : `Las ${showCount(count)} entradas corresponden a sus huellas.`,
  fitsNot: (seq: number) =>
    `No corresponde desde la entrada ${seq}: alguien la cambió, la quitó o la puso. Avise a quien administra el bot.`,
  /** Who used a link that was made for all in the channel. */
  inChannel: 'Alguien, desde el canal de revisión,',
  someone: 'Alguien con el enlace',
  bot: 'El bot',
  /** Of a person whose name is not known. */
  unnamed: (id: string) => `Alguien (${id})`,
} as const;
