import { ConfigError, environment, storageUrlOf, templateOf, timeZoneOf } from '../../bot/config/config';
import { templateBad } from '../../core/words/template.es';
import { checkTemplateFile } from '../../documents/word/check/check';
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
    const own = templateOf(env);
    return await verifyFiles({
      ...{ files, json, url: storage ?? storageUrlOf(env), zone: timeZoneOf(env), say },
      ...(own === undefined ? {} : { template: templateIn(own) }),
    });
  } catch (error) {
    return failed(error);
  }
}

/** The office's own, which the bot's Word files are written into. @throws {UsageError} */
function templateIn(file: string): Buffer {
  const { faults, source } = checkTemplateFile(file);
  if (source === undefined || faults.length > 0) throw new UsageError(`TEMPLATE: ${templateBad(file, faults)}`);
  return source;
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
