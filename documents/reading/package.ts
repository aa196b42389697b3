import { listZip, partOf, ZipError, type Listed, type ZipFault } from '../zip/read';

/** Bytes that the parts of a file may have once they are inflated: each of them, and those that are read together. */
const PART = 24 * 1024 * 1024;
const ALL = 40 * 1024 * 1024;
/** Parts of a file: of one with many pictures, hundreds. */
const PARTS = 5_000;

/** Why a file cannot be opened: `locked` has a password, `old` is of Word before 2007. */
export type Unopened = 'pdf' | 'locked' | 'old' | 'too-big' | 'damaged' | 'other';

/** A file could not be opened, or is not what its name says; never shown as such. */
export class NotOpened extends Error {
  constructor(
    readonly why: Unopened,
    cause?: unknown,
  ) {
    super(`Not opened: ${why}`, { cause });
  }
}

/** Reads a part of an office program's file by its name, and undefined where there is none. */
export type ReadPart = (name: string) => Promise<Buffer | undefined>;

/**
 * Opens a zip that a stranger sent. Sizes are looked at before anything is inflated, and held to while it is. Rejects
 * with `NotOpened`.
 */
export async function openPackage(bytes: Buffer): Promise<ReadPart> {
  const kind = kindOf(bytes);
  if (kind !== 'zip') throw new NotOpened(kind);
  const parts = named(opened(bytes));
  let left = ALL;
  return async (name) => {
    const part = parts.get(keyOf(name.replace(/^\//, '')));
    if (part === undefined) return undefined;
    left -= part.size;
    if (left < 0) throw new NotOpened('too-big');
    return partOf(bytes, part, PART).catch(notOpened);
  };
}

function kindOf(bytes: Buffer): Unopened | 'zip' {
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return 'pdf';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'zip';
  if (!bytes.subarray(0, 8).equals(COMPOUND)) return 'other';
  // A file with a password lies encrypted inside the container that older programs wrote.
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'old';
}

/** Microsoft's compound file: [MS-CFB] 2.2. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const WHY: Readonly<Record<ZipFault, Unopened>> = {
  'no-zip': 'other',
  damaged: 'damaged',
  encrypted: 'locked',
  'too-large': 'too-big',
};

function notOpened(error: unknown): never {
  throw error instanceof ZipError ? new NotOpened(WHY[error.code], error) : error;
}

function opened(bytes: Buffer): readonly Listed[] {
  try {
    return listZip(bytes, PARTS);
  } catch (error) {
    return notOpened(error);
  }
}

/** As office programs look a part up: in small letters, and whichever slash another program wrote. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').toLowerCase();

function named(parts: readonly Listed[]): ReadonlyMap<string, Listed> {
  const found = new Map(parts.map((part) => [keyOf(part.name), part]));
  // Which of two would be read is anybody's guess.
  if (found.size < parts.length) throw new NotOpened('damaged');
  return found;
}
