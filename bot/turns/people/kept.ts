import type { Address } from '../../../core/report/types';
import type { Notes } from '../../../storage/ports';

/** What is kept of a person's id; plain data. */
export interface Kept {
  /** Other ids of the same platform that are the same person: Teams' directory id beside its own. */
  readonly aliases?: readonly string[];
  /** The id of another platform that an e-mail of that domain led to. It counts where the other says the same. */
  readonly link?: { readonly id: string; readonly domain: string };
  /** A conversation in which their platform can be asked about them. */
  readonly where?: Address;
}

/** Tries to note something while others note the same. */
const TRIES = 5;

const nameOf = (id: string): string => `person.${id}`;
const mailName = (hash: string): string => `mail.${hash}`;

/** What is known of people, as notes of the store. Rejects where the store does. */
export function createKept(notes: Notes) {
  /** The value after the change; as it is where `next` gives none. */
  async function change<T>(name: string, next: (now: T | undefined) => T | undefined): Promise<T | undefined> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const note = await notes.note(name);
      const now = note?.value as T | undefined;
      const value = next(now);
      if (value === undefined) return now;
      if (await notes.keepNote(name, value, note?.version ?? 0)) return value;
    }
    throw new Error('What is known of a person is being noted by others');
  }

  return {
    of: async (id: string): Promise<Kept> => (await notes.note(nameOf(id)))?.value ?? {},
    changeOf: async (id: string, next: (now: Kept) => Kept | undefined): Promise<Kept> =>
      (await change<Kept>(nameOf(id), (now) => next(now ?? {}))) ?? {},
    /** Whose address it is, as their platforms said. */
    mail: async (hash: string, next: (ids: readonly string[]) => readonly string[] | undefined) =>
      (await change<readonly string[]>(mailName(hash), (now) => next(now ?? []))) ?? [],
  };
}

export type KeptPeople = ReturnType<typeof createKept>;
