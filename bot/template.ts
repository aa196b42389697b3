import { templateBad, type TemplateFault } from '../core/paper/screens/template.es';

/** The office's own template cannot be filled in; says everything that is wrong with it, in Spanish. */
export class TemplateError extends Error {
  constructor(
    file: string,
    readonly faults: readonly TemplateFault[],
  ) {
    super(`TEMPLATE: ${templateBad(file, faults)}\nSe revisa con: npm run template -- check ${file}`);
    this.name = 'TemplateError';
  }
}

/**
 * The office's own template, as it is at the start; undefined where the one that comes with the bot is used, which tests
 * have checked. @throws {TemplateError}
 */
export async function readTemplate(file: string | undefined): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  // Loaded where there is something to check: a bot starts without the reader of documents.
  const { checkTemplateFile } = await import('../documents/word/check/check');
  const { faults, source } = checkTemplateFile(file);
  if (faults.length > 0) throw new TemplateError(file, faults);
  return source;
}
