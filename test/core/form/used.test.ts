import type { Answers } from '../../../core/form/values';
import { isNothing, usedIn, withUsedProject } from '../../../core/form/used';

const states = (...keys: string[]): Answers => ({ states: { kind: 'states', keys } });
const unit = (id: string): Answers => ({ unit: { kind: 'unit', id, name: id } });
const project = (code: string, name?: string): Answers => ({
  matters: {
    kind: 'rows',
    rows: [
      {
        id: '1',
        columns: ['project'],
        cells: { project: { kind: 'project', code, ...(name && { name }), blocks: [] } },
      },
    ],
  },
});

test('the newest comes first, each once, and no more than is seen at a glance', () => {
  const reports = ['A', 'B', 'A', 'C', 'D'].map(unit);
  expect(usedIn(reports).units.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  expect(usedIn([states('05', '15'), states('26', '05'), states('01', '02', '03', '04')]).states).toEqual([
    '05',
    '15',
    '26',
    '01',
    '02',
    '03',
  ]);
});

test('a report of the whole country says nothing of which states are usual', () => {
  const all = Array.from({ length: 32 }, (_, at) => String(at + 1).padStart(2, '0'));
  expect(usedIn([states(...all), states('26')]).states).toEqual(['26']);
});

test('a project counts by its code, with the name it had last', () => {
  const reports = [
    project('L091910'),
    project('l-091910', 'Ahora'),
    project('L091910', 'Antes'),
    project('L097610', 'Otro'),
  ];
  expect(usedIn(reports).projects).toEqual([
    { code: 'L091910', name: 'Ahora' },
    { code: 'L097610', name: 'Otro' },
  ]);
  expect(isNothing(usedIn([{}, project('L091910')]))).toBe(true);
});

describe('a project chosen from the list', () => {
  const used = usedIn([project('L091910', 'Soporte')]);
  const parts = (projectUsed: string, projectCode = '', projectName = '') => ({
    text: 'Uno',
    parts: { projectUsed, projectCode, projectName },
  });
  test.each([
    [parts('L091910'), { projectCode: 'L091910', projectName: 'Soporte' }],
    [parts('L091910', '', 'Mi nombre'), { projectCode: 'L091910', projectName: 'Mi nombre' }],
    [parts('L091910', 'L097610', ''), { projectCode: 'L097610', projectName: '' }],
    [parts('L000000'), { projectCode: 'L000000', projectName: '' }],
  ])('%j', (given, expected) => expect(withUsedProject(used, given).parts).toEqual(expected));
  test('of no list leaves the answer as it is', () => {
    const given = { text: 'Uno', parts: { projectCode: '', projectName: '' } };
    expect(withUsedProject(used, given)).toBe(given);
    expect(withUsedProject(used, { text: 'Uno' })).toEqual({ text: 'Uno' });
  });
});
