import { ConfigError, environment, storageUrlOf } from '../../bot/config/config';
import { run } from './commands';
import { PlaceError, textOf } from './fault';
import { createProgress } from './progress';
import { readCommand, UsageError } from './usage';
import type { Command } from './usage';

/** 0 where all is well; 1 for differences, damage, a refusal or an interruption; 2 for wrong usage. */
type ExitCode = 0 | 1 | 2;

/** Milliseconds in which signals are one: from a terminal, one comes to the process itself and one through npm. */
const ONE_PRESS = 500;

async function main(args: readonly string[]): Promise<ExitCode> {
  const interruption = new AbortController();
  const progress = createProgress(process.stderr, interruption.signal);
  let since: number | undefined;
  const interrupt = (): void => {
    since ??= Date.now();
    interruption.abort();
    // Whoever presses again does not want to wait for a slow database.
    if (Date.now() - since < ONE_PRESS) return;
    progress.stop();
    process.exit(1);
  };
  // Whoever reads may have seen enough (`| head`); what is done goes on, and its outcome is the exit code.
  process.stdout.on('error', () => {});
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  let command: Command | undefined;
  try {
    command = readCommand(args);
    if (command.name === 'help') {
      process.stdout.write(command.text);
      return 0;
    }
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    const fine = await run(command, { progress, say, storage: () => storageUrlOf(environment()) });
    return fine ? 0 : 1;
  } catch (error) {
    progress.stop();
    if (interruption.signal.aborted) return stopped(command?.name);
    return failed(error, command?.name);
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

const complain = (text: string): void => void process.stderr.write(`${text}\n`);

function stopped(name: Command['name'] | undefined): ExitCode {
  complain(`Se interrumpió. ${howToGoOn(name)}`);
  return 1;
}

function howToGoOn(name: Command['name'] | undefined): string {
  if (name === 'copy' || name === 'restore') return 'Lo escrito está completo; la misma orden continúa.';
  if (name === 'backup') return 'No queda un archivo a medias; la misma orden empieza de nuevo.';
  return 'No se cambió nada; la misma orden empieza de nuevo.';
}

function failed(error: unknown, name: Command['name'] | undefined): ExitCode {
  if (error instanceof UsageError) {
    complain(`${error.message}\n\n${error.help}`);
    return 2;
  }
  if (error instanceof ConfigError) {
    complain(error.message);
    return 2;
  }
  const text = textOf(error);
  if (error instanceof PlaceError) complain(error.message);
  else if (text !== undefined) complain(`El almacén: ${text}`);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  // A place that could not be opened ends it before anything is written.
  if (!(error instanceof PlaceError) && (name === 'copy' || name === 'restore')) complain(howToGoOn(name));
  return 1;
}

// Until there is an outcome: to end without one is no success.
process.exitCode = 1;
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
