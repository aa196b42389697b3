import type { Block } from '../core/form/values';
import { styles } from './word-styles';
import { tableXml } from './word-table';
import { paragraphXml } from './word-text';

/** Characters of a paragraph that moves to the next page rather than leave a line or two behind. */
const SHORT_PARAGRAPH = 400;

const answerXml = (text: string): string =>
  paragraphXml(text, styles.answer, { keepLines: text.length <= SHORT_PARAGRAPH });

/**
 * Paragraphs and tables as WordprocessingML, in order; `heading` is a first paragraph in its own style.
 * Always ends with a paragraph: Word refuses a cell without one.
 */
export function blocksXml(blocks: readonly Block[], heading = ''): string {
  const parts: string[] = heading === '' ? [] : [paragraphXml(heading, styles.project)];
  let afterTable = false;
  for (const block of blocks) {
    const xml = block.type === 'paragraph' ? answerXml(block.text) : tableXml(block);
    if (xml === '') continue;
    // Without a paragraph between them Word makes one table of two.
    if (afterTable) parts.push(paragraphXml('', styles.spacer));
    parts.push(xml);
    afterTable = block.type === 'table';
  }
  if (afterTable) parts.push(paragraphXml('', styles.spacer));
  return parts.length === 0 ? paragraphXml('', styles.answer) : parts.join('');
}
