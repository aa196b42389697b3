import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ArchiveError } from './archive/error';
import { damaged, endLine, headerLine, lineOf, readHeader, readLine } from './archive/format';
import type { End, Header } from './archive/format';
import { linesOf } from './archive/lines';
import { compareIds, digestOf, TotalHash } from './whole';
import type { Read, Reading, ReportSource } from './whole';
import { Sampling } from './whole/run';
import type { Run, Sample } from './whole/run';

export interface Written extends End {
  /** Ids of reports that could not be read, and so are not in the file. */
  readonly left: Sample<string>;
}

export interface Writing extends Run {
  /** What kind of store it is made from, for the header. */
  readonly from: string;
  readonly now: Date;
  /** Whether a file that is there already may be replaced. */
  readonly overwrite: boolean;
}

/**
 * Writes all reports of a source to a file that its owner alone may read. It is written beside its
 * place, as `FILE.part`, and moved there once it is whole and on the disk: so a file of that name is
 * never half a backup. Throws `ArchiveError`, or what the source throws.
 */
export async function writeArchive(file: string, source: ReportSource, writing: Writing): Promise<Written> {
  refuseExisting(file, writing);
  const part = `${file}.part`;
  const reports = await source.count();
  const header: Header = { at: writing.now.toISOString(), from: writing.from, reports };
  const written = { reports: 0, hash: '', left: new Sampling<string>() };
  try {
    await writePart(part, linesFor(header, source, writing, written), writing.signal);
    refuseExisting(file, writing);
    await rename(part, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(part, { force: true });
    throw asArchiveError(error, file);
  }
  return written;
}

function refuseExisting(file: string, { overwrite }: Writing): void {
  if (!overwrite && existsSync(file)) throw new ArchiveError('archive.exists', `${file} is there already`);
}

interface Filling {
  reports: number;
  hash: string;
  readonly left: Sampling<string>;
}

async function* linesFor(
  header: Header,
  source: ReportSource,
  { signal, onStep }: Run,
  written: Filling,
): AsyncGenerator<string> {
  yield `${headerLine(header)}\n`;
  const total = new TotalHash();
  for await (const read of source.read({ still: true })) {
    signal.throwIfAborted();
    if ('fault' in read) {
      written.left.add(read.id);
      continue;
    }
    const digest = digestOf(read.report);
    total.add(read.id, digest);
    written.reports += 1;
    onStep(written.reports, header.reports);
    yield `${lineOf(read.report, digest)}\n`;
  }
  written.hash = total.value();
  yield `${endLine({ reports: written.reports, hash: written.hash })}\n`;
}

async function writePart(part: string, lines: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  // What an interrupted backup left is of no use, and may have been given to others.
  await rm(part, { force: true });
  const file = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(lines, createGzip(), file, { signal });
}

/** A name is on the disk once its folder is. Some systems do not open folders; those look after it themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (handle === undefined) return;
  await handle.sync().catch(() => {});
  await handle.close();
}

function asArchiveError(error: unknown, file: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return error;
  return new ArchiveError('archive.cannot-write', `${file} cannot be written`, { cause: error });
}

export interface Archive extends ReportSource {
  readonly header: Header;
  /** Reads all of it, believing nothing. Throws `archive.damaged`. */
  check(run: Run): Promise<End>;
}

/** Opens a backup as far as its header. Rejects with `ArchiveError`. */
export async function openArchive(file: string): Promise<Archive> {
  const header = await headerOf(file);
  return {
    header,
    count: async () => header.reports,
    read: (reading) => readReports(file, reading),
    async check({ signal, onStep }) {
      const total = new Summing();
      for await (const _ of readReports(file, {}, total)) {
        signal.throwIfAborted();
        onStep(total.reports, header.reports);
      }
      return total;
    },
  };
}

async function headerOf(file: string): Promise<Header> {
  for await (const line of linesOf(file)) return readHeader(line);
  throw new ArchiveError('archive.foreign', `${file} is empty`);
}

/** What the lines so far come to, and the end that they must come to. */
class Summing {
  reports = 0;
  hash = '';
  private readonly total = new TotalHash();
  private last: string | undefined;
  private end: End | undefined;

  add(line: Exclude<ReturnType<typeof readLine>, { end: End }>, number: number): void {
    const { id } = line.report;
    const { last } = this;
    if (last !== undefined && compareIds(last, id) >= 0) throw damaged(`Line ${number} of the backup is out of order`);
    this.last = id;
    this.reports += 1;
    this.total.add(id, line.hash);
  }

  close(end: End): void {
    this.end = end;
    this.hash = this.total.value();
  }

  refuseMore(): void {
    if (this.end !== undefined) throw damaged('The backup goes on after its end');
  }

  refuseLess(): void {
    if (this.end === undefined) throw damaged('The backup is cut off');
    const { reports, hash } = this.end;
    if (reports !== this.reports || hash !== this.hash) throw damaged('The backup lacks reports, or has others');
  }
}

/** The hash of each report is checked as it passes, and at the end that of all together. */
async function* readReports(file: string, { after }: Reading = {}, sum = new Summing()): AsyncGenerator<Read> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    sum.refuseMore();
    if (number === 1) {
      readHeader(line);
      continue;
    }
    const read = readLine(line, number);
    if ('end' in read) {
      sum.close(read.end);
      continue;
    }
    sum.add(read, number);
    const { report } = read;
    if (after === undefined || compareIds(after, report.id) < 0) yield { id: report.id, report };
  }
  sum.refuseLess();
}
