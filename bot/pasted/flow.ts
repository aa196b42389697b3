import { joined, sliced, tidyMarks, type Marked } from '../../core/form/marks';
import { signOf } from '../../core/form/reading/lists';
import type { ListItem, Mark, PageBlock, PageTable, Paragraph } from '../../core/form/values';
import { limits } from './limits';

/** Ways in which a text is written. */
export type Ways = readonly Way[];
export type Way = { readonly is: 'bold' | 'italic' } | { readonly is: 'link'; readonly href: string };

/** Marks that may go on: one of each way. */
const LAST = 3;

/** Where an item of a list begins. */
interface Begin {
  readonly line: number;
  readonly level: number;
}

/** Gathers a document's running text as paragraphs, lines and tables, as a reader would see them. */
export class Flow {
  private readonly blocks: PageBlock[] = [];
  private lines: Marked[] = [];
  private line = '';
  private marks: Mark[] = [];
  private marked = 0;
  /** White space at a line's start, or after other white space, does not show. */
  private atSpace = true;
  /** A list's sign, held until the text it belongs to. */
  private sign = '';
  private items: Begin[] = [];
  /** Inside a list or a cell, a block is a line of the paragraph and not one of its own. */
  private together = 0;

  /** Adds text of which white space runs collapse to one space. */
  text(text: string, ways: Ways = []): void {
    const collapsed = text.replace(/\s+/g, ' ');
    this.add(this.atSpace ? collapsed.trimStart() : collapsed, ways);
  }

  /** Adds text whose spaces and line breaks count (`pre`). */
  preformatted(text: string, ways: Ways = []): void {
    text.split(/\r\n|\r|\n/).forEach((line, i) => {
      if (i > 0) this.lineBreak();
      this.add(line.replaceAll('\u00a0', ' '), ways);
    });
  }

  lineBreak(): void {
    this.lines.push(this.written());
    this.startLine();
  }

  /** A block begins or ends here. */
  blockBreak(): void {
    if (this.together === 0) this.endParagraph();
    else if (this.line.trim() !== '') this.lineBreak();
  }

  /** Begins a list's line. */
  listLine(sign: string, level: number): void {
    this.blockBreak();
    this.sign = sign;
    this.item(level);
  }

  /** What comes next is an item of a list whose sign is among its text. */
  item(level: number): void {
    this.items.push({ line: this.lines.length, level });
  }

  /** What `inside` adds is one paragraph of several lines. */
  keepTogether(inside: () => void): void {
    this.blockBreak();
    this.together++;
    inside();
    this.blockBreak();
    this.together--;
    if (this.together === 0) this.endParagraph();
  }

  table(table: PageTable): void {
    this.endParagraph();
    this.blocks.push(table);
  }

  /** All that was gathered, in order. */
  end(): readonly PageBlock[] {
    this.endParagraph();
    return this.blocks;
  }

  private add(text: string, ways: Ways): void {
    if (text === '') return;
    this.line += this.sign;
    const from = this.line.length;
    this.line += text;
    this.sign = '';
    this.atSpace = text.endsWith(' ');
    for (const way of ways) this.mark({ from, to: this.line.length, ...way });
  }

  /** Text comes in pieces: what goes on in the same way is one mark. */
  private mark(mark: Mark): void {
    const last = this.marks.slice(-LAST).findIndex((one) => one.to === mark.from && isAlike(one, mark));
    const at = Math.max(0, this.marks.length - LAST) + last;
    const before = last === -1 ? undefined : this.marks[at];
    if (before !== undefined) this.marks[at] = { ...before, to: mark.to };
    else if (this.marked++ < limits.marks) this.marks.push(mark);
  }

  private written(): Marked {
    const text = this.line.trimEnd();
    const marks = tidyMarks(this.marks, text.length);
    return marks.length === 0 ? { text } : { text, marks };
  }

  private startLine(): void {
    this.line = '';
    this.marks = [];
    this.atSpace = true;
  }

  private endParagraph(): void {
    const lines = [...this.lines, this.written()];
    const { items } = this;
    this.lines = [];
    this.items = [];
    this.startLine();
    const begins = new Map(items.map(({ line, level }) => [line, level]));
    const starts = [...new Set([0, ...begins.keys()])];
    const parts = starts.map((start, at) => ({
      said: joined(lines.slice(start, starts[at + 1]), '\n'),
      level: begins.get(start),
    }));
    const shown = parts.filter(({ said }) => said.text.trim() !== '');
    this.blocks.push(...shown.map(({ said, level }, at) => paragraphOf(said, level, at > 0)));
  }
}

const isAlike = (one: Mark, other: Mark): boolean =>
  one.is === other.is && (one.is !== 'link' || (other.is === 'link' && one.href === other.href));

/** An item is told by the sign that its text begins with. */
function paragraphOf(said: Marked, level: number | undefined, isBelow: boolean): Paragraph {
  const sign = level === undefined ? undefined : signOf(said.text.trimEnd());
  const list: ListItem | undefined = sign && { kind: sign.kind, level: level ?? 0, sign: sign.length };
  const text = list === undefined ? withoutEnds(said) : sliced(said, 0, said.text.trimEnd().length);
  return {
    type: 'paragraph',
    ...text,
    ...(list === undefined ? {} : { list }),
    ...(isBelow ? { below: true } : {}),
  };
}

/** The indent of the first line stays. */
const withoutEnds = (said: Marked): Marked =>
  sliced(said, /^\n+/.exec(said.text)?.[0].length ?? 0, said.text.trimEnd().length);
