import { parseArgs } from 'node:util';
import { ConfigError, environment, templateOf } from '../../bot/config/config';
import { templateBad, templateGood } from '../../core/words/template.es';
import { templateFile } from '../../documents/files';
import { checkTemplateFile } from '../../documents/word/check/check';
import { HELP, USAGE } from './text.es';

/** 0 where the template is good; 1 where it is not; 2 for wrong usage. */
type ExitCode = 0 | 1 | 2;

function main(args: readonly string[]): ExitCode {
  const asked = readArguments(args);
  if (asked === 'help') return said(process.stdout, HELP, 0);
  if (asked === 'wrong') return said(process.stderr, USAGE, 2);
  const file = asked.file ?? configured();
  if (file === undefined) return 2;
  const { faults, placeholders } = checkTemplateFile(file);
  if (faults.length > 0) return said(process.stderr, `${templateBad(file, faults)}\n`, 1);
  return said(process.stdout, `${templateGood(file, placeholders)}\n`, 0);
}

function readArguments(args: readonly string[]): { readonly file: string | undefined } | 'help' | 'wrong' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const [order, file, ...more] = positionals;
    if (values.help === true) return 'help';
    return order === 'check' && more.length === 0 ? { file } : 'wrong';
  } catch {
    return 'wrong';
  }
}

/** That of the bot's configuration, else the one that comes with it; undefined, and said, where neither can be known. */
function configured(): string | undefined {
  try {
    return templateOf(environment()) ?? templateFile('visit-report.docx');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    said(process.stderr, `${error.message}\n`, 2);
    return undefined;
  }
}

function said(to: NodeJS.WriteStream, text: string, code: ExitCode): ExitCode {
  to.write(text);
  return code;
}

process.exitCode = main(process.argv.slice(2));
