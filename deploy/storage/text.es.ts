import type { ArchiveErrorCode } from '../../storage/archive/error';
import type { StoreErrorCode } from '../../storage/errors';
import type { Sample } from '../../storage/whole/run';
import type { Clash, Comparison, Named } from '../../storage/whole/survey';
import type { Finding, Verdict } from '../../storage/whole/verify';

export const figure = (value: number): string => value.toLocaleString('es-MX');

/** `1 informe`, `1,234 informes`. */
export const count = (value: number, one: string, many: string): string =>
  `${figure(value)} ${value === 1 ? one : many}`;
export const reports = (value: number): string => count(value, 'informe', 'informes');

/** An address without whatever may be a secret in it: user, password and options. */
export function shown(url: string): string {
  if (!/^mongodb/i.test(url)) return url;
  const [, scheme = 'mongodb'] = /^(mongodb(?:\+srv)?):/i.exec(url) ?? [];
  const [place] =
    /^[^/?@]+\/[^/?@]+/.exec(url.slice(url.lastIndexOf('@') + 1).replace(/^mongodb(\+srv)?:\/\//i, '')) ?? [];
  return `${scheme}://${place ?? '…'}`;
}

export const nameOf = ({ id, folio }: Named): string => (folio === undefined ? id : `${folio} (${id})`);

/** What a platform answered, without what would move a terminal's cursor. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** A line each, and one that says how many more there are. */
export function lines<T>({ count: all, first }: Sample<T>, show: (one: T) => string): readonly string[] {
  const more = all - first.length;
  return [...first.map((one) => `- ${show(one)}`), ...(more > 0 ? [`- y ${figure(more)} más`] : [])];
}

export const storeFaults: Readonly<Record<StoreErrorCode, string>> = {
  'store.cannot-open': 'no hay ahí un almacén que se pueda abrir.',
  'store.newer-schema': 'lo escribió una versión más nueva de este programa; use esa versión.',
  'store.newer-report': 'tiene un informe de una versión más nueva de este programa.',
  'store.corrupt-report': 'un informe está dañado.',
  'store.corrupt': 'el archivo está dañado o no es un almacén.',
  'store.full': 'el disco no tiene espacio.',
  'store.read-only': 'no admite escritura.',
  'store.io': 'el disco falló.',
  'store.busy': 'otro proceso lo tiene ocupado; intente de nuevo.',
  'store.unreachable': 'no responde; intente de nuevo cuando vuelva.',
  'store.not-atomic': 'no actualiza un documento de forma atómica y perdería respuestas; use MongoDB 6 o posterior.',
  'store.too-large': 'un informe es más grande de lo que admite.',
  'store.no-such-report': 'el informe no está.',
  'store.closed': 'se cerró.',
  'store.failed': 'falló.',
};

export const archiveFaults: Readonly<Record<ArchiveErrorCode, string>> = {
  'archive.missing': 'no existe o no se puede leer.',
  'archive.exists': 'ya existe; para reemplazarlo, repita la orden con --overwrite.',
  'archive.foreign': 'no es un respaldo de informes.',
  'archive.newer': 'lo escribió una versión más nueva de este programa; use esa versión.',
  'archive.damaged': 'está dañado: se cortó o alguien lo cambió.',
  'archive.cannot-write': 'no se puede escribir.',
};

export const refusedDifferent = (different: Sample<Named>): readonly string[] => [
  `No se escribió nada: el destino tiene ${count(different.count, 'informe distinto', 'informes distintos')} de los del origen.`,
  ...lines(different, nameOf),
  'Para reemplazarlos con los del origen, repita la orden con --overwrite.',
];

export const refusedClashes = (clashes: Sample<Clash>): readonly string[] => [
  `No se escribió nada: en el destino, ${count(clashes.count, 'folio es de otro informe', 'folios son de otros informes')}, que el origen no tiene.`,
  ...lines(clashes, ({ folio, id, holder }) => `${folio}: en el origen es de ${id}; en el destino, de ${holder}`),
  'No hay opción que los reemplace: ningún informe se borra.',
];

/** How two sources compare: what differs, by name, and last of all the figures and whether they are fine. */
export function comparison(found: Comparison, fine: boolean): readonly string[] {
  const { same, different, missing, extra, unreadable, hashes } = found;
  const all = same + different.count + missing.count + unreadable.count;
  const parts: readonly (readonly [string, Sample<Named>])[] = [
    ['Distintos:', different],
    ['Faltan en el destino:', missing],
    ['No se pueden leer en el origen:', unreadable],
    ['Solo están en el destino:', extra],
  ];
  const named = parts.flatMap(([title, some]) => (some.count === 0 ? [] : [title, ...lines(some, nameOf)]));
  const figures = [
    `${figure(same)} de ${reports(all)} ${same === 1 ? 'igual' : 'iguales'}`,
    ...(different.count === 0 ? [] : [count(different.count, 'distinto', 'distintos')]),
    ...(missing.count === 0 ? [] : [count(missing.count, 'falta', 'faltan')]),
    ...(unreadable.count === 0 ? [] : [`${figure(unreadable.count)} sin leer`]),
    ...(extra.count === 0 ? [] : [`${figure(extra.count)} solo en el destino`]),
  ].join(', ');
  const sums =
    hashes.source === hashes.destination
      ? `huella ${hashes.source} en ambos.`
      : `huella ${hashes.source} en el origen y ${hashes.destination} en el destino.`;
  return [...named, `${fine ? 'Coinciden' : 'No coinciden'}: ${figures}; ${sums}`];
}

/** All of the source is in the destination, whatever else that has. */
export const holdsAll = ({ different, missing, unreadable, hashes }: Comparison): boolean =>
  different.count + missing.count + unreadable.count === 0 && hashes.source === hashes.destination;

export function verdict(found: Verdict): readonly string[] {
  const { findings, gaps, damage, foreign } = found;
  return [
    ...(damage.length === 0 ? [] : ['El archivo del almacén está dañado:', ...damage.map((said) => `- ${said}`)]),
    ...(findings.count === 0
      ? []
      : [`Informes con problemas:`, ...lines(findings, (finding) => `${nameOf(finding)}: ${problems(finding)}`)]),
    ...gaps.map(
      ({ year, count: many, numbers }) =>
        `Faltan folios de ${year}: ${numbers.map(figure).join(', ')}${many > numbers.length ? ` y ${figure(many - numbers.length)} más` : ''}.`,
    ),
    ...(foreign === 0
      ? []
      : [`${reports(foreign)} de otra versión del programa: se revisó lo que no depende de ella.`]),
    lastLine(found),
  ];
}

function lastLine(found: Verdict): string {
  const { reports: all, hash, findings, gaps } = found;
  if (isSound(found)) return `Todo bien: ${reports(all)}, huella ${hash}.`;
  const missing = gaps.reduce((sum, gap) => sum + gap.count, 0);
  return `Hay daños: ${reports(all)}, ${figure(findings.count)} con problemas, ${count(missing, 'folio', 'folios')} sin informe; huella ${hash}.`;
}

export const isSound = ({ findings, gaps, damage }: Verdict): boolean =>
  findings.count === 0 && gaps.length === 0 && damage.length === 0;

const problems = (finding: Finding): string => finding.problems.map(problem).join('; ');

function problem(found: Finding['problems'][number]): string {
  switch (found.what) {
    case 'unreadable':
      return 'no se puede leer';
    case 'document':
      return 'su documento no se puede leer';
    case 'history-gap':
      return `falta la entrada ${found.seq} del historial`;
    case 'history-hash':
      return `la entrada ${found.seq} del historial no corresponde a su huella`;
    case 'event':
      return `el evento ${found.seq} no se puede leer`;
    case 'tip':
      return 'su historial no termina donde dice';
    case 'replay':
      return found.parts.length === 0
        ? 'sus eventos no llevan a ningún estado'
        : `sus eventos llevan a otro estado (${found.parts.join(', ')})`;
    case 'columns':
      return `sus columnas no dicen lo que el documento (${found.names.join(', ')})`;
    case 'astray':
      return `lo que el almacén guarda aparte no corresponde (${found.names.join(', ')})`;
    case 'message':
      return `el mensaje ${found.id} no se puede leer`;
    case 'folio-twice':
      return `el número de su folio ${found.folio} está repetido o no se entiende`;
  }
}
