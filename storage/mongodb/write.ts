import type { UpdateFilter } from 'mongodb';
import type { Change } from '../ports';
import type { HistoryEntry, OutboxMessage, Report } from '../../core/report/types';
import { columnsOf, searchText } from '../columns';
import { nextMoment } from './documents';
import type { ReportDocument, StoredEntry, Tip, Waiting } from './documents';

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
    stateBytes: Buffer.byteLength(fields.document) + total(fields.words ?? [], WORD_BYTES),
    historyBytes: historyBytesOf(entries),
  };
}

export const historyBytesOf = (entries: readonly StoredEntry[]): number =>
  total(
    entries.map(({ event }) => event),
    ENTRY_BYTES,
  );

/** What a word and an entry take beside their text; a word is in the index too, but that is no part of the document. */
const WORD_BYTES = 12;
const ENTRY_BYTES = 120;
const total = (texts: readonly string[], each: number): number =>
  texts.reduce((bytes, text) => bytes + Buffer.byteLength(text) + each, 0);

/** What a save sets, the version with it. */
function fieldsOf(report: Report) {
  const { unitId, unit, states, folio } = columnsOf(report);
  return {
    version: report.version,
    schemaVersion: report.schemaVersion,
    formVersion: report.formVersion,
    state: report.state,
    authorId: report.author.id,
    authorName: report.author.name,
    createdAt: report.createdAt,
    updatedAt: report.updatedAt,
    waitingSince: report.submittedAt ?? report.updatedAt,
    unit,
    states,
    document: JSON.stringify(report),
    ...(report.submittedAt === undefined ? {} : { submittedAt: report.submittedAt }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(folio === undefined
      ? {}
      : { folio: folio.text, folioYear: folio.year, folioNumber: folio.number, words: wordsOf(report) }),
  };
}

/** Fields that are absent rather than empty, so that sparse indexes leave them out. */
const OPTIONAL = ['submittedAt', 'unitId', 'folio', 'folioYear', 'folioNumber', 'words'] as const;

/** What the update of a report sets and pushes. */
export function updateOf({ fields, tip, entries, messages, historyBytes }: Written): UpdateFilter<ReportDocument> {
  const gone = OPTIONAL.filter((name) => !(name in fields));
  return {
    $set: { ...fields, ...(tip === undefined ? {} : { tip }) },
    $unset: Object.fromEntries(gone.map((name) => [name, ''])),
    $inc: { historyBytes },
    $push: { history: { $each: entries }, outbox: { $each: messages } },
  };
}

export const newDocument = ({
  fields,
  tip,
  entries,
  messages,
  historyBytes,
}: Written): Omit<ReportDocument, '_id'> => ({
  ...fields,
  made: nextMoment(),
  tip: tip ?? { seq: 0, hash: '' },
  history: entries,
  historyBytes,
  outbox: messages,
  dead: [],
  posts: [],
});

export const toWaiting = (message: OutboxMessage): Waiting => ({
  id: message.id,
  at: nextMoment(),
  due: 0,
  lease: '',
  attempts: 0,
  error: '',
  message: JSON.stringify(message),
});

const wordsOf = (report: Report): readonly string[] => wordList(searchText(report));
/** The words of a search text as a document keeps them: each once. */
export const wordList = (text: string): readonly string[] => [...new Set(text.split(' '))];

const fromEntry = ({ seq, hash, event }: HistoryEntry): StoredEntry => ({ seq, hash, event: JSON.stringify(event) });
