/**
 * What can be wrong with a backup file, by stable code.
 *
 * - `archive.missing`: there is no such file, or it cannot be read.
 * - `archive.exists`: a file is there already, and was not to be replaced.
 * - `archive.foreign`: it is no backup of reports.
 * - `archive.newer`: a newer release wrote it.
 * - `archive.damaged`: it was cut off, changed, or put together from parts.
 * - `archive.cannot-write`: the file cannot be written; see `cause`.
 */
export type ArchiveErrorCode =
  | 'archive.missing'
  | 'archive.exists'
  | 'archive.foreign'
  | 'archive.newer'
  | 'archive.damaged'
  | 'archive.cannot-write';

export class ArchiveError extends Error {
  constructor(
    readonly code: ArchiveErrorCode,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'ArchiveError';
  }
}
