import { isDeepStrictEqual } from 'node:util';
import { visitReport } from '../../core/form/visit-report';
import { evolve, SCHEMA_VERSION } from '../../core/report/evolve';
import type { Event, Instant, Report } from '../../core/record/types';
import type { WholeReport } from '../transfer';
import { misfitsIn, type Misfit } from './chain';

/**
 * What is wrong with a report, and where.
 *
 * - `unreadable`: its state (0), or the history's entry of that number.
 * - `entry-…`, `tip`: the history's entry of that number does not fit (see `Misfit`).
 * - `orphan`: the entry of that number is of a report that is not there.
 * - `state`: what the events lead to differs in these parts; '' where they lead nowhere.
 * - `message`: the message of that id cannot be read.
 * - `folio`: this is none. `folio-twice`: the report of that id has it too.
 */
export interface Fault {
  readonly code:
    | 'unreadable'
    | `entry-${Exclude<Misfit['is'], 'tip'>}`
    | 'tip'
    | 'orphan'
    | 'state'
    | 'message'
    | 'folio'
    | 'folio-twice';
  readonly detail: string;
  /** When the entry says that it happened. */
  readonly at?: Instant;
}

/** Another release's events mean what that release says, so its reports are not replayed. */
export const isOfThisRelease = ({ report }: WholeReport): boolean =>
  report.schemaVersion === SCHEMA_VERSION && report.formVersion === visitReport.version;

/** Looks into one report and believes nothing of it. */
export function checkReport(whole: WholeReport, altered: readonly number[] = []): readonly Fault[] {
  const chain = misfitsIn({ ...whole, altered }).map(faultOf);
  const replayed = chain.length === 0 && isOfThisRelease(whole) ? checkState(whole) : [];
  return [...chain, ...replayed, ...whole.unreadable.map((id) => fault('message', id))];
}

/** An event that was changed may say no time. */
function faultOf({ is, seq, entry }: Misfit): Fault {
  const at: unknown = (entry?.event as Partial<Event> | undefined)?.at;
  const found = fault(is === 'tip' ? is : `entry-${is}`, seq);
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { ...found, at } : found;
}

const fault = (code: Fault['code'], detail: number | string): Fault => ({ code, detail: String(detail) });

function checkState({ report, history }: WholeReport): readonly Fault[] {
  const replayed = replay(history.map(({ event }) => event));
  if (replayed === undefined) return [fault('state', '')];
  // As it would be stored: parts that are undefined are not there.
  const wanted = JSON.parse(JSON.stringify(replayed)) as Record<string, unknown>;
  const found = report as unknown as Record<string, unknown>;
  const parts = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const differing = parts.filter((part) => !isDeepStrictEqual(wanted[part], found[part]));
  return differing.length === 0 ? [] : [fault('state', differing.join(', '))];
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
    // An event that the rules do not know.
    return undefined;
  }
}
