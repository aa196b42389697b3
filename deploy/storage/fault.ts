import { ArchiveError } from '../../storage/archive/error';
import { StoreError } from '../../storage/errors';
import { archiveFaults, shown, storeFaults } from './text.es';

/** Something of a place went wrong, said in Spanish. */
export class PlaceError extends Error {
  constructor(place: string, text: string, options: ErrorOptions) {
    super(`${shown(place)}: ${text}`, options);
    this.name = 'PlaceError';
  }
}

/** The same promise; what it fails with tells where. The innermost place is the one that counts. */
export async function at<T>(place: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    const text = textOf(error);
    throw text === undefined ? error : new PlaceError(place, text, { cause: error });
  }
}

/** A fault that is known by its code, in Spanish. */
export function textOf(error: unknown): string | undefined {
  if (error instanceof ArchiveError) return archiveFaults[error.code];
  return error instanceof StoreError ? storeFaults[error.code] : undefined;
}
