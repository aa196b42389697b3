import type { ParagraphBuilder } from './paragraph';

interface Field {
  instruction: string;
  part: 'instruction' | 'result';
  from: number;
  paragraph: ParagraphBuilder | undefined;
  /** Of a form's box, which has no text of its own: how it is printed. */
  box?: '☒' | '☐';
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

  /** The field is a box; of what it is by default and what was chosen, the later counts. */
  box(isTicked: boolean): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.box = isTicked ? '☒' : '☐';
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
    if (field?.box !== undefined) paragraph?.add(field.box);
    const href = addressIn(field?.instruction ?? '');
    if (field?.part === 'result' && field.paragraph === paragraph && href !== undefined)
      paragraph?.link(field.from, href);
  }
}

/** Characters of an instruction: longer than any address that a link may have. */
const LONGEST = 4_000;
/** A switch with what it takes, a text in quotes, or a word (ECMA-376 part 1, 17.16.5.25). */
const PART = /\\([lot])\s*("(?:[^"\\]|\\.)*"|\S+)|\\\w|"(?:[^"\\]|\\.)*"|[^\s"]+/giu;

/** Where a field leads to; undefined where it is no link, or leads to a place in its own file. */
function addressIn(instruction: string): string | undefined {
  const said = /^\s*HYPERLINK\b(.*)$/isu.exec(instruction)?.[1];
  if (said === undefined || said.length > LONGEST) return undefined;
  const parts = [...said.matchAll(PART)];
  const address = parts.find(([part]) => !part.startsWith('\\'))?.[0];
  const place = parts.find(([, name]) => name?.toLowerCase() === 'l')?.[2];
  return address === undefined ? undefined : withPlace(unquoted(address), place === undefined ? '' : unquoted(place));
}

const unquoted = (part: string): string => part.replace(/^"(.*)"$/su, '$1').replace(/\\(["\\])/gu, '$1');

/** Word parts an address from the place in its page. */
export const withPlace = (address: string, place: string): string =>
  address === '' || place === '' || address.includes('#') ? address : `${address}#${place}`;
