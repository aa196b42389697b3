import { environment, storageUrlOf, templateOf, timeZoneOf } from '../../bot/config/config';
import { templateBad } from '../../core/paper/screens/template.es';
import { checkTemplateFile } from '../../documents/word/check/check';
import { readOrder, run, storageIn, UsageError } from '../tool';
import { HELP, noFile } from './text.es';
import { verifyFiles } from './verify';

run({
  ...{ name: 'verify', help: HELP, fault: 2 },
  work: async (args) => {
    const { values, positionals: files } = readOrder(args, { json: { type: 'boolean' }, storage: { type: 'string' } });
    if (files.length === 0) throw new UsageError(noFile);
    const storage = storageIn(values.storage);
    const env = environment();
    const own = templateOf(env);
    return verifyFiles({
      ...{ files, json: values.json === true, url: storage ?? storageUrlOf(env), zone: timeZoneOf(env) },
      say: (line) => void process.stdout.write(`${line}\n`),
      ...(own === undefined ? {} : { template: templateIn(own) }),
    });
  },
});

/** The office's own, which the bot's Word files are written into. @throws {UsageError} */
function templateIn(file: string): Buffer {
  const { faults, source } = checkTemplateFile(file);
  if (source === undefined || faults.length > 0) throw new UsageError(`TEMPLATE: ${templateBad(file, faults)}`);
  return source;
}
