import type { Notes } from './ports';

/** Tries to change a note while others change the same. */
const TRIES = 5;

/**
 * Changes a note, whoever else does: gives its value after that; as it is where `next` gives none. Rejects where others
 * are always quicker.
 */
export async function changeNote<T>(
  notes: Notes,
  name: string,
  next: (now: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const note = await notes.note(name);
    const now = note?.value as T | undefined;
    const value = next(now);
    if (value === undefined) return now;
    if (await notes.keepNote(name, value, note?.version ?? 0)) return value;
  }
  throw new Error(`The note ${name} is being changed by others`);
}
