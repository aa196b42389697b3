import type { Address, Instant } from '../../../core/record/types';
import { changeNote } from '../../../storage/notes';
import type { Notes } from '../../../storage/ports';

/** What is kept of a person's id; plain data. */
export interface Kept {
  /** Other ids of the same platform that are the same person: Teams' directory id beside its own. */
  readonly aliases?: readonly string[];
  /** The id of another platform that an e-mail of that domain led to. It counts where the other says the same. */
  readonly link?: { readonly id: string; readonly domain: string };
  /** A conversation in which their platform can be asked about them. */
  readonly where?: Address;
  /** What their platform said they are in the organization, and when (see `guests.ts`). */
  readonly standing?: { readonly is: 'member' | 'guest'; readonly at: Instant };
}

const nameOf = (id: string): string => `person.${id}`;
const mailName = (hash: string): string => `mail.${hash}`;

/** What is known of people, as notes of the store. Rejects where the store does. */
export function createKept(notes: Notes) {
  return {
    of: async (id: string): Promise<Kept> => (await notes.note(nameOf(id)))?.value ?? {},
    changeOf: async (id: string, next: (now: Kept) => Kept | undefined): Promise<Kept> =>
      (await changeNote<Kept>(notes, nameOf(id), (now) => next(now ?? {}))) ?? {},
    /** Whose address it is, as their platforms said. */
    mail: async (hash: string, next: (ids: readonly string[]) => readonly string[] | undefined) =>
      (await changeNote<readonly string[]>(notes, mailName(hash), (now) => next(now ?? []))) ?? [],
  };
}

export type KeptPeople = ReturnType<typeof createKept>;
