import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a build is made from. Tests are not built, except the benchmarks and what they lean on. */
const inputs = [
  'core',
  'bot',
  'playground',
  'cards',
  'documents',
  'storage',
  'deploy',
  'test/bench',
  'test/fixtures',
  'test/helpers',
  'scripts/build.mjs',
  'tsconfig.json',
  'tsconfig.product.json',
  'package.json',
  'package-lock.json',
];

/** Every file under a path, the path itself where it is a file, none where it does not exist. */
export function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/**
 * Changes whenever a source is added, removed, edited or put back. Names, sizes and times are enough:
 * reading every file would cost more than it proves.
 */
export function fingerprint() {
  const hash = createHash('sha256');
  const files = inputs.flatMap((path) => filesUnder(join(root, path))).sort();
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
