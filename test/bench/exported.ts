import { createPause } from '../../bot/outbox/pause';
import type { ExportKind } from '../../core/paper/export-order';
import type { Report } from '../../core/record/types';
import { exportOf } from '../../documents/exports/export';
import { allSeeds } from '../fixtures/seeds';
import { EXPORTING, sentWith } from '../helpers/people/exporting';

/** Exports so many reports, and writes how many bytes came of it, the CPU it took in ms, and the most memory that the process held: KiB, resident. */
const [kind, count] = process.argv.slice(2) as [ExportKind, string];
const PAGE = 10;
const answers = allSeeds.map((seed) => seed.answers);

async function* pages(): AsyncGenerator<readonly Report[]> {
  for (let from = 0; from < Number(count); from += PAGE)
    yield Array.from({ length: PAGE }, (_, at) => {
      const [folio, nth] = [`INF-2023-${String(from + at).padStart(6, '0')}`, (from + at) % answers.length];
      // A copy, as of a store that reads each anew.
      return sentWith(structuredClone(answers[nth] ?? {}), { folio });
    });
}

async function main(): Promise<void> {
  // Not the system's own greatest, in which a process has that of whoever began it.
  let [bytes, most] = [0, 0];
  for await (const chunk of exportOf(kind, pages(), { ...EXPORTING, pause: createPause() })) {
    bytes += (chunk as Buffer).length;
    most = Math.max(most, process.memoryUsage.rss() / 1_024);
  }
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stdout.write(`${JSON.stringify({ bytes, most, cpuMs: (userCPUTime + systemCPUTime) / 1_000 })}\n`);
}
void main();
