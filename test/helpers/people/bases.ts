import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Answers, Value } from '../../../core/form/values';
import type { Report } from '../../../core/record/types';
import { walkScreen } from '../../../core/filing/screens/walk';
import { address, prose, states, TODAY, UTSI } from './given';
import { nineFields } from './nine-fields';

export const FOLIO = 'INF-2023-0007';
export const from = (answers: Answers) => ({ base: { report: 'b1', folio: FOLIO, answers }, today: TODAY });
export const beginFrom = (answers: Answers): CommandFacts => ({
  type: 'StartReport',
  id: 'r1',
  address,
  from: from(answers),
});
export const drawn = (report: Report | undefined) => {
  if (report === undefined) throw new Error('nothing was begun');
  return walkScreen(nineFields, report);
};
export const textOf = (report: Report | undefined): string => JSON.stringify(drawn(report));

export const carried = (code: string, name: string) =>
  ({ kind: 'project', code, name, blocks: [], carried: true }) as const;
export const project = (code: string, text: string) =>
  ({ kind: 'project', code, name: `Nombre de ${code}`, blocks: [{ type: 'paragraph', text }] }) as const;
export const mattersOf = (...codes: readonly string[]): Value => ({
  kind: 'rows',
  rows: codes.map((code, index) => ({
    id: String(index + 4),
    columns: ['particular', 'project'],
    cells: { particular: prose('Un acuerdo.'), project: project(code, 'Lo de entonces.') },
  })),
});
export const districts = (...numbers: readonly string[]): Value => ({
  kind: 'districts',
  map: '2017',
  districts: numbers.map((number) => ({ state: '05', number })),
});
export const withDistricts = (...numbers: readonly string[]): Answers => ({
  unit: UTSI,
  states: states('05'),
  visitDates: { kind: 'dates', days: ['2021-04-03'], ranges: [] },
  boards: { kind: 'boards', boards: ['distrital'] },
  districts: districts(...numbers),
  objective: prose('Revisar.'),
  matters: mattersOf('L091910'),
});
