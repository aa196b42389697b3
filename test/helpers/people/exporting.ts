import type { Readable } from 'node:stream';
import type { Answers } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import type { ExportKind } from '../../../core/paper/export-order';
import type { Report } from '../../../core/record/types';
import type { Exporting } from '../../../documents/exports/columns';
import { exportOf } from '../../../documents/exports/export';
import { aReport } from './reports';

export const EXPORTING: Exporting = {
  form: visitReport,
  clockOf: (instant) => instant.slice(0, 16),
  title: 'Informes de abril de 2023',
  asOf: '2023-05-03T16:00:00.000Z',
  asked: { month: '2023-04' },
  pause: () => undefined,
};

/** A sent report with those answers. */
export const sentWith = (answers: Answers, more: Partial<Report> = {}): Report =>
  aReport({
    folio: 'INF-2023-0001',
    state: 'approved',
    round: 2,
    submittedAt: '2023-05-02T10:30:00.000Z',
    approvals: [{ by: { id: 'teams:29:eva', name: 'Eva' }, at: '2023-05-03T09:05:00.000Z' }],
    answers,
    ...more,
  });

export async function* inPages(...pages: readonly (readonly Report[])[]): AsyncGenerator<readonly Report[]> {
  yield* pages;
}

export async function bytesOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}

export const exported = (
  kind: ExportKind,
  reports: readonly Report[],
  more: Partial<Exporting> = {},
): Promise<Buffer> => bytesOf(exportOf(kind, inPages(reports), { ...EXPORTING, ...more }));
