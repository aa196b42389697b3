import { parseArgs } from 'node:util';
import { storageProblem } from '../../bot/config/config';
import { HELP } from './help.es';

/** A store by its address, or a backup file. */
export type Place = { readonly kind: 'store'; readonly url: string } | { readonly kind: 'file'; readonly file: string };

/** What was asked for. Where `storage` is absent, the store is the bot's own. */
export type Command =
  | { readonly name: 'help'; readonly text: string }
  | { readonly name: 'copy'; readonly from: string; readonly to: string; readonly overwrite: boolean }
  | {
      readonly name: 'backup' | 'restore';
      readonly file: string;
      readonly storage: string | undefined;
      readonly overwrite: boolean;
    }
  | { readonly name: 'verify'; readonly place: Place | undefined; readonly storage: string | undefined }
  | { readonly name: 'compare'; readonly from: Place; readonly to: Place }
  | { readonly name: 'dead'; readonly storage: string | undefined }
  | { readonly name: 'revive'; readonly id: string; readonly storage: string | undefined };

/** Not a command as `--help` describes it; says what is wrong, in Spanish. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly help: string = HELP.all,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}

type Name = Exclude<keyof typeof HELP, 'all'>;

interface Given {
  readonly name: Name;
  readonly places: readonly string[];
  readonly storage: string | undefined;
  readonly overwrite: boolean;
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  overwrite: { type: 'boolean' },
  storage: { type: 'string' },
} as const;

/** @throws {UsageError} */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const [name, ...places] = positionals;
  if (values.help === true || name === 'help')
    return { name: 'help', text: helpOf(name === 'help' ? places[0] : name) };
  if (name === undefined) throw new UsageError('Falta la orden.');
  if (!isName(name)) throw new UsageError(`«${name}» no es una orden.`);
  const { storage, overwrite = false } = values;
  if (storage !== undefined) addressOf('--storage', storage, name);
  return commandOf({ name, places, storage, overwrite });
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(optionText(String(error)));
  }
}

/** What Node says, in Spanish. */
function optionText(said: string): string {
  const [, option = 'dada'] = /'(-[^ ']*)/.exec(said) ?? [];
  return said.includes('Unknown option')
    ? `No existe la opción ${option}.`
    : `La opción ${option} está mal escrita o le falta su valor.`;
}

const isName = (name: string): name is Name => Object.hasOwn(HELP, name) && name !== 'all';
const helpOf = (name: string | undefined): string => (name !== undefined && isName(name) ? HELP[name] : HELP.all);

function commandOf({ name, places, storage, overwrite }: Given): Command {
  switch (name) {
    case 'copy': {
      refuse({ name, storage });
      const [from, to] = exactly(places, ['FROM', 'TO'], name);
      return { name, from: addressOf('FROM', from, name), to: addressOf('TO', to, name), overwrite };
    }
    case 'backup':
    case 'restore':
      return { name, file: fileOf(exactly(places, ['FILE'], name)[0], name), storage, overwrite };
    case 'verify':
      refuse({ name, overwrite });
      return verifyOf(places, storage);
    case 'dead':
      refuse({ name, overwrite });
      exactly(places, [], name);
      return { name, storage };
    case 'revive':
      refuse({ name, overwrite });
      return { name, id: exactly(places, ['ID'], name)[0], storage };
  }
}

function verifyOf(places: readonly string[], storage: string | undefined): Command {
  const [first, second, ...more] = places.map((place) => placeOf(place));
  if (more.length > 0) throw new UsageError('verify toma uno o dos lugares, no más.', HELP.verify);
  if (first !== undefined) refuse({ name: 'verify', storage });
  return first !== undefined && second !== undefined
    ? { name: 'compare', from: first, to: second }
    : { name: 'verify', place: first, storage };
}

/** Options that a command does not take. */
function refuse({ name, storage, overwrite }: Partial<Given> & Pick<Given, 'name'>): void {
  if (storage !== undefined) throw new UsageError('Ahí --storage no se usa: los lugares ya se nombran.', HELP[name]);
  if (overwrite === true) throw new UsageError(`${name} no escribe informes; --overwrite no se usa.`, HELP[name]);
}

type Texts<N extends readonly string[]> = { [K in keyof N]: string };

function exactly<const N extends readonly string[]>(places: readonly string[], names: N, name: Name): Texts<N> {
  const missing = names.slice(places.length);
  if (missing.length > 0) throw new UsageError(`Falta ${missing.join(' y ')}.`, HELP[name]);
  if (places.length > names.length) throw new UsageError(`Sobra «${places[names.length]}».`, HELP[name]);
  return places as unknown as Texts<N>;
}

const isAddress = (text: string): boolean => /^(sqlite:|[a-z][a-z+.-]+:\/\/|mongodb)/i.test(text);

const placeOf = (text: string): Place =>
  isAddress(text)
    ? { kind: 'store', url: addressOf('La dirección', text, 'verify') }
    : { kind: 'file', file: fileOf(text, 'verify') };

function fileOf(text: string, name: Name): string {
  if (text === '') throw new UsageError('Falta el nombre del archivo.', HELP[name]);
  if (isAddress(text)) throw new UsageError('Ahí va un archivo, no la dirección de un almacén.', HELP[name]);
  return text;
}

function addressOf(what: string, url: string, name: Name): string {
  const problem = storageProblem(url);
  if (problem !== undefined) throw new UsageError(`${what}: ${problem}`, HELP[name]);
  if (url === 'sqlite::memory:') throw new UsageError(`${what}: la memoria no guarda nada.`, HELP[name]);
  return url;
}
