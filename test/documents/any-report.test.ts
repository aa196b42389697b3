import { cleanBlocks } from '../../core/form/kinds/prose';
import type { Answers, Block } from '../../core/form/values';
import { keptAnswers, richAnswers, someOf, wildAnswers } from '../helpers/people/any-report';

const blocksIn = (answers: Answers): readonly Block[] =>
  Object.values(answers).flatMap((value) => {
    if (value.kind === 'prose') return value.blocks;
    return value.kind === 'rows'
      ? value.rows.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell.blocks))
      : [];
  });

describe('reports made up for tests', () => {
  test('are the same each time, and all different', () => {
    expect(someOf(keptAnswers, 5)).toEqual(someOf(keptAnswers, 5));
    expect(new Set(someOf(keptAnswers, 50).map((one) => JSON.stringify(one))).size).toBe(50);
  });

  test('hold what the chat would keep: nothing that it would clean', () => {
    for (const answers of someOf(keptAnswers, 100)) {
      expect(cleanBlocks(blocksIn(answers))).toEqual(blocksIn(answers));
      expect(Object.keys(answers)).toEqual(expect.arrayContaining(['unit', 'states', 'matters']));
    }
  });

  test('or what is written richly, its stretches within its texts', () => {
    const rich = someOf(richAnswers, 50).flatMap(blocksIn);
    expect(rich.some((block) => block.type === 'paragraph' && block.list !== undefined)).toBe(true);
    const marks = rich.flatMap((block) =>
      block.type === 'paragraph' ? (block.marks ?? []).map((mark) => ({ block, mark })) : [],
    );
    expect(marks.length).toBeGreaterThan(20);
    for (const { block, mark } of marks) expect(block.text.slice(mark.from, mark.to)).toMatch(/^\S(?:.*\S)?$/su);
  });

  test('or anything at all', () => {
    const texts = JSON.stringify(someOf(wildAnswers, 200));
    for (const seen of ['\\u0000', '\\ud800', '10000', '{unit}']) expect(texts).toContain(seen);
  });
});
