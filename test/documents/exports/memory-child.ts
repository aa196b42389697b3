import { createPause } from '../../../bot/outbox/pause';
import type { ExportKind } from '../../../core/export-order';
import type { Report } from '../../../core/report/types';
import { exportOf } from '../../../documents/exports/export';
import { keptAnswers, someOf } from '../../helpers/any-report';
import { EXPORTING, sentWith } from '../../helpers/exporting';

/** Exports so many reports, and writes the most memory that the process held: KiB, resident. */
const [kind, count] = process.argv.slice(2) as [ExportKind, string];
const PAGE = 10;
const answers = someOf(keptAnswers, 50);

async function* pages(): AsyncGenerator<readonly Report[]> {
  for (let from = 0; from < Number(count); from += PAGE)
    yield Array.from({ length: PAGE }, (_, at) => {
      const [folio, nth] = [`INF-2023-${String(from + at).padStart(6, '0')}`, (from + at) % answers.length];
      // A copy, as of a store that reads each anew.
      return sentWith(structuredClone(answers[nth] ?? {}), { folio });
    });
}

async function main(): Promise<void> {
  let bytes = 0;
  for await (const chunk of exportOf(kind, pages(), { ...EXPORTING, pause: createPause() }))
    bytes += (chunk as Buffer).length;
  process.stdout.write(`${JSON.stringify({ bytes, most: process.resourceUsage().maxRSS })}\n`);
}
void main();
