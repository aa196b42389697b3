import type { Field, Form } from '../../core/form/definition';
import { labelsIn } from '../../core/form/kinds/rows/labels';
import { sliced } from '../../core/form/marks';
import { keyOf } from '../../core/form/reading/words';
import { textIn } from './content';
import type { BodyBlock, BodyCell, BodyParagraph, BodyRow } from './body';

/** Where a text names a field of the form. */
export interface Labelled {
  readonly field: string;
  /** UTF-16 units of the paragraph that are the label, with what parts it from its answer. */
  readonly length: number;
  /** Nothing else stands there. */
  readonly isAll: boolean;
}

/** A piece of a paragraph: an answer with the field whose label stands before it, where one does. */
export interface Piece {
  readonly field?: string;
  readonly paragraph: BodyParagraph;
}

/** Characters of a label, and what may stand around it. */
const LABEL = 140;
/** Characters of a label's last word. */
const END = 24;
/** Labels in one paragraph: a form has fewer. */
const MOST = 40;
const PLURAL = /\((?:e?s|a?s|o?s)\)/giu;
const NUMBERING = /^\s*(?:[IVX]{1,4}|\d{1,2}|[a-z])\s*[.)-]+\s+/u;

const keyOfLabel = (text: string): string => keyOf(text.replace(PLURAL, ''));

/** The official labels of a form, as another hand may have written them: another order, capitals, a number before. */
export class FormLabels {
  readonly #fields = new Map<string, string>();
  /** The words that labels end with. */
  readonly #ends: ReadonlySet<string>;
  readonly #prose: ReadonlySet<string>;
  /** Fields with a label of their own at a paragraph's head. */
  readonly #headed: ReadonlySet<string>;
  readonly #columnOf: (name: string) => string | undefined;
  readonly #title: string;

  /** What people call a field counts where the paper has its official label nowhere. */
  constructor(form: Form, body: readonly BodyBlock[]) {
    for (const field of form.fields) this.#fields.set(keyOfLabel(field.label), field.id);
    const printed = new Set<string>();
    for (const line of linesIn(body)) for (const key of namesIn(line)) if (this.#fields.has(key)) printed.add(key);
    for (const { id, label, alsoCalled = [] } of form.fields) {
      if (printed.has(keyOfLabel(label))) continue;
      for (const name of alsoCalled) if (!this.#fields.has(keyOfLabel(name))) this.#fields.set(keyOfLabel(name), id);
    }
    this.#ends = new Set([...this.#fields.keys()].map(lastWord));
    this.#prose = new Set(form.fields.filter(({ input }) => input === 'prose' || input === 'rows').map(({ id }) => id));
    this.#headed = new Set(paragraphsIn(body).flatMap((one) => this.of(one)?.field ?? []));
    const table = form.fields.find((field): field is Field & { input: 'rows' } => field.input === 'rows');
    this.#columnOf = labelsIn(table?.columns ?? []).called;
    this.#title = keyOf(form.title);
  }

  of({ text }: BodyParagraph): Labelled | undefined {
    const head = text.slice(0, LABEL);
    for (const end of ENDS) {
      const match = end.exec(head);
      if (match === null || (match[0] === '' && text.length > LABEL)) continue;
      const field = this.#named(head.slice(0, match.index));
      if (field === undefined) continue;
      const length = match.index + match[0].length;
      return { field, length, isAll: text.slice(length).trim() === '' };
    }
    return undefined;
  }

  /** What looks like a label in such an answer may be its author's words. */
  isProse(field: string | undefined): boolean {
    return this.#prose.has(field ?? '');
  }

  #named(name: string): string | undefined {
    const plain = name.replace(NUMBERING, '');
    const field = this.#fields.get(keyOfLabel(name));
    return plain === name ? field : (field ?? this.#fields.get(keyOfLabel(plain)));
  }

  /**
   * A paragraph cut at the labels in it that have a colon: «Fecha: 3 de abril Junta: Local». In prose they count only
   * where a sentence may begin, and of a field that nothing else on the paper answers: its author's words stay whole.
   *
   * @param current The field that a paragraph without a label goes on with.
   * @param isAnswered Whether a label of that field stood before.
   */
  apart(
    paragraph: BodyParagraph,
    current: string | undefined,
    isAnswered: (field: string) => boolean,
  ): readonly Piece[] {
    const { text } = paragraph;
    const head = this.of(paragraph);
    const found = [{ field: head?.field, at: 0, from: head?.length ?? 0 }];
    let after = head?.length ?? 0;
    for (const { index, 0: colon } of text.matchAll(/:\s*/gu)) {
      if (index < after) continue;
      const field = found.at(-1)?.field ?? current;
      const next = this.#labelAt(text, after, index, this.isProse(field));
      after = index;
      if (next === undefined || next.field === field || found.length === MOST) continue;
      const isShort = field !== undefined && !this.isProse(field);
      const stands = found.some((one) => one.field === next.field) || isAnswered(next.field);
      if (!isShort && (stands || this.#headed.has(next.field))) continue;
      after += colon.length;
      found.push({ ...next, from: after });
    }
    return found.map(({ field, from }, i): Piece => {
      const next = found[i + 1]?.at;
      const said = sliced(paragraph, from, next === undefined ? text.length : endOf(text, from, next));
      return {
        ...(field === undefined ? {} : { field }),
        paragraph: { ...paragraph, ...said, marks: said.marks ?? [] },
      };
    });
  }

  /** The longest label that ends before a colon. */
  #labelAt(text: string, after: number, colon: number, inProse: boolean): { field: string; at: number } | undefined {
    const from = Math.max(after, colon - LABEL);
    const said = text.slice(from, colon);
    if (!this.#ends.has(lastWord(keyOfLabel(said.slice(-END))))) return undefined;
    for (const { index } of said.matchAll(inProse ? STARTS_IN_PROSE : STARTS)) {
      const field = this.#named(said.slice(index));
      if (field !== undefined) return { field, at: from + index };
    }
    return undefined;
  }

  /** The title, whole or the half of it that a page has room for: it is nobody's answer. */
  isTitle(text: string): boolean {
    const key = keyOf(text);
    return key.length > 20 && (this.#title.includes(key) || key.includes(this.#title));
  }

  /** The table's column of each place of a row that heads it: two or more of its cells name one, and none names a field. */
  columnsOf(row: BodyRow): ReadonlyMap<number, string> | undefined {
    const columns = new Map<number, string>();
    let place = row.before;
    for (const cell of row.cells) {
      const column = this.#columnOf(textIn(cell.blocks).replace(/\s+/g, ' ').trim());
      for (let at = place; column !== undefined && at < place + cell.colSpan; at++) columns.set(at, column);
      place += cell.colSpan;
    }
    return new Set(columns.values()).size < 2 ? undefined : columns;
  }
}

/** A label is the whole paragraph, or what stands before a colon or a line break. */
const ENDS = [/\s*:\s*/u, /\s*\n\s*/u, /[\s.]*$/u];

/** Where a label may begin: at any word with a capital, and in prose where a sentence may begin. */
const STARTS = /(?<=^|[\s_;|])(?:(?=\p{Lu}|\d{1,2}\s*[.)-])|(?<=(?:^|[\n\t;|])\s*)(?=\p{L}))/gu;
const STARTS_IN_PROSE = /(?<=(?:^|[\n\t;|]|[.!?…]["»”)]?\s)\s*)(?=\p{Lu}|\d{1,2}\s*[.)-])/gu;
const lastWord = (key: string): string => key.split(' ').at(-1) ?? '';

/** Without what parts an answer from the next label. */
const endOf = (text: string, from: number, end: number): number =>
  from + text.slice(from, end).replace(/(?:^[\s.]*|[\s;|]*)$/u, '').length;

/** Every paragraph, wherever it stands. */
const paragraphsIn = (blocks: readonly BodyBlock[]): readonly BodyParagraph[] =>
  blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks)))
      : [block],
  );

/** Each line, and what of it stands before a colon. */
const linesIn = (body: readonly BodyBlock[]): readonly string[] =>
  paragraphsIn(body).flatMap(({ text }) => text.split(/\n|(?<=:)/u).map((said) => said.slice(-LABEL)));

/** What may be a label there, as it is compared: the whole of it, or the last words before the colon. */
function namesIn(line: string): readonly string[] {
  const words = keyOfLabel(line).split(' ');
  return words.map((_, at) => words.slice(at).join(' ')).slice(0, line.endsWith(':') ? undefined : 1);
}

/** The first paragraph that says something. */
export const firstOf = ({ blocks }: Pick<BodyCell, 'blocks'>): BodyParagraph | undefined => {
  const first = blocks.find((block) => block.type === 'table' || block.text.trim() !== '');
  return first?.type === 'paragraph' ? first : undefined;
};
