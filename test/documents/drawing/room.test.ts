import { readFileSync } from 'node:fs';
import { visitReport } from '../../../core/form/visit-report';
import { room, WHOLE_ROOM } from '../../../documents/drawing/room';
import { templateFile } from '../../../documents/files';
import { ownTemplate } from '../../../documents/word/word';
import { partOf } from '../../helpers/documents/word-reports';

/** Of a cell of the form, left and right together. */
const MARGINS = 10;
const columns = visitReport.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
const rooms = columns.map(({ id }) => (room[id] ?? 0) + MARGINS);

test('both layouts have as much room for each column as is reckoned with', () => {
  const [, widths = ''] = /columns-of-matters = \((.*)\)/.exec(readFileSync(templateFile('form.typ'), 'utf8')) ?? [];
  expect(widths.split(', ').map((width) => parseFloat(width))).toEqual(rooms);
  const grids = partOf(ownTemplate(), 'word/document.xml').match(/<w:tblGrid>.*?<\/w:tblGrid>/g) ?? [];
  const inWord = [...(grids[1] ?? '').matchAll(/w:w="(\d+)"/g)].map(([, twips]) => Number(twips) / 20);
  expect(inWord).toEqual(rooms);
  expect(rooms.reduce((sum, width) => sum + width, 0)).toBe(WHOLE_ROOM + MARGINS);
});
