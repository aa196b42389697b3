import type { AnswerInput, Doubt, Reading } from '../form/definition';
import type { PageAsked } from '../form/kinds/rows/page';
import type { Answers, Block, PlainDate } from '../form/values';
import type { Notice } from '../words/notices';
import type { Told } from '../words/problems';

/** A place in the walk: what is being asked. */
export type Step =
  | { readonly at: 'field'; readonly field: string }
  | { readonly at: 'columns'; readonly field: string; readonly row: string }
  | { readonly at: 'cell'; readonly field: string; readonly row: string; readonly column: string }
  /** The rows written so far: add another, mend one, or go on. */
  | { readonly at: 'rows'; readonly field: string }
  | { readonly at: 'summary' };

/** What somebody seems to want whose message reads as said to the bot, not as the answer. */
export type Instead =
  | { readonly want: 'help' | 'status' | 'skip' | 'back' | 'review' | 'pause' | 'discard' | 'edit' | 'new' | 'nothing' }
  /** What was filed, by whomever: no answer to that is known. */
  | { readonly want: 'look-up' }
  /** To mend that answer. */
  | { readonly want: 'open'; readonly step: Step };

/** An answer about which the person was asked. It is stored, so that a "sí" means the same after a restart and on any device. */
export interface Pending {
  readonly step: Step;
  readonly typed: AnswerInput;
  /**
   * `confirm`: a yes, or the same answer again, takes the first reading. `choose`: one of the readings
   * must be chosen; without any, the question is why the last answer was refused. `talk`: the one
   * reading is the message word for word, and nothing but its button takes it. `rows`: `page`, or one answer.
   */
  readonly asks: 'confirm' | 'choose' | 'talk' | 'rows';
  readonly question: Told;
  readonly readings: readonly Reading[];
  /** Of talk. */
  readonly instead?: Instead;
  readonly page?: PageAsked;
}

/**
 * What was understood of a message that answers several fields. It is stored, so that it is the same after a
 * restart and on any device; none of it is an answer before its author confirms it.
 */
export interface Proposal {
  /** What was being asked: the proposal is shown in its place. */
  readonly step: Step;
  /** The day on which it was said. */
  readonly today: PlainDate;
  /** All that was said, word for word. */
  readonly said: readonly Block[];
  /** By field id. */
  readonly found: Answers;
  /** By field id, what its words may say: asked about once the rest is confirmed, and none of it taken before. */
  readonly doubts?: Readonly<Record<string, Doubt>>;
  /** By field id, what is said of either: which part of it nobody said. */
  readonly assumed?: Readonly<Record<string, readonly Notice[]>>;
  /** What of it was not used; empty where nothing was left, or the author wants none of it. */
  readonly rest: readonly Block[];
  /** What was said under it and tells nothing of the form: whether it belongs to the report is asked. */
  readonly asked?: readonly Block[];
  /** The field that the rest is to be an answer of; absent: it stays text. */
  readonly restIn?: string;
  /** The platform's id of the message that it began with. */
  readonly message?: string;
  /** The name of the file that it was read from: a filled-in form. */
  readonly file?: string;
  /** Of that file, what stands at fields that did not take it, by field id. */
  readonly unread?: Readonly<Record<string, string>>;
  /** What that file says and the report says as well. */
  readonly alike?: Answers;
}

/** What its author changes of a report, as it was before a change. */
export interface Earlier {
  readonly answers: Answers;
  readonly proposal: Proposal | null;
  /** What was said and not used. */
  readonly unused: readonly Block[];
  /** What was asked. */
  readonly step: Step;
  readonly returnTo?: Step;
  readonly skipped: readonly string[];
}

/** The message that a report begins with, and the day on which it was sent. */
export interface Opening {
  readonly input: AnswerInput;
  readonly today: PlainDate;
}
