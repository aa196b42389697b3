import { ConfigError, environment, storageUrlOf, timeZoneOf } from '../../bot/config/config';
import { createPool } from '../../documents/making/pool';
import { StoreError } from '../../storage/errors';
import { openStore } from '../../storage/open';
import { archive } from './archive';
import { HELP, faultText, leftOutText, summaryText, wroteText } from './text.es';

/** 0 where all is in the folder; 1 where something failed; 2 for wrong usage. */
async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const [folder = '', month, ...more] = args;
  if (folder === '' || folder.startsWith('-') || more.length > 0 || !isMonth(month)) {
    process.stderr.write(HELP);
    return 2;
  }
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const env = environment();
  const store = await openStore(storageUrlOf(env), silent);
  // In another process: a report at which the typesetter gives up must not end the archive of all that come after it.
  const pool = createPool();
  try {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    const done = await archive(store, folder, {
      ...(month === undefined ? {} : { month }),
      timeZone: timeZoneOf(env),
      clock: { now: () => new Date() },
      make: (printed, attachment) => pool.run({ kind: 'archive', printed, attachment }),
      wrote: (name) => say(wroteText(name)),
      leftOut: (folio, error) => say(leftOutText(folio, error instanceof Error ? error.message : String(error))),
    });
    say(summaryText(done));
    return done.failed === 0 ? 0 : 1;
  } finally {
    await pool.close();
    await store.close();
  }
}

const isMonth = (month: string | undefined): boolean => month === undefined || /^\d{4}-(0[1-9]|1[0-2])$/.test(month);

process.exitCode = 1;
void main(process.argv.slice(2)).then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    const known = error instanceof StoreError || error instanceof ConfigError;
    process.stderr.write(
      `${faultText(known ? error.message : error instanceof Error ? (error.stack ?? '') : String(error))}\n`,
    );
  },
);
