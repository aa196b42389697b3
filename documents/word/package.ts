import { readZip, ZipError, type Entry } from '../zip/read';

export type PackageFault =
  | 'no-word'
  | 'old-word'
  | 'protected'
  | 'damaged'
  | 'too-large'
  | 'macros'
  | 'word-template'
  | 'other-office'
  | 'no-document';

/** What was given for a template is no Word document that can be filled in. */
export class PackageError extends Error {
  constructor(readonly code: PackageFault) {
    super(`Not a Word document that can be filled in: ${code}`);
    this.name = 'PackageError';
  }
}

/** Generous for a letterhead with its pictures; nothing beyond is inflated. */
export const limits = { file: 20_000_000, bytes: 60_000_000, entries: 1_000 } as const;

export const TYPES = '[Content_Types].xml';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** A file of older Office programs, or one that a password protects. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The files of a .docx, as many as a document may have.
 * @throws {PackageError}
 */
export function openPackage(source: Buffer): readonly Entry[] {
  if (source.length > limits.file) throw new PackageError('too-large');
  if (source.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new PackageError(compoundFault(source));
  const entries = unzipped(source);
  const types = entries.find(({ name }) => name === TYPES)?.content.toString();
  if (types === undefined) throw new PackageError('no-word');
  const fault = types.includes(MAIN) ? undefined : otherFault(types);
  if (fault !== undefined) throw new PackageError(fault);
  if (mainPart(entries) === undefined) throw new PackageError('no-document');
  return entries;
}

/** The part that is the document's body. */
function mainPart(entries: readonly Entry[]): Entry | undefined {
  const types = entries.find(({ name }) => name === TYPES)?.content.toString() ?? '';
  const override = (types.match(/<Override\b[^>]*>/g) ?? []).find((one) => one.includes(MAIN)) ?? '';
  const name = /\bPartName="\/([^"]+)"/.exec(override)?.[1];
  return entries.find((entry) => entry.name === name);
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

function compoundFault(source: Buffer): PackageFault {
  if (source.includes(utf16('EncryptedPackage'))) return 'protected';
  return source.includes(utf16('WordDocument')) ? 'old-word' : 'no-word';
}

function unzipped(source: Buffer): readonly Entry[] {
  try {
    return readZip(source, limits);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const { code } = error;
    throw new PackageError(code === 'no-zip' ? 'no-word' : code === 'encrypted' ? 'protected' : code);
  }
}

function otherFault(types: string): PackageFault {
  if (/ms-word\.(document|template)\.macroEnabled/i.test(types)) return 'macros';
  if (types.includes('wordprocessingml.template.main+xml')) return 'word-template';
  return /spreadsheetml|presentationml/.test(types) ? 'other-office' : 'no-word';
}
