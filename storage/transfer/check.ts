import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { visitReport } from '../../core/form/visit-report';
import { evolve, SCHEMA_VERSION } from '../../core/report/evolve';
import type { Event, Report } from '../../core/report/types';
import type { WholeReport } from '../transfer';

/**
 * What is wrong with a report, and where.
 *
 * - `unreadable`: its state (0), or the history's entry of that number.
 * - `entry-missing`, `entry-changed`: the history's entry of that number is not there, or does not follow.
 * - `tip`: the history ends elsewhere than the report says.
 * - `state`: what the events lead to differs in these parts; '' where they lead nowhere.
 * - `message`: the message of that id cannot be read.
 * - `folio`: this is none. `folio-twice`: the report of that id has it too.
 */
export interface Fault {
  readonly code:
    'unreadable' | 'entry-missing' | 'entry-changed' | 'tip' | 'state' | 'message' | 'folio' | 'folio-twice';
  readonly detail: string;
}

/** Another release's events mean what that release says, so its reports are not replayed. */
export const isOfThisRelease = ({ report }: WholeReport): boolean =>
  report.schemaVersion === SCHEMA_VERSION && report.formVersion === visitReport.version;

/** Looks into one report and believes nothing of it. */
export function checkReport(whole: WholeReport): readonly Fault[] {
  const chain = checkChain(whole);
  const replayed = chain.length === 0 && isOfThisRelease(whole) ? checkState(whole) : [];
  return [...chain, ...replayed, ...whole.unreadable.map((id) => fault('message', id))];
}

const fault = (code: Fault['code'], detail: number | string): Fault => ({ code, detail: String(detail) });

/** Numbers from 1 without a gap, each hash over the one before and the event's JSON, up to the tip. */
function checkChain({ history, tip }: WholeReport): readonly Fault[] {
  const faults: Fault[] = [];
  let last = { seq: 0, hash: '' };
  for (const { seq, event, hash: found } of history) {
    if (seq !== last.seq + 1) faults.push(fault('entry-missing', last.seq + 1));
    else if (hash('sha256', last.hash + JSON.stringify(event)) !== found) faults.push(fault('entry-changed', seq));
    last = { seq, hash: found };
  }
  return tip.seq === last.seq && tip.hash === last.hash ? faults : [...faults, fault('tip', tip.seq)];
}

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
