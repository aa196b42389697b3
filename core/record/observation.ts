import type { AnswerInput } from '../form/definition';
import type { CellValue } from '../form/values';
import type { Step } from './held';
import type { Instant, Person } from './parts';

/** What somebody observes: the whole report, a field, or a column of one row of a table. */
export type ObservedOn = { readonly at: 'report' } | Extract<Step, { at: 'field' | 'cell' }>;

/** What a reviewer says of it. */
export interface Remark {
  readonly on: ObservedOn;
  /** '' where a text is proposed, and nothing said besides. */
  readonly text: string;
  /** The text that they propose in place of what stands there. */
  readonly proposed?: CellValue;
}

/** The same as it is given: the proposed text is read as an answer to what it is proposed for. */
export interface GivenRemark extends Omit<Remark, 'proposed'> {
  readonly proposed?: AnswerInput;
}

/**
 * `open` waits for the author, `answered` for whoever reviews. `accepted` and `retracted` are settled; a reviewer may
 * open an accepted one again.
 */
export type ObservationState = 'open' | 'answered' | 'accepted' | 'retracted';

export interface ObservationAnswer {
  /**
   * The answer was `changed`; it was `explained` why it is not; the proposed text was `taken`, or `declined`. `gone`:
   * what was observed is no part of the report any more. `attended`: the author says that it was seen to, of the whole
   * report.
   */
  readonly how: 'changed' | 'explained' | 'taken' | 'declined' | 'gone' | 'attended';
  /** The author's words, where they gave any. */
  readonly text?: string;
  readonly at: Instant;
  /** The revision that brings it to whoever reviews. */
  readonly round: number;
}

export interface Observation extends Remark {
  /** Its number among the report's, from "1", in the order in which they were made. */
  readonly id: string;
  readonly by: Person;
  readonly at: Instant;
  /** The revision that it was made on. */
  readonly round: number;
  /** The report's version that it was made at. */
  readonly version: number;
  readonly state: ObservationState;
  readonly answer?: ObservationAnswer;
  /** Who opened it again last, and why. */
  readonly reopened?: { readonly by: Person; readonly at: Instant; readonly reason: string };
}
