import type { Mark } from '../../core/form/values';
import type { BodyParagraph } from './body';

/** How a run of a paragraph is written. */
export interface Look {
  bold: boolean;
  italic: boolean;
  hidden: boolean;
}

export const plainLook = (): Look => ({ bold: false, italic: false, hidden: false });

/** A paragraph while it is read. */
export class ParagraphBuilder {
  style = '';
  listId = '';
  level = 0;
  /** Its end was taken out, with tracking: it goes on in the next. */
  isJoined = false;
  look = plainLook();
  private text = '';
  private readonly marks: Mark[] = [];

  constructor(before?: ParagraphBuilder) {
    if (before === undefined) return;
    this.text = before.text;
    this.marks.push(...before.marks);
    this.style = before.style;
  }

  get length(): number {
    return this.text.length;
  }

  add(words: string): void {
    if (this.look.hidden || words === '') return;
    const [from, to] = [this.text.length, this.text.length + words.length];
    this.text += words;
    if (this.look.bold) this.mark({ is: 'bold', from, to });
    if (this.look.italic) this.mark({ is: 'italic', from, to });
  }

  link(from: number, href: string): void {
    if (this.text.length > from) this.mark({ is: 'link', href, from, to: this.text.length });
  }

  /** A word processor cuts one stretch into many runs. */
  private mark(mark: Mark): void {
    const at = this.marks.findLastIndex(({ is }) => is === mark.is);
    const last = this.marks[at];
    if (last !== undefined && last.is !== 'link' && mark.is === last.is && last.to === mark.from)
      this.marks[at] = { ...last, to: mark.to };
    else this.marks.push(mark);
  }

  done(styleNames: ReadonlyMap<string, string>): BodyParagraph {
    const { text, marks, style, listId, level } = this;
    const list = listId === '' || listId === '0' ? {} : { list: { id: listId, level } };
    return { type: 'paragraph', text, marks, style: styleNames.get(style) ?? style, ...list };
  }
}
