import type { Answers, PlainDate, Value } from '../form/values';
import type { Told } from '../words/problems';

/** A report that was sent, as another is made from it. */
export interface Base {
  /** Its id. */
  readonly report: string;
  readonly folio: string;
  readonly answers: Answers;
}

/** Which report one is made from, and on which day. */
export interface From {
  readonly base: Base;
  readonly today: PlainDate;
}

/** What a report has from the one it was made from. */
export interface MadeFrom extends Pick<Base, 'report' | 'folio'> {
  /** What was taken over, and what of it no longer holds. */
  readonly said: Told;
  /**
   * Answers of that report that hold or not by what else is answered, by field id: read again with every
   * answer, until the author gives one of their own.
   */
  readonly kept: Answers;
}

/** `answers` are those taken over, `skipped` the steps that are not asked, as step keys. */
export interface Taken extends MadeFrom {
  readonly answers: Answers;
  readonly skipped: readonly string[];
}

/** An answer that was taken over, read again. */
export interface Reread {
  readonly field: string;
  /** How it holds now; absent where it does not. */
  readonly value?: Value;
  /** It is not read again: it is asked instead. */
  readonly dropped?: true;
  readonly notice?: Told;
}
