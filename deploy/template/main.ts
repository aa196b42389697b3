import { environment, templateOf } from '../../bot/config/config';
import { templateBad, templateGood } from '../../core/paper/screens/template.es';
import { templateFile } from '../../documents/files';
import { checkTemplateFile } from '../../documents/word/check/check';
import { readOrder, run, UsageError } from '../tool';
import { HELP, USAGE } from './text.es';

/** 0 where the template is good; 1 where it is not; 2 for wrong usage. */
run({
  ...{ name: 'template', help: HELP, fault: 1 },
  work: (args) => {
    const [order, given, ...more] = readOrder(args, {}).positionals;
    if (order !== 'check' || more.length > 0) throw new UsageError(USAGE);
    // That of the bot's configuration, else the one that comes with it.
    const file = given ?? templateOf(environment()) ?? templateFile('visit-report.docx');
    const { faults, placeholders } = checkTemplateFile(file);
    if (faults.length === 0) process.stdout.write(`${templateGood(file, placeholders)}\n`);
    else process.stderr.write(`${templateBad(file, faults)}\n`);
    return faults.length === 0 ? 0 : 1;
  },
});
