import { setTimeout as pause } from 'node:timers/promises';
import { madeKey, readKey } from '../../../core/record/queries/reads';
import type { Instant, MadeDocument, Person, Report } from '../../../core/record/types';
import type { Clock, Log } from '../../../core/record/runtime';
import { afterwards } from '../afterwards';
import type { CommandFacts } from '../handle-command';
import type { Services } from '../services';

/** How long a reader waits, in ms, for a read to be kept before it is shown all the same. */
const PATIENCE_MS = 1_000;

type Keeping = Pick<Services, 'store' | 'handle'> & { readonly log: Log };

type Read = Pick<Report, 'id' | 'folio' | 'round' | 'reads'>;

interface Came {
  readonly person: Person;
  readonly at: Instant;
}

/** Keeps in a report's history that somebody read it whole, or that revision of it; see `keep`. */
export async function keepRead(
  services: Keeping,
  report: Read,
  { person, at }: Came,
  round = report.round,
): Promise<void> {
  const key = readKey('read', { ...report, round }, person.id, at);
  await keep(services, report, { by: person, at, key }, { type: 'NoteRead', round });
}

/** Keeps that this revision's document was fetched, as that kind, by a link made for whoever goes by these ids. */
export const keepDownload =
  (services: Keeping, clock: Clock) =>
  async (report: Read, round: number, madeFor: readonly string[], kind: 'word' | 'pdf' = 'word'): Promise<void> => {
    const at = clock.now().toISOString();
    const by = { id: madeFor[0] ?? '', name: '' };
    const key = readKey(kind === 'pdf' ? 'download-pdf' : 'download', { ...report, round }, madeFor.join(','), at);
    const facts = { type: 'NoteDownload', round, madeFor, ...(kind === 'pdf' ? { kind } : {}) } as const;
    await keep(services, report, { by, at, key }, facts);
  };

/** Keeps what the document that is given out is known by, so that the file is known again (see `keep`); once for each. */
export const keepDocument =
  (services: Keeping, clock: Clock) =>
  async (report: Pick<Report, 'id' | 'folio'>, made: MadeDocument): Promise<void> => {
    const given = { by: NOBODY, at: clock.now().toISOString(), key: madeKey(made.sha256) };
    await keep(services, report, given, { type: 'NoteDocument', ...made });
  };

const NOBODY: Person = { id: '', name: '' };

/**
 * What somebody is about to read is kept before they read it, as any answer is. A store that is slow or in
 * trouble is waited for a second and no longer: then it is tried again in the background, some forty seconds
 * long, and an error in the log names who read what. Never rejects.
 */
async function keep(
  { store, handle, log }: Keeping,
  { id, folio }: Pick<Report, 'id' | 'folio'>,
  given: { readonly by: Person; readonly at: Instant; readonly key: string },
  facts: CommandFacts,
): Promise<void> {
  const attempt = async (): Promise<void> => {
    const stored = await store.load(id, given.key);
    await handle(id, stored, { ...facts, ...given });
  };
  const done = afterwards(log, `${facts.type} ${folio ?? id} by ${given.by.id}`, attempt);
  await Promise.race([done, pause(PATIENCE_MS, undefined, { ref: false })]);
}
