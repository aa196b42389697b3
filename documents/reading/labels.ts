import type { Field, Form } from '../../core/form/definition';
import { labelsIn } from '../../core/form/kinds/rows/labels';
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

/** Characters of a label, and what may stand around it. */
const LABEL = 140;
const PLURAL = /\((?:e?s|a?s|o?s)\)/giu;
const NUMBERING = /^\s*(?:[IVX]{1,4}|\d{1,2}|[a-z])\s*[.)-]+\s+/u;

const keyOfLabel = (text: string): string => keyOf(text.replace(PLURAL, ''));

/** The official labels of a form, as another hand may have written them: another order, capitals, a number before. */
export class FormLabels {
  readonly #fields = new Map<string, string>();
  readonly #columnOf: (name: string) => string | undefined;
  readonly #title: string;

  /** What people call a field counts where the paper has its official label nowhere. */
  constructor(form: Form, body: readonly BodyBlock[]) {
    const heads = new Set(headsIn(body).map(keyOfLabel));
    for (const field of form.fields) this.#fields.set(keyOfLabel(field.label), field.id);
    for (const field of form.fields.filter(({ label }) => !heads.has(keyOfLabel(label))))
      for (const name of field.alsoCalled ?? [])
        if (!this.#fields.has(keyOfLabel(name))) this.#fields.set(keyOfLabel(name), field.id);
    const table = form.fields.find((field): field is Field & { input: 'rows' } => field.input === 'rows');
    this.#columnOf = labelsIn(table?.columns ?? []).called;
    this.#title = keyOf(form.title);
  }

  of({ text }: BodyParagraph): Labelled | undefined {
    const head = text.slice(0, LABEL);
    for (const end of ENDS) {
      const match = end.exec(head);
      if (match === null || (match[0] === '' && text.length > LABEL)) continue;
      const name = head.slice(0, match.index);
      const field = this.#fields.get(keyOfLabel(name)) ?? this.#fields.get(keyOfLabel(name.replace(NUMBERING, '')));
      if (field === undefined) continue;
      const length = match.index + match[0].length;
      return { field, length, isAll: text.slice(length).trim() === '' };
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

/** Paragraphs that a label may be, wherever they stand. */
const headsIn = (blocks: readonly BodyBlock[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => headsIn(cell.blocks)))
      : [block.text.slice(0, LABEL).split(/[:\n]/u)[0]?.trim() ?? ''],
  );

/** The first paragraph that says something. */
export const firstOf = ({ blocks }: Pick<BodyCell, 'blocks'>): BodyParagraph | undefined => {
  const first = blocks.find((block) => block.type === 'table' || block.text.trim() !== '');
  return first?.type === 'paragraph' ? first : undefined;
};
