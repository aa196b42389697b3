import { readAnswer } from '../../../../core/form/answers';
import { readCip } from '../../../../core/form/kinds/project';
import { proseAsText } from '../../../../core/form/kinds/prose';
import { projectHeading } from '../../../../core/form/kinds/project';
import type { Block, ProjectValue, Value } from '../../../../core/form/values';
import { seeds, simulations, type Seed } from '../../../fixtures/seeds';
import { columnOf, may2023, read } from '../reading';

const paragraph = (text: string): Block => ({ type: 'paragraph', text });
const prose = (...blocks: Block[]): Value => ({ kind: 'prose', blocks });
const project = (text: string, parts?: Record<string, string>, previous?: Value) =>
  readAnswer(columnOf('project'), { text, ...(parts === undefined ? {} : { parts }) }, may2023, previous);

describe('prose', () => {
  test('blank lines part paragraphs, a line break stays inside one', () => {
    expect(read('remarks', 'uno\r\ndos\r\n\r\n \r\ntres\n')).toEqual({
      is: 'accepted',
      value: prose(paragraph('uno\ndos'), paragraph('tres')),
    });
  });

  test('all is kept word for word but what cannot be seen', () => {
    const typed = '<b>a</b> **b** <at>Ana</at> [x](http://y) 😀 n\u0303 \u202Eabc\u202C\u0007 \u2066d\u2069';
    expect(read('remarks', typed)).toEqual({
      is: 'accepted',
      value: prose(paragraph('<b>a</b> **b** <at>Ana</at> [x](http://y) 😀 ñ abc d')),
    });
  });

  test.each(['', '_____', 'N/A', '—'])('«%s» is blank', (typed) => expect(read('remarks', typed).is).toBe('blank'));
  test.each(['Ninguna', 'Sin observaciones'])('«%s» is an answer', (typed) =>
    expect(read('remarks', typed).is).toBe('accepted'),
  );

  test('the limit counts all text, tables too', () => {
    const table: Block = {
      type: 'table',
      headerRows: 0,
      rows: [[{ text: 'x'.repeat(4000) }], [{ text: 'y'.repeat(4000) }]],
    };
    expect(read('remarks', { text: '', blocks: [table, paragraph('z'.repeat(4000))] }).is).toBe('accepted');
    expect(read('remarks', { text: '', blocks: [table, paragraph('z'.repeat(4001))] })).toMatchObject({
      is: 'refused',
      problem: { code: 'answer.too-long', details: { length: 12_001, limit: 12_000 } },
    });
  });

  test('a line [Tabla N] stands for the table that was there', () => {
    const before = prose(paragraph('antes'), simulations, paragraph('después'));
    const blocks = before.kind === 'prose' ? before.blocks : [];
    expect(proseAsText(blocks)).toBe('antes\n\n[Tabla 1]\n\ndespués');
    expect(read('remarks', proseAsText(blocks), may2023, before)).toEqual({ is: 'accepted', value: before });
    expect(read('remarks', 'antes\n[Tabla 1]\n[Tabla 2]', may2023, before)).toEqual({
      is: 'accepted',
      value: prose(paragraph('antes'), simulations, paragraph('[Tabla 2]')),
    });
  });
});

describe('project', () => {
  test('the three reference reports come out word for word', () => {
    const cells = Object.values<Seed>(seeds).flatMap((seed) => {
      const matters = seed.answers['matters'];
      return matters?.kind === 'rows' ? matters.rows.flatMap((row) => Object.values(row.cells)) : [];
    });
    expect(cells).toHaveLength(4);
    for (const cell of cells) {
      const heading = cell.kind === 'project' ? projectHeading(cell) : '';
      const typed = [heading, proseAsText(cell.blocks)].filter((part) => part !== '').join('\n\n');
      expect(project(typed, undefined, cell)).toEqual({ is: 'accepted', value: cell });
      const blocks: Block[] = [...(heading === '' ? [] : [paragraph(heading)]), ...cell.blocks];
      expect(readAnswer(columnOf('project'), { text: '', blocks }, may2023)).toEqual({ is: 'accepted', value: cell });
    }
  });

  test('code and name may come in inputs of their own', () => {
    expect(project('Se dio soporte.', { projectCode: 'l 091910', projectName: 'Soporte técnico' })).toMatchObject({
      is: 'accepted',
      notice: [{ code: 'cip.tidied', details: { typed: 'l 091910', code: 'L091910' } }],
      value: { kind: 'project', code: 'L091910', name: 'Soporte técnico', blocks: [paragraph('Se dio soporte.')] },
    });
    expect(project('L091910 Soporte\n\nhecho', { projectCode: '', projectName: '' })).toMatchObject({
      value: { code: 'L091910', name: 'Soporte', blocks: [paragraph('hecho')] },
    });
    expect(project('', { projectCode: '', projectName: '' }).is).toBe('blank');
  });

  test('a message leaves what it does not say as it was', () => {
    const before = {
      kind: 'project',
      code: 'L091910',
      name: 'Soporte',
      blocks: [paragraph('Antes')],
    } satisfies ProjectValue;
    expect(project('Ahora', undefined, before)).toMatchObject({ value: { ...before, blocks: [paragraph('Ahora')] } });
    expect(project('L091911 Otro', undefined, before)).toMatchObject({
      value: { code: 'L091911', name: 'Otro', blocks: [paragraph('Antes')] },
    });
    expect(project('L091910\n\nAhora', undefined, before)).toMatchObject({
      value: { ...before, blocks: [paragraph('Ahora')] },
    });
    expect(project('-', undefined, before)).toEqual({ is: 'blank' });
    expect(project('Ahora', { projectCode: '', projectName: '' }, before)).toMatchObject({
      value: { kind: 'project', blocks: [paragraph('Ahora')] },
    });
  });

  test('a first paragraph without a code stays prose', () => {
    for (const text of ['Conforme a las actividades', 'A 250000 personas se les avisó', 'L0919101 x', '2023 fue']) {
      expect(project(text)).toEqual({
        is: 'accepted',
        value: { kind: 'project', blocks: [paragraph(text)] } satisfies ProjectValue,
      });
    }
  });

  test.each([
    ['L091910', 'L091910', false],
    ['l091910', 'L091910', true],
    ['L-091910', 'L091910', true],
    ['LO91910', 'L091910', true],
    ['091910', '091910', true],
    ['X12', 'X12', true],
  ])('the code %s is kept as %s', (typed, code, noticed) => {
    const found = readCip(typed);
    expect(found.code).toBe(code);
    expect(found.notice !== undefined).toBe(noticed);
  });
});
