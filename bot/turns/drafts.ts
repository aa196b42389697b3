import { hash } from 'node:crypto';
import type { Report } from '../../core/report/types';
import type { Desk } from './desk';
import { loadReadable, OPEN, openReports } from './desk';
import type { Handled, Reply } from './handle-command';
import type { Typed } from './incoming';

/** A report's id follows from who began it and how, so that beginning it twice gives one report. */
export const draftId = (personId: string, seed: string): string => hash('sha256', `${personId}\n${seed}`).slice(0, 32);

/**
 * Begins a report, or goes on with one that has no answer yet: pressing `Nuevo informe` again does
 * not pile up empty drafts. Whoever pressed an old button again, for a report that is finished by
 * now, gets a new one.
 */
export async function startDraft(
  desk: Desk,
  turn: Pick<Typed, 'person' | 'address' | 'at'>,
  seed: string,
  reply: Reply,
): Promise<Handled> {
  const id = await freeId(desk, turn.person.id, seed);
  const empty = await emptyDraft(desk, turn, id);
  const command = { key: seed, at: turn.at, by: turn.person, address: turn.address };
  if (empty !== undefined) return desk.handle(empty.id, { ...command, type: 'Resume' }, reply);
  const lastUnit = await desk.store.lastUnitOf(turn.person.id);
  return desk.handle(
    id,
    { ...command, type: 'StartReport', id, ...(lastUnit === undefined ? {} : { lastUnit }) },
    reply,
  );
}

async function freeId(desk: Desk, personId: string, seed: string): Promise<string> {
  for (let nth = 0; ; nth += 1) {
    const id = draftId(personId, nth === 0 ? seed : `${seed}#${nth}`);
    const stored = await desk.store.load(id);
    if (stored === undefined || OPEN.includes(stored.report.state)) return id;
  }
}

async function emptyDraft(desk: Desk, { person }: Pick<Typed, 'person'>, id: string): Promise<Report | undefined> {
  const [open] = await openReports(desk, person, 1);
  if (open === undefined || open.id === id || open.state !== 'draft') return undefined;
  const report = (await loadReadable(desk, open.id))?.report;
  return report !== undefined && Object.keys(report.answers).length === 0 && report.pending === undefined
    ? report
    : undefined;
}
