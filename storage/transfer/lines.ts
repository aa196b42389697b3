import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TransferError } from '../transfer';

/** Bytes of the longest line that is believed: a foreign file must not fill the memory. */
const LONGEST_LINE = 256 * 1024 * 1024;
const NEWLINE = 0x0a;

/** The bytes of a file, unzipped where its name ends in `.gz`; `-` is the standard input. */
function bytesOf(file: string): AsyncIterable<Buffer> {
  if (file === '-') return process.stdin;
  const input = createReadStream(file);
  if (!file.endsWith('.gz')) return input;
  // What goes wrong with either is thrown where the last is read.
  return pipeline(input, createGunzip(), () => {});
}

/**
 * Its lines, each with its number from 1. Split at line feeds alone: the runtime's own reader also
 * takes U+2028 for the end of a line, which is a character of a text like any other.
 */
export async function* linesOf(file: string): AsyncGenerator<readonly [line: number, text: Buffer]> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of bytesOf(file)) {
      let start = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
        yield [number, Buffer.concat([...parts, chunk.subarray(start, at)])];
        number += 1;
        [parts, length, start] = [[], 0, at + 1];
      }
      parts.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > LONGEST_LINE) throw new TransferError('damaged', { line: number });
    }
  } catch (error) {
    throw translate(error, number);
  }
  if (length > 0) throw new TransferError(number === 1 ? 'foreign' : 'cut-off', { line: number });
}

/** Unzipping, and the system, tell by a code what is wrong. */
function translate(cause: unknown, line: number): unknown {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code === 'Z_BUF_ERROR') return new TransferError('cut-off', { line, cause });
  if (code.startsWith('Z_')) return new TransferError(line === 1 ? 'foreign' : 'damaged', { line, cause });
  return /^E[A-Z]+$/.test(code) ? new TransferError('missing', { cause }) : cause;
}
