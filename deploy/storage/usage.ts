import { parseArgs } from 'node:util';
import { storageProblem } from '../../bot/config/config';
import { HELP } from './text.es';

/** What was asked for. Where `storage` is absent, the store is the bot's own. */
export type Command = { readonly storage: string | undefined } & (
  | { readonly name: 'export' | 'import'; readonly file: string }
  /** The store, or an export. */
  | { readonly name: 'verify'; readonly file: string | undefined }
  | { readonly name: 'dead' }
  | { readonly name: 'revive'; readonly ids: readonly string[] | 'all' }
);

/** Not a command as the help describes it; says in Spanish what is wrong, and how to mend it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  all: { type: 'boolean' },
  storage: { type: 'string' },
} as const;

/** @throws {UsageError} */
export function readCommand(args: readonly string[]): Command | 'help' {
  const { values, positionals } = parsed(args);
  const [name, ...places] = positionals;
  if (values.help === true || name === 'help') return 'help';
  const { storage, all = false } = values;
  refuseAddress(storage);
  if (all && name !== 'revive') throw new UsageError('--all solo va con revive; quítelo.');
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

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [, option = 'dada'] = /'(-[^ ']*)/.exec(String(error)) ?? [];
    throw new UsageError(
      String(error).includes('Unknown option')
        ? `No existe la opción ${option}; las que hay son --storage, --all y --help.`
        : `La opción ${option} está mal escrita o le falta su valor; por ejemplo: --storage sqlite:./data/visits.db`,
    );
  }
}

function atMost(count: 0 | 1, places: readonly string[]): readonly string[] {
  if (places.length > count) throw new UsageError(`Sobra «${places[count]}»; quítelo.`);
  return places;
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

function refuseAddress(url: string | undefined): void {
  const problem = url === undefined ? undefined : storageProblem(url);
  if (problem !== undefined) throw new UsageError(`--storage: ${problem}`);
  if (url === 'sqlite::memory:') throw new UsageError('--storage: la memoria no guarda nada; nombre un archivo.');
}
