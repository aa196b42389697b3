import { promisify } from 'node:util';
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib';

/** A file of an archive, inflated. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

/** A file of an archive, as the archive tells of it. */
export interface Listed {
  readonly name: string;
  /** Bytes once it is inflated. */
  readonly size: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  /** Bytes as it lies there. */
  readonly packed: number;
  /** Where it begins, with a header of its own. */
  readonly at: number;
}

export type ZipFault = 'no-zip' | 'damaged' | 'encrypted' | 'too-large';

/** An archive that cannot be read whole, or must not. */
export class ZipError extends Error {
  constructor(
    readonly code: ZipFault,
    cause?: unknown,
  ) {
    super(`zip: ${code}`, { cause });
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
 * Every file of a small archive that lies in memory, folders left out. Never inflates more than the limit allows, whatever
 * the archive says of itself.
 * @throws {ZipError}
 */
export function readZip(file: Buffer, limits: ZipLimits): readonly Entry[] {
  let left = limits.bytes;
  return listZip(file, limits.entries).map((listed) => {
    const content = contentOf(file, listed, left);
    left -= content.length;
    return { name: listed.name, content };
  });
}

/**
 * What an archive that lies in memory has, folders left out, by its central directory (APPNOTE 6.3.10); nothing is
 * inflated. Zip64 is too large for it.
 * @throws {ZipError}
 */
export function listZip(file: Buffer, most: number): readonly Listed[] {
  if (file.length < 4 || (file.readUInt32LE(0) !== LOCAL && file.readUInt32LE(0) !== END)) throw new ZipError('no-zip');
  try {
    return entriesOf(file, most);
  } catch (error) {
    throw faultOf(error);
  }
}

function entriesOf(file: Buffer, most: number): readonly Listed[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > most) throw new ZipError('too-large');
  const listed: Listed[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new ZipError('damaged');
    const [nameLength, more] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) listed.push(listedAt(file, at, name));
    at += 46 + nameLength + more;
  }
  return listed;
}

/** Of two places that may be the end, the one after which the file ends: any other is part of a file or a comment. */
function endOf(file: Buffer): number {
  const last = file.length - SHORTEST_END;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (file.readUInt32LE(at) === END && at + SHORTEST_END + file.readUInt16LE(at + 20) === file.length) return at;
  throw new ZipError('damaged');
}

const listedAt = (file: Buffer, at: number, name: string): Listed => ({
  name,
  isEncrypted: (file.readUInt16LE(at + 8) & 1) === 1,
  method: file.readUInt16LE(at + 10),
  checksum: file.readUInt32LE(at + 16),
  packed: file.readUInt32LE(at + 20),
  size: file.readUInt32LE(at + 24),
  at: file.readUInt32LE(at + 42),
});

/** @throws {ZipError} */
function contentOf(file: Buffer, listed: Listed, most: number): Buffer {
  const raw = rawOf(file, listed, most);
  if (listed.method === STORED) return checked(Buffer.from(raw), listed);
  try {
    return checked(inflateRawSync(raw, limitOf(most)), listed);
  } catch (error) {
    throw faultOf(error);
  }
}

const inflate = promisify(inflateRaw);

/**
 * A file of that archive, inflated while others have their turn, to so many bytes at most. Rejects with `ZipError`.
 */
export async function partOf(file: Buffer, listed: Listed, most: number): Promise<Buffer> {
  const raw = rawOf(file, listed, most);
  if (listed.method === STORED) return checked(Buffer.from(raw), listed);
  try {
    return checked(await inflate(raw, limitOf(most)), listed);
  } catch (error) {
    throw faultOf(error);
  }
}

const limitOf = (most: number) => ({ maxOutputLength: Math.max(1, most) });

/** As it lies there. */
function rawOf(file: Buffer, { isEncrypted, method, packed, size, at }: Listed, most: number): Buffer {
  if (isEncrypted) throw new ZipError('encrypted');
  if (size > most) throw new ZipError('too-large');
  if (![STORED, DEFLATED].includes(method)) throw new ZipError('damaged');
  try {
    if (file.readUInt32LE(at) !== LOCAL) throw new ZipError('damaged');
    const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    return file.subarray(from, from + packed);
  } catch (error) {
    throw faultOf(error);
  }
}

function checked(content: Buffer, { size, checksum }: Listed): Buffer {
  if (content.length !== size || crc32(content) !== checksum) throw new ZipError('damaged');
  return content;
}

/** What lies outside of the file, or cannot be inflated, is damaged. */
function faultOf(error: unknown): ZipError {
  if (error instanceof ZipError) return error;
  const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  return new ZipError(isLarge ? 'too-large' : 'damaged', error);
}
