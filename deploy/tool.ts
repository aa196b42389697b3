import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError, storageProblem } from '../bot/config/config';
import { PlaceError } from './storage/fault';

/** Not an order as the help describes it; says in Spanish what is wrong, and how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type ExitCode = 0 | 1 | 2;

interface Tool {
  /** As `npm run` knows it. */
  readonly name: string;
  readonly help: string;
  /** What it ends with where it fails. */
  readonly fault: 1 | 2;
  readonly work: (args: readonly string[]) => ExitCode | Promise<ExitCode>;
}

/** Runs a tool to its end, told in its exit code: 2 where its order, or the configuration, is wrong. */
export function run({ name, help, fault, work }: Tool): void {
  const args = process.argv.slice(2);
  const failed = (error: unknown): ExitCode => {
    const isUsage = error instanceof UsageError || error instanceof ConfigError;
    const text =
      isUsage || error instanceof PlaceError ? error.message : error instanceof Error ? error.stack : undefined;
    process.stderr.write(`${text ?? String(error)}\n${isUsage ? `Se explica con: npm run ${name} -- --help\n` : ''}`);
    return isUsage ? 2 : fault;
  };
  // Whoever reads may have seen enough (`| head`); what is done goes on, and its outcome is the exit code.
  process.stdout.on('error', () => {});
  if (args[0] === 'help' || args.includes('--help') || args.includes('-h')) return void process.stdout.write(help);
  // Until there is an outcome: to end without one is no success.
  process.exitCode = fault;
  void (async () => work(args))()
    .catch(failed)
    .then((code) => (process.exitCode = code));
}

const list = new Intl.ListFormat('es-MX');

/** An order's options, and the rest of it. @throws {UsageError} */
export function readOrder<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [, option = 'dada'] = /'(-[^ ']*)/.exec(String(error)) ?? [];
    const names = [...Object.keys(options), 'help'].map((name) => `--${name}`);
    throw new UsageError(
      String(error).includes('Unknown option')
        ? `No existe la opción ${option}; las que hay son ${list.format(names)}.`
        : `La opción ${option} está mal escrita o le falta su valor.`,
    );
  }
}

/** The value of `--storage`, where it is given. @throws {UsageError} */
export function storageIn(url: string | undefined): string | undefined {
  const problem = url === undefined ? undefined : storageProblem(url);
  if (problem !== undefined) throw new UsageError(`--storage: ${problem}`);
  if (url === 'sqlite::memory:') throw new UsageError('--storage: la memoria no guarda nada; nombre un archivo.');
  return url;
}
