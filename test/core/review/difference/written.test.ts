import { sameWords } from '../../../../core/form/answers';
import type { Answers, Paragraph, Row } from '../../../../core/form/values';
import { visitReport } from '../../../../core/form/visit-report';
import { answersBetween } from '../../../../core/review/difference/answers';

const bold = { marks: [{ from: 0, to: 3, is: 'bold' as const }] };
const item = { list: { kind: 'bulleted' as const, level: 0, sign: 2 } };
const p = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ type: 'paragraph', text, ...more });
const objective = (...blocks: Paragraph[]): Answers => ({ objective: { kind: 'prose', blocks } });
const matters = (...blocks: Paragraph[]): Answers => {
  const row: Row = { id: '1', columns: ['ordinary'], cells: { ordinary: { kind: 'prose', blocks } } };
  return { matters: { kind: 'rows', rows: [row] } };
};

describe.each([
  ['an answer', objective],
  ['a cell', matters],
])('%s whose words are the same', (_, of) => {
  test('has not changed where a word is in bold now, or a link', () => {
    expect(answersBetween(visitReport, of(p('uno')), of(p('uno', bold)))).toEqual([]);
  });

  test('has not changed where what were lines is a list now', () => {
    const before = of(p('Se acordó:\n- uno\n- dos'));
    const after = of(p('Se acordó:'), p('- uno', { ...item, below: true }), p('- dos', { ...item, below: true }));
    expect(answersBetween(visitReport, before, after)).toEqual([]);
    const [id = ''] = Object.keys(before);
    expect(sameWords(before[id], after[id])).toBe(true);
  });

  test('has changed where a word has', () => {
    const [changed] = answersBetween(visitReport, of(p('uno', bold)), of(p('dos', bold)));
    expect(changed?.change()).toMatchObject({ is: 'words' });
  });
});
