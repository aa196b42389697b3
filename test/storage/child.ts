import { writeSync } from 'node:fs';
import type { ReportStore } from '../../storage/ports';
import { openStore } from '../../storage/open';
import { aLog } from '../helpers/world/logs';
import { aMessage, aReport, changeTo, next } from '../helpers/people/reports';

/** Leaves the process at once: what is written here was acknowledged, whatever happens next. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Sixteen people who answer without end; a line for each answer acknowledged. */
async function answerForEver(store: ReportStore): Promise<void> {
  const people = Array.from({ length: 16 }, async () => {
    let report = aReport({ version: 0 });
    for (;;) {
      report = next(report, { round: report.round + 1 });
      await store.save(changeTo(report, { outbox: [aMessage({ id: `${report.id}/${report.version}` })] }));
      say(`${report.id} ${report.version}`);
    }
  });
  await Promise.all(people);
}

/** Adds to one report that others add to as well, deciding again on each conflict. */
async function addTo(store: ReportStore, id: string, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const stored = await store.load(id);
    if (stored === undefined) throw new Error('No report');
    const result = await store.save(changeTo(next(stored.report, { round: stored.report.round + 1 })));
    if (result === 'saved') done += 1;
  }
}

async function claimAndDeliver(store: ReportStore): Promise<void> {
  for (;;) {
    const claims = await store.claim(new Date(), 60_000, 5);
    if (claims.length === 0) return;
    for (const claimed of claims) {
      say(claimed.message.id);
      await store.delivered(claimed);
    }
  }
}

/** Saves until the store refuses; says how many it took and why no more, and that the store still reads. */
async function fill(store: ReportStore): Promise<void> {
  const saved: string[] = [];
  try {
    for (;;) {
      const report = aReport({ answers: { remarks: { kind: 'text', text: 'x'.repeat(20_000) } } });
      await store.save(changeTo(report));
      saved.push(report.id);
    }
  } catch (error) {
    say((error as { code?: string }).code ?? String(error));
  }
  for (const id of saved) say((await store.load(id))?.report.id === id ? `ok ${id}` : `lost ${id}`);
}

async function main([job, url, id, times]: readonly string[]): Promise<void> {
  const store = await openStore(url ?? '', aLog());
  if (job === 'answer') await answerForEver(store);
  if (job === 'add') await addTo(store, id ?? '', Number(times));
  if (job === 'deliver') await claimAndDeliver(store);
  if (job === 'fill') await fill(store);
  await store.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
