import { hash } from 'node:crypto';
import type { Form } from '../../core/form/definition';
import { decide } from '../../core/report/decide';
import { evolve } from '../../core/report/evolve';
import { madeKey } from '../../core/record/queries/reads';
import type { Instant, Report, Seal } from '../../core/record/types';
import { chained } from '../../storage/chained';
import type { ReportStore } from '../../storage/ports';

/** Lost races before giving up: each means that the bot's own save went through. */
const ATTEMPTS = 50;
const NOBODY = { id: '', name: '' };

export interface Copy {
  readonly report: Pick<Report, 'id' | 'round'>;
  readonly seal: Seal;
  readonly file: Uint8Array;
}

/**
 * Keeps in a report's history what its archive's copy is known by, once, so that `verificar` knows the file again. The
 * bot may be at work on the same report. Rejects where the store does, and where it cannot be kept.
 */
export async function noteCopy(
  store: Pick<ReportStore, 'load' | 'save'>,
  form: Form,
  { report: { id, round }, seal, file }: Copy,
  at: Instant,
): Promise<void> {
  const sha256 = hash('sha256', file);
  const key = madeKey(sha256);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await store.load(id, key);
    if (stored === undefined) break;
    if (stored.applied) return;
    const command = {
      type: 'NoteDocument',
      kind: 'archive',
      revision: round,
      seal,
      sha256,
      by: NOBODY,
      at,
      key,
    } as const;
    const decision = decide(form, stored.report, command);
    if (!decision.ok || decision.events.length === 0) break;
    const evolved = decision.events.reduce<Report | undefined>(evolve, stored.report);
    if (evolved === undefined) break;
    const { version } = stored.report;
    const history = chained(stored.tip, decision.events);
    const saved = await store.save({
      report: { ...evolved, version: version + 1 },
      expectedVersion: version,
      history,
      outbox: [],
    });
    if (saved === 'saved') return;
  }
  throw new Error(`The copy of report ${id} could not be kept in its history`);
}
