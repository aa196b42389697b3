import type { Form } from '../../core/form/definition';
import { formatFolio } from '../../core/talk/intent';
import { approvalsOf } from '../../core/record/queries/approvals';
import { approvalRule, type Roles } from '../../core/record/queries/access';
import { decide } from '../../core/report/decide';
import type { Refusal } from '../../core/record/decision';
import { evolve } from '../../core/report/evolve';
import { underKnownId } from '../../core/record/queries/people';
import { onEach, postsOf } from '../../core/record/queries/posts';
import { react, type Saying } from '../../core/report/react';
import { wellFormed } from '../../core/record/queries/well-formed';
import { isElsewhere, saidToAuthor } from '../../core/record/queries/whereabouts';
import type { Command, Event, OutboxMessage, Report } from '../../core/record/types';
import type { Loaded, ReportStore, Stored } from '../../storage/ports';
import { chained } from '../../storage/chained';
import { createSerial } from '../../storage/serial';
import type { KnownPeople } from './people/known';
import { projectsNamed, sameVisitAs } from './filing/remembered';

/** A command besides who gives it, when and by which key. */
export type CommandFacts = Command extends infer C
  ? C extends Command
    ? Omit<C, 'key' | 'at' | 'by' | 'message'>
    : never
  : never;

/** What else the turn says about what it did, by its medium: nothing in place, two messages below. */
export type Says = (outcome: {
  readonly before: Report | undefined;
  readonly after: Report;
  readonly events: readonly Event[];
  readonly command: Command;
}) => readonly Saying[];

export interface Handled {
  /** As it is now; undefined where there is none. */
  readonly stored: Loaded | undefined;
  /** Empty where the command repeated one that was applied, or was refused. */
  readonly events: readonly Event[];
  readonly refusal?: Refusal;
}

export interface CommandHandler {
  /**
   * Decides, evolves, reacts and saves, on the report as it was loaded with the command's key; loads it
   * again only where somebody saved first. Resolves once the outcome is durable; throws where the store fails.
   */
  (reportId: string, stored: Loaded | undefined, command: Command, said?: Says): Promise<Handled>;
}

/** Lost races before giving up: each means that somebody else's save went through. */
const ATTEMPTS = 50;

export function createCommandHandler(options: {
  readonly store: ReportStore;
  readonly form: Form;
  /** The year folios are counted in, of an instant in the configured zone. */
  readonly yearOf: (at: string) => number;
  readonly saved: (reportId: string) => void;
  readonly roles: Roles;
  readonly people: Pick<KnownPeople, 'idsOf'>;
  /** Platforms that have a channel where that report is reviewed. Where absent, it is asked when something is said there. */
  readonly reviewedOn?: (report: Report) => Promise<readonly string[]>;
}): CommandHandler {
  const { store, form, roles, people, reviewedOn = async () => [] } = options;
  const serial = createSerial();

  // Everybody who sends wants the next number: one at a time, or only one of them gets it in each round of saves.
  return (reportId, stored, command, said = () => []) =>
    command.type === 'Submit'
      ? serial('folio', () => handle(reportId, stored, command, said))
      : handle(reportId, stored, command, said);

  async function handle(id: string, loaded: Loaded | undefined, given: Command, said: Says): Promise<Handled> {
    const ids = await people.idsOf({ person: given.by });
    let stored = loaded;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) stored = await store.load(id, given.key);
      if (stored?.applied === true) return { stored, events: [] };
      const command = underKnownId(stored?.report, given, ids);
      const decision = decide(form, stored?.report, await informed(command, stored, ids));
      if (!decision.ok) return { stored, events: [], refusal: decision.refusal };
      const decided = wellFormed(decision.events);
      const now = after(stored?.report, decided);
      if (now === undefined || decided.length === 0) return { stored, events: [] };
      const named = await projectsNamed({ store, roles, people }, stored?.report, now, command);
      const events = [...decided, ...named];
      const saved = await save(stored, after(now, named), events, command, said);
      if (saved !== undefined) return { stored: saved, events };
    }
    throw new Error(`Report ${id} could not be saved: others saved first ${ATTEMPTS} times`);
  }

  async function save(
    stored: Stored | undefined,
    evolved: Report,
    events: readonly Event[],
    command: Command,
    said: Says,
  ): Promise<Loaded | undefined> {
    const before = stored?.report;
    const expectedVersion = before?.version ?? 0;
    const report: Report = { ...evolved, version: expectedVersion + 1 };
    const sayings = drawnOnce([
      ...events.flatMap((event) => react(report, event)),
      ...said({ before, after: report, events, command }),
    ]);
    const outbox = await addressed(stored, report, sayings);
    const tip = stored?.tip ?? { seq: 0, hash: '' };
    const history = chained(tip, events);
    const result = await store.save({ report, expectedVersion, history, outbox });
    if (result !== 'saved') return undefined;
    if (outbox.length > 0) options.saved(report.id);
    const { seq, hash } = history.at(-1) ?? tip;
    return { report, tip: { seq, hash }, posts: stored?.posts ?? {}, applied: true };
  }

  /** What is said to reviewers is said on each platform that has a channel, or a post of the report. */
  async function addressed(
    stored: Stored | undefined,
    report: Report,
    sayings: readonly Saying[],
  ): Promise<readonly OutboxMessage[]> {
    const messages = sayings.map((saying, at) => ({ ...saying, id: `${report.id}.${report.version}.${at}` }));
    if (messages.every(({ to }) => to === 'author')) return messages;
    const posted = postsOf(report, stored?.posts ?? {}).map(({ platform }) => platform);
    const platforms = [...new Set([...posted, ...(await reviewedOn(report))])];
    return messages.flatMap((message) => onEach(report, message, platforms));
  }

  /** Whoever approved, under every id that they go by now: they may have been met on the other platform since. */
  async function approversOf(report: Report): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = approvalsOf(report).map(async ({ by }) => [by.id, await people.idsOf({ person: by })] as const);
    return new Map(await Promise.all(found));
  }

  /**
   * The next free number; the store's unique index decides whether it still is when it is saved. What else was
   * sent of the visit is looked for after that: whoever sends one meanwhile takes the number, and it is found then.
   */
  async function informed(command: Command, stored: Stored | undefined, ids: readonly string[]): Promise<Command> {
    if (command.type === 'Resume' || command.type === 'TakeBase' || command.type === 'TakeForm')
      return leaving(command, stored);
    if (command.type === 'Approve' && stored !== undefined)
      return { ...command, rule: approvalRule(roles, stored.report, await approversOf(stored.report)) };
    if (command.type !== 'Submit') return command;
    const year = options.yearOf(command.at);
    const folio = formatFolio(year, (await store.lastFolioNumber(year)) + 1);
    const sameVisit = await sameVisitAs({ store, form, roles }, command, stored?.report, ids);
    return { ...command, folio, ...(sameVisit === undefined ? {} : { sameVisit }) };
  }
}

/** The report after these events. */
const after = <R extends Report | undefined>(report: R, events: readonly Event[]): R | Report =>
  events.reduce<R | Report>(evolve, report);

/** Where it goes on elsewhere, the messages that stand where it was. */
const leaving = <C extends Extract<Command, { type: 'Resume' | 'TakeBase' | 'TakeForm' }>>(
  command: C,
  stored: Stored | undefined,
) =>
  stored !== undefined && isElsewhere(stored.report, command.address)
    ? { ...command, left: saidToAuthor(stored.posts) }
    : command;

/** The post is drawn as the report is when it is delivered: of several redraws in one commit the last one does. */
function drawnOnce(sayings: readonly Saying[]): readonly Saying[] {
  const isRedraw = ({ mode, about }: Saying): boolean => mode === 'edit' && about.show === 'channel-post';
  const last = sayings.findLastIndex(isRedraw);
  return sayings.filter((one, at) => !isRedraw(one) || at === last);
}
