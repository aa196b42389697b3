import { readOrder, storageIn, UsageError } from '../tool';
import { HELP } from './text.es';

/** What was asked for. Where `storage` is absent, the store is the bot's own. */
export type Command = { readonly storage: string | undefined } & (
  | { readonly name: 'export' | 'import'; readonly file: string }
  /** The store, or an export. */
  | { readonly name: 'verify'; readonly file: string | undefined }
  /** Digits of a hash, as it begins; in the store, or in an export. */
  | { readonly name: 'hash'; readonly digits: string; readonly folio?: string; readonly file: string | undefined }
  | { readonly name: 'dead' }
  | { readonly name: 'revive'; readonly ids: readonly string[] | 'all' }
);

const OPTIONS = {
  storage: { type: 'string' },
  all: { type: 'boolean' },
  hash: { type: 'string' },
} as const;

/** Fewer digits of a hash may be another's as well. */
const FEWEST_DIGITS = 8;

/** @throws {UsageError} */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = readOrder(args, OPTIONS);
  const [name, ...places] = positionals;
  const { all = false, hash } = values;
  const storage = storageIn(values.storage);
  if (all && name !== 'revive') throw new UsageError('--all solo va con revive; quítelo.');
  if (hash !== undefined) {
    if (name !== 'verify') throw new UsageError('--hash solo va con verify; quítelo.');
    return { name: 'hash', storage, digits: digitsOf(hash), ...folioAndFile(places) };
  }
  switch (name) {
    case 'export':
    case 'import':
      return { name, storage, file: fileOf(atMost(1, places), `Falta el archivo: ${name} FILE`) };
    case 'verify':
      return { name, storage, file: atMost(1, places).length === 0 ? undefined : fileOf(places, HELP) };
    case 'dead':
      atMost(0, places);
      return { name, storage };
    case 'revive':
      return { name, storage, ids: idsOf(places, all) };
    case undefined:
      throw new UsageError('Falta la orden: export, import, verify, dead o revive.');
    default:
      throw new UsageError(`«${name}» no es una orden; use export, import, verify, dead o revive.`);
  }
}

function atMost(count: 0 | 1, places: readonly string[]): readonly string[] {
  if (places.length > count) throw new UsageError(`Sobra «${places[count]}»; quítelo.`);
  return places;
}

/** As it was printed, or copied by hand: in groups, in capitals, with an ellipsis after it. */
function digitsOf(given: string): string {
  const digits = given.toLowerCase().replace(/[\s-]|(\.\.\.|…)$/g, '');
  if (/^[0-9a-f]*$/.test(digits) && digits.length >= FEWEST_DIGITS && digits.length <= 64) return digits;
  throw new UsageError(`Una huella son de ${FEWEST_DIGITS} a 64 cifras y letras de la a a la f; «${given}» no lo es.`);
}

function folioAndFile(places: readonly string[]): { readonly folio?: string; readonly file: string | undefined } {
  const folios = places.flatMap((place) => folioIn(place) ?? []);
  const files = places.filter((place) => folioIn(place) === undefined);
  if (folios.length > 1) throw new UsageError(`Sobra «${folios[1]}»; quítelo.`);
  const file = atMost(1, files).length === 0 ? undefined : fileOf(files, HELP);
  return { ...(folios[0] === undefined ? {} : { folio: folios[0] }), file };
}

/** However it was typed. */
function folioIn(place: string): string | undefined {
  const [, year, number] = /^inf[-\s]?(\d{4})[-\s]?(\d{1,6})$/i.exec(place) ?? [];
  return year === undefined || number === undefined ? undefined : `INF-${year}-${number.padStart(4, '0')}`;
}

function fileOf([file = '']: readonly string[], missing: string): string {
  if (file === '') throw new UsageError(missing);
  if (/^(sqlite:|[a-z][a-z+.-]+:\/\/)/i.test(file)) {
    throw new UsageError('Ahí va un archivo; la dirección de un almacén va en --storage URL.');
  }
  return file;
}

function idsOf(places: readonly string[], all: boolean): readonly string[] | 'all' {
  if (all && places.length > 0) throw new UsageError('Nombre los mensajes o ponga --all, no ambos.');
  if (!all && places.length === 0) throw new UsageError('Faltan los mensajes: revive ID…, o revive --all.');
  return all ? 'all' : places;
}
