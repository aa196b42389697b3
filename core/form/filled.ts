import type { Block } from './values';

/** An official form that somebody filled in elsewhere: what stands under each of its labels, still to be read. */
export interface FilledForm {
  /** By field id; a blank one has no entry. */
  readonly fields: Readonly<Record<string, readonly Block[]>>;
  /** The rows of the form's table, each with what stands in its columns, by their ids. */
  readonly rows: readonly FilledRow[];
  /** What stands under no label, word for word. */
  readonly rest: readonly Block[];
  /** Pictures and drawings, of which nothing is read. */
  readonly pictures: number;
}

export type FilledRow = Readonly<Record<string, FilledCell>>;

export interface FilledCell {
  readonly blocks: readonly Block[];
  /** What heads the cell, where the file itself sets that apart from what follows. */
  readonly heading?: string;
}

/**
 * What a file turned out to be. `word`: a document that is no official form; `locked`: it has a password; `old`: of Word
 * before 2007.
 */
export type FileRead =
  | { readonly is: 'form'; readonly form: FilledForm }
  | { readonly is: 'other'; readonly kind: 'word' | 'pdf' | 'locked' | 'old' | 'too-big' | 'damaged' | 'other' };
