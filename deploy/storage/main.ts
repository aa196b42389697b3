import { ConfigError, environment, storageUrlOf } from '../../bot/config/config';
import { run } from './commands';
import type { Surroundings } from './commands';
import { PlaceError } from './fault';
import { HELP } from './text.es';
import { readCommand, UsageError } from './usage';

/** 0 where all is well; 1 for damage, a fault or a refusal; 2 for wrong usage. */
type ExitCode = 0 | 1 | 2;

/** Milliseconds between two lines of progress. */
const REDRAW = 200;

/** Interruptions are left to the system: an export appears, and an import takes effect, in one last step. */
async function main(args: readonly string[]): Promise<ExitCode> {
  try {
    const command = readCommand(args);
    if (command !== 'help') return (await run(command, surroundings())) ? 0 : 1;
    process.stdout.write(HELP);
    return 0;
  } catch (error) {
    return failed(error);
  }
}

function surroundings(): Surroundings {
  const terminal = process.stderr.isTTY;
  let drawn = 0;
  const clear = (): void => {
    if (drawn > 0) process.stderr.write('\r\x1b[K');
    drawn = 0;
  };
  process.on('exit', clear);
  return {
    storage: () => storageUrlOf(environment()),
    say(line, aside) {
      clear();
      (aside === undefined ? process.stdout : process.stderr).write(`${line}\n`);
    },
    progress(line) {
      if (!terminal || Date.now() - drawn < REDRAW) return;
      drawn = Date.now();
      process.stderr.write(`\r\x1b[K${line}`);
    },
  };
}

function failed(error: unknown): ExitCode {
  if (error instanceof UsageError || error instanceof ConfigError) {
    process.stderr.write(`${error.message}\nLas órdenes se explican con: npm run storage -- --help\n`);
    return 2;
  }
  const text = error instanceof PlaceError ? error.message : error instanceof Error ? error.stack : undefined;
  process.stderr.write(`${text ?? String(error)}\n`);
  return 1;
}

// Whoever reads may have seen enough (`| head`); what is done goes on, and its outcome is the exit code.
process.stdout.on('error', () => {});
// Until there is an outcome: to end without one is no success.
process.exitCode = 1;
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
