import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database file of its own, gone with the machine's temporary folder. */
export const newDatabase = (): string => `sqlite:${join(mkdtempSync(join(tmpdir(), 'visits-')), 'visits.db')}`;
