import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { LiveEvent } from './wire';

/** What the channel remembers: each entry is numbered, and a message's last entry is its present state. */
export type Entry = LiveEvent | { readonly seq: number; readonly type: 'opened'; readonly conversationId: string };

const entrySchema = z.looseObject({ seq: z.number(), type: z.enum(['message', 'read', 'opened']) });

export interface Journal {
  /** What was there at the start, oldest first. */
  readonly entries: readonly Entry[];
  /** Written when it returns: it survives the end of the process. Throws where the disk refuses. */
  append(entry: Entry): void;
  close(): void;
}

/**
 * Opens a file of one JSON entry a line, or `:memory:`. A last line that was cut short is dropped,
 * since its writing never ended; a fault anywhere else throws, since then the file is not a journal.
 */
export function openJournal(file: string): Journal {
  if (file === ':memory:') return { entries: [], append: () => undefined, close: () => undefined };
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const fd = fs.openSync(file, 'a+', 0o600);
  const { entries, length } = readEntries(file);
  fs.ftruncateSync(fd, length);
  return {
    entries,
    append: (entry) => fs.appendFileSync(fd, `${JSON.stringify(entry)}\n`),
    close: () => fs.closeSync(fd),
  };
}

/** The whole entries of a file, and the bytes they take. */
function readEntries(file: string): { entries: readonly Entry[]; length: number } {
  const bytes = fs.readFileSync(file);
  const length = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, length).toString('utf8').split('\n').slice(0, -1);
  return { entries: lines.map((line, index) => parseEntry(line, `${file}:${index + 1}`)), length };
}

function parseEntry(line: string, where: string): Entry {
  try {
    return entrySchema.parse(JSON.parse(line)) as unknown as Entry;
  } catch (cause) {
    throw new Error(`The chat journal is damaged at ${where}`, { cause });
  }
}
