import { environment, storageUrlOf } from '../../bot/config/config';
import * as tool from '../tool';
import { run, type Surroundings } from './commands';
import { HELP } from './text.es';
import { readCommand } from './usage';

/** Milliseconds between two lines of progress. */
const REDRAW = 200;

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

/**
 * 0 where all is well; 1 for damage, a fault or a refusal; 2 for wrong usage. Interruptions are left to the system: an
 * export appears, and an import takes effect, in one last step.
 */
tool.run({
  ...{ name: 'storage', help: HELP, fault: 1 },
  work: async (args) => ((await run(readCommand(args), surroundings())) ? 0 : 1),
});
