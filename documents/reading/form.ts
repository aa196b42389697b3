import type { FilledCell, FilledForm, FilledRow } from '../../core/form/filled';
import { textsOf } from '../../core/form/kinds/prose';
import { keyOf } from '../../core/form/reading/words';
import type { Form } from '../../core/form/definition';
import type { Block } from '../../core/form/values';
import type { Body, BodyBlock, BodyCell, BodyParagraph, BodyRow, BodyTable } from './body';
import { styleNames } from '../word/styles';
import { textIn, type Content } from './content';
import { withTables } from './below';
import { firstOf, FormLabels, type Labelled, type Piece } from './labels';

/** Labels that make a paper the official form; with its title, one is enough. */
const ENOUGH = 3;

/** Reads a body as the form, by its labels and not by where they stand; undefined where it is another paper. */
export function formIn(form: Form, body: Body, content: Content): FilledForm | undefined {
  const labels = new FormLabels(form, body.blocks);
  const finder = new Finder(form, labels, content);
  finder.read(body.blocks);
  const isTitled = body.blocks.some((block) => block.type === 'paragraph' && labels.isTitle(block.text));
  if (finder.labels < (isTitled ? 1 : ENOUGH)) return undefined;
  return { ...finder.found(), pictures: body.pictures };
}

/** A cell at its place in the table's grid. */
interface Placed {
  readonly cell: BodyCell;
  readonly from: number;
  readonly to: number;
}

class Finder {
  private readonly fields: Record<string, Block[]> = {};
  /** What each field said, block by block, as JSON. */
  private readonly saidIn = new Map<string, Set<string>>();
  private readonly rows: FilledRow[] = [];
  private readonly rest: Block[] = [];
  /** Columns of the form's table, from its heading on. */
  private columns: ReadonlyMap<number, string> | undefined;
  /** The field whose label stood last, outside of tables. */
  private current: string | undefined;
  private readonly seen = new Set<string>();

  constructor(
    private readonly form: Form,
    private readonly names: FormLabels,
    private readonly content: Content,
  ) {}

  get labels(): number {
    return this.seen.size;
  }

  found(): Omit<FilledForm, 'pictures'> {
    return { fields: this.fields, rows: this.rows, rest: this.rest };
  }

  read(blocks: readonly BodyBlock[]): void {
    for (const block of blocks) {
      if (block.type === 'table') this.table(block);
      else this.paragraph(block);
    }
  }

  private paragraph(paragraph: BodyParagraph): void {
    for (const piece of this.apart(paragraph, this.current)) {
      if (piece.field === undefined && this.names.isTitle(piece.paragraph.text)) continue;
      if (piece.field === undefined) this.say(this.current, [piece.paragraph], 'goes on');
      else this.answer(piece.field, [piece.paragraph]);
      this.current = piece.field ?? this.current;
    }
  }

  private apart(paragraph: BodyParagraph, current: string | undefined): readonly Piece[] {
    return this.names.apart(paragraph, current, (field) => this.seen.has(field));
  }

  private table(table: BodyTable): void {
    const isForm = table.rows.some((row) => this.names.columnsOf(row) !== undefined || this.hasLabel(row));
    const isContent = !isForm && this.current !== undefined && !this.isTable(this.current);
    if (isContent) return this.say(this.current, [table]);
    this.columns = undefined;
    let below: readonly Placed[] = [];
    for (const row of table.rows) below = this.row(row, below);
    this.unanswered(below);
    this.current = undefined;
  }

  private hasLabel(row: BodyRow): boolean {
    return row.cells.some((cell) => this.labelOf(cell) !== undefined);
  }

  private labelOf(cell: BodyCell): Labelled | undefined {
    const first = firstOf(cell);
    return first === undefined ? undefined : this.names.of(first);
  }

  private isTable(field: string): boolean {
    return this.form.fields.some(({ id, input }) => id === field && input === 'rows');
  }

  /** Gives the labels whose answers are to stand in the next row. */
  private row(row: BodyRow, above: readonly Placed[]): readonly Placed[] {
    const cells = placed(row);
    const columns = this.names.columnsOf(row);
    if (columns !== undefined) {
      this.columns = columns;
      this.seen.add(this.form.fields.find(({ input }) => input === 'rows')?.id ?? '');
      return [];
    }
    if (this.hasLabel(row)) {
      this.columns = undefined;
      return this.labelled(cells);
    }
    if (above.length > 0) {
      this.below(above, cells);
      return [];
    }
    if (this.columns !== undefined) this.matter(this.columns, cells);
    else this.keep(cells.flatMap(({ cell }) => cell.blocks));
    return [];
  }

  /** An answer stands in its label's own cell, in the cells after it, or, where none is there, in the row below. */
  private labelled(cells: readonly Placed[]): readonly Placed[] {
    const open: Placed[] = [];
    let last: { readonly field: string; readonly at: Placed; answered: boolean; readonly isAlone: boolean } | undefined;
    const close = (): void => {
      if (last?.isAlone === true && !last.answered) open.push(last.at);
    };
    for (const one of cells) {
      const found = this.labelOf(one.cell);
      // Beside a label what begins like another with something after it is the answer.
      const isAnswer = found === undefined || (last?.isAlone === true && !last.answered && !isAlone(found, one.cell));
      if (isAnswer && last !== undefined) {
        this.say(last.field, one.cell.blocks);
        last.answered = true;
        continue;
      }
      if (found === undefined) {
        this.keep(one.cell.blocks);
        continue;
      }
      close();
      last = { ...this.answers(one.cell, found.field), at: one, answered: false };
    }
    close();
    return open.length > 0 && open.length === cells.filter(({ cell }) => textIn(cell.blocks).trim() !== '').length
      ? open
      : [];
  }

  /** What stands in a cell after its labels; gives the last of them, which the cells after it may answer. */
  private answers({ blocks }: BodyCell, first: string): { readonly field: string; readonly isAlone: boolean } {
    let last: { readonly field: string; readonly blocks: BodyBlock[] } = { field: first, blocks: [] };
    const all = [last];
    for (const block of blocks) {
      const isWhole = block.type === 'table' || (this.names.isProse(last.field) && !last.blocks.every(isEmpty));
      for (const { field, paragraph } of isWhole ? [{ paragraph: block }] : this.apart(block, last.field)) {
        if (field !== undefined && field !== last.field) all.push((last = { field, blocks: [] }));
        last.blocks.push(paragraph);
      }
    }
    for (const { field, blocks: said } of all) this.answer(field, said);
    return { field: last.field, isAlone: last.blocks.every(isEmpty) };
  }

  private answer(field: string, blocks: readonly BodyBlock[]): void {
    this.seen.add(field);
    this.say(field, blocks);
  }

  private below(labels: readonly Placed[], cells: readonly Placed[]): void {
    for (const { cell, from, to } of cells) {
      const label = labels.find((one) => one.from < to && from < one.to);
      const field = label === undefined ? undefined : this.labelOf(label.cell)?.field;
      this.say(field, cell.blocks);
    }
  }

  /** A label at a table's end has its answer below the table. */
  private unanswered(labels: readonly Placed[]): void {
    const [only, ...others] = labels;
    if (only !== undefined && others.length === 0) this.current = this.labelOf(only.cell)?.field;
  }

  private matter(columns: ReadonlyMap<number, string>, cells: readonly Placed[]): void {
    const row: Record<string, FilledCell> = {};
    for (const { cell, from, to } of cells) {
      const place = Array.from({ length: to - from }, (_, at) => columns.get(from + at));
      const column = place.find((one) => one !== undefined);
      const filled = this.cell(cell);
      if (filled.blocks.length === 0 && filled.heading === undefined) continue;
      const isAcross = new Set(place.filter((one) => one !== undefined)).size > 1;
      if (isAcross && this.belowRow(filled)) continue;
      if (column === undefined || isAcross || row[column] !== undefined) {
        if (!isNumber(filled.blocks)) this.rest.push(...filled.blocks);
      } else row[column] = filled;
    }
    if (Object.keys(row).length > 0) this.rows.push(row);
  }

  /** Tables that stand below the row they belong to: each goes back to where its cell speaks of it. */
  private belowRow({ heading: text, blocks }: FilledCell): boolean {
    const all: readonly Block[] = text === undefined ? blocks : [{ type: 'paragraph', text }, ...blocks];
    const last = this.rows.at(-1);
    const columns = this.form.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
    const row = last === undefined ? undefined : withTables(last, columns, all);
    if (row === undefined) return false;
    this.rows[this.rows.length - 1] = row;
    return true;
  }

  private cell({ blocks }: BodyCell): FilledCell {
    const [first, ...others] = blocks;
    const isHeaded = first?.type === 'paragraph' && first.style === styleNames.project && first.text.trim() !== '';
    if (!isHeaded) return { blocks: this.content.blocksOf(blocks) };
    return { heading: first.text, blocks: this.content.blocksOf(others) };
  }

  /** A paper of several pages may say a label again, with the same answer or with none; an answer may say a line twice. */
  private say(field: string | undefined, blocks: readonly BodyBlock[], as?: 'goes on'): void {
    const said = this.content.blocksOf(blocks);
    if (said.length === 0) return;
    if (field === undefined || this.isTable(field)) return void this.rest.push(...said.filter(isContent));
    const before = this.saidIn.get(field) ?? new Set();
    const these = said.map((block) => JSON.stringify(block));
    if (as === undefined && these.every((one) => before.has(one))) return;
    this.saidIn.set(field, before);
    for (const one of these) before.add(one);
    (this.fields[field] ??= []).push(...said);
  }

  private keep(blocks: readonly BodyBlock[]): void {
    this.say(undefined, blocks);
  }
}

/** What a printer puts on every page is nobody's words. */
const FURNITURE = /^(?:|folio(?: inf \d{4} \d+)?|pagina \d+(?: de \d+)?|borrador|instituto nacional electoral)$/;
const isContent = (block: Block): boolean => textsOf([block]).some((text) => !FURNITURE.test(keyOf(text)));

const isNumber = (blocks: readonly Block[]): boolean =>
  blocks.every((block) => block.type === 'paragraph' && /^[\d\s.)°º#-]*$/u.test(block.text));

const isAlone = ({ isAll }: Labelled, cell: BodyCell): boolean => isAll && withoutFirst(cell).every(isEmpty);
const isEmpty = (block: BodyBlock): boolean => block.type === 'paragraph' && block.text.trim() === '';

const withoutFirst = (cell: BodyCell): readonly BodyBlock[] => {
  const first = firstOf(cell);
  return cell.blocks.filter((block) => block !== first);
};

function placed({ cells, before }: BodyRow): readonly Placed[] {
  let from = before;
  return cells.map((cell) => {
    const one = { cell, from, to: from + cell.colSpan };
    from = one.to;
    return one;
  });
}
