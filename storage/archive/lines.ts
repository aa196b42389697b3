import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ArchiveError } from './error';
import { damaged } from './format';

/** Bytes of the longest line that is believed: stores take far less, and a foreign file must not fill the memory. */
const LONGEST_LINE = 256 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of a gzipped file. Split here and at line feeds alone: the runtime's own reader also
 * takes U+2028 for the end of a line, which is a character of a text like any other.
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  const feeding = pipeline(createReadStream(file), unzipped);
  // What goes wrong is thrown below, where it is read.
  feeding.catch(() => {});
  let parts: Buffer[] = [];
  let length = 0;
  let any = false;
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      any = true;
      let start = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
        yield Buffer.concat([...parts, chunk.subarray(start, at)]).toString();
        parts = [];
        length = 0;
        start = at + 1;
      }
      if (start < chunk.length) parts.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > LONGEST_LINE) throw damaged('A line of the backup has no end');
    }
    await feeding;
  } catch (error) {
    throw asArchiveError(error, file, any);
  } finally {
    unzipped.destroy();
  }
  if (length > 0) throw damaged('The backup is cut off in the middle of a line');
}

/** Unzipping tells by its code what is wrong. */
function asArchiveError(error: unknown, file: string, any: boolean): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'Z_DATA_ERROR' && !any) {
    return new ArchiveError('archive.foreign', `${file} is no backup of reports`, { cause: error });
  }
  if (code.startsWith('Z_')) return damaged(`${file} was cut off or changed`, error);
  if (/^E[A-Z]+$/.test(code)) return new ArchiveError('archive.missing', `${file} cannot be read`, { cause: error });
  return error;
}
