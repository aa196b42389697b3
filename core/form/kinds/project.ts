import { notice, type Notice } from '../../words/notices';
import { walk } from '../../words/texts.es';
import type { AnswerInput, Outcome } from '../definition';
import { sliced, trimmed } from '../marks';
import type { Block, ProjectValue, Value } from '../values';
import { accepted, inputOf, tooLong, type Kind } from './kind';
import {
  blocksIn,
  blocksSaid,
  cleanText,
  lengthOf,
  limitOf,
  proseAsText,
  rawLength,
  showBlocks,
  textsOf,
} from './prose';
import { clip, isBlankProse, isBlankWord } from '../reading/words';

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

/** A project of the CIP: its code and name in inputs of their own, and what was done. */
export const project: Kind<ProjectValue> = {
  inputs: (asked, _answers, stored) => [
    inputOf({ id: 'projectCode', label: walk.projectCode, placeholder: walk.projectCodeExample }, LINE, stored?.code),
    inputOf({ id: 'projectName', label: walk.projectName, placeholder: walk.projectNameExample }, LINE, stored?.name),
    inputOf(
      { ...asked, label: walk.projectWork },
      { kind: 'prose', maxLength: limitOf(asked) },
      proseAsText(blocksIn(stored)),
    ),
  ],
  read: (asked, input, _context, previous) => readProject(limitOf(asked), input, previous),
  show: (value) => [projectHeading(value), showBlocks(value.blocks)].filter((part) => part !== '').join('\n\n'),
  searched: ({ code = '', name = '', blocks }) => [code, name, ...textsOf(blocks)],
};

const LINE = { kind: 'line' } as const;

function readProject(limit: number, input: AnswerInput, previous?: Value): Outcome<ProjectValue> {
  const raw = rawLength(input);
  if (raw > limit * 4) return tooLong(raw, limit);
  const given = `${input.parts?.['projectCode'] ?? ''}${input.parts?.['projectName'] ?? ''}`;
  if (given.length > HEADING_LIMIT) return tooLong(given.length, HEADING_LIMIT);

  const written = blocksSaid(input, blocksIn(previous));
  const isMessage = input.parts === undefined && !isBlankProse(input.text);
  const [heading, blocks] = isMessage
    ? typedOver(headed(written), previous)
    : given.trim() === ''
      ? headed(written)
      : [fromParts(input.parts), written];
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
  const body = trimmed(sliced(first, line.length + 1, first.text.length));
  const below: Block[] = lines.length === 0 ? [] : [{ type: 'paragraph', ...body }];
  const name = split.rest.trim();
  return [{ ...readCip(split.typed), ...(name === '' ? {} : { name }) }, [...below, ...rest]];
}

/** A message has no inputs: what it does not say of the project, its code and name or what was done, stays as it was. */
function typedOver(
  [heading, blocks]: readonly [Heading, readonly Block[]],
  previous: Value | undefined,
): readonly [Heading, readonly Block[]] {
  if (previous?.kind !== 'project') return [heading, blocks];
  const { code, name, blocks: before } = previous;
  if (heading.code === undefined)
    return [{ ...(code === undefined ? {} : { code }), ...(name === undefined ? {} : { name }) }, blocks];
  const named = heading.code === code && name !== undefined ? { name, ...heading } : heading;
  return [named, blocks.length === 0 ? before : blocks];
}

function outcome(heading: Heading, blocks: readonly Block[]): Outcome<ProjectValue> {
  const { notice: remark, ...head } = heading;
  const text = blocks.length === 1 && blocks[0]?.type === 'paragraph' ? blocks[0].text : undefined;
  const wordless = blocks.length === 0 || (text !== undefined && isBlankProse(text));
  if (wordless && head.code === undefined && head.name === undefined) return { is: 'blank' };
  const value: ProjectValue = { kind: 'project', ...head, blocks: wordless ? [] : blocks };
  return accepted(value, remark === undefined ? [] : [remark]);
}

/** A project's code in the Cartera Institucional de Proyectos. */
interface CipCode {
  readonly code: string;
  /** What was changed or looks odd; a strange code is never refused, for what its characters mean is inferred. */
  readonly notice?: Notice;
}

const USUAL = /^[A-Z]\d{6}$/;
/** Letters that are often typed for a digit. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8' };

/** The code as it is written, «L091910», with a notice where that is not what was typed. */
export function readCip(typed: string): CipCode {
  const trimmed = typed
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const code = trimmed.replace(/[\s–—._/-]+/g, '').toUpperCase();
  if (USUAL.test(code))
    return trimmed === code ? { code } : { code, notice: notice('cip.tidied', { typed: clip(trimmed), code }) };
  const mended = code.slice(0, 1) + code.slice(1).replace(/[OILSB]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
  if (USUAL.test(mended)) {
    return { code: mended, notice: notice('cip.mended', { typed: clip(trimmed), code: mended }) };
  }
  const kept = code === '' ? trimmed : code;
  return { code: kept, notice: notice('cip.unusual', { code: clip(kept) }) };
}

/** A code at the head of a paragraph, or its usual slips, then the name. «A 250000 personas…» is a sentence. */
const HEAD = /^((?![AEOUYaeouy][ ])[A-Za-z][ –-]?\d[\dOo]{5}|[A-Za-z][Oo]\d{5})(?:[ \t]*[:.,–—-]?[ \t]+(?=\S)|$)/;

/** Whether a project's code stands at its beginning: «L091910 Soporte técnico…». */
export const headsProject = (paragraph: string): boolean => splitCip(paragraph) !== undefined;

/** Splits «L091910 Soporte técnico…» into the code as typed and the rest; undefined where no code heads it. */
function splitCip(paragraph: string): { readonly typed: string; readonly rest: string } | undefined {
  const match = HEAD.exec(paragraph.slice(0, 40));
  const typed = match?.[1];
  if (match === null || typed === undefined) return undefined;
  return { typed, rest: paragraph.slice(match[0].length) };
}
