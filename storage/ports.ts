import type { Sight } from '../core/record/queries/access';
import type { Used } from '../core/form/used';
import type { Visit } from '../core/form/visit';
import type { Span } from '../core/paper/month/reported-on';
import type { ProjectName } from '../core/filing/projects';
import type { HistoryEntry, Instant, OutboxMessage, Person, Report, ReportState } from '../core/record/types';

/** A report as loaded: its state, where its history ends, and the posts that show it. */
export interface Stored {
  readonly report: Report;
  /** The last history entry; `seq` 0 and hash '' before the first. */
  readonly tip: { readonly seq: number; readonly hash: string };
  /** Platform message ids, by slot. */
  readonly posts: Readonly<Record<string, string>>;
}

/** One decision's whole effect, written in one atomic step or not at all. */
export interface Change {
  /** The next state; its version is `expectedVersion + 1`. */
  readonly report: Report;
  /** 0 creates. */
  readonly expectedVersion: number;
  readonly history: readonly HistoryEntry[];
  readonly outbox: readonly OutboxMessage[];
}

/** `conflict`: somebody saved first (or the id exists); load and decide again. `folio-taken`: ask for the next one. */
export type SaveResult = 'saved' | 'conflict' | 'folio-taken';

/** What a list of reports shows. */
export interface ReportLine {
  readonly id: string;
  readonly folio?: string;
  readonly state: ReportState;
  readonly author: Person;
  /** The unit's name, '' while it has none. */
  readonly unit: string;
  /** The states as printed, '' while there are none. */
  readonly states: string;
  readonly updatedAt: Instant;
  readonly submittedAt?: Instant;
}

export interface Page {
  /** 1 to 50. */
  readonly limit: number;
  readonly offset: number;
}

/** One outbox message under lease: nobody else delivers it before the lease ends. */
export interface Claimed {
  readonly reportId: string;
  readonly message: OutboxMessage;
  /** Proves the claim when the outcome is written back; a lease that was taken over changes nothing. */
  readonly lease: string;
  /** Deliveries tried before this one. */
  readonly attempts: number;
  /** It was put aside before. */
  readonly aside?: true;
  /** Its report as it is now. Throws where it cannot be read. */
  readonly stored: () => Stored;
}

/** How long whoever claims a message is believed to be at it. */
export interface Term {
  readonly now: Date;
  readonly leaseMs: number;
}

/** A message that waits apart: a platform refuses it until somebody mends something. */
export interface Aside {
  readonly message: OutboxMessage;
  /** Why it was refused, the last time. */
  readonly error: string;
}

/** What a platform refused, and where: the conversation, after its platform's name and a colon. */
export interface Refused {
  readonly place: string;
  readonly error: string;
  /** It keeps its place in its line: what is said there after it would make no sense before it. */
  readonly holds?: boolean;
}

export interface DeadLetter {
  readonly reportId: string;
  readonly message: OutboxMessage;
  readonly attempts: number;
  readonly error: string;
}

/** A report as loaded for a command: what its key says about it comes with it. */
export interface Loaded extends Stored {
  /** Whether the key that was asked about was applied to this report. */
  readonly applied: boolean;
}

/** Reports, one by one. For whoever changes one, or draws it. */
export interface Reports {
  load(id: string, key?: string): Promise<Loaded | undefined>;
  /**
   * The person's open report (a draft, or one with changes requested) that was touched last; or, where
   * the key was applied to any report of that person, that one. `ids`: every one that the person goes by.
   */
  loadOpen(ids: readonly string[], key?: string): Promise<Loaded | undefined>;
  /** The report whose post in that slot is this platform message. */
  loadByPost(slot: string, messageId: string, key?: string): Promise<Loaded | undefined>;
  loadByFolio(folio: string): Promise<Stored | undefined>;
  /** A report to which that key was applied, whoever's: the only one, where the key is of a kind that is given once. */
  loadByKey(key: string): Promise<Loaded | undefined>;
  save(change: Change): Promise<SaveResult>;
  history(id: string): Promise<readonly HistoryEntry[]>;
  /** The highest number of that year's folios, 0 before the first. */
  lastFolioNumber(year: number): Promise<number>;
  /** What the person's newest reports name, the newest first: of those that have a unit. `ids`: every one that the person goes by. */
  usedBy(ids: readonly string[]): Promise<Used>;
  /**
   * The name that was used last with a project's code (see `cipKey`), in a report that was sent and that the sight
   * takes in: in one of that unit, else in any. What was withdrawn does not count.
   */
  projectName(code: string, unitId: string | undefined, sight: Sight): Promise<ProjectName | undefined>;
  /** Reports of that visit, but for that one, that were sent and not withdrawn: last sent first, twenty at most. */
  sentOf(visit: Visit, except: string): Promise<readonly ReportLine[]>;
}

/** A report that counts in some month: its text `on` says in which (see `reportedOn`). */
export interface Reported {
  readonly id: string;
  readonly on: string;
  readonly folio: string;
}

/** The last of the page before; undefined for the first page. */
export type After = Pick<Reported, 'on' | 'id'> | undefined;

/** Which of the reports that were sent are asked for; a page of them after that folio, or from the first. */
export interface SentAsked {
  readonly after?: string;
  /** Reports gone over, at most: 1 to 200. */
  readonly limit: number;
  readonly sight: Sight;
  /** As in a search. */
  readonly words?: string;
}

export interface SentPage {
  /** Whole, as they are kept: how they read to somebody is the core's to say. Where they are long, fewer than the limit. */
  readonly reports: readonly Report[];
  /** Folios of those asked for that cannot be read. */
  readonly unreadable: readonly string[];
  /** How many were gone over, whether asked for or not. */
  readonly over: number;
  /** The folio after which the next page begins; absent at the end. */
  readonly next?: string;
}

/** Reports, a page at a time. */
export interface Lists {
  /** The person's reports in these states, last touched first. `ids`: every one that the person goes by. */
  reportsOf(ids: readonly string[], states: readonly ReportState[], page: Page): Promise<readonly ReportLine[]>;
  /** All reports in these states, longest waiting first; with a sight, those of them that it takes in. */
  reportsIn(states: readonly ReportState[], page: Page, sight?: Sight): Promise<readonly ReportLine[]>;
  /** The reports whose `reportedOn` lies in the span, by that and their ids; 1 to 50 of them. What is read is no more than the span's. */
  reportedIn(span: Span, limit: number, after?: After): Promise<readonly Reported[]>;
  /**
   * Sent reports whole, in the order of their folios as text, which does not change: whoever goes from page to page meets
   * each once, and holds one page. What such a page takes does not grow with what is stored.
   */
  sentFrom(asked: SentAsked): Promise<SentPage>;
  /** Sent reports whose folio, unit, states, author or prose hold every word; accents and case do not matter. Last sent first; with a sight, those of them that it takes in. */
  search(words: string, page: Page, sight?: Sight): Promise<readonly ReportLine[]>;
}

/**
 * What is still to be said about reports. A report's messages wait in lines: one for each platform that it is
 * reviewed on (`OutboxMessage.on`), and one for its author and whatever names no platform. No line waits for another.
 */
export interface Outbox {
  /** Says something about a report without changing it. */
  enqueue(reportId: string, messages: readonly OutboxMessage[]): Promise<void>;
  setPost(reportId: string, slot: string, messageId: string): Promise<void>;
  /**
   * Takes messages that are due, the one that is so for longest first, and at most the oldest undelivered
   * one of each line, so that its messages arrive in order; of those put aside at most one of each report as
   * well. A lease that lapsed is claimed again, as is one that the loss of power took.
   */
  claim(now: Date, leaseMs: number, limit: number): Promise<readonly Claimed[]>;
  /** All of them of one report, but for what is put aside: one of each line, at most. */
  claimOf(reportId: string, now: Date, leaseMs: number): Promise<readonly Claimed[]>;
  /**
   * Delivered; with a slot and a message id, the post is remembered in the same write. With a term, the
   * next message of its line is claimed in it as well, where it is due. `also` is enqueued with it.
   */
  delivered(
    claimed: Claimed,
    messageId?: string,
    next?: Term,
    also?: readonly OutboxMessage[],
  ): Promise<Claimed | undefined>;
  /**
   * Takes it out of its line, whose next messages go out before it unless it `holds` them; it is due again then,
   * or when it is woken. `also` is enqueued in the same write.
   */
  putAside(claimed: Claimed, due: Date, refused: Refused, also?: readonly OutboxMessage[]): Promise<void>;
  /** What of a report was put aside, oldest first. */
  asideOf(reportId: string): Promise<readonly Aside[]>;
  /** Makes what was put aside due now, where its place begins so. False where there was none. */
  wake(place: string, now: Date): Promise<boolean>;
  retryAt(claimed: Claimed, due: Date, error: string): Promise<void>;
  /** Given up: kept for an operator, and no longer in the way of its line's next messages. */
  bury(claimed: Claimed, error: string): Promise<void>;
  deadLetters(page: Page): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter, or one put aside, back in the queue, due at once. False where there is none. */
  revive(messageId: string, now: Date): Promise<boolean>;
  /** When the next message falls due, or undefined where none waits. */
  nextDue(): Promise<Date | undefined>;
}

/** Order among processes. */
export interface Line {
  /**
   * Lines up behind whoever is in that line, in whichever process, until `leaveLine` or the end of
   * the lease. True where nobody is before. No place in a line need survive a crash.
   */
  joinLine(line: string, ticket: string, now: Date, leaseMs: number): Promise<boolean>;
  /** Renews the lease. True once nobody before holds one; also where the ticket's own has lapsed. */
  isNextInLine(line: string, ticket: string, now: Date, leaseMs: number): Promise<boolean>;
  leaveLine(line: string, ticket: string, now: Date): Promise<void>;
}

/** Something small, kept by name. */
export interface NamedNote {
  readonly name: string;
  /** Plain JSON. */
  readonly value: unknown;
}

export interface Note {
  readonly value: unknown;
  /** 1 or more, and one more with every change. */
  readonly version: number;
}

/** What is kept beside reports: what an administrator chose, and what is done once for a person or a place. */
export interface Notes {
  note(name: string): Promise<Note | undefined>;
  /**
   * Keeps it where its version is still that; 0: where there is none. False, and nothing changed, where
   * another was faster.
   */
  keepNote(name: string, value: unknown, version: number): Promise<boolean>;
}

export interface Health {
  /** Rejects where the store cannot take a write. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Where reports live. Every promise that resolves is durable: it survives `kill -9` and, but for leases, the loss of
 * power. One contract suite runs against every implementation. What rejects because of one report says
 * so in the error's `code`: `store.corrupt-report`, `store.newer-report`, `store.too-large`.
 */
export type ReportStore = Reports & Lists & Outbox & Line & Notes & Health;
