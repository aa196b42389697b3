import type { MonthKind } from '../../core/record/queries/month-order';
import type { DocumentKind } from '../kinds';
import type { PrintedMonth } from '../month/printed';
import type { Printed } from '../printed';

/** What a process of documents is asked for: plain data, since it is copied there. */
export type Task =
  | { readonly kind: DocumentKind; readonly printed: Printed }
  /** The archive's copy, which carries that file. */
  | { readonly kind: 'archive'; readonly printed: Printed; readonly attachment: Uint8Array }
  | { readonly kind: 'month'; readonly as: MonthKind; readonly printed: PrintedMonth };

/** What is the same for all documents of a bot; a process is told it before its first task. */
export interface Office {
  readonly template: Uint8Array | undefined;
}

/** What a process says to a task. */
export type Answer =
  | {
      readonly made: Uint8Array;
      /** Bytes of memory that the process has taken by now. */
      readonly resident: number;
    }
  | { readonly failed: Error };
