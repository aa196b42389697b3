import type { Notice } from '../../words/notices';
import type { AnswerInput, Outcome } from '../definition';
import type { Block, ProjectValue, Value } from '../values';
import { readCip, splitCip } from './cip';
import { blocksIn, blocksOf, cleanBlocks, cleanText, lengthOf, rawLength, tooLong } from './prose';
import { isBlankProse, isBlankWord } from '../reading/words';

/** Characters a project's code and name may have together. */
const HEADING_LIMIT = 1000;

/** The first line of the cell: «L091910 Soporte técnico y apoyo…»; '' where there is neither code nor name. */
export function projectHeading(value: ProjectValue): string {
  return [value.code, value.name].filter((part) => part !== undefined && part !== '').join(' ');
}

interface Heading {
  readonly code?: string;
  readonly name?: string;
  readonly notice?: Notice;
}

export function readProject(
  column: { readonly maxLength: number },
  input: AnswerInput,
  previous?: Value,
): Outcome<ProjectValue> {
  const limit = column.maxLength;
  const raw = rawLength(input);
  if (raw > limit * 4) return tooLong(raw, limit);
  const given = `${input.parts?.['projectCode'] ?? ''}${input.parts?.['projectName'] ?? ''}`;
  if (given.length > HEADING_LIMIT) return tooLong(given.length, HEADING_LIMIT);

  const written = input.blocks === undefined ? blocksOf(input.text, blocksIn(previous)) : cleanBlocks(input.blocks);
  const [heading, blocks] = given.trim() === '' ? headed(written) : [fromParts(input.parts), written];
  const length = lengthOf(blocks) + (heading.code?.length ?? 0) + (heading.name?.length ?? 0);
  if (length > limit) return tooLong(length, limit);
  return outcome(heading, blocks);
}

function fromParts(parts: AnswerInput['parts']): Heading {
  const typed = cleanText(parts?.['projectCode'] ?? '').trim();
  const name = oneLine(parts?.['projectName'] ?? '');
  const named = isBlankWord(name) ? {} : { name };
  if (isBlankWord(typed)) return named;
  // The code input may hold the whole heading, pasted.
  const split = splitCip(typed);
  if (split !== undefined && split.rest !== '' && name === '')
    return { ...readCip(split.typed), name: oneLine(split.rest) };
  return { ...readCip(typed), ...named };
}

const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** Typed as a message, the first paragraph heads the cell where it begins with a code; else all of it is what was done. */
function headed(blocks: readonly Block[]): readonly [Heading, readonly Block[]] {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return [{}, blocks];
  const [line = '', ...lines] = first.text.split('\n');
  const split = splitCip(line);
  if (split === undefined) return [{}, blocks];
  const below: Block[] = lines.length === 0 ? [] : [{ type: 'paragraph', text: lines.join('\n').trim() }];
  const name = split.rest.trim();
  return [{ ...readCip(split.typed), ...(name === '' ? {} : { name }) }, [...below, ...rest]];
}

function outcome(heading: Heading, blocks: readonly Block[]): Outcome<ProjectValue> {
  const { notice, ...head } = heading;
  const text = blocks.length === 1 && blocks[0]?.type === 'paragraph' ? blocks[0].text : undefined;
  const wordless = blocks.length === 0 || (text !== undefined && isBlankProse(text));
  if (wordless && head.code === undefined && head.name === undefined) return { is: 'blank' };
  const value: ProjectValue = { kind: 'project', ...head, blocks: wordless ? [] : blocks };
  return { is: 'accepted', value, ...(notice === undefined ? {} : { notice: [notice] }) };
}
