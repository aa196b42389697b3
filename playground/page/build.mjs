// Bundles the page into dist/playground/page/, or the folder named: index.html, app.js, app.css, icon.svg.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const page = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(page, '../../dist/playground/page');

mkdirSync(out, { recursive: true });
await build({
  entryPoints: { app: join(page, 'main.ts') },
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'safari17'],
  outdir: out,
  logLevel: 'warning',
  legalComments: 'none',
  tsconfig: join(page, 'tsconfig.json'),
});
for (const file of ['index.html', 'icon.svg']) copyFileSync(join(page, file), join(out, file));
