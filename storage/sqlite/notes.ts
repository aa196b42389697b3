import type { Note, NamedNote } from '../ports';
import type { Connection } from './connection';

/** Small things kept by name. Synchronous; whoever writes opens the transaction. */
export function createNotes(db: Connection) {
  const find = db.prepare<[string], { version: number; value: string }>(
    'SELECT version, value FROM notes WHERE name = ?',
  );
  const insert = db.prepare<[string, string]>(
    'INSERT INTO notes (name, version, value) VALUES (?, 1, ?) ON CONFLICT DO NOTHING',
  );
  const update = db.prepare<[string, string, number]>(
    'UPDATE notes SET value = ?, version = version + 1 WHERE name = ? AND version = ?',
  );

  return {
    note(name: string): Note | undefined {
      const row = find.get(name);
      return row === undefined ? undefined : { value: JSON.parse(row.value) as unknown, version: row.version };
    },
    keep(name: string, value: unknown, version: number): boolean {
      const json = JSON.stringify(value);
      const { changes } = version === 0 ? insert.run(name, json) : update.run(json, name, version);
      return changes === 1;
    },
  };
}

export function notesIn(db: Connection): readonly NamedNote[] {
  const rows = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM notes ORDER BY name').all();
  return rows.map(({ name, value }) => ({ name, value: JSON.parse(value) as unknown }));
}

/** Takes the place of those that are there. */
export function fillNotes(db: Connection, notes: readonly NamedNote[]): void {
  const put = db.prepare<[string, string]>('INSERT OR REPLACE INTO notes (name, version, value) VALUES (?, 1, ?)');
  for (const { name, value } of notes) put.run(name, JSON.stringify(value));
}
