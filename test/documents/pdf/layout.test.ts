import { readFileSync } from 'node:fs';
import { visitReport } from '../../../core/form/visit-report';
import { templateFile } from '../../../documents/files';

const layout = readFileSync(templateFile('form.typ'), 'utf8');

test.each(visitReport.fields.map(({ id, input }) => [id, input] as const))(
  'the layout of the PDF has a place for the field %s, and its label',
  (id, input) => {
    const [answer, label] =
      input === 'rows' ? [`data.tables.${id}`, `data.fields.${id}.label`] : [`answer("${id}"`, `asked("${id}")`];
    expect(layout).toContain(answer);
    expect(layout).toContain(label);
  },
);
