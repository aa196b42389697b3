import { execFileSync, spawnSync } from 'node:child_process';

type Program = 'pdftotext' | 'pdfinfo' | 'pdffonts' | 'pdfdetach';

export const hasPoppler = spawnSync('pdfinfo', ['-v'], { stdio: 'ignore' }).error === undefined;

/** What poppler's programs say of a file. */
export const poppler = (program: Program, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 });
