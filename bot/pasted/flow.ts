import type { PageBlock, PageTable } from '../../core/form/values';

/** Gathers a document's running text as paragraphs, lines and tables, as a reader would see them. */
export class Flow {
  private readonly blocks: PageBlock[] = [];
  private lines: string[] = [];
  private line = '';
  /** White space at a line's start, or after other white space, does not show. */
  private atSpace = true;
  /** A list's mark, held until the text it belongs to. */
  private mark = '';
  /** Inside a list or a cell, a block is a line of the paragraph and not one of its own. */
  private together = 0;

  /** Adds text of which white space runs collapse to one space. */
  text(text: string): void {
    const collapsed = text.replace(/\s+/g, ' ');
    this.add(this.atSpace ? collapsed.trimStart() : collapsed);
  }

  /** Adds text whose spaces and line breaks count (`pre`). */
  preformatted(text: string): void {
    text.split(/\r\n|\r|\n/).forEach((line, i) => {
      if (i > 0) this.lineBreak();
      this.add(line.replaceAll('\u00a0', ' '));
    });
  }

  lineBreak(): void {
    this.lines.push(this.line.trimEnd());
    this.startLine();
  }

  /** A block begins or ends here. */
  blockBreak(): void {
    if (this.together === 0) this.endParagraph();
    else if (this.line.trim() !== '') this.lineBreak();
  }

  /** Begins a list's line. */
  listLine(mark: string): void {
    this.blockBreak();
    this.mark = mark;
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

  private add(text: string): void {
    if (text === '') return;
    this.line += this.mark + text;
    this.mark = '';
    this.atSpace = text.endsWith(' ');
  }

  private startLine(): void {
    this.line = '';
    this.atSpace = true;
  }

  private endParagraph(): void {
    const text = [...this.lines, this.line.trimEnd()].join('\n').replace(/^\n+/, '').trimEnd();
    this.lines = [];
    this.startLine();
    if (text.trim() !== '') this.blocks.push({ type: 'paragraph', text });
  }
}
