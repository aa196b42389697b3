import type { Collection, Db } from 'mongodb';
import type { NamedNote, Note } from '../ports';
import { fromBson, toBson } from './layout/bson';
import { isDuplicate } from './faults';

interface KeptNote {
  readonly _id: string;
  readonly version: number;
  readonly value: unknown;
}

const notesOf = (db: Db): Collection<KeptNote> => db.collection<KeptNote>('notes');

/** Small things kept by name, a document each. */
export function createNotes(db: Db) {
  const notes = notesOf(db);

  async function insert(_id: string, value: unknown): Promise<boolean> {
    try {
      await notes.insertOne({ _id, version: 1, value });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  return {
    async note(name: string): Promise<Note | undefined> {
      const found = await notes.findOne({ _id: name });
      return found === null ? undefined : { value: fromBson(found.value), version: found.version };
    },
    /** One insert, or one update that matches the version. */
    async keep(name: string, value: unknown, version: number): Promise<boolean> {
      if (version === 0) return insert(name, toBson(value));
      const change = { $set: { value: toBson(value), version: version + 1 } };
      const { modifiedCount } = await notes.updateOne({ _id: name, version }, change);
      return modifiedCount === 1;
    },
  };
}

/** All of them. */
export async function notesIn(db: Db): Promise<readonly NamedNote[]> {
  const found = await notesOf(db)
    .find({}, { sort: { _id: 1 } })
    .toArray();
  return found.map(({ _id: name, value }) => ({ name, value: fromBson(value) }));
}

/** Takes the place of those that are there. */
export async function fillNotes(db: Db, notes: readonly NamedNote[]): Promise<void> {
  for (const { name, value } of notes)
    await notesOf(db).replaceOne({ _id: name }, { version: 1, value: toBson(value) }, { upsert: true });
}
