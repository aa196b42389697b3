import { z } from 'zod';
import { digestOf } from '../whole';
import type { WholeReport } from '../whole';
import { parseWhole } from '../whole/parse';
import { ArchiveError } from './error';

/**
 * A backup is gzip over lines of JSON: a header, a line for each report by id, and an end that sums
 * them up. The hash of a report is `digestOf`'s, that of the end `TotalHash`'s.
 */
const FORMAT = 'visit-report-backup';
/** Raised where an older release could not read it. */
const VERSION = 1;

export interface Header {
  /** When it was begun, ISO 8601 in UTC. */
  readonly at: string;
  /** What kind of store it was made from: `sqlite` or `mongodb`. */
  readonly from: string;
  /** How many reports the store had when it was begun. */
  readonly reports: number;
}

export interface End {
  readonly reports: number;
  readonly hash: string;
}

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const mark = z.object({ format: z.literal(FORMAT), version: z.int() });
const header = z.strictObject({ ...mark.shape, at: z.string(), from: z.string(), reports: count });
const reportLine = z.strictObject({ hash: sha256, report: z.unknown() });
const end = z.strictObject({ end: z.strictObject({ reports: count, hash: sha256 }) });

export const headerLine = (given: Header): string => JSON.stringify({ format: FORMAT, version: VERSION, ...given });
export const lineOf = (report: WholeReport, digest: string): string => JSON.stringify({ hash: digest, report });
export const endLine = (given: End): string => JSON.stringify({ end: given });

/** Throws `archive.foreign`, `archive.newer` or `archive.damaged`. */
export function readHeader(line: string): Header {
  const parsed = json(line);
  const marked = mark.safeParse(parsed);
  if (!marked.success) throw new ArchiveError('archive.foreign', 'The file is no backup of reports');
  if (marked.data.version > VERSION) {
    throw new ArchiveError(
      'archive.newer',
      `The backup has version ${marked.data.version}, this release knows up to ${VERSION}`,
    );
  }
  const { format: _format, version: _version, ...rest } = believed(header, parsed, 1);
  return rest;
}

/** Line `number` of the file, from 2. Throws `archive.damaged`. */
export function readLine(line: string, number: number): { readonly end: End } | { report: WholeReport; hash: string } {
  const parsed = json(line);
  if (typeof parsed === 'object' && parsed !== null && 'end' in parsed) return believed(end, parsed, number);
  const { report: given, hash } = believed(reportLine, parsed, number);
  const report = wholeAt(given, number);
  if (digestOf(report) !== hash) throw damagedAt(number);
  return { report, hash };
}

export const damaged = (message: string, cause?: unknown): ArchiveError =>
  new ArchiveError('archive.damaged', message, { cause });

const damagedAt = (line: number, cause?: unknown): ArchiveError =>
  damaged(`Line ${line} of the backup was changed`, cause);

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function believed<T>(shape: z.ZodType<T>, given: unknown, line: number): T {
  const result = shape.safeParse(given);
  if (!result.success) throw damagedAt(line, result.error);
  return result.data;
}

function wholeAt(given: unknown, line: number): WholeReport {
  try {
    return parseWhole(given);
  } catch (cause) {
    throw damagedAt(line, cause);
  }
}
