import type { NamedCell } from '../form/projects';
import type { Used } from '../form/used';
import type { Answers, UnitValue, Value } from '../form/values';
import type { Told } from '../words/problems';
import type { Earlier, Pending, Proposal, Step } from './held';
import type { Reread, Taken } from './made-from';
import type { FormTaken } from './form-file';
import type { ObservationAnswer, Remark } from './observation';
import type { Address, Commented, Decided, Instant, Person } from './parts';
import type { TellsOf } from './told-visit';

interface Happened {
  readonly key: string;
  readonly at: Instant;
  readonly by: Person;
  readonly message?: string;
  /** The platform on which it was done, of what is done in a review channel. */
  readonly on?: string;
}

interface Approving {
  /** Every id that whoever approved goes by, where there are several. */
  readonly under?: readonly string[];
  /** People whose approvals do not count any more, by id. */
  readonly lapsed?: readonly string[];
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
    /** A form that was filled in elsewhere and sent as a file. */
    | ({ readonly type: 'FormTaken' } & FormTaken)
    | {
        readonly type: 'StepAnswered';
        readonly step: Step;
        readonly value: Value;
        readonly also?: Readonly<Record<string, Value>>;
        /** Id of the observation whose maker wrote these words. */
        readonly observation?: string;
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
    | { readonly type: 'StepOpened'; readonly step: Step; readonly returnTo?: Step; readonly observation?: string }
    /** The question about an answer was declined: the step is asked again. */
    | { readonly type: 'ReadingDeclined' }
    | { readonly type: 'ProposalHeld'; readonly proposal: Proposal }
    | { readonly type: 'ProposalTrimmed'; readonly field: string | null }
    | { readonly type: 'RestPlaced'; readonly field: string }
    /** The answers as they were confirmed; of a table, all its rows. */
    | { readonly type: 'ProposalAccepted'; readonly answers: Answers }
    | { readonly type: 'ProposalDropped'; readonly notice?: Told }
    /** The author's last change was taken back: what it changed is as it was; `null` where nothing was. */
    | ({
        readonly type: 'ChangeUndone';
        readonly answers: Readonly<Record<string, Value | null>>;
        readonly notice: Told;
      } & Omit<Earlier, 'answers'>)
    | { readonly type: 'RowRemoved'; readonly field: string; readonly row: string }
    | { readonly type: 'ReportResumed'; readonly address: Address; readonly left?: readonly string[] }
    /** A code that was given without a name got the one that was used with it last. */
    | ({ readonly type: 'ProjectNamed'; readonly notice: Told } & NamedCell)
    | ({ readonly type: 'SameVisitFound' } & TellsOf)
    | { readonly type: 'ReportSubmitted'; readonly folio: string }
    | { readonly type: 'ReportCancelled' }
    | { readonly type: 'ReportWithdrawn' }
    | ({ readonly type: 'CommentAdded'; readonly answers?: string } & Commented)
    | ({ readonly type: 'CommentEdited' } & Commented)
    | { readonly type: 'CommentRemoved'; readonly id: string }
    /** Its observations have the next numbers: of the whole first, then of the fields, then the others. */
    | {
        readonly type: 'ChangesRequested';
        readonly reason: string;
        readonly fields: Readonly<Record<string, string>>;
        readonly observations?: readonly Remark[];
      }
    | ({ readonly type: 'ObservationAnswered'; readonly id: string } & Pick<ObservationAnswer, 'how' | 'text'>)
    | { readonly type: 'ObservationAccepted'; readonly id: string }
    | { readonly type: 'ObservationReopened'; readonly id: string; readonly reason: string }
    | { readonly type: 'ObservationRetracted'; readonly id: string }
    | { readonly type: 'AgreementGiven'; readonly comment: string | null; readonly sign: string }
    | { readonly type: 'AgreementTakenBack'; readonly comment: string | null; readonly sign: string }
    /** One of `of` who must approve. */
    | ({ readonly type: 'ApprovalCounted'; readonly of: number } & Approving)
    | ({ readonly type: 'ReportApproved' } & Approving)
    | { readonly type: 'DecisionTakenBack'; readonly of: Decided['is'] }
    /** Its next revision is begun, while the approved one stays in force. */
    | { readonly type: 'CorrectionOpened'; readonly address?: Address }
    | { readonly type: 'CorrectionDropped' }
    /** Somebody read it whole: that revision of it. Told once of a person and a while (see `reads.ts`). */
    | { readonly type: 'ReportRead'; readonly round: number }
    /**
     * Somebody fetched it, as a Word document where it does not say, by a link that was made for whoever goes by these
     * ids; `by` is the first of them.
     */
    | ({ readonly type: 'DocumentDownloaded' } & Download)
    /**
     * A document of it was made and given out for the first time: what is kept of it is enough to know the file again.
     * By the bot, so `by` names nobody.
     */
    | ({ readonly type: 'DocumentMade' } & MadeDocument)
    /** Its author's name, which could not be had before, is the one by which this event is. */
    | { readonly type: 'AuthorNamed' }
  );

/** `EventOf<'CommentAdded'>`, or of several types. */
export type EventOf<T extends string> = Extract<Event, { readonly type: T }>;

export interface Download {
  readonly round: number;
  readonly madeFor: readonly string[];
  readonly kind?: 'pdf';
}

/** What a file that was given out is known by. */
export interface MadeDocument {
  /** `archive`: the PDF with the report's data inside. */
  readonly kind: 'word' | 'pdf' | 'archive';
  /** The revision that it is of, or that its author was writing on. */
  readonly revision: number;
  /** What is printed on it (see `seal-on-paper.ts`). */
  readonly seal: Seal;
  /** Of its bytes, in hex. */
  readonly sha256: string;
}

/** A history's entry, and by its hash all that came before it. */
export interface Seal {
  readonly seq: number;
  readonly hash: string;
}

/** An event as it is kept: numbered, and chained to the one before by its hash, so that a gap or a change shows. */
export interface HistoryEntry {
  readonly seq: number;
  readonly event: Event;
  /** SHA-256 in hex over the previous entry's hash and this event's JSON. */
  readonly hash: string;
}
