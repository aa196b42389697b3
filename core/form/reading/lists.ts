import type { ListItem } from '../values';

/** A stretch of a text's lines: one item of a list, or the lines between lists. In UTF-16 units, without the break after it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly list?: ListItem;
}

/** The sign that a list's line begins with. */
export interface Sign {
  readonly kind: ListItem['kind'];
  /** UTF-16 units of its indent. */
  readonly margin: number;
  /** UTF-16 units of indent and sign, up to the first word. */
  readonly length: number;
  /** 0 of a bullet. */
  readonly number: number;
  /** What stands after a number: «.», «)», «.-»; '' of a bullet. */
  readonly closing: string;
  /** «•». */
  readonly isDot: boolean;
}

/** Lines of one text among which lists are looked for. */
const LINES = 1_000;
/** A word processor's deepest level; what is deeper stands there. */
export const DEEPEST = 8;
const SPACE = '[ \\t\\u00a0]';
const BULLET = `[•●▪◦‣■○➢✓]${SPACE}*|[-–—*·]${SPACE}+|[-–](?=\\p{L})`;
const NUMBER = `(\\d{1,3})(?:(\\.-)${SPACE}*|([.)])${SPACE}+)`;
const SIGN = new RegExp(`^(${SPACE}*)(?:${BULLET}|${NUMBER})(?=\\S)`, 'u');
const INDENT = new RegExp(`^${SPACE}*`);

/** The sign of a line, where it begins with one: «- », «• », «2. », «2) », «2.- ». */
export function signOf(line: string): Sign | undefined {
  const found = SIGN.exec(line);
  if (found === null) return undefined;
  const [all, indent = '', number, dashed, closed] = found;
  const closing = dashed ?? closed ?? '';
  const [kind, value] = number === undefined ? (['bulleted', 0] as const) : (['numbered', Number(number)] as const);
  const isDot = all.trimStart().startsWith('•');
  return { kind, margin: indent.length, length: all.length, number: value, closing, isDot };
}

const columnsOf = (indent: string): number => [...indent].reduce((sum, char) => sum + (char === '\t' ? 4 : 1), 0);

/** A line; of an item that is known, all of its lines. */
interface Line {
  readonly from: number;
  readonly to: number;
  readonly sign?: Sign | undefined;
  readonly indent: number;
  readonly known?: ListItem;
}

/**
 * A text as lists and what is between them. A list is two lines or more, one after the other, that begin with a sign of
 * one kind, numbers one by one; what is indented deeper belongs to the item above. What could be read otherwise stays
 * text: one line with a dash is no list, nor are «12. …» and «30. …»; one with «•», which nobody types for anything
 * else, is. What was an item of a list before, by its text in `known`, is one again, alone too.
 */
export function listsIn(text: string, known: ReadonlyMap<string, ListItem> = new Map()): readonly Stretch[] {
  const lines = linesOf(text, known);
  // Most texts have no sign at all, and what is very long is no list of anybody's.
  if (lines.length > LINES || !lines.some(({ sign }) => sign !== undefined)) return [{ from: 0, to: text.length }];
  const stretches: Stretch[] = [];
  let plain: Line[] = [];
  const close = () => {
    const [first, last] = [plain[0], plain.at(-1)];
    if (first !== undefined && last !== undefined) stretches.push({ from: first.from, to: last.to });
    plain = [];
  };
  for (let at = 0; at < lines.length;) {
    const end = endOfList(lines, at);
    if (end === at) plain.push(...lines.slice(at, ++at));
    else {
      close();
      stretches.push(...itemsOf(lines.slice(at, end)));
      at = end;
    }
  }
  close();
  return stretches;
}

function linesOf(text: string, items: ReadonlyMap<string, ListItem>): readonly Line[] {
  const found: Line[] = [];
  for (let from = 0; from <= text.length;) {
    const end = endOfLine(text, from);
    const line = text.slice(from, end);
    const sign = signOf(line);
    const said = sign === undefined ? undefined : itemAt(text, from, items);
    const item = said === undefined ? undefined : items.get(said);
    const indent = columnsOf(INDENT.exec(line)?.[0] ?? '');
    const to = said === undefined ? end : from + said.length;
    found.push({ from, to, sign, indent, ...(item === undefined ? {} : { known: item }) });
    from = to + 1;
  }
  const [first, ...others] = found;
  if (first?.sign === undefined) return found;
  // A text's own beginning is trimmed: what stands before its first sign says least of all.
  const indent = Math.min(first.indent, ...others.flatMap((line) => (line.sign === undefined ? [] : line.indent)));
  return [{ ...first, indent }, ...others];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The longest item that is known whose lines stand there; undefined where none does. */
function itemAt(text: string, from: number, items: ReadonlyMap<string, ListItem>): string | undefined {
  let longest: string | undefined;
  for (const said of items.keys()) {
    const end = from + said.length;
    const isThere = (end === text.length || text[end] === '\n') && text.startsWith(said, from);
    if (isThere && said.length > (longest?.length ?? -1)) longest = said;
  }
  return longest;
}

/** The line after the list that begins at `at`; `at` itself where none does. */
function endOfList(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (first?.sign === undefined) return at;
  let [end, items, last] = [at + 1, 1, first];
  for (; end < lines.length; end++) {
    const line = lines[end];
    if (line === undefined) break;
    if (line.indent > first.indent) continue;
    if (line.indent < first.indent || !follows(line, last)) break;
    [items, last] = [items + 1, line];
  }
  return items > 1 || first.known !== undefined || first.sign.isDot ? end : at;
}

function follows({ sign, known }: Line, last: Line): boolean {
  if (sign === undefined || sign.kind !== last.sign?.kind) return false;
  return (
    sign.kind === 'bulleted' ||
    sign.number === last.sign.number + 1 ||
    (known !== undefined && last.known !== undefined)
  );
}

/** A list's lines as its items. Where the text begins with them, they lose the indent of its first line, as any text does. One without a sign goes on with the item above. */
function itemsOf(lines: readonly Line[]): readonly Stretch[] {
  const items: Stretch[] = [];
  const indents: number[] = [];
  const margin = lines[0]?.from === 0 ? (lines[0].sign?.margin ?? 0) : 0;
  for (const { from, to, sign, indent, known } of lines) {
    const above = items.at(-1);
    if (sign === undefined) {
      if (above !== undefined) items[items.length - 1] = { ...above, to };
      continue;
    }
    while ((indents.at(-1) ?? -1) > indent) indents.pop();
    if ((indents.at(-1) ?? -1) < indent) indents.push(indent);
    const level = Math.min(indents.length - 1, DEEPEST);
    const out = Math.min(margin, sign.margin);
    if (known === undefined)
      items.push({ from: from + out, to, list: { kind: sign.kind, level, sign: sign.length - out } });
    else items.push({ from, to, list: known });
  }
  return items;
}
