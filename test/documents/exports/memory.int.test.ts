import { join } from 'node:path';
import { EXPORT_KINDS, type ExportKind } from '../../../core/paper/export-order';
import { startChild } from '../../helpers/world/children';

const CHILD = join(__dirname, '../../bench/exported.ts');
/** KiB by which a process may differ from another, whatever it did: a heap is not swept at once. */
const MARGIN = 64 * 1024;

async function exported(kind: ExportKind, reports: number): Promise<{ bytes: number; most: number }> {
  const [line = ''] = await startChild(CHILD, [kind, String(reports)]).ended;
  return JSON.parse(line) as { bytes: number; most: number };
}

test.each(EXPORT_KINDS)(
  '%s: four times the reports take no more memory',
  async (kind) => {
    const [few, many] = [await exported(kind, 5_000), await exported(kind, 20_000)];
    expect(many.bytes).toBeGreaterThan(3 * few.bytes);
    expect(many.most - few.most).toBeLessThan(MARGIN);
  },
  120_000,
);
