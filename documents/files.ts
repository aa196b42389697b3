import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file of `documents/templates`, which lies beside the rooms in the sources and in the build alike, however deep the
 * program that asks lies. Throws where there is no such folder: the program was taken out of its build.
 */
export const templateFile = (name: string): string => join(templates(), name);

let found: string | undefined;
const templates = (): string => (found ??= lookUp(__dirname));

function lookUp(folder: string): string {
  const here = join(folder, 'documents/templates');
  if (existsSync(here)) return here;
  const above = dirname(folder);
  if (above === folder) throw new Error(`No documents/templates above ${__dirname}.`);
  return lookUp(above);
}
