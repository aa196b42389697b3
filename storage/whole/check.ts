import { isDeepStrictEqual } from 'node:util';
import { hash } from 'node:crypto';
import { visitReport } from '../../core/form/visit-report';
import { evolve, SCHEMA_VERSION } from '../../core/report/evolve';
import type { Event, Report } from '../../core/report/types';
import { columnsOf } from '../columns';
import { readReport } from '../schema';
import type { WholeColumns, WholeReport } from '../whole';

/** What is wrong with one report. */
export type Problem =
  | { readonly what: 'unreadable' }
  /** The document is not JSON, no report, or another's. */
  | { readonly what: 'document' }
  /** No entry of this number where one must be. */
  | { readonly what: 'history-gap'; readonly seq: number }
  /** The entry does not follow from its event and the one before. */
  | { readonly what: 'history-hash'; readonly seq: number }
  | { readonly what: 'event'; readonly seq: number }
  /** The history ends elsewhere than the report says. */
  | { readonly what: 'tip' }
  /** What the events lead to differs from the state, in these parts. */
  | { readonly what: 'replay'; readonly parts: readonly string[] }
  /** Columns that do not say what the document says. */
  | { readonly what: 'columns'; readonly names: readonly string[] }
  | { readonly what: 'message'; readonly id: string }
  /** Its folio's number is another report's too. */
  | { readonly what: 'folio-twice'; readonly folio: string };

export interface Checked {
  readonly problems: readonly Problem[];
  /** Written by another release: its events and columns mean what that release says, and were not replayed. */
  readonly foreign: boolean;
}

/** Looks into one report and believes nothing. Pure; a report of any size or shape gives an answer. */
export function checkReport(whole: WholeReport): Checked {
  const { document, foreign } = readDocument(whole);
  const chained = checkChain(whole);
  const events = whole.history.map(({ event }) => parsed(event));
  const replayable = document !== undefined && !foreign && chained.length === 0;
  return {
    foreign,
    problems: [
      ...(document === undefined ? [{ what: 'document' } as const] : []),
      ...chained,
      ...(replayable ? checkReplay(document, events as readonly Event[]) : []),
      ...(document === undefined || foreign ? [] : checkColumns(whole.columns, document)),
      ...checkMessages(whole),
    ],
  };
}

function readDocument({ id, document }: WholeReport): { document: Report | undefined; foreign: boolean } {
  try {
    const report = readReport(id, parsed(document));
    // Upgraded on the way, so the stored one tells which release wrote it.
    const { schemaVersion, formVersion } = parsed(document) as Report;
    const foreign = schemaVersion !== SCHEMA_VERSION || formVersion !== visitReport.version;
    return { document: report.id === id ? report : undefined, foreign };
  } catch {
    return { document: undefined, foreign: false };
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Numbers from 1 without a gap, each hash over the one before and the event as it is stored, up to the tip. */
function checkChain({ history, tip }: WholeReport): readonly Problem[] {
  const problems: Problem[] = [];
  let last = { seq: 0, hash: '' };
  for (const entry of history) {
    const { seq, event } = entry;
    if (seq !== last.seq + 1) problems.push({ what: 'history-gap', seq: last.seq + 1 });
    else if (hash('sha256', last.hash + event) !== entry.hash) problems.push({ what: 'history-hash', seq });
    if (parsed(event) === undefined) problems.push({ what: 'event', seq });
    last = { seq, hash: entry.hash };
  }
  if (tip.seq !== last.seq || tip.hash !== last.hash) problems.push({ what: 'tip' });
  return problems;
}

function checkReplay(document: Report, events: readonly Event[]): readonly Problem[] {
  const replayed = replay(events);
  if (replayed === undefined) return [{ what: 'replay', parts: [] }];
  // As it would be stored: parts that are undefined are not there.
  const wanted = JSON.parse(JSON.stringify(replayed)) as Record<string, unknown>;
  const found = document as unknown as Record<string, unknown>;
  const parts = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].filter(
    (part) => !isDeepStrictEqual(wanted[part], found[part]),
  );
  return parts.length === 0 ? [] : [{ what: 'replay', parts }];
}

/** The report after its events. Those of one key were one decision, saved together as one version. */
function replay(events: readonly Event[]): Report | undefined {
  let report: Report | undefined;
  try {
    for (const [at, event] of events.entries()) {
      report = evolve(report, event);
      if (events[at + 1]?.key !== event.key) report = { ...report, version: report.version + 1 };
    }
    return report;
  } catch {
    // An event that this release's rules do not know.
    return undefined;
  }
}

function checkColumns(columns: WholeColumns, report: Report): readonly Problem[] {
  const wanted = wantedColumns(report);
  const names = (Object.keys(columns) as (keyof WholeColumns)[]).filter(
    (name) => plain(wanted?.[name]) !== plain(columns[name]),
  );
  return names.length === 0 ? [] : [{ what: 'columns', names }];
}

function wantedColumns(report: Report): WholeColumns | undefined {
  try {
    const { unitId, unit, states, folio } = columnsOf(report);
    return {
      version: report.version,
      state: report.state,
      authorId: report.author.id,
      authorName: report.author.name,
      createdAt: report.createdAt,
      updatedAt: report.updatedAt,
      submittedAt: report.submittedAt ?? null,
      folio: folio?.text ?? null,
      folioYear: folio?.year ?? null,
      folioNumber: folio?.number ?? null,
      unitId: unitId ?? null,
      unit: unit,
      states: states,
    };
  } catch {
    return undefined;
  }
}

/** Half a surrogate pair has no place in UTF-8, and each database puts its own marks there. The document keeps it, escaped. */
const plain = (value: string | number | null | undefined): string | number | null | undefined =>
  typeof value === 'string' ? value.toWellFormed().replace(/\ufffd+/g, '\ufffd') : value;

function checkMessages({ outbox, dead, damaged }: WholeReport): readonly Problem[] {
  const unreadable = [...outbox, ...dead].filter(({ id, message }) => idOf(parsed(message)) !== id);
  return [...unreadable, ...damaged].map(({ id }) => ({ what: 'message', id }));
}

const idOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
