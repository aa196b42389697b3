import type { AnswerInput } from '../form/definition';
import type { NamedCell } from '../form/projects';
import type { Used } from '../form/used';
import type { Answers, Block, PlainDate, UnitValue, Value } from '../form/values';
import type { Told } from '../words/problems';
import type { Instead, Opening, Pending, Proposal, Step } from './held';
import type { From, MadeFrom, Reread, Taken } from './made-from';
import type { Address, Approval, ChangeRequest, Comment, FileLink, Instant, Person } from './parts';
import type { SameVisit, TellsOf } from './told-visit';

export type { Instead, Opening, Pending, Proposal, Step } from './held';

export type { Address, Approval, ChangeRequest, Comment, FileLink, Instant, Person };

export type ReportState = 'draft' | 'in-review' | 'changes-requested' | 'approved' | 'withdrawn' | 'cancelled';

/** A report's present state; `evolve` alone makes the next one. */
export interface Report {
  readonly id: string;
  readonly schemaVersion: number;
  readonly formVersion: number;
  /** Raised by one for each saved change; 0 before the first. */
  readonly version: number;
  readonly state: ReportState;
  readonly author: Person;
  readonly address: Address;
  readonly createdAt: Instant;
  /** When the author last touched it: the newest open one is the one that typed answers go to. */
  readonly updatedAt: Instant;
  readonly submittedAt?: Instant;
  /** `INF-2026-0042`, given when first sent. */
  readonly folio?: string;
  /** How many times it was sent. */
  readonly round: number;
  readonly answers: Answers;
  /** Steps left blank on purpose, as step keys. */
  readonly skipped: readonly string[];
  /** Version at which each step was last changed, by step key: tells a late press from a fresh one. */
  readonly changedAt: Readonly<Record<string, number>>;
  readonly at: Step;
  /** Where an edit returns to. */
  readonly returnTo?: Step;
  readonly pending?: Pending;
  /** What is asked about other answers of the same card: the first comes next, once `pending` is settled. */
  readonly alsoPending?: readonly Pending[];
  readonly proposal?: Proposal;
  /** What was said in proposals and is in no answer yet. */
  readonly unused?: readonly Block[];
  /** The author's last unit, proposed for this report. */
  readonly suggestedUnit?: UnitValue;
  /** What the author's reports before it name. */
  readonly used?: Used;
  readonly sameVisit?: SameVisit;
  readonly madeFrom?: MadeFrom;
  /** Counts rows ever made; gives the next row its id. */
  readonly rowCount: number;
  readonly comments: readonly Comment[];
  readonly changeRequests: readonly ChangeRequest[];
  readonly approval?: Approval;
}

interface Envelope {
  /** Survives re-delivery: the same key is applied once. Its events keep it, and the store finds it there. */
  readonly key: string;
  readonly at: Instant;
  readonly by: Person;
  /** The platform's id of the message that was typed, so that an edit of it finds what it answered. */
  readonly message?: string;
}

/** What a press adds: its card's step, and the report's version when that card was drawn. A typed answer has neither. */
interface OnCard {
  readonly step?: Step;
  readonly seen?: number;
}

export type Command = Envelope &
  (
    | {
        readonly type: 'StartReport';
        readonly id: string;
        readonly address: Address;
        readonly used?: Used;
        /** The message that it begins with. */
        readonly said?: Opening;
        readonly from?: From;
      }
    /** Makes this draft, in which nothing is answered yet, from another report, and has it go on here. */
    | { readonly type: 'TakeBase'; readonly from: From; readonly address: Address }
    | ({
        readonly type: 'AnswerStep';
        readonly input: AnswerInput;
        readonly today: PlainDate;
        /** Set where it reads as talk: prose is asked about before it is kept. */
        readonly instead?: Instead;
      } & OnCard)
    /** Answers a card of several `fields`: those that were changed in it, and the reading that was pressed. */
    | ({
        readonly type: 'AnswerFields';
        readonly fields: readonly string[];
        readonly answers: readonly { readonly field: string; readonly input: AnswerInput }[];
        readonly choice?: { readonly field: string; readonly index: number };
        readonly today: PlainDate;
      } & Pick<OnCard, 'seen'>)
    /** The message that answered a step last was edited. `seen`: the version at which it was found to be the last. */
    | {
        readonly type: 'ReviseAnswer';
        readonly input: AnswerInput;
        readonly today: PlainDate;
        readonly step: Step;
        readonly seen: number;
      }
    | ({ readonly type: 'ChooseReading'; readonly index: number; readonly column?: string } & OnCard)
    | ({ readonly type: 'DeclineReading' } & OnCard)
    | { readonly type: 'AcceptProposal'; readonly seen: number }
    | { readonly type: 'DropProposal'; readonly seen: number }
    /** Takes a field, or without one the text that was not used, out of the proposal. */
    | { readonly type: 'TrimProposal'; readonly field: string | null; readonly seen: number }
    /** Makes the text that was not used an answer of that field. */
    | { readonly type: 'PlaceRest'; readonly field: string; readonly seen: number }
    /** `fields`: all that its card asks for, where they are several. */
    | ({ readonly type: 'SkipStep'; readonly fields?: readonly string[] } & OnCard)
    | ({ readonly type: 'GoBack' } & OnCard)
    | { readonly type: 'OpenStep'; readonly step: Step }
    | { readonly type: 'AddRow'; readonly field: string }
    | { readonly type: 'RemoveRow'; readonly field: string; readonly row: string }
    | { readonly type: 'FinishRows'; readonly field: string }
    /** Opens the summary. */
    | { readonly type: 'Review' }
    /** Makes this draft the one that typed answers go to. */
    | { readonly type: 'Resume'; readonly address: Address }
    | ({ readonly type: 'Submit'; readonly folio: string; readonly sameVisit?: TellsOf } & Pick<OnCard, 'seen'>)
    | { readonly type: 'Cancel' }
    | ({ readonly type: 'AddComment' } & Commented)
    | ({ readonly type: 'EditComment' } & Commented)
    | { readonly type: 'RemoveComment'; readonly id: string }
    | { readonly type: 'RequestChanges'; readonly reason: string; readonly fields: Readonly<Record<string, string>> }
    | { readonly type: 'Approve' }
    | { readonly type: 'Withdraw' }
  );

/** What a comment says. */
interface Commented {
  readonly id: string;
  readonly text: string;
  readonly files?: readonly FileLink[];
}

interface Happened {
  readonly key: string;
  readonly at: Instant;
  readonly by: Person;
  readonly message?: string;
}

export type Event = Happened &
  (
    | {
        readonly type: 'ReportStarted';
        readonly id: string;
        readonly address: Address;
        readonly formVersion: number;
        readonly suggestedUnit?: UnitValue;
        readonly used?: Used;
      }
    | ({ readonly type: 'BaseTaken' } & Taken)
    | ({ readonly type: 'TakenReread' } & Reread)
    | {
        readonly type: 'StepAnswered';
        readonly step: Step;
        readonly value: Value;
        readonly also?: Readonly<Record<string, Value>>;
        readonly notice?: Told;
      }
    | {
        readonly type: 'ColumnsChosen';
        readonly field: string;
        readonly row: string;
        readonly columns: readonly string[];
      }
    | { readonly type: 'AnswerHeld'; readonly pending: Pending }
    | { readonly type: 'AnswersHeld'; readonly pendings: readonly Pending[] }
    | { readonly type: 'StepSkipped'; readonly step: Step; readonly notice?: Told }
    | { readonly type: 'StepOpened'; readonly step: Step; readonly returnTo?: Step }
    /** The question about an answer was declined: the step is asked again. */
    | { readonly type: 'ReadingDeclined' }
    | { readonly type: 'ProposalHeld'; readonly proposal: Proposal }
    | { readonly type: 'ProposalTrimmed'; readonly field: string | null }
    | { readonly type: 'RestPlaced'; readonly field: string }
    /** The answers as they were confirmed; of a table, all its rows. */
    | { readonly type: 'ProposalAccepted'; readonly answers: Answers }
    | { readonly type: 'ProposalDropped'; readonly notice?: Told }
    | { readonly type: 'RowRemoved'; readonly field: string; readonly row: string }
    | { readonly type: 'ReportResumed'; readonly address: Address }
    /** A code that was given without a name got the one that was used with it last. */
    | ({ readonly type: 'ProjectNamed'; readonly notice: Told } & NamedCell)
    | ({ readonly type: 'SameVisitFound' } & TellsOf)
    | { readonly type: 'ReportSubmitted'; readonly folio: string }
    | { readonly type: 'ReportCancelled' }
    | { readonly type: 'ReportWithdrawn' }
    | ({ readonly type: 'CommentAdded' } & Commented)
    | ({ readonly type: 'CommentEdited' } & Commented)
    | { readonly type: 'CommentRemoved'; readonly id: string }
    | { readonly type: 'ChangesRequested'; readonly reason: string; readonly fields: Readonly<Record<string, string>> }
    | { readonly type: 'ReportApproved' }
    /** Its author's name, which could not be had before, is the one by which this event is. */
    | { readonly type: 'AuthorNamed' }
  );

/** An event as it is kept: numbered, and chained to the one before by its hash, so that a gap or a change shows. */
export interface HistoryEntry {
  readonly seq: number;
  readonly event: Event;
  /** SHA-256 in hex over the previous entry's hash and this event's JSON. */
  readonly hash: string;
}

/**
 * What a remembered post is: the author's open card, the report's post in the review channel, what told
 * the author of comments (by the first of them), or the reminder of a wait (see `waiting.ts`). One is no
 * post of the bot's: the author's message that was refused last at a step, which may be edited.
 */
export type Slot = 'card' | 'channel' | `comment:${string}` | `reminder:${string}` | `refused:${string}`;

/** What is to be said outside the turn: kept with the report in the same write, delivered afterwards. */
export interface OutboxMessage {
  /** Unique, and the same on every retry. */
  readonly id: string;
  readonly to: 'author' | 'review-channel' | 'review-thread';
  /** A post in a slot is remembered, so that a later message can edit it; the newest post holds the slot. */
  readonly slot?: Slot;
  /** `edit` is dropped where the slot holds no post any more. */
  readonly mode: 'post' | 'edit';
  /** Edits this post rather than the slot's. */
  readonly messageId?: string;
  readonly about: About;
}

/** What a message is about; its screen is drawn from the report when it is delivered. */
export type About =
  /** The step being asked, or the summary: the author's open card. */
  | { readonly show: 'walk'; readonly problem?: Told; readonly typed?: AnswerInput; readonly notice?: Told }
  /** Every short field on one card. */
  | { readonly show: 'form' }
  /** The open card, closed: one line that says what was answered. `typed`: how the message under it begins. */
  | { readonly show: 'answered'; readonly step: Step; readonly typed?: string }
  /** The same of several fields at once. */
  | { readonly show: 'accepted'; readonly fields: readonly string[] }
  /** A card whose conversation goes on below it. */
  | { readonly show: 'moved' }
  /** The open card of a draft that was left or discarded, or of a report that was sent: one line. */
  | { readonly show: 'closed' }
  /** Where the report stands, for its author. */
  | { readonly show: 'status' }
  /** The same on the card that showed it, after it was posted or could not be; dropped once it is not in review. */
  | { readonly show: 'standing' }
  | { readonly show: 'channel-post' }
  | { readonly show: 'revised' }
  | { readonly show: 'comment'; readonly comment: string }
  /** Reminds the author or the reviewers that the report waits for them. Dropped where that wait is over, or was reminded of, when it is delivered. */
  | { readonly show: 'reminder'; readonly spell: string };
