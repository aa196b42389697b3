import { Readable } from 'node:stream';
import type { ExportKind } from '../../core/paper/export-order';
import type { Report } from '../../core/record/types';
import type { Exporting } from './columns';
import { csv } from './csv';
import { json } from './json';
import { workbook } from './workbook';

/** Media types, by what is exported as. */
export const exportTypes: Readonly<Record<ExportKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

/** Reports as one file of that kind, made as it is read: it holds a page of them, and asks for the next once that is taken. */
export function exportOf(kind: ExportKind, pages: AsyncIterable<readonly Report[]>, exporting: Exporting): Readable {
  switch (kind) {
    case 'xlsx':
      return workbook(pages, exporting);
    case 'csv':
      return Readable.from(csv(pages, exporting), { objectMode: false });
    case 'json':
      return Readable.from(json(pages, exporting), { objectMode: false });
    default:
      return kind satisfies never;
  }
}
