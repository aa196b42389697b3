import type { AnswerInput, Asked, Outcome } from '../definition';
import { textOfBlocks } from '../plain';
import type { Block, ProseValue, Value } from '../values';
import { isBlankProse } from '../reading/words';
import { inputOf, tooLong, type Kind } from './kind';
import { blocksWith, cleanBlocks, isMarker } from './written';

export { cleanText } from '../reading/clean';
export { cleanBlocks } from './written';

/** Characters of all texts, those in tables too. */
export const lengthOf = (blocks: readonly Block[]): number =>
  textsOf(blocks).reduce((sum, text) => sum + text.length, 0);

/**
 * The blocks as one text to edit: each table is a line `[Tabla N]`, which reading it back turns into that table again;
 * paragraphs whose words are the same are written as before.
 */
export function proseAsText(blocks: readonly Block[]): string {
  let tables = 0;
  return textOfBlocks(blocks, () => `[Tabla ${(tables += 1)}]`);
}

/** What an answer says as blocks: as it was pasted or written, else its text, in which markers stand for the tables of `previous`. */
export function blocksSaid({ text, blocks, formatted }: AnswerInput, previous: readonly Block[]): readonly Block[] {
  if (blocks !== undefined) return cleanBlocks(blocks);
  if (formatted === undefined) return blocksOf(text, previous);
  const tables = previous.filter(({ type }) => type === 'table');
  return cleanBlocks(formatted).flatMap((block) =>
    block.type === 'paragraph' && isMarker(block.text) ? blocksOf(block.text, tables) : block,
  );
}

/** Text with markers back to blocks. A marker of no table stays text. */
export const blocksOf = (text: string, previous: readonly Block[]): readonly Block[] => blocksWith({ text }, previous);

/** The paragraphs and tables that an earlier answer holds. */
export function blocksIn(previous: Value | undefined): readonly Block[] {
  return previous?.kind === 'prose' || previous?.kind === 'project' ? previous.blocks : [];
}

/** Characters before any cleaning, so that a page pasted by mistake is turned away unread. */
export const rawLength = (input: AnswerInput): number =>
  input.blocks === undefined ? input.text.length : lengthOf(input.blocks);

/** Paragraphs and tables. */
export const prose: Kind<ProseValue> = {
  inputs: (asked, _answers, stored) => [
    inputOf(asked, { kind: 'prose', maxLength: limitOf(asked) }, proseAsText(blocksIn(stored))),
  ],
  read: (asked, input, _context, previous) => readProse(limitOf(asked), input, previous),
  show: ({ blocks }) => showBlocks(blocks),
  searched: ({ blocks }) => textsOf(blocks),
};

export const limitOf = ({ maxLength = 0 }: Asked): number => maxLength;

function readProse(limit: number, input: AnswerInput, previous?: Value): Outcome<ProseValue> {
  const raw = rawLength(input);
  if (raw > limit * 4) return tooLong(raw, limit);
  const blocks = blocksSaid(input, blocksIn(previous));
  const length = lengthOf(blocks);
  if (length > limit) return tooLong(length, limit);
  if (!blocks.some((block) => block.type === 'table') && isBlankProse(proseAsText(blocks))) return { is: 'blank' };
  return { is: 'accepted', value: { kind: 'prose', blocks } };
}

export const showBlocks = (blocks: readonly Block[]): string =>
  textOfBlocks(blocks, ({ rows }) =>
    rows.map((row) => row.map((cell) => cell.text.replace(/\s*\n\s*/g, ' ')).join(' | ')).join('\n'),
  );

export const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? block.text : block.rows.flat().map((cell) => cell.text)));
