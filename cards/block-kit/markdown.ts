import { webAddress } from './clean';
import { linesOf, type Line, type Run, type RunStyle } from './prose';
import { SLACK_LIMITS } from './limits';

/**
 * The Markdown of a TextBlock: bold, italics, links, lists, escapes, and no more.
 * https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/text-features
 */
export function markdownLines(source: string): readonly Line[] {
  const lines = source.split('\n');
  const marks = marksOf(lines);
  return lines.flatMap((line, index): readonly Line[] => {
    const mark = marks[index];
    if (mark === undefined) return linesOf(inline(line, {}));
    return linesOf(inline(line.replace(ITEM, ''), {})).map((one) => ({ ...one, mark }));
  });
}

const ITEM = /^\s{0,8}([-*+]|\d{1,9}[.)])\s+(?=\S)/;

/** Slack counts from 1 by itself: a list that counts otherwise stays as it is written. */
function marksOf(lines: readonly string[]): readonly Line['mark'][] {
  const written = lines.map((line) => ITEM.exec(line)?.[1]);
  const numbers = written.map((mark) => Number.parseInt(mark ?? '', 10));
  const marks = written.map((mark): Line['mark'] =>
    mark !== undefined && /^[-*+]$/.test(mark) ? 'bullet' : undefined,
  );
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while ((numbers[to] ?? NaN) >= 0) to += 1;
    const list = numbers.slice(from, to);
    if (list.every((number, index) => number === index + 1)) marks.fill('ordered', from, to);
    from = to;
  }
  return marks;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  '#39': "'",
};

/** Entities are the characters they name, once no mark is looked for any more. */
const named = (text: string): string =>
  text.replace(/&(#?\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole);

/**
 * One mark at a time: an escape, `**bold**`, `__bold__`, a link, `*italics*`, `_italics_`. A mark
 * inside a word is the word's own. No group can match in two ways, so that no text takes long.
 */
const INLINE =
  /\\([!-/:-@[-`{-~])|\*\*(?=\S)((?:[^*\\]|\\.|\*(?!\*))+?)(?<=\S)\*\*|(?<![\p{L}\p{N}_])__(?=\S)((?:[^_\\]|\\.|_(?!_))+?)(?<=\S)__(?![\p{L}\p{N}_])|\[((?:[^[\]\\]|\\.)+)\]\(\s*([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\s*\)|(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+)(?<=\S)_(?![\p{L}\p{N}_])/gu;

function inline(source: string, style: RunStyle & { readonly link?: string }): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  const upTo = (end: number): void => {
    if (end > from) runs.push({ ...style, text: named(source.slice(from, end)) });
  };
  for (const match of source.matchAll(INLINE)) {
    upTo(match.index);
    runs.push(...runsOf(match, style));
    from = match.index + match[0].length;
  }
  upTo(source.length);
  return joined(runs);
}

function runsOf(match: RegExpMatchArray, style: RunStyle & { readonly link?: string }): readonly Run[] {
  const [whole, mark, stars, lines, label, address, star, line] = match;
  if (mark !== undefined) return [{ ...style, text: mark }];
  const bold = stars ?? lines;
  if (bold !== undefined) return inline(bold, { ...style, bold: true });
  if (label !== undefined) return linked(whole, label, address, style);
  return inline(star ?? line ?? '', { ...style, italic: true });
}

/** A link elsewhere than the web is no link: its text and address are both to be read. */
function linked(whole: string, label: string, address: string | undefined, style: RunStyle): readonly Run[] {
  const link = webAddress(address, SLACK_LIMITS.buttonUrl);
  return link === undefined ? [{ ...style, text: whole }] : inline(label, { ...style, link });
}

/** Neighbours that look the same as one run. */
function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last !== undefined && looks(last) === looks(run))
      found[found.length - 1] = { ...last, text: last.text + run.text };
    else found.push(run);
  }
  return found;
}

const looks = ({ text: _text, ...look }: Run): string => JSON.stringify(Object.entries(look).sort());
