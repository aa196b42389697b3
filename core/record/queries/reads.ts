import type { EventOf } from '../events';
import type { Event, Instant, Report } from '../types';
import type { Evolving } from '../rules';

type ReadEvent = EventOf<'ReportRead' | 'DocumentDownloaded' | 'DocumentMade'>;

const counted = (report: Report): Report => ({ ...report, reads: (report.reads ?? 0) + 1 });

/** The report after somebody read it, or was given a document of it. */
export const evolveReads: Evolving<ReadEvent> = {
  ReportRead: counted,
  DocumentDownloaded: counted,
  DocumentMade: counted,
};

/** Whether an event tells of somebody who read, or of a document that was made for them: nothing is changed by it. */
export const isRead = (event: Event): event is ReadEvent =>
  event.type === 'ReportRead' || event.type === 'DocumentDownloaded' || event.type === 'DocumentMade';

/** How often it was written to, reads aside: the same as long as nobody but readers came. */
export const writtenTimes = ({ version, reads = 0 }: Pick<Report, 'version' | 'reads'>): number => version - reads;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * For how long reads of one person are told once, in ms, by how many a report has: a report that half the
 * Institute reads every day must not outgrow its store. After the last of these each person is told once for
 * each revision, so that whoever read it is always known, and since when.
 */
const PERIODS = [
  { upTo: 500, ms: HOUR_MS },
  { upTo: 1_500, ms: DAY_MS },
  { upTo: 5_000, ms: 30 * DAY_MS },
] as const;

/** What reads are told apart by: one person's of one revision, of one kind, within one period, have the same key. */
export function readKey(
  kind: 'read' | 'download' | 'download-pdf',
  { reads = 0, round }: Pick<Report, 'reads' | 'round'>,
  who: string,
  at: Instant,
): string {
  const period = PERIODS.find(({ upTo }) => reads < upTo);
  const when = period === undefined ? 'ever' : `${period.ms / HOUR_MS}h${Math.floor(Date.parse(at) / period.ms)}`;
  return `${kind}:${who}:${round}:${when}`;
}

/** What a document made is told apart by: the same file has the same key, however often it is given out. */
export const madeKey = (sha256: string): string => `document:${sha256}`;
