import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

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
  const zip = await opened(bytes);
  const entries = await entriesOf(zip);
  let left = ALL;
  return async (name) => {
    const entry = entries.get(name.replace(/^\//, '').toLowerCase());
    if (entry === undefined) return undefined;
    if ((entry.generalPurposeBitFlag & 1) === 1) throw new NotOpened('locked');
    left -= entry.uncompressedSize;
    if (entry.uncompressedSize > PART || left < 0) throw new NotOpened('too-big');
    return inflated(zip, entry);
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

const damaged = (error: unknown): NotOpened => (error instanceof NotOpened ? error : new NotOpened('damaged', error));

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(damaged(error));
    });
  });

/** By their names in small letters, as office programs look them up. */
function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const found = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      if (found.size >= PARTS) return reject(new NotOpened('too-big'));
      // Which of two would be read is anybody's guess.
      if (found.has(name)) return reject(new NotOpened('damaged'));
      found.set(name, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(found));
    zip.on('error', (error) => reject(damaged(error)));
    zip.readEntry();
  });
}

function inflated(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(damaged(error));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', (fault: unknown) => reject(damaged(fault)));
    });
  });
}
