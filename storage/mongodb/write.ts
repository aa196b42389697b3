import { BSON } from 'mongodb';
import type { UpdateFilter } from 'mongodb';
import type { Change } from '../ports';
import type { HistoryEntry, OutboxMessage, Report } from '../../core/record/types';
import { columnsOf, lineOf, searchText } from '../columns';
import { toBson } from './layout/bson';
import type { BsonObject } from './layout/bson';
import { AT_ONCE, nextMoment } from './layout/documents';
import { toReportedOn } from './reported';
import type { ReportDocument, StoredEntry, StoredReport, Tip, Waiting } from './layout/documents';

/** A change as the database is given it. */
export interface Written {
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly tip: Tip | undefined;
  readonly entries: StoredEntry[];
  readonly messages: Waiting[];
  /** Bytes, roughly: what is small and bounded is not counted. */
  readonly stateBytes: number;
  readonly historyBytes: number;
}

export function written({ report, history, outbox }: Change): Written {
  const fields = fieldsOf(report);
  const entries = history.map(fromEntry);
  const tip = history.at(-1);
  return {
    fields,
    tip: tip === undefined ? undefined : { seq: tip.seq, hash: tip.hash },
    entries,
    messages: outbox.map(toWaiting),
    stateBytes: BSON.calculateObjectSize(fields),
    historyBytes: historyBytesOf(entries),
  };
}

/** What an array takes for an element beside the element. */
const ELEMENT_BYTES = 8;
export const historyBytesOf = (entries: readonly StoredEntry[]): number =>
  entries.reduce((bytes, entry) => bytes + BSON.calculateObjectSize(entry) + ELEMENT_BYTES, 0);

/** What a save sets. */
function fieldsOf(report: Report) {
  const { unit, states, visitDates, folio, reportedOn } = columnsOf(report);
  return {
    report: toBson(report) as StoredReport,
    shown: { unit: unit.toWellFormed(), states: states.toWellFormed(), visitDates },
    waitingSince: new Date(report.submittedAt ?? report.updatedAt),
    ...(reportedOn === undefined ? {} : { reportedOn: toReportedOn(reportedOn) }),
    ...(folio === undefined
      ? {}
      : { folio: { year: folio.year, number: folio.number }, words: wordList(searchText(report)) }),
  };
}

/** The words of a search text as a document keeps them: each once. */
const wordList = (text: string): readonly string[] => [...new Set(text.split(' '))];

/** Fields that are absent rather than empty, so that partial indexes leave them out. */
const OPTIONAL = ['folio', 'words', 'reportedOn'] as const;

/** What the update of a report sets and pushes. */
export function updateOf({ fields, tip, entries, messages, historyBytes }: Written): UpdateFilter<ReportDocument> {
  const gone = OPTIONAL.filter((name) => !(name in fields));
  const [first] = messages;
  return {
    $set: { ...fields, ...(tip === undefined ? {} : { tip }) },
    $unset: Object.fromEntries(gone.map((name) => [name, ''])),
    $inc: { historyBytes },
    $push: { history: { $each: entries }, outbox: { $each: messages } },
    // These may be the first of a line of their own. Where they follow others, whoever claims finds that out.
    ...(first === undefined ? {} : { $min: { 'head.due': AT_ONCE, 'head.at': first.at } }),
  };
}

export function newDocument({ fields, tip, entries, messages, historyBytes }: Written): Omit<ReportDocument, '_id'> {
  return {
    ...fields,
    made: nextMoment(),
    tip: tip ?? { seq: 0, hash: '' },
    history: entries,
    historyBytes,
    ...outboxOf(messages),
    aside: [],
    dead: [],
    damaged: [],
    posts: [],
  };
}

export function outboxOf(outbox: readonly Waiting[]): Pick<ReportDocument, 'outbox' | 'head'> {
  const heads = outbox.filter((one, at) => outbox.findIndex(({ line }) => line === one.line) === at);
  const [first] = heads.sort((one, other) => one.due.getTime() - other.due.getTime() || one.at - other.at);
  return first === undefined ? { outbox } : { outbox, head: { due: first.due, at: first.at } };
}

export const toWaiting = (message: OutboxMessage): Waiting => ({
  id: message.id,
  at: nextMoment(),
  due: AT_ONCE,
  lease: '',
  attempts: 0,
  error: '',
  line: lineOf(message),
  message: toBson(message) as BsonObject,
});

export const fromEntry = ({ seq, hash, event }: HistoryEntry): StoredEntry => ({
  seq,
  hash,
  event: toBson(event) as BsonObject,
});
