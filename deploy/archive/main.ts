import { environment, storageUrlOf, timeZoneOf } from '../../bot/config/config';
import { isYearMonth } from '../../core/form/kinds/dates/calendar';
import { createPool } from '../../documents/making/pool';
import { withBotStore } from '../storage/fault';
import { readOrder, run, UsageError } from '../tool';
import { archive } from './archive';
import { HELP, leftOutText, summaryText, USAGE, wroteText } from './text.es';

/** 0 where all is in the folder; 1 where something failed; 2 for wrong usage. */
run({
  ...{ name: 'archive', help: HELP, fault: 1 },
  work: async (args) => {
    const [folder, month, ...more] = readOrder(args, {}).positionals;
    if (folder === undefined || more.length > 0 || !(month === undefined || isYearMonth(month)))
      throw new UsageError(USAGE);
    const env = environment();
    // In another process: a report at which the typesetter gives up must not end the archive of all that come after it.
    const pool = createPool();
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    try {
      const done = await withBotStore(storageUrlOf(env), (store) =>
        archive(store, folder, {
          ...(month === undefined ? {} : { month }),
          timeZone: timeZoneOf(env),
          clock: { now: () => new Date() },
          make: (printed, attachment) => pool.run({ kind: 'archive', printed, attachment }),
          wrote: (name) => say(wroteText(name)),
          leftOut: (folio, error) => say(leftOutText(folio, error instanceof Error ? error.message : String(error))),
        }),
      );
      say(summaryText(done));
      return done.failed === 0 ? 0 : 1;
    } finally {
      await pool.close();
    }
  },
});
