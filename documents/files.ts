import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file of `documents/templates`, which lies beside the rooms in the sources and in the build alike, however deep the
 * program that asks lies. Throws where there is no such folder: the program was taken out of its build.
 */
export const templateFile = (name: string): string => join((templates ??= templatesAbove()), name);

let templates: string | undefined;

function templatesAbove(): string {
  const found = above('documents/templates');
  if (found === undefined) throw new Error(`No documents/templates above ${__dirname}.`);
  return found;
}

/** What lies under that path in the nearest folder above this program that has it. */
export function above(path: string, folder: string = __dirname): string | undefined {
  const here = join(folder, path);
  if (existsSync(here)) return here;
  return dirname(folder) === folder ? undefined : above(path, dirname(folder));
}
