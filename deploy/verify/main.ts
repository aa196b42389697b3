import { ConfigError, environment, storageUrlOf, timeZoneOf } from '../../bot/config/config';
import { PlaceError } from '../storage/fault';
import { HELP, seeHelp } from './text.es';
import { readAsked, UsageError } from './usage';
import { verifyFiles, type Outcome } from './verify';

async function main(args: readonly string[]): Promise<Outcome> {
  try {
    const asked = readAsked(args);
    if (asked === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const env = environment();
    const { files, json, storage } = asked;
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    return await verifyFiles({ files, json, url: storage ?? storageUrlOf(env), zone: timeZoneOf(env), say });
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Outcome {
  const isUsage = error instanceof UsageError || error instanceof ConfigError;
  const text =
    isUsage || error instanceof PlaceError ? error.message : error instanceof Error ? error.stack : undefined;
  process.stderr.write(`${text ?? String(error)}\n${isUsage ? `${seeHelp}\n` : ''}`);
  return 2;
}

// Until there is an outcome: to end without one is no success.
process.exitCode = 2;
process.stdout.on('error', () => {});
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
