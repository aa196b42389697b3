import { visitReport } from '../../../core/form/visit-report';
import type { Answers, Block, CellValue, Table } from '../../../core/form/values';
import { seeds, simulations } from '../../fixtures/seeds';
import { matters, p, prose } from './word-reports';

const columns = visitReport.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));

const small: Table = {
  type: 'table',
  headerRows: 1,
  rows: [
    [{ text: 'Día' }, { text: 'Hora' }],
    [{ text: '3' }, { text: '10:00' }],
  ],
};

const rowOf = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => ({ text: text(at) }));

/** Tables that no room on the page holds in letters of the usual size. */
export const wide: Readonly<Record<string, Table>> = {
  'a month’s days': {
    type: 'table',
    headerRows: 1,
    rows: [
      rowOf(32, (at) => (at === 0 ? 'Distrito' : String(at))),
      rowOf(32, (at) => (at === 0 ? 'Saltillo' : '1,250')),
    ],
  },
  capitals: {
    type: 'table',
    headerRows: 1,
    rows: [rowOf(12, () => 'COMUNICACIÓN'), rowOf(12, () => 'MMMMMMMMM WWWWWW')],
  },
  'as many columns as Word has': {
    type: 'table',
    headerRows: 1,
    rows: [rowOf(63, (at) => `Columna ${at}`), rowOf(63, () => 'Se revisó')],
  },
};

/** One of them wherever a report may have it. */
export const widened = (table: Table): Answers => ({
  objective: prose(p('Antes:'), table),
  remarks: prose(table),
  ...matters(inEach(table)),
});

const inEach = (...blocks: Block[]): Record<string, CellValue> =>
  Object.fromEntries(
    columns.map(({ id, input }) => [id, input === 'project' ? { kind: 'project', blocks } : prose(...blocks)]),
  );

/** The third reference report with its table in every column of a matter, and a small one in those of another. */
export const crowded: Answers = {
  ...seeds.mexico.answers,
  ...matters(inEach(p('Antes:'), simulations, p('después.')), inEach(small)),
};
