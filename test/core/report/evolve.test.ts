import { happened } from '../../../core/record/decision';
import { react } from '../../../core/report/react';
import { answered, at, columns, commandOf, begin, prose, reportOf, started, UTSI } from '../../helpers/people/given';
import { ANA, BRUNO } from '../../helpers/people/reports';

const skipped = (step: string) => ({ type: 'StepSkipped', step: at(step) }) as const;
const twoCells = [
  columns('1', 'agreements', 'particular'),
  answered('cell/matters/1/agreements', prose('Convenio')),
  answered('cell/matters/1/particular', prose('PREP')),
];

test('a field that is left blank loses its answer, and wins it back', () => {
  const blank = reportOf(started, answered('field/unit', UTSI), skipped('field/unit'));
  expect(blank).toMatchObject({ answers: {}, skipped: ['field/unit'] });
  expect(reportOf(started, skipped('field/unit'), answered('field/unit', UTSI))).toMatchObject({
    answers: { unit: UTSI },
    skipped: [],
  });
});

test('a cell that is left blank loses its text alone', () =>
  expect(reportOf(started, ...twoCells, skipped('cell/matters/1/agreements'))?.answers).toEqual({
    matters: {
      kind: 'rows',
      rows: [{ id: '1', columns: ['agreements', 'particular'], cells: { particular: prose('PREP') } }],
    },
  }));

test('each step knows the version it was changed at', () =>
  expect(reportOf(started, answered('field/unit', UTSI), skipped('field/visitDates'))?.changedAt).toEqual({
    'field/unit': 2,
    'field/visitDates': 3,
  }));

test('a draft that is discarded is cancelled', () =>
  expect(reportOf(started, { type: 'ReportCancelled' })?.state).toBe('cancelled'));

test.each([
  ['CommentAdded', 'post'],
  ['CommentEdited', 'edit'],
  ['CommentRemoved', 'edit'],
] as const)('of «%s» the author is told in the comment’s own post', (type, mode) => {
  const report = reportOf(started);
  const fact = type === 'CommentRemoved' ? { type, id: 'm1' } : { type, id: 'm1', text: 'Falta la firma' };
  const sayings = (by: typeof ANA) => {
    const decision = happened(commandOf(begin, { by }), fact);
    return report === undefined || !decision.ok ? [] : decision.events.flatMap((event) => react(report, event));
  };
  expect(sayings(BRUNO)).toEqual([
    { to: 'author', slot: 'comment:m1', mode, about: { show: 'comment', comment: 'm1' } },
  ]);
  expect(sayings(ANA)).toEqual([]);
});
