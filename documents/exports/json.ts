import { approvalOf } from '../../core/record/queries/approvals';
import { showValue } from '../../core/form/answers';
import type { Answers, Row, Value } from '../../core/form/values';
import type { Report } from '../../core/record/types';
import type { Exporting } from './columns';

/** Of `docs/export.schema.json`: raised whenever what was valid is not any more. */
export const EXPORT_VERSION = 1;

/** One object, whose reports come one by one: data as it is kept, by the ids of the form's fields, and each answer as the form prints it. */
export async function* json(
  pages: AsyncIterable<readonly Report[]>,
  { form, asOf, asked, pause }: Pick<Exporting, 'form' | 'asOf' | 'asked' | 'pause'>,
): AsyncGenerator<string> {
  const head = { version: EXPORT_VERSION, form: form.version, asOf, asked };
  yield `${JSON.stringify(head).slice(0, -1)},"reports":[`;
  let count = 0;
  for await (const page of pages) {
    let text = '';
    for (const report of page) {
      text += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(reportData(report))}`;
      count += 1;
      await pause();
    }
    if (text !== '') yield text;
  }
  yield `\n],"count":${count}}\n`;
}

const reportData = ({ answers, ...report }: Report) => ({
  folio: report.folio,
  revision: report.round,
  state: report.state,
  author: report.author.name,
  submittedAt: report.submittedAt,
  approvedAt: approvalOf(report)?.at,
  answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, valueData(value, answers)])),
});

function valueData(value: Value, answers: Answers) {
  if (value.kind === 'rows') return { kind: value.kind, rows: value.rows.map((row) => rowData(row, answers)) };
  return { ...value, text: showValue(value, answers) };
}

const rowData = ({ cells }: Row, answers: Answers) => ({
  cells: Object.fromEntries(
    Object.entries(cells).map(([id, cell]) => [id, { ...cell, text: showValue(cell, answers) }]),
  ),
});
