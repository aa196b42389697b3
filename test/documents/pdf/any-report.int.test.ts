import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { visitReport } from '../../../core/form/visit-report';
import { printable } from '../../../documents/pdf/printable';
import { renderPdf } from '../../../documents/pdf/pdf';
import { keptAnswers, printedOf, someOf } from '../../helpers/people/any-report';
import type { MadePaper } from '../../helpers/documents/papers-made';
import { hasPoppler, poppler } from '../../helpers/documents/poppler';
import { ROOT } from '../../helpers/world/root';

const SEED = Number(process.env['SEED'] ?? 20_230_403);
const EACH = 250;

/** Children do not outlive the test. */
const given = new AbortController();
afterAll(() => given.abort());

/** All that is wrong with the PDFs of so many made-up reports, each by its place among those of the seed. */
async function faultsOf(content: 'rich' | 'wild'): Promise<readonly string[]> {
  const program = ['-r', './test/helpers/world/register-ts.js', 'test/helpers/documents/papers-made.ts'];
  const asked = [content, String(SEED), String(EACH)];
  const child = spawn(process.execPath, [...program, ...asked], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: given.signal,
  });
  child.on('error', () => {});
  const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const papers = said.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as MadePaper]));
  const of = (place: number): string => `${content} report ${place} of SEED=${SEED}`;
  const faults = papers.flatMap(({ pages, fault }, place) =>
    pages > 0 && fault === undefined ? [] : [`${of(place)}: ${fault ?? 'no page'}`],
  );
  return papers.length === EACH
    ? faults
    : [...faults, `${of(papers.length)} ended the process: ${wrong.slice(-2_000)}`];
}

test('500 reports of whatever content are PDFs of a page at least', async () => {
  expect((await Promise.all([faultsOf('rich'), faultsOf('wild')])).flat()).toEqual([]);
}, 280_000);

(hasPoppler ? test : test.skip)('every word of a report that no column breaks is in its PDF’s text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'visit-report-words-'));
  const path = join(folder, 'report.pdf');
  try {
    for (const [place, paper] of someOf(printedOf(keptAnswers), 20).entries()) {
      writeFileSync(path, renderPdf(visitReport, paper));
      const found = bare(poppler('pdftotext', '-raw', path, '-'));
      const lost = wordsIn(paper.answers).filter((word) => !found.includes(bare(word)));
      expect([place, lost]).toEqual([place, []]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A word may go on on the next line, after a hyphen or without one. */
const bare = (said: string): string => said.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e-]+/g, '');

/** Of all texts, names and codes in the answers, without those from right to left, which poppler turns round. */
function wordsIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string')
    return ['text', 'name', 'code'].includes(name) ? printable(value).split(/\s+/).filter(isWhole) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => wordsIn(one, inner));
}

/** A longer one may go on on the next page, under its heading. */
const isWhole = (word: string): boolean => word.length <= 10 && !/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(word);
