import type { Fact, Section } from '../../core/screen/screens';
import type { Block, Table as TableBlock } from '../../core/form/values';
import { gridOf } from '../../core/form/grid';
import type { CardElement, RichTextBlock, Table, TableCell } from '../card';
import { sectionHeading } from './lines';
import { run, runs } from './text';

/** "Label: value" in one paragraph. Not a FactSet: clients read Markdown in its values. */
export const fact = ({ label, value }: Fact): RichTextBlock =>
  runs([run(`${label}: `, { weight: 'bolder' }), run(value)], 'small');

/** Prose under its label; a cut one ends in "…". */
export const section = ({ blocks, cut, ...heading }: Section): readonly CardElement[] => [
  sectionHeading(heading),
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

/** A typed table as a card's; none where it has no cells. Spans become empty cells, since cards have none. */
export function table(block: TableBlock): readonly Table[] {
  const grid = gridOf(block);
  const width = grid[0]?.length ?? 0;
  if (width === 0) return [];
  return [
    {
      type: 'Table',
      columns: columnWeights(grid, width).map((weight) => ({ width: weight })),
      firstRowAsHeader: block.headerRows > 0,
      showGridLines: true,
      gridStyle: 'default',
      rows: grid.map((row, index) => ({
        type: 'TableRow',
        ...(index < block.headerRows ? { style: 'emphasis' as const } : {}),
        cells: row.map((text) => cell(text, index < block.headerRows)),
      })),
    },
  ];
}

const cell = (text: string, heading: boolean): TableCell => ({
  type: 'TableCell',
  items: text.trim() === '' ? [] : [runs([run(text, heading ? { weight: 'bolder' } : {})])],
});

/** Weights from 3 to 7: a column of long texts is wider, and none is so narrow that its words break. */
function columnWeights(grid: readonly (readonly string[])[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => {
    const longest = Math.max(...grid.flatMap((row) => (row[column] ?? '').split('\n')).map((line) => line.length));
    return Math.round(3 * Math.sqrt(Math.min(48, Math.max(8, longest)) / 8));
  });
}
