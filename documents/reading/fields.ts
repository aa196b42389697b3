import type { ParagraphBuilder } from './paragraph';

interface Field {
  instruction: string;
  part: 'instruction' | 'result';
  from: number;
  paragraph: ParagraphBuilder | undefined;
}

/** Fields of a document that are open: what makes their text (a link, a page's number) is not that text. */
export class Fields {
  readonly #open: Field[] = [];

  get isInstruction(): boolean {
    return this.#open.at(-1)?.part === 'instruction';
  }

  say(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.instruction += text;
  }

  simple(instruction: string, paragraph: ParagraphBuilder | undefined): void {
    this.#open.push({ instruction, part: 'result', from: paragraph?.length ?? 0, paragraph });
  }

  char(type: string, paragraph: ParagraphBuilder | undefined): void {
    const field = this.#open.at(-1);
    if (type === 'begin') this.#open.push({ instruction: '', part: 'instruction', from: 0, paragraph });
    else if (type === 'separate' && field !== undefined)
      Object.assign(field, { part: 'result', from: paragraph?.length ?? 0, paragraph });
    else if (type === 'end') this.#close(paragraph);
  }

  /** A link that goes on in another paragraph is its text alone. */
  #close(paragraph: ParagraphBuilder | undefined): void {
    const field = this.#open.pop();
    const href = /^\s*HYPERLINK\s+"([^"]+)"/iu.exec(field?.instruction ?? '')?.[1];
    if (field?.part === 'result' && field.paragraph === paragraph && href !== undefined)
      paragraph?.link(field.from, href);
  }
}
