import { Readable } from 'node:stream';
import type { Form } from '../../core/form/definition';
import type { ExportKind } from '../../core/export-order';
import type { Report } from '../../core/report/types';
import type { Pause } from '../../core/runtime';
import type { ClockOf } from './columns';
import { csv } from './csv';
import { json } from './json';
import { workbook } from './workbook';

export interface Exporting {
  readonly form: Form;
  readonly clockOf: ClockOf;
  readonly title: string;
  /** As of when, an ISO instant. */
  readonly asOf: string;
  readonly asked: Readonly<Record<string, unknown>>;
  /** Asked after every report and every matter. */
  readonly pause: Pause;
}

/** Media types, by what is exported as. */
export const exportTypes: Readonly<Record<ExportKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

/** Reports as one file of that kind, made as it is read: it holds a page of them, and asks for the next once that is taken. */
export function exportOf(kind: ExportKind, pages: AsyncIterable<readonly Report[]>, exporting: Exporting): Readable {
  const { form } = exporting;
  switch (kind) {
    case 'xlsx':
      return workbook(pages, exporting);
    case 'csv':
      return Readable.from(csv(pages, form, exporting), { objectMode: false });
    case 'json':
      return Readable.from(json(pages, form, exporting), { objectMode: false });
    default:
      return kind satisfies never;
  }
}
