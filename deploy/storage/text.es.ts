import type { StoreErrorCode } from '../../storage/errors';
import type { TransferCode } from '../../storage/transfer';
import type { HashFound } from '../../storage/transfer/hash';
import type { Fault } from '../../storage/transfer/check';
import type { FolioGap, Verdict } from '../../storage/transfer/verify';

export const HELP = `Cuida el almacén de los informes.

Uso: npm run storage -- ORDEN … [--storage URL]

  export FILE        escribe todos los informes en un archivo que no existe
  import FILE        los trae a un almacén vacío: todos o ninguno
  verify [FILE]      revisa cada informe del almacén, o de un archivo de export: que nadie haya
                     cambiado, quitado ni agregado nada en su historial
  verify --hash HUELLA [FOLIO] [FILE]
                     dice si esa huella, impresa en un Word o en una aprobación, está en el
                     historial de ese informe (o de alguno), y en qué entrada
  dead               enumera los mensajes que no se pudieron entregar
  revive ID…         vuelve a poner en la fila esos mensajes
  revive --all       los vuelve a poner todos

  --storage URL      el almacén, como sqlite:./data/visits.db o mongodb://servidor:27017/visitas;
                     si falta, el de STORAGE_URL (o de .env), el mismo que usa el bot

El archivo tiene un informe por línea, en JSON; si su nombre termina en .gz, va comprimido.
Con - por nombre es la salida o la entrada estándar. Contiene datos de personas: guárdelo en consecuencia.
Detenga los bots mientras dure export o import; si import se interrumpe, la misma orden empieza de nuevo.
En un contenedor, sin npm: node dist/deploy/storage/main.js ORDEN …

Termina con 0 si todo está bien; con 1 si hubo daños, una falla o una negativa; con 2 si la orden está mal escrita.
`;

export const figure = (value: number): string => value.toLocaleString('es-MX');
const count = (value: number, one: string, many: string): string => `${figure(value)} ${value === 1 ? one : many}`;
export const reports = (value: number): string => count(value, 'informe', 'informes');
export const attempts = (value: number): string => count(value, 'intento', 'intentos');
export const undelivered = (value: number): string => count(value, 'mensaje sin entregar', 'mensajes sin entregar');

/** An address without whatever may be a secret in it: user, password and options. */
export function shown(url: string): string {
  if (!/^mongodb/i.test(url)) return url;
  const [scheme = ''] = /^mongodb(\+srv)?/i.exec(url) ?? [];
  const after = url.slice(url.lastIndexOf('@') + 1).replace(/^mongodb(\+srv)?:\/\//i, '');
  return `${scheme}://${/^[^/?]+\/[^/?]+/.exec(after)?.[0] ?? '…'}`;
}

/** What a platform answered, without what would move a terminal's cursor. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

export const storeFaults: Readonly<Record<StoreErrorCode, string>> = {
  'store.cannot-open': 'no hay ahí un almacén que se pueda abrir.',
  'store.newer-schema': 'lo escribió una versión más nueva de este programa; use esa versión.',
  'store.newer-report': 'tiene un informe de una versión más nueva de este programa; use esa versión.',
  'store.corrupt-report': 'un informe está dañado; verify dice cuál.',
  'store.corrupt': 'el archivo está dañado o no es un almacén; restaure un respaldo.',
  'store.full': 'el disco no tiene espacio; libere y repita la orden.',
  'store.read-only': 'no admite escritura; revise los permisos.',
  'store.io': 'el disco falló.',
  'store.busy': 'otro proceso lo tiene ocupado; detenga los bots y repita la orden.',
  'store.unreachable': 'no responde; repita la orden cuando vuelva.',
  'store.not-atomic': 'no actualiza un documento de forma atómica y perdería respuestas; use MongoDB 6 o posterior.',
  'store.too-large': 'un informe es más grande de lo que admite.',
  'store.no-such-report': 'el informe no está.',
  'store.closed': 'se cerró.',
  'store.failed': 'falló.',
};

export const transferFaults: Readonly<Record<TransferCode, string>> = {
  missing: 'no existe o no se puede leer.',
  exists: 'ya existe y no se reemplaza; dé otro nombre.',
  'cannot-write': 'no se puede escribir; revise la carpeta y el espacio.',
  foreign: 'no es un archivo de export.',
  newer: 'lo escribió una versión más nueva de este programa; use esa versión.',
  damaged: 'está dañado: alguien lo cambió. Use otra copia, o haga export de nuevo.',
  'cut-off': 'está cortado: falta su final. Use otra copia, o haga export de nuevo.',
  'not-empty': 'ya tiene informes, e import solo escribe en un almacén vacío; nombre otro archivo u otra base.',
  refused: 'no admite el informe: es demasiado grande, o su id, su folio o un mensaje están dos veces.',
};

/** `when`: the time that the entry says, in words; '' where it says none. */
export const faultTexts: Readonly<Record<Fault['code'], (detail: string, when: string) => string>> = {
  unreadable: (seq) => (seq === '0' ? 'no se puede leer' : `la entrada ${seq} del historial no se puede leer`),
  'entry-missing': (seq) => `falta la entrada ${seq} del historial`,
  'entry-order': (seq, when) => `la entrada ${seq} del historial${when} está fuera de orden`,
  'entry-added': (seq, when) => `la entrada ${seq} del historial${when} está de más`,
  'entry-changed': (seq, when) => `la entrada ${seq} del historial${when} fue cambiada: no corresponde a su huella`,
  tip: (seq) => `su historial no termina en la entrada ${seq} con la huella que dice`,
  orphan: (seq) => `la entrada ${seq} del historial es de un informe que no está`,
  state: (parts) => `sus eventos llevan a otro estado (${parts === '' ? 'no se entienden' : parts})`,
  message: (id) => `el mensaje ${id} no se puede leer`,
  folio: (folio) => `su folio ${folio} no se entiende`,
  'folio-twice': (id) => `su folio es también de ${id}`,
};

/** "2026-03-02T15:00:00.000Z" -> ", del 2026-03-02 15:00 UTC,". */
export const whenText = (at: string | undefined): string =>
  at === undefined || Number.isNaN(Date.parse(at)) ? '' : `, del ${at.slice(0, 10)} ${at.slice(11, 16)} UTC,`;

export const moreEntries = (more: number): string => `y ${count(more, 'entrada más', 'entradas más')}`;

export const hashFound = ({ seq, hash }: HashFound['seal'], of: number, when: string): string =>
  `esa huella es de la entrada ${seq} de ${of} de su historial${when.replace(/,$/, '')}: ${hash}`;

export const hashNotFound = (digits: string, folio: string | undefined): string =>
  `${folio === undefined ? 'Ningún informe' : folio}${folio === undefined ? ' tiene' : ' no tiene'} una entrada con la huella ${digits}. Si se copió bien, su historial ya no es el que era.`;

export function verdictLines(
  { reports: all, faulty, notReplayed, gaps }: Verdict,
  damage: readonly string[],
): string[] {
  const fine = faulty + gaps.length + damage.length === 0;
  return [
    ...damage.map((said) => `El archivo del almacén está dañado: ${said}`),
    ...gaps.map((gap) => `Faltan folios de ${gap.year}: ${numbersOf(gap)}`),
    ...(notReplayed === 0 ? [] : [`${reports(notReplayed)} de otra versión: se revisó su historial, no su estado.`]),
    fine ? `Todo bien: ${reports(all)}.` : `Hay daños: ${reports(all)}, ${figure(faulty)} con fallas.`,
  ];
}

const numbersOf = ({ from, to }: FolioGap): string => (from === to ? String(from) : `${from} a ${to}`);
