import { createHash, hash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { StoreError } from '../errors';
import { refuseNewerReport } from '../schema';
import type { NamedNote } from '../ports';
import { TransferError } from '../transfer';
import type { Read, WholeReport } from '../transfer';
import { linesOf } from './lines';

const FORMAT = 'visit-reports';
/** Raised with every change that a program of the version before could not read. */
const VERSION = 1;

const count = z.int().min(0);
const tip = { seq: count, hash: z.string() };
const kept = { at: z.int().min(1), attempts: count, error: z.string(), message: z.looseObject({ id: z.string() }) };
const wholeReport = z.object({
  report: z.looseObject({
    ...{ id: z.string(), schemaVersion: z.int().min(1), formVersion: z.int().min(1), version: z.int().min(1) },
    ...{ state: z.string(), author: z.looseObject({ id: z.string(), name: z.string() }) },
    ...{ createdAt: z.string(), updatedAt: z.string(), answers: z.looseObject({}) },
  }),
  tip: z.object(tip),
  history: z.array(z.object({ ...tip, event: z.looseObject({}) })),
  posts: z.record(z.string(), z.string()),
  waiting: z.array(z.object({ ...kept, due: count })),
  dead: z.array(z.object(kept)),
  unreadable: z.array(z.string()),
});
const note = z.object({ name: z.string(), value: z.json() });
const header = z.object({ format: z.literal(FORMAT), version: z.int(), notes: z.array(note) });
const lastLine = z.object({ end: z.literal(true), reports: count, sha256: z.string() });

/** When it was made, and from what kind of store. */
export interface Origin {
  readonly at: Date;
  readonly from: 'sqlite' | 'mongodb';
  readonly notes?: readonly NamedNote[];
}

/**
 * Writes an export as lines of JSON: what it is, a line for each report that begins with the SHA-256 of
 * the rest of it, and a last line with their number and the SHA-256 of all lines before. Gzipped where the
 * name ends in `.gz`; `-` is the standard output. The file appears under its name once it is whole and on
 * the disk, takes no other's place, and its owner alone may read it. Gives the number of reports. Throws
 * `TransferError`, or what the reports throw.
 */
export async function writeExport(
  file: string,
  reports: AsyncIterable<WholeReport>,
  { at, from, notes = [] }: Origin,
): Promise<number> {
  let written = 0;
  async function* lines(): AsyncGenerator<string> {
    const total = createHash('sha256');
    const counted = (line: string): string => (total.update(line), line);
    yield counted(`${JSON.stringify({ format: FORMAT, version: VERSION, at: at.toISOString(), from, notes })}\n`);
    for await (const whole of reports) {
      written += 1;
      yield counted(`${sealed(lineOf(whole))}\n`);
    }
    yield `${JSON.stringify({ end: true, reports: written, sha256: total.digest('hex') })}\n`;
  }
  const text = Readable.from(lines());
  if (file === '-') await pipeline(text, process.stdout, { end: false });
  else await appearing(file, text);
  return written;
}

async function appearing(file: string, text: Readable): Promise<void> {
  const part = `${file}.part`;
  refuseExisting(file);
  try {
    // What a killed export left is of no use, and may be readable by others.
    await rm(part, { force: true });
    const output = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
    await (file.endsWith('.gz') ? pipeline(text, createGzip(), output) : pipeline(text, output));
    refuseExisting(file);
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    throw isOfTheSystem(cause) ? new TransferError('cannot-write', { cause }) : cause;
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new TransferError('exists');
}

const isOfTheSystem = (error: unknown): boolean => typeof error === 'object' && error !== null && 'syscall' in error;

/** As JSON escapes half a surrogate pair, after an even number of backslashes. */
const HALF = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/** Half a surrogate pair is a mistake to other readers of JSON, so a line that has one shows U+FFFD, and the rest in `exact`. */
function lineOf(whole: WholeReport): string {
  const json = JSON.stringify(whole);
  const shown = json.replace(HALF, '$1\\ufffd');
  return shown === json ? json : `${shown.slice(0, -1)},"exact":${JSON.stringify(json)}}`;
}

function exactly(given: unknown): unknown {
  const exact = typeof given === 'object' && given !== null && 'exact' in given ? given.exact : undefined;
  return typeof exact === 'string' ? parsed(exact) : given;
}

const SEAL = '{"sha256":"';
const sealed = (json: string): string => `${SEAL}${hash('sha256', json)}",${json.slice(1)}`;

/** The line without its seal; undefined where it was changed. */
function unsealed(line: string): string | undefined {
  const end = SEAL.length + 64;
  const json = `{${line.slice(end + 2)}`;
  return line.startsWith(SEAL) && hash('sha256', json) === line.slice(SEAL.length, end) ? json : undefined;
}

/**
 * The reports of an export, each with the number of its line. Reads to the end before it is done, so
 * whoever kept none until then has refused a file that was cut off or changed. Its notes are put into
 * `notes` before the first of them. Throws `TransferError`.
 */
export async function* readExport(
  file: string,
  notes: NamedNote[] = [],
): AsyncGenerator<Extract<Read, { whole: WholeReport }>> {
  const total = createHash('sha256');
  let read = 0;
  let [last, ended] = [0, false];
  for await (const [line, bytes] of linesOf(file)) {
    if (ended) throw new TransferError('damaged', { line });
    last = line;
    const text = bytes.toString();
    const end = line > 1 && text.startsWith('{"end"') ? lastLine.safeParse(parsed(text)).data : undefined;
    if (end !== undefined) {
      ended = true;
      if (end.reports !== read || end.sha256 !== total.digest('hex')) throw new TransferError('damaged', { line });
      continue;
    }
    total.update(bytes).update('\n');
    if (line === 1) {
      notes.push(...readHeader(parsed(text)).notes);
      continue;
    }
    read += 1;
    const whole = wholeAt(line, unsealed(text));
    yield { id: whole.report.id, whole, line };
  }
  if (!ended) throw new TransferError(last === 0 ? 'foreign' : 'cut-off', { line: last + 1 });
}

function readHeader(given: unknown): z.output<typeof header> {
  const found = header.safeParse(given).data;
  if (found === undefined) throw new TransferError('foreign', { line: 1 });
  if (found.version > VERSION) throw new TransferError('newer', { line: 1 });
  return found;
}

function wholeAt(line: number, json: string | undefined): WholeReport {
  const given = json === undefined ? undefined : exactly(parsed(json));
  const { error: cause } = wholeReport.safeParse(given);
  if (cause !== undefined) throw new TransferError('damaged', { line, cause });
  // As it was parsed and not as zod would copy it: the hashes are over its keys in their order.
  const whole = given as WholeReport;
  try {
    refuseNewerReport(whole.report);
  } catch (cause) {
    throw cause instanceof StoreError ? new TransferError('newer', { line, reportId: whole.report.id, cause }) : cause;
  }
  return whole;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
