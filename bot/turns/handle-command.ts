import { hash } from 'node:crypto';
import type { Form } from '../../core/form/definition';
import { folioOf } from '../../core/intent';
import { decide } from '../../core/report/decide';
import type { Refusal } from '../../core/report/decision';
import { evolve } from '../../core/report/evolve';
import { react, type Saying } from '../../core/report/react';
import type { Command, Event, HistoryEntry, OutboxMessage, Report } from '../../core/report/types';
import type { ReportStore, Stored } from '../../storage/ports';
import { createSerial } from '../../storage/serial';

/** What else the turn says about what it did, by its medium: nothing in place, two messages below. */
export type Reply = (outcome: {
  readonly before: Report | undefined;
  readonly after: Report;
  readonly events: readonly Event[];
}) => readonly Saying[];

export interface Handled {
  readonly report: Report | undefined;
  readonly posts: Stored['posts'];
  /** Empty where the command repeated one that was applied, or was refused. */
  readonly events: readonly Event[];
  readonly refusal?: Refusal;
}

export interface CommandHandler {
  /** Load, decide, evolve, react, save. Resolves once the outcome is durable; throws where the store fails. */
  (reportId: string, command: Command, reply?: Reply): Promise<Handled>;
}

/** Lost races before giving up: each means that somebody else's save went through. */
const ATTEMPTS = 50;

export function createCommandHandler(options: {
  readonly store: ReportStore;
  readonly form: Form;
  /** The year folios are counted in, of an instant in the configured zone. */
  readonly yearOf: (at: string) => number;
  readonly saved: (reportId: string) => void;
}): CommandHandler {
  const { store, form } = options;
  const serial = createSerial();

  // Everybody who sends wants the next number: one at a time, or only one of them gets it in each round of saves.
  return (reportId, command, reply = () => []) =>
    command.type === 'Submit'
      ? serial('folio', () => handle(reportId, command, reply))
      : handle(reportId, command, reply);

  async function handle(reportId: string, command: Command, reply: Reply): Promise<Handled> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const stored = await store.load(reportId, command.key);
      if (stored?.applied) return as(stored);
      const decision = decide(form, stored?.report, await withFolio(command));
      if (!decision.ok) return { ...as(stored), refusal: decision.refusal };
      if (decision.events.length === 0) return as(stored);
      const handled = await save(stored, decision.events, reply);
      if (handled !== undefined) return handled;
    }
    throw new Error(`Report ${reportId} could not be saved: others saved first ${ATTEMPTS} times`);
  }

  async function save(
    stored: Stored | undefined,
    events: readonly Event[],
    reply: Reply,
  ): Promise<Handled | undefined> {
    const before = stored?.report;
    const evolved = events.reduce<Report | undefined>(evolve, before);
    if (evolved === undefined) return undefined;
    const expectedVersion = before?.version ?? 0;
    const report: Report = { ...evolved, version: expectedVersion + 1 };
    const said = [...events.flatMap((event) => react(report, event)), ...reply({ before, after: report, events })];
    const outbox = said.map((saying, at): OutboxMessage => ({ ...saying, id: `${report.id}.${report.version}.${at}` }));
    const history = chain(stored?.tip ?? { seq: 0, hash: '' }, events);
    const result = await store.save({ report, expectedVersion, history, outbox });
    if (result !== 'saved') return undefined;
    if (outbox.length > 0) options.saved(report.id);
    return { report, posts: stored?.posts ?? {}, events };
  }

  /** The next free number; the store's unique index decides whether it still is when it is saved. */
  async function withFolio(command: Command): Promise<Command> {
    if (command.type !== 'Submit') return command;
    const year = options.yearOf(command.at);
    return { ...command, folio: folioOf(year, (await store.lastFolioNumber(year)) + 1) };
  }
}

const as = (stored: Stored | undefined): Handled => ({
  report: stored?.report,
  posts: stored?.posts ?? {},
  events: [],
});

/** Numbers the events and chains each to the one before. */
function chain(tip: Stored['tip'], events: readonly Event[]): readonly HistoryEntry[] {
  let last = tip;
  return events.map((event) => {
    last = { seq: last.seq + 1, hash: entryHash(last.hash, event) };
    return { ...last, event };
  });
}

/** SHA-256 in hex over the previous entry's hash and the event's JSON. */
export const entryHash = (previous: string, event: Event): string => hash('sha256', previous + JSON.stringify(event));
