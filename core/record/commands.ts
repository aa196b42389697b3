import type { AnswerInput } from '../form/definition';
import type { Used } from '../form/used';
import type { PlainDate, Value } from '../form/values';
import type { Earlier, Instead, Opening, Step } from './held';
import type { From } from './made-from';
import type { GivenRemark } from './observation';
import type { Download, MadeDocument } from './events';
import type { Address, Commented, Instant, Person } from './parts';
import type { ReadForm } from './form-file';
import type { TellsOf } from './told-visit';

interface Envelope {
  /** Survives re-delivery: the same key is applied once. Its events keep it, and the store finds it there. */
  readonly key: string;
  readonly at: Instant;
  readonly by: Person;
  /** The platform's id of the message that was typed, so that an edit of it finds what it answered. */
  readonly message?: string;
  /** The platform on which it is given, where that is in a review channel. */
  readonly on?: string;
}

/** What a press adds: its card's step, and the report's version when that card was drawn. A typed answer has neither. */
interface OnCard {
  readonly step?: Step;
  readonly seen?: number;
}

/** Where a report goes on from now on. */
interface GoesOn {
  readonly address: Address;
  /** The messages to its author that are left elsewhere; whoever gives the command need not know them (see `handle-command.ts`). */
  readonly left?: readonly string[];
}

/** What it takes to approve, where it is not one person. */
export interface ApprovalRule {
  /** How many people. */
  readonly needed: number;
  /** Ids of people who approved this revision and may not review it any more. */
  readonly lapsed: readonly string[];
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
        /** The file that it begins with. */
        readonly read?: ReadForm;
      }
    /** Makes this draft, in which nothing is answered yet, from another report, and has it go on here. */
    | ({ readonly type: 'TakeBase'; readonly from: From } & GoesOn)
    /** Takes a filled-in form; where something is answered already, as a proposal. */
    | ({ readonly type: 'TakeForm'; readonly read: ReadForm } & GoesOn)
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
    /** Offers an answer of the report of that folio where one is asked. */
    | { readonly type: 'OfferAnswer'; readonly value: Value; readonly folio: string; readonly today: PlainDate }
    /** Takes back the author's last change, to what the report was before. `seen`: the version that this was found at. */
    | {
        readonly type: 'UndoChange';
        readonly to: Earlier;
        readonly seen: number;
      }
    /** `fields`: all that its card asks for, where they are several. */
    | ({ readonly type: 'SkipStep'; readonly fields?: readonly string[] } & OnCard)
    | ({ readonly type: 'GoBack' } & OnCard)
    /** `observation`: the one that it is opened from. */
    | { readonly type: 'OpenStep'; readonly step: Step; readonly observation?: string }
    | { readonly type: 'AddRow'; readonly field: string }
    | { readonly type: 'RemoveRow'; readonly field: string; readonly row: string }
    | { readonly type: 'FinishRows'; readonly field: string }
    /** Opens the summary. */
    | { readonly type: 'Review' }
    /** Makes this draft the one that typed answers go to. */
    | ({ readonly type: 'Resume' } & GoesOn)
    | ({ readonly type: 'Submit'; readonly folio: string; readonly sameVisit?: TellsOf } & Pick<OnCard, 'seen'>)
    | { readonly type: 'Cancel' }
    | ({ readonly type: 'AddComment' } & Commented)
    | ({ readonly type: 'EditComment' } & Commented)
    | { readonly type: 'RemoveComment'; readonly id: string }
    /** Observes the whole (`reason`), fields by their ids, and whatever else: a cell, a text that is proposed. */
    | ({
        readonly type: 'RequestChanges';
        readonly reason: string;
        readonly fields: Readonly<Record<string, string>>;
        readonly observations?: readonly GivenRemark[];
      } & Pick<OnCard, 'seen'>)
    /** The author answers in words why nothing changes; declines a proposed text, where it is one. */
    | { readonly type: 'ExplainObservation'; readonly id: string; readonly text: string }
    | { readonly type: 'AttendObservation'; readonly id: string }
    /** The author takes the text that is proposed. */
    | ({ readonly type: 'TakeText'; readonly id: string } & Pick<OnCard, 'seen'>)
    | { readonly type: 'AcceptObservation'; readonly id: string }
    /** Accepts each that was answered, on a card of the revision that stands now. */
    | ({ readonly type: 'AcceptAnswers' } & Pick<OnCard, 'seen'>)
    | { readonly type: 'ReopenObservation'; readonly id: string; readonly reason: string }
    | { readonly type: 'RetractObservation'; readonly id: string }
    /** Its author answers a comment: the bot posts that in the thread. */
    | ({ readonly type: 'AnswerComment'; readonly answers: string } & Commented)
    /** A reaction that means yes to a comment, or without one to the report; and the end of it. */
    | { readonly type: 'Agree'; readonly comment: string | null; readonly sign: string }
    | { readonly type: 'TakeBackAgreement'; readonly comment: string | null; readonly sign: string }
    | ({ readonly type: 'Approve'; readonly rule?: ApprovalRule; readonly under?: readonly string[] } & Pick<
        OnCard,
        'seen'
      >)
    /** Takes back what its giver decided. */
    | { readonly type: 'TakeBack' }
    | { readonly type: 'Withdraw' }
    | { readonly type: 'Correct'; readonly address?: Address }
    /** Notes that whoever it is by read that revision whole. */
    | { readonly type: 'NoteRead'; readonly round: number }
    /** Notes that it was fetched by a link that was made for whoever goes by these ids. */
    | ({ readonly type: 'NoteDownload' } & Download)
    /** Notes a document that is given out; its key is made of its digest (see `madeKey`), so each is noted once. */
    | ({ readonly type: 'NoteDocument' } & MadeDocument)
  );
