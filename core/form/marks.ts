import type { Mark } from './values';

/** A text and how stretches of it were written. */
export interface Marked {
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** Characters an address may have: the longest that browsers and mail programs agree on. */
const ADDRESS = 2_000;
/** Marks one text may have; what is beyond is plain. */
export const MARKS = 500;

/**
 * The address of a link that a document may carry, else undefined: of the web or of a mailbox, written with the
 * characters that an address may have (RFC 3986). Nothing that runs, nothing on the reader's own disk.
 */
export function addressOf(href: string): string | undefined {
  const trimmed = href.trim();
  if (trimmed.length > ADDRESS || !/^(?:https?:\/\/|mailto:)/i.test(trimmed) || !URL.canParse(trimmed))
    return undefined;
  const address = strict(new URL(trimmed).href);
  return address.length > ADDRESS ? undefined : address;
}

/** The URL standard leaves some characters that Word takes for damage: a bar in a query, a second number sign. */
const strict = (href: string): string => {
  const [address = '', ...fragment] = href.split('#');
  const end = fragment.length === 0 ? '' : `#${fragment.join('%23')}`;
  return `${address}${end}`
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, (char) => encodeURIComponent(char));
};

/** The marks of a text as they may be kept: inside it, not empty, in order, those alike that touch as one. */
export function tidyMarks(marks: readonly Mark[], length: number): readonly Mark[] {
  const kept = marks
    .map((mark): Mark => ({ ...mark, from: Math.max(0, mark.from), to: Math.min(length, mark.to) }))
    .filter(({ from, to }) => from < to);
  const tidy: Mark[] = [];
  for (const mark of kept.toSorted(inOrder)) {
    const at = tidy.findLastIndex((other) => isAlike(other, mark));
    const last = tidy[at];
    if (last !== undefined && last.to >= mark.from) tidy[at] = { ...last, to: Math.max(last.to, mark.to) };
    else tidy.push(mark);
  }
  // Those that were joined have grown.
  return tidy.toSorted(inOrder).slice(0, MARKS);
}

const inOrder = (a: Mark, b: Mark): number => a.from - b.from || b.to - a.to;

const isAlike = (one: Mark, other: Mark): boolean =>
  one.is === other.is && (one.is !== 'link' || (other.is === 'link' && one.href === other.href));

/** A text with those of the marks that it may keep; no property where it has none. */
export function marked(text: string, marks: readonly Mark[] = []): Marked {
  const tidy = tidyMarks(marks, text.length);
  return tidy.length === 0 ? { text } : { text, marks: tidy };
}

/** A stretch of a marked text, its marks counted from its own start. */
export function sliced({ text, marks = [] }: Marked, from: number, to: number): Marked {
  const moved = marks.map((mark): Mark => ({ ...mark, from: mark.from - from, to: mark.to - from }));
  return marked(text.slice(from, to), moved);
}

/** Without white space around it. */
export function trimmed(said: Marked): Marked {
  const { text } = said;
  return sliced(said, text.length - text.trimStart().length, text.trimEnd().length);
}

/** Several as one, `between` them. */
export function joined(parts: readonly Marked[], between: string): Marked {
  const marks: Mark[] = [];
  let text = '';
  for (const [at, part] of parts.entries()) {
    if (at > 0) text += between;
    for (const mark of part.marks ?? [])
      marks.push({ ...mark, from: mark.from + text.length, to: mark.to + text.length });
    text += part.text;
  }
  return marked(text, marks);
}

/** Marks that all texts of one answer may have, and characters of the addresses that its links have: beyond, text is plain. */
const ANSWER = { marks: 4 * MARKS, addresses: 40_000 };

/** Of the marks of one text after another, those that there is room for, links by the address that may be kept. */
export type Allowing = (marks?: readonly Mark[]) => readonly Mark[];

/** What one answer has room for. */
export function marksWithin(): Allowing {
  const left = { ...ANSWER };
  return (marks = []) =>
    marks.flatMap((mark): Mark[] => {
      const { from, to } = mark;
      const href = mark.is === 'link' ? addressOf(mark.href) : '';
      if (href === undefined || left.marks === 0 || href.length > left.addresses) return [];
      left.marks -= 1;
      left.addresses -= href.length;
      return [mark.is === 'link' ? { from, to, is: 'link', href } : { from, to, is: mark.is }];
    });
}
