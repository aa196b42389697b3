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
  /** Columns of its indent; a tab is four. */
  readonly indent: number;
  /** UTF-16 units of indent and sign, up to the first word. */
  readonly length: number;
  /** 0 of a bullet. */
  readonly number: number;
  /** What stands after a number: «.», «)», «.-»; '' of a bullet. */
  readonly closing: string;
}

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
  return { kind, indent: columnsOf(indent), length: all.length, number: value, closing };
}

const columnsOf = (indent: string): number => [...indent].reduce((sum, char) => sum + (char === '\t' ? 4 : 1), 0);

interface Line {
  readonly from: number;
  readonly to: number;
  readonly sign?: Sign | undefined;
  readonly indent: number;
}

/**
 * A text as lists and what is between them. A list is two lines or more, one after the other, that begin with a sign of
 * one kind, numbers one by one; what is indented deeper belongs to the item above. What could be read otherwise stays
 * text: one line with a dash is no list, nor are «12. …» and «30. …».
 */
export function listsIn(text: string): readonly Stretch[] {
  const lines = linesOf(text);
  // Most texts have no sign at all.
  if (!lines.some(({ sign }) => sign !== undefined)) return [{ from: 0, to: text.length }];
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

function linesOf(text: string): readonly Line[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const found = { from, to: from + line.length, sign: signOf(line), indent: columnsOf(INDENT.exec(line)?.[0] ?? '') };
    from += line.length + 1;
    return found;
  });
}

/** The line after the list that begins at `at`; `at` itself where none does. */
function endOfList(lines: readonly Line[], at: number): number {
  const first = lines[at]?.sign;
  if (first === undefined) return at;
  let [end, items, last] = [at + 1, 1, first];
  for (; end < lines.length; end++) {
    const line = lines[end];
    if (line === undefined) break;
    if (line.indent > first.indent) continue;
    const sign = line.indent === first.indent ? line.sign : undefined;
    if (sign === undefined || !follows(sign, last)) break;
    [items, last] = [items + 1, sign];
  }
  return items > 1 ? end : at;
}

const follows = (sign: Sign, last: Sign): boolean =>
  sign.kind === last.kind && (sign.kind === 'bulleted' || sign.number === last.number + 1);

/** A list's lines as its items. One without a sign goes on with the item above. */
function itemsOf(lines: readonly Line[]): readonly Stretch[] {
  const items: Stretch[] = [];
  const indents: number[] = [];
  for (const { from, to, sign } of lines) {
    const above = items.at(-1);
    if (sign === undefined) {
      if (above !== undefined) items[items.length - 1] = { ...above, to };
      continue;
    }
    while ((indents.at(-1) ?? -1) > sign.indent) indents.pop();
    if ((indents.at(-1) ?? -1) < sign.indent) indents.push(sign.indent);
    const level = Math.min(indents.length - 1, DEEPEST);
    items.push({ from, to, list: { kind: sign.kind, level, sign: sign.length } });
  }
  return items;
}
