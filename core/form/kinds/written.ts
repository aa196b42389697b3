import { joined, marked, marksWithin, sliced, trimmed, type Allowing, type Marked } from '../marks';
import { cleanMarked } from '../reading/clean';
import { DEEPEST, listsIn, signOf } from '../reading/lists';
import type { Block, ListItem, Mark, Paragraph, Table, TableCell } from '../values';

const BLANK_LINES = /\n[ \t\u00A0]*(?:\n[ \t\u00A0]*)+/g;
const BLANK_BEGINNING = /^(?:[ \t\u00A0]*\n)+/;

/** Blank lines part paragraphs; a single line break stays inside one. */
function partsOf(said: Marked): readonly Marked[] {
  const parts: Marked[] = [];
  let from = BLANK_BEGINNING.exec(said.text)?.[0].length ?? 0;
  for (const { index, 0: gap } of said.text.matchAll(BLANK_LINES)) {
    parts.push(sliced(said, from, Math.max(from, index)));
    // The indent of a list's first line tells its level.
    from = index + gap.lastIndexOf('\n') + 1;
  }
  return [...parts, sliced(said, from, said.text.length)].filter(({ text }) => text.trim() !== '');
}

/** The paragraphs of a clean text without blank lines, and the items of the lists in it. `known` are those of the answer it replaces. */
function paragraphsIn(said: Marked, known: Known, isBelow = false): readonly Paragraph[] {
  const parts = listsIn(said.text, known.items).flatMap(({ from, to, list }) => {
    const part = list === undefined ? trimmed(sliced(said, from, to)) : endTrimmed(sliced(said, from, to));
    // A box of text says nothing of bold or links: where the words are those of before, so are they.
    const written = part.marks === undefined ? marked(part.text, known.marks.get(part.text)) : part;
    return part.text === '' ? [] : [{ written, list }];
  });
  return parts.map(({ written, list }, at) => paragraphOf(written, list, isBelow || at > 0));
}

const paragraphOf = (said: Marked, list: ListItem | undefined, isBelow: boolean): Paragraph => ({
  type: 'paragraph',
  ...said,
  ...(list === undefined ? {} : { list }),
  ...(isBelow ? { below: true } : {}),
});

const endTrimmed = (said: Marked): Marked => sliced(said, 0, said.text.trimEnd().length);

/** The answer that is replaced, by the text of its paragraphs. */
interface Known {
  readonly items: ReadonlyMap<string, ListItem>;
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

const nothing: Known = { items: new Map(), marks: new Map() };

const knownFrom = (paragraphs: readonly Paragraph[]): Known => ({
  items: new Map(paragraphs.flatMap(({ text, list }) => (list === undefined ? [] : [[text, list] as const]))),
  marks: new Map(paragraphs.flatMap(({ text, marks }) => (marks === undefined ? [] : [[text, marks] as const]))),
});

const MARKER = /^\[Tabla (\d{1,3})\]$/;
export const isMarker = (text: string): boolean => MARKER.test(text.trim());

/** Text with markers as blocks. A marker of no table stays text. */
export function blocksWith(said: Marked, previous: readonly Block[]): readonly Block[] {
  const tables = previous.filter((block) => block.type === 'table');
  const known = knownFrom(previous.filter((block) => block.type === 'paragraph'));
  return partsOf(cleanMarked(said)).flatMap((part) => aroundTables(part, tables, known));
}

function aroundTables(part: Marked, tables: readonly Table[], known: Known): readonly Block[] {
  const blocks: Block[] = [];
  let [start, at] = [0, 0];
  const close = (to: number) => {
    if (to > start) blocks.push(...paragraphsIn(sliced(part, start, to), known));
  };
  for (const line of part.text.split('\n')) {
    const table = tables[Number(MARKER.exec(line.trim())?.[1] ?? 0) - 1];
    if (table !== undefined) {
      close(at - 1);
      blocks.push(table);
      start = at + line.length + 1;
    }
    at += line.length + 1;
  }
  close(part.text.length);
  return blocks;
}

/** Blocks as they may be kept, whoever sent them: clean texts, lists and links told by their own signs and addresses. */
export function cleanBlocks(blocks: readonly Block[]): Block[] {
  const allowed = marksWithin();
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type === 'paragraph') return cleanParagraph(block, allowed);
    if (block.rows.length === 0) return [];
    return [{ ...block, rows: block.rows.map((row) => row.map((cell) => cleanCell(cell, allowed))) }];
  });
}

function cleanParagraph({ text, marks, list, below }: Paragraph, allowed: Allowing): readonly Paragraph[] {
  const clean = cleanMarked({ text, marks: allowed(marks) });
  const item = list === undefined ? undefined : itemOf(clean, list, below === true);
  if (item !== undefined) return [item];
  return partsOf(clean).flatMap((part, at) => paragraphsIn(part, nothing, at === 0 && below === true));
}

/** An item as it is kept: the sign that its text begins with tells its kind. Undefined where it begins with none. */
function itemOf(said: Marked, { level }: ListItem, isBelow: boolean): Paragraph | undefined {
  const lines = partsOf(said);
  const text = endTrimmed(joined(lines, '\n'));
  const sign = signOf(text.text);
  if (sign === undefined) return undefined;
  const known = Number.isInteger(level) ? Math.min(Math.max(level, 0), DEEPEST) : 0;
  return paragraphOf(text, { kind: sign.kind, level: known, sign: sign.length }, isBelow);
}

function cleanCell({ text, marks, ...cell }: TableCell, allowed: Allowing): TableCell {
  return { ...cell, ...trimmed(cleanMarked({ text, marks: allowed(marks) })) };
}
