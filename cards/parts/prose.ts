import type { Fact, Section } from '../../core/screens/screens';
import type { Block } from '../../core/form/values';
import type { CardElement, RichTextBlock } from '../card';
import { table } from './table';
import { run, runs, subheading } from './text';

/** "Label: value" in one paragraph. Not a FactSet: clients read Markdown in its values. */
export const fact = ({ label, value }: Fact): RichTextBlock =>
  runs([run(`${label}: `, { weight: 'bolder' }), run(value)], 'small');

/** Prose under its label; a cut one ends in "…". */
export const section = ({ label, blocks, cut }: Section): readonly CardElement[] => [
  subheading(label),
  ...prose(cut === true ? withEllipsis(blocks) : blocks),
];

/** Paragraphs and tables, in order. */
export const prose = (blocks: readonly Block[]): readonly CardElement[] =>
  blocks.flatMap((block): readonly CardElement[] => {
    if (block.type === 'table') return table(block);
    return block.text.trim() === '' ? [] : [runs([run(block.text)], 'small')];
  });

function withEllipsis(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.type !== 'paragraph') return [...blocks, { type: 'paragraph', text: '…' }];
  if (last.text.endsWith('…')) return blocks;
  const text = last.text.trimEnd();
  return [...blocks.slice(0, -1), { ...last, text: /[.:;?]$/.test(text) ? `${text} …` : `${text}…` }];
}
