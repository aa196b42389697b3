import type { Block } from '../../values';

/** What a part of a page says, and the column it is for; absent where the page does not say. */
export interface Part {
  readonly column?: string;
  readonly blocks: readonly Block[];
}

/** One row that was found in a page: what goes to each of its columns, in the page's order. */
export type PageRow = readonly Part[];

/** A page told apart. Word for word: what only told the rows apart (a number, a column's label) is in neither. */
export interface Page {
  /** What stands before the first row. */
  readonly before: readonly Block[];
  readonly rows: readonly PageRow[];
}

/** A page whose rows are added once that is confirmed. */
export interface PageAsked extends Page {
  /** The table they go to. */
  readonly field: string;
  /** The column of what the page does not say one of, unless another is chosen. */
  readonly column: string;
}

/**
 * Where a page was pasted: where rows of the table are asked for, a numbered sentence is one; in an answer of
 * prose, lists are a part of the answer.
 */
export type Place = 'table' | 'prose';
