import type { UpdateFilter } from 'mongodb';
import type { Change } from '../../bot/app/ports';
import type { HistoryEntry, OutboxMessage, Report } from '../../bot/core/report/types';
import { columnsOf, searchText } from '../columns';
import { nextMoment } from './documents';
import type { ReportDocument, StoredEntry, Waiting } from './documents';

/** Characters of a word that a search looks at. */
const LONGEST_WORD = 64;

export interface Size {
  readonly state: number;
  readonly history: number;
}

/** Bytes, roughly: what is small and bounded is not counted. */
export function sizeOf({ report, history }: Change): Size {
  const words = report.folio === undefined ? 0 : 2 * Buffer.byteLength(searchText(report));
  const entries = history.map((entry) => 120 + Buffer.byteLength(JSON.stringify(entry.event)));
  return {
    state: Buffer.byteLength(JSON.stringify(report)) + words,
    history: entries.reduce((total, bytes) => total + bytes, 0),
  };
}

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
export function updateOf({ report, history, outbox }: Change, historyBytes: number): UpdateFilter<ReportDocument> {
  const fields = fieldsOf(report);
  const tip = history.at(-1);
  const gone = OPTIONAL.filter((name) => !(name in fields));
  return {
    $set: { ...fields, ...(tip === undefined ? {} : { tip: { seq: tip.seq, hash: tip.hash } }) },
    $unset: Object.fromEntries(gone.map((name) => [name, ''])),
    $inc: { historyBytes },
    $push: { history: { $each: history.map(fromEntry) }, outbox: { $each: outbox.map(toWaiting) } },
  };
}

export function newDocument({ report, history, outbox }: Change, historyBytes: number): Omit<ReportDocument, '_id'> {
  const tip = history.at(-1);
  return {
    ...fieldsOf(report),
    made: nextMoment(),
    tip: { seq: tip?.seq ?? 0, hash: tip?.hash ?? '' },
    history: history.map(fromEntry),
    historyBytes,
    outbox: outbox.map(toWaiting),
    dead: [],
    posts: [],
  };
}

export const toWaiting = (message: OutboxMessage): Waiting => ({
  id: message.id,
  at: nextMoment(),
  due: 0,
  lease: '',
  attempts: 0,
  error: '',
  message: JSON.stringify(message),
});

/** A folded word, as far as a search looks at it. */
export const clip = (word: string): string => word.slice(0, LONGEST_WORD);
const wordsOf = (report: Report): readonly string[] => [...new Set(searchText(report).split(' ').map(clip))];

const fromEntry = ({ seq, hash, event }: HistoryEntry): StoredEntry => ({ seq, hash, event: JSON.stringify(event) });
