import { crc32, inflateRawSync } from 'node:zlib';

/** A file of an archive, inflated. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

export type ZipFault = 'no-zip' | 'damaged' | 'encrypted' | 'too-large';

/** An archive that cannot be read whole, or must not. */
export class ZipError extends Error {
  constructor(readonly code: ZipFault) {
    super(`zip: ${code}`);
    this.name = 'ZipError';
  }
}

export interface ZipLimits {
  /** Bytes of all files together, inflated. */
  readonly bytes: number;
  readonly entries: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SHORTEST_END = 22;
/** A comment after the end has no more. */
const LONGEST_COMMENT = 0xffff;
const [STORED, DEFLATED] = [0, 8];

/**
 * Every file of a small archive that lies in memory, folders left out, by its central directory (APPNOTE 6.3.10). Never
 * inflates more than the limit allows, whatever the archive says of itself. Zip64 is too large for it.
 * @throws {ZipError}
 */
export function readZip(file: Buffer, limits: ZipLimits): readonly Entry[] {
  if (file.length < 4 || (file.readUInt32LE(0) !== LOCAL && file.readUInt32LE(0) !== END)) throw new ZipError('no-zip');
  try {
    return entriesOf(file, limits);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError('damaged');
  }
}

function entriesOf(file: Buffer, limits: ZipLimits): readonly Entry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > limits.entries) throw new ZipError('too-large');
  const entries: Entry[] = [];
  let [at, left] = [file.readUInt32LE(end + 16), limits.bytes];
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new ZipError('damaged');
    const [nameLength, more] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) {
      const content = contentAt(file, at, left);
      left -= content.length;
      entries.push({ name, content });
    }
    at += 46 + nameLength + more;
  }
  return entries;
}

function endOf(file: Buffer): number {
  const last = file.length - SHORTEST_END;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (file.readUInt32LE(at) === END) return at;
  throw new ZipError('damaged');
}

/** The file that an entry of the central directory, at that place, is about. */
function contentAt(file: Buffer, at: number, left: number): Buffer {
  const [flags, method, checksum] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10), file.readUInt32LE(at + 16)];
  const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
  if ((flags & 1) === 1) throw new ZipError('encrypted');
  if (size > left) throw new ZipError('too-large');
  const local = file.readUInt32LE(at + 42);
  if (file.readUInt32LE(local) !== LOCAL) throw new ZipError('damaged');
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const raw = file.subarray(from, from + packed);
  const content = method === DEFLATED ? inflated(raw, left) : Buffer.from(raw);
  if (![STORED, DEFLATED].includes(method) || content.length !== size || crc32(content) !== checksum)
    throw new ZipError('damaged');
  return content;
}

function inflated(raw: Buffer, left: number): Buffer {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    throw new ZipError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged');
  }
}
