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

const inEach = (...blocks: Block[]): Record<string, CellValue> =>
  Object.fromEntries(
    columns.map(({ id, input }) => [id, input === 'project' ? { kind: 'project', blocks } : prose(...blocks)]),
  );

/** The third reference report with its table in every column of a matter, and a small one in those of another. */
export const crowded: Answers = {
  ...seeds.mexico.answers,
  ...matters(inEach(p('Antes:'), simulations, p('después.')), inEach(small)),
};
