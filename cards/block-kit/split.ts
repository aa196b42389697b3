import { escaped, startOf } from './clean';
import { isStyled, type Line, type Run } from './prose';

/**
 * Room beside the text, in characters: of rich text's JSON, which is the largest form and what fills
 * a message.
 */
const ROOM = { run: 30, style: 45, link: 30, date: 90, mark: 60 } as const;

const aside = (run: Run): number =>
  (isStyled(run) ? ROOM.style : 0) +
  (run.link === undefined ? 0 : escaped(run.link).length + ROOM.link) +
  (run.date === undefined ? 0 : ROOM.date);

const lineSize = ({ runs, mark }: Line): number =>
  runs.reduce(
    (sum, run) => sum + escaped(run.text).length + aside(run),
    1 + Math.max(0, runs.length - 1) * ROOM.run + (mark === undefined ? 0 : ROOM.mark),
  );

export const sizeOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + lineSize(line), 0);

/**
 * A text in pieces of at most `limit` characters once escaped. Broken after a line, else a sentence,
 * else a word, else anywhere but inside a character; joined again, the pieces are the text.
 */
export function pieces(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (escaped(rest).length > limit) {
    const most = startOf(rest, limit);
    // One character may be more than the limit only where the limit is absurd: it is passed whole.
    const room = most === '' ? [...rest].slice(0, 1).join('') : most;
    const piece = room.slice(0, breakOf(room));
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return rest === '' ? found : [...found, rest];
}

const BREAKS = [/\n+/g, /[.!?…:;]["»”)]*\s+/g, /\s+/g] as const;

/** Where to break a text: not before its half, or the pieces would be crumbs. */
function breakOf(text: string): number {
  for (const pattern of BREAKS) {
    const ends = [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
    const last = ends.filter((end) => end >= text.length / 2).at(-1);
    if (last !== undefined) return last;
  }
  return text.length;
}

/** Lines in groups of at most `limit` characters: between paragraphs, else lines, else as `pieces` does. */
export function split(lines: readonly Line[], limit: number): readonly (readonly Line[])[] {
  if (sizeOf(lines) <= limit) return lines.length === 0 ? [] : [lines];
  return packed(
    paragraphs(lines).flatMap((paragraph) => (sizeOf(paragraph) <= limit ? [paragraph] : shorter(paragraph, limit))),
    limit,
  ).map(trimmed);
}

const shorter = (paragraph: readonly Line[], limit: number): readonly (readonly Line[])[] =>
  paragraph.flatMap((line) => (lineSize(line) <= limit ? [[line]] : brokenLine(line, limit).map((part) => [part])));

/** A paragraph with the empty lines after it. */
function paragraphs(lines: readonly Line[]): readonly (readonly Line[])[] {
  const found: Line[][] = [[]];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined && before.runs.length === 0 && line.runs.length > 0) found.push([]);
    found.at(-1)?.push(line);
  });
  return found;
}

function packed(groups: readonly (readonly Line[])[], limit: number): readonly (readonly Line[])[] {
  const found: (readonly Line[])[] = [];
  for (const group of groups) {
    const last = found.at(-1);
    if (last !== undefined && sizeOf(last) + sizeOf(group) <= limit) found[found.length - 1] = [...last, ...group];
    else found.push(group);
  }
  return found;
}

/** Without the empty lines at its ends, which a block shows as nothing. */
function trimmed(lines: readonly Line[]): readonly Line[] {
  const full = lines.map(({ runs }) => runs.length > 0);
  const first = full.indexOf(true);
  return first < 0 ? [] : lines.slice(first, full.lastIndexOf(true) + 1);
}

function brokenLine(line: Line, limit: number): readonly Line[] {
  const found: Run[][] = [[]];
  // Marks and addresses are repeated on every piece.
  const room = (run: Run): number => Math.max(limit / 2, limit - ROOM.mark - 1 - aside(run));
  for (const run of line.runs.flatMap((one) => pieces(one.text, room(one)).map((text) => ({ ...one, text })))) {
    const last = found.at(-1);
    if (last !== undefined && lineSize({ ...line, runs: [...last, run] }) <= limit) last.push(run);
    else found.push([run]);
  }
  return found.filter((runs) => runs.length > 0).map((runs) => ({ ...line, runs }));
}
