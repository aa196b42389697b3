import type { Block } from '../../core/form/values';
import { drawn, type DrawnParagraph } from '../drawing/runs';
import { flowOf, type Flow } from './flow';
import { drawnTable, type DrawnTable } from './table';

/** What an answer is made of, as the layout reads it. */
export type Content = Flow | DrawnTable;

/** An answer's paragraphs and tables; its list items as lists. `room`: what its tables have of the width, in points. */
export function answerContent(blocks: readonly Block[], room?: number): readonly Content[] {
  const content: Content[] = [];
  let texts: DrawnParagraph[] = [];
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      texts.push(drawn(block));
      continue;
    }
    content.push(...flowOf(texts));
    texts = [];
    const table = drawnTable(block, room);
    if (table !== undefined) content.push(table);
  }
  return [...content, ...flowOf(texts)];
}
