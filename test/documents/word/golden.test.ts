import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { visitReport } from '../../../core/form/visit-report';
import { renderWord } from '../../../documents/word/word';
import { allSeeds } from '../../fixtures/seeds';
import { outlineOf } from '../../helpers/documents/word-outline';

const folder = join(__dirname, '../../fixtures/word');

/** What each reference report is on paper: read a difference before it is taken, with `GOLDEN=write npx jest golden`. */
test.each([...allSeeds.entries()])('the reference report %s is on paper as it was', (i, { answers }) => {
  const seal = { seq: 42, hash: '3f9a1c0788d24be1'.repeat(4) };
  const outline = outlineOf(
    renderWord(visitReport, { answers, state: 'approved', folio: `INF-2023-000${i + 1}`, round: i + 1, seal }),
  );
  const file = join(folder, `seed-${i + 1}.txt`);
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, outline);
  expect(existsSync(file)).toBe(true);
  expect(outline).toBe(readFileSync(file, 'utf8'));
});
