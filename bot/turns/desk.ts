import type { Form } from '../../core/form/definition';
import type { Command, Event, OutboxMessage, Person, Report, ReportState } from '../../core/report/types';
import type { Saying } from '../../core/report/react';
import { below } from '../../core/report/react';
import type { Viewing } from '../../core/screens/review';
import type { CommandHandler, Handled, Reply } from './handle-command';
import { isOpen } from '../outbox/delivery';
import type { Place, Typed } from './incoming';
import { isUnreadable } from './faults';
import type { ReportStore, ReportLine, Stored } from '../../storage/ports';
import type { Log, NewId } from '../../core/runtime';

/** What every turn works with. */
export interface Desk {
  readonly store: ReportStore;
  readonly form: Form;
  readonly viewing: Viewing;
  readonly handle: CommandHandler;
  readonly newId: NewId;
  readonly log: Log;
  /** Whether someone known by any of these ids may decide on a report from that place. */
  readonly isReviewer: (ids: readonly string[], place: Place) => boolean;
  /** The day of an instant where the person is. */
  readonly dayOf: (at: string) => string;
  /** That report's outbox holds something new. */
  readonly nudge: (reportId: string) => void;
}

/** A command besides who gives it, when and by which key. */
export type CommandFacts = Command extends infer C ? (C extends Command ? Omit<C, 'key' | 'at' | 'by'> : never) : never;

/** States in which a report's author writes in it. */
export const OPEN: readonly ReportState[] = ['draft', 'changes-requested'];

/** The report that typed answers go to: the open one its author touched last. */
export async function openReports(desk: Desk, person: Person, limit: number): Promise<readonly ReportLine[]> {
  return desk.store.reportsOf(person.id, OPEN, { limit, offset: 0 });
}

/** A report, where it can be read: one that cannot stands in nobody's way to another. */
export const loadReadable = (desk: Pick<Desk, 'store'>, id: string): Promise<Stored | undefined> =>
  desk.store.load(id).catch((error: unknown) => {
    if (isUnreadable(error)) return undefined;
    throw error;
  });

/** Whoever comes back from another conversation, or through another server, is answered there from now on. */
export async function follow(
  desk: Desk,
  turn: Pick<Typed, 'person' | 'address' | 'at'>,
  reportId: string,
): Promise<void> {
  const report = (await desk.store.load(reportId))?.report;
  const { conversation, server } = turn.address;
  if (report === undefined || !isOpen(report)) return;
  if (report.address.conversation === conversation && report.address.server === server) return;
  const key = `follow:${conversation}:${server}:${report.version}`;
  await desk.handle(reportId, { type: 'Resume', address: turn.address, key, at: turn.at, by: turn.person });
}

/** What a turn changed, said under the message that changed it. */
export const replyBelow: Reply = ({ before, after, events }) => {
  const next = isOpen(after) ? ({ show: 'walk', ...noticeOf(events) } as const) : ({ show: 'status' } as const);
  return before === undefined
    ? [{ to: 'author', slot: 'card', mode: 'post', about: next }]
    : below([closingOf(events, after), next]);
};

export function noticeOf(events: readonly Event[]): { readonly notice?: string } {
  const notice = events
    .map((event) => ('notice' in event ? event.notice : undefined))
    .find((text) => text !== undefined);
  return notice === undefined ? {} : { notice };
}

function closingOf(events: readonly Event[], after: Report): OutboxMessage['about'] {
  if (!isOpen(after)) return { show: 'closed' };
  for (const event of events) {
    if (event.type === 'StepAnswered' || event.type === 'StepSkipped') return { show: 'answered', step: event.step };
    if (event.type === 'ColumnsChosen')
      return { show: 'answered', step: { at: 'columns', field: event.field, row: event.row } };
  }
  return { show: 'moved' };
}

/** Says something about a report that was not changed; told twice under one key, it is said once. */
export async function say(
  desk: Pick<Desk, 'store' | 'nudge'>,
  reportId: string,
  key: string,
  sayings: readonly Saying[],
): Promise<void> {
  const messages = sayings.map((saying, at): OutboxMessage => ({ ...saying, id: `${reportId}.${key}.${at}` }));
  await desk.store.enqueue(reportId, messages);
  desk.nudge(reportId);
}

/** Typed characters that a card can hold; longer ones stay in the chat, where they were typed. */
const TYPED_SHOWN = 12_000;

/** A refused typed answer: the card is asked again below, with why and with what was typed. */
export async function sayRefused(desk: Desk, handled: Handled, key: string, problem: string): Promise<void> {
  const typed = handled.refusal?.typed;
  const shown = typed !== undefined && typed.text.length <= TYPED_SHOWN ? { typed: { text: typed.text } } : {};
  if (handled.report === undefined) return;
  await say(desk, handled.report.id, key, below([{ show: 'moved' }, { show: 'walk', problem, ...shown }]));
}
