import { readAnswer, showValue } from '../../../core/form/answers';
import type { Answers, Row, Value } from '../../../core/form/values';
import { readFilled, type FormReading } from '../../../core/form/read-filled';
import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { renderWord } from '../../../documents/word/word';
import { allSeeds } from '../../fixtures/seeds';
import { crowded } from '../../helpers/documents/crowded';
import { richAnswers, someOf } from '../../helpers/people/any-report';
import { sent } from '../../helpers/documents/word-reports';

/** After all of the days that are made up. */
const TODAY = '2023-06-10';

async function outAndBack(answers: Answers, today = TODAY): Promise<FormReading> {
  const read = await readForm(visitReport, renderWord(visitReport, sent(answers)));
  if (read.is !== 'form') throw new Error(read.kind);
  return readFilled(visitReport, read.form, today);
}

test.each(allSeeds.map((seed) => [seed.name, seed] as const))('%s comes back identical', async (_, { answers }) =>
  expect(await outAndBack(answers, '2023-05-03')).toEqual({ answers, unread: {}, rest: [] }),
);

test('a hundred made-up reports come back equal, field by field: bold, italics, links, lists and tables too', async () => {
  const back = [];
  for (const answers of someOf(richAnswers, 100)) back.push([await outAndBack(answers), asTyped(answers)]);
  for (const [read, expected] of back) expect(read).toEqual(expected);
  expect(back.filter(([read]) => Object.keys(read?.unread ?? {}).length > 0).length).toBeLessThan(10);
  const all = JSON.stringify(back);
  for (const part of ['"is":"bold"', '"is":"link"', '"kind":"numbered","level":1', '"colSpan":2', '"rowSpan":2'])
    expect(all.split(part).length).toBeGreaterThan(100);
});

test('tables that are printed below their rows come back to their places', async () =>
  expect(await outAndBack(crowded, '2023-05-03')).toEqual({ answers: crowded, unread: {}, rest: [] }));

test('a blank form comes back blank', async () =>
  expect(await outAndBack({})).toEqual({ answers: {}, unread: {}, rest: [] }));

/**
 * What paper cannot say: which map districts are numbered on, where the dates leave that open and it matters (asked
 * again, as of a typed answer) or where it does not matter; and of a project's name, white space other than one space.
 */
function asTyped(answers: Answers): FormReading {
  const taken: Record<string, Value> = {};
  const unread: Record<string, string> = {};
  for (const field of visitReport.fields) {
    const value = answers[field.id];
    if (value === undefined) continue;
    if (value.kind === 'rows') taken[field.id] = { ...value, rows: value.rows.map(withPlainName) };
    else if (value.kind !== 'districts') taken[field.id] = value;
    else {
      const text = showValue(value, answers);
      const outcome = readAnswer(field, { text }, { today: TODAY, reportingMonth: '2023-05', answers: taken });
      if (outcome.is === 'accepted') taken[field.id] = { ...outcome.value, districts: value.districts } as Value;
      else unread[field.id] = text;
    }
  }
  return { answers: taken, unread, rest: [] };
}

const withPlainName = (row: Row): Row => {
  const { project } = row.cells;
  if (project?.kind !== 'project' || project.name === undefined) return row;
  const name = project.name.replace(/\s+/gu, ' ');
  return { ...row, cells: { ...row.cells, project: { ...project, name } } };
};
