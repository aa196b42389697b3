import type { Command, ReportState } from './types';

/** Who may give a command: its report's author, anybody but them, or whoever may read the report. */
export type Giver = 'author' | 'others' | 'anybody';

export interface Transition {
  readonly by: Giver;
  /** States in which it is taken; in any other it is refused. */
  readonly in: readonly ReportState[];
}

/** The author writes. */
const WRITTEN: readonly ReportState[] = ['draft', 'changes-requested'];
/** Reviewers have it, or have given it back. */
const UNDER_REVIEW: readonly ReportState[] = ['in-review', 'changes-requested'];
const ANY: readonly ReportState[] = ['draft', ...UNDER_REVIEW, 'approved', 'withdrawn', 'cancelled'];

const writing: Transition = { by: 'author', in: WRITTEN };
const talking: Transition = { by: 'anybody', in: ANY };

/**
 * Every command with who gives it and in which states: what is not here does not happen. Where a report goes from
 * there is `evolve`'s; whether a person reviews is told before (see `access.ts`), whether their decision still counts
 * in `decide-review.ts`. All of it, played through, is in docs/transitions.md.
 */
export const transitions: Readonly<Record<Command['type'], Transition>> = {
  StartReport: { by: 'author', in: [] },
  TakeBase: writing,
  TakeForm: writing,
  AnswerStep: writing,
  AnswerFields: writing,
  ReviseAnswer: writing,
  ChooseReading: writing,
  DeclineReading: writing,
  AcceptProposal: writing,
  DropProposal: writing,
  TrimProposal: writing,
  PlaceRest: writing,
  SkipStep: writing,
  GoBack: writing,
  OpenStep: writing,
  AddRow: writing,
  RemoveRow: writing,
  FinishRows: writing,
  Review: writing,
  Resume: writing,
  Submit: writing,
  /** Of a report that was sent, a correction alone. */
  Cancel: writing,
  Withdraw: { by: 'author', in: UNDER_REVIEW },
  /** Opens the next revision of a report that is approved; the approved one stays in force meanwhile. */
  Correct: { by: 'author', in: ['approved'] },
  AddComment: talking,
  EditComment: talking,
  RemoveComment: talking,
  AnswerComment: { by: 'author', in: ANY },
  Agree: talking,
  TakeBackAgreement: talking,
  /** Also of what others observed already. */
  RequestChanges: { by: 'others', in: UNDER_REVIEW },
  AcceptObservation: { by: 'others', in: UNDER_REVIEW },
  AcceptAnswers: { by: 'others', in: UNDER_REVIEW },
  ReopenObservation: { by: 'others', in: UNDER_REVIEW },
  RetractObservation: { by: 'others', in: UNDER_REVIEW },
  ExplainObservation: writing,
  TakeText: writing,
  Approve: { by: 'others', in: ['in-review'] },
  /** By whoever decided, shortly after. */
  TakeBack: { by: 'anybody', in: ['in-review', 'changes-requested', 'approved'] },
  /** Of what was never sent, nothing is noted. */
  NoteRead: talking,
  NoteDownload: talking,
  NoteDocument: talking,
};
