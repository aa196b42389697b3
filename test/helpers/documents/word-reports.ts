import PizZip from 'pizzip';
import type { Answers, Block, CellValue, Row } from '../../../core/form/values';

/** A report in review with those answers, as it is written. */
export const sent = (answers: Answers) => ({ answers, state: 'in-review' as const, folio: 'INF-2023-0042' });
export const p = (text: string): Block => ({ type: 'paragraph', text });
export const prose = (...blocks: Block[]) => ({ kind: 'prose' as const, blocks });
export const matters = (...cells: Record<string, CellValue>[]): Answers => ({
  matters: {
    kind: 'rows',
    rows: cells.map((row, i): Row => ({ id: String(i + 1), columns: Object.keys(row), cells: row })),
  },
});

/** One of the XML files that a Word file is made of. */
export const partOf = (file: Buffer, name: string): string => new PizZip(file).file(name)?.asText() ?? '';
