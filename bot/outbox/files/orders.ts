import type { Readable } from 'node:stream';
import { LIMITS } from '../../../core/screen/press-parts';
import type { FileTold } from '../../../core/paper/screens/files';
import type { Screen } from '../../../core/screen/screens';
import type { Problem } from '../../../core/words/problems';
import type { Spooled } from './spool';

/** What a file is made of, as plain data, by which it is made again wherever it is asked for: `kind` says by whom. */
export type FileOrder = { readonly kind: string } & Readonly<Record<string, unknown>>;

export const orderText = (order: FileOrder): string => JSON.stringify(order);

/** Undefined for what is no order at all; what it asks for is its maker's to check. */
export function readOrder(text: unknown): FileOrder | undefined {
  if (typeof text !== 'string' || text.length > LIMITS.order) return undefined;
  try {
    const order: unknown = JSON.parse(text);
    const isOrder = typeof order === 'object' && order !== null && 'kind' in order && typeof order.kind === 'string';
    return isOrder ? (order as FileOrder) : undefined;
  } catch {
    return undefined;
  }
}

/** A file about to be made. */
export interface Making {
  /** With its ending. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  /** What a button calls it: «Excel». */
  readonly label: string;
  /**
   * Its content, made as it is read; destroyed, it stops. `progress` is told how many of how many are done; of
   * undefined: nobody knows.
   */
  stream(progress: (done: number, of: number | undefined) => void): Readable;
  /** What is said in its place where there turned out to be nothing in it; asked once it was read to its end. */
  none?(signal: AbortSignal): Promise<Screen | undefined>;
  /** What it holds, once it was read to its end. */
  told(): FileTold;
  /** For the operators' log: what was read by it, as far as it came. Never an answer's text. */
  facts(): Readonly<Record<string, unknown>>;
}

/** A file as it was made. */
export interface Made extends Spooled {
  readonly making: Making;
}

/** Whoever asks, by every id they go by. */
export interface Asking {
  readonly ids: readonly string[];
}

/**
 * Makes files of one kind, for whoever may have them: a refusal is a `Problem`. The order came back from a client, and
 * is to be read as unknown.
 */
export type FileMaker = (order: FileOrder, asking: Asking) => Promise<Making | Problem>;

export const isRefused = <T extends Making | Made>(made: T | Problem): made is Problem => 'code' in made;

/** An order as text, where that is one. */
export const orderIn = (text: unknown): string | undefined => {
  const order = readOrder(text);
  return order === undefined ? undefined : orderText(order);
};
