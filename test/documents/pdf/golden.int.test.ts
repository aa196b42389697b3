import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { renderPdf } from '../../../documents/pdf/pdf';
import { allSeeds } from '../../fixtures/seeds';
import { hasPoppler, poppler } from '../../helpers/documents/poppler';
import { pdfOutline } from '../../helpers/documents/pdf-outline';
import { richReport } from '../../helpers/people/rich-report';

const kept = join(__dirname, '../../fixtures/pdf');
const folder = mkdtempSync(join(tmpdir(), 'visit-report-golden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const papers: readonly (readonly [string, Answers])[] = [
  ...allSeeds.map(({ answers }, i) => [`seed-${i + 1}`, answers] as const),
  ['rich', richReport],
];

/**
 * What each reference report, and one with all that is drawn, says in the order of reading, and by which elements a
 * screen reader goes through it: read a difference before it is taken, with `GOLDEN=write npx jest pdf/golden`.
 */
(hasPoppler ? test : test.skip).each(papers)('%s is on paper as it was', (name, answers) => {
  const seal = { seq: 42, hash: '3f9a1c0788d24be1'.repeat(4) };
  const round = papers.findIndex(([other]) => other === name) + 1;
  const path = join(folder, `${name}.pdf`);
  writeFileSync(
    path,
    renderPdf(visitReport, { answers, state: 'approved', folio: `INF-2023-000${round}`, round, seal }),
  );
  const found = {
    text: poppler('pdftotext', '-raw', path, '-').replaceAll('\f', '== otra página\n'),
    structure: pdfOutline(path),
  };
  for (const [kind, said] of Object.entries(found)) {
    const file = join(kept, `${name}.${kind}.txt`);
    if (process.env['GOLDEN'] === 'write') writeFileSync(file, said);
    expect([file, existsSync(file)]).toEqual([file, true]);
    expect(said).toBe(readFileSync(file, 'utf8'));
  }
});
