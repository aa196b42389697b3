import { StoreError } from '../errors';
import { compareIds } from '../whole';
import type { Read, WholeReport } from '../whole';
import { parseWhole } from '../whole/parse';
import { wordsOfWhole } from '../whole/words';
import type { ReportState } from '../../core/report/types';
import type { ReportDocument } from './documents';
import { historyBytesOf, wordList } from './write';

/** What a document holds for the database's own ends: all of it follows from the rest. */
export type OfItsOwn = Pick<
  ReportDocument,
  'waitingSince' | 'schemaVersion' | 'formVersion' | 'historyBytes' | 'words'
>;

export function ofItsOwn(whole: WholeReport): OfItsOwn {
  const { columns, history, document } = whole;
  const words = wordsOfWhole(whole);
  return {
    waitingSince: columns.submittedAt ?? columns.updatedAt,
    ...versionsIn(document),
    historyBytes: historyBytesOf(history),
    ...(words === undefined ? {} : { words: wordList(words) }),
  };
}

export function fromWhole(whole: WholeReport): ReportDocument {
  const { submittedAt, folio, folioYear, folioNumber, unitId, state, ...columns } = whole.columns;
  return {
    _id: whole.id,
    ...columns,
    // As it was found, right or wrong.
    state: state as ReportState,
    ...present({ submittedAt, folio, folioYear, folioNumber, unitId }),
    ...ofItsOwn(whole),
    made: whole.made,
    tip: whole.tip,
    document: whole.document,
    history: whole.history,
    outbox: whole.outbox.map((message) => ({ ...message, lease: '' })),
    dead: whole.dead,
    ...(whole.damaged.length === 0
      ? {}
      : { damaged: whole.damaged.map((message) => ({ ...message, due: 0, lease: '' })) }),
    posts: whole.posts,
  };
}

/** Sparse indexes leave out what is absent, and would take a null for a value. */
const present = (fields: Readonly<Record<string, string | number | null>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** 0 where the document does not say. */
function versionsIn(document: string): Pick<ReportDocument, 'schemaVersion' | 'formVersion'> {
  const { schemaVersion, formVersion } = fieldsOf(document);
  return { schemaVersion: numberOr0(schemaVersion), formVersion: numberOr0(formVersion) };
}

const numberOr0 = (value: unknown): number => (typeof value === 'number' ? value : 0);

function fieldsOf(document: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(document);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The database has no schema, so what it gives is looked at before it is believed. */
export function toWhole(found: unknown): Read {
  const id = String((found as { readonly _id: unknown })._id);
  try {
    return { id, report: parseWhole(candidate(found as ReportDocument)) };
  } catch (cause) {
    const fault = new StoreError('store.corrupt-report', `Report ${id} lacks a part`, { reportId: id, cause });
    return { id, fault };
  }
}

function candidate(found: ReportDocument): unknown {
  const { tip, outbox, dead, damaged = [], posts, history } = found;
  // Their array tells the order of waiting messages; one that was revived stands before older ones.
  const moments = outbox.map(({ at }) => at).sort((a, b) => a - b);
  return {
    id: found._id,
    made: found.made,
    document: found.document,
    columns: columnsOf(found),
    tip: { seq: tip.seq, hash: tip.hash },
    history: history.map(({ seq, hash, event }) => ({ seq, hash, event })),
    posts: posts.map(({ slot, messageId }) => ({ slot, messageId })).sort((a, b) => compareIds(a.slot, b.slot)),
    outbox: outbox.map((one, place) => ({
      ...messageOf({ ...one, at: moments[place] ?? one.at }),
      // Whoever held a lease is not coming back for it.
      due: one.lease === '' ? one.due : 0,
    })),
    dead: byMoment(dead).map(messageOf),
    damaged: byMoment(damaged).map(messageOf),
  };
}

const columnsOf = (found: ReportDocument): unknown => ({
  version: found.version,
  state: found.state,
  authorId: found.authorId,
  authorName: found.authorName,
  createdAt: found.createdAt,
  updatedAt: found.updatedAt,
  submittedAt: found.submittedAt ?? null,
  folio: found.folio ?? null,
  folioYear: found.folioYear ?? null,
  folioNumber: found.folioNumber ?? null,
  unitId: found.unitId ?? null,
  unit: found.unit,
  states: found.states,
});

type Message = ReportDocument['dead'][number];

const messageOf = ({ id, at, attempts, error, message }: Message): Message => ({ id, at, attempts, error, message });

const byMoment = <M extends { readonly at: number }>(messages: readonly M[]): readonly M[] =>
  [...messages].sort((a, b) => a.at - b.at);
