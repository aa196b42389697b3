import { randomUUID } from 'node:crypto';
import { createDelivery } from '../../../bot/outbox/delivery';
import type { ReportStore } from '../../../storage/ports';
import type { Clock } from '../../../core/record/runtime';
import type { Messenger } from '../../../bot/outbox/messenger';
import { createLookups } from '../../../bot/outbox/lookups';
import { createRelay } from '../../../bot/outbox/relay';
import { createMorning } from '../../../bot/outbox/remind/morning';
import { createQuiets } from '../../../bot/outbox/remind/quiets';
import { createDueNow, createReminderRule, type ReminderDays } from '../../../bot/outbox/remind/reminder-rule';
import { createReminders, type ReminderPace } from '../../../bot/outbox/remind/reminders';
import { nineFields } from '../people/nine-fields';
import type { Report } from '../../../core/record/types';
import { workdays } from '../../../core/record/queries/working-days';
import { channel } from './chatter';
import { eventually } from './eventually';
import { UTSI } from '../people/given';
import { aLog } from './logs';
import { aReport, BRUNO } from '../people/reports';

export const ZONE = 'America/Mexico_City';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const LEASE_MS = 120_000;
/** A Monday, 10:00 in Mexico City. */
export const MONDAY = '2026-03-02T16:00:00.000Z';

/** Several beats from now, each of which looks at the clock a few times and would say a reminder again. */
export async function beatsOn(clock: { looks(): number }): Promise<void> {
  const before = clock.looks();
  await eventually(() => clock.looks() > before + 60);
}

/** What a platform was told: to which conversation, under which post, and the words. */
export type Reminded = readonly [conversation: string, thread: string | undefined, words: string];

/** One process: its reminders and its relay on a store, and a platform that keeps what it is told. */
export function aReminding(
  store: ReportStore,
  clock: Clock,
  days: number | ReminderDays = 3,
  said: Reminded[] = [],
  pace: Partial<ReminderPace> = { leaseMs: LEASE_MS, scanMs: 0 },
  { hour = 'off', failing }: { readonly hour?: number | 'off'; readonly failing?: () => Error | undefined } = {},
) {
  const log = aLog();
  const afterDays = typeof days === 'number' ? { draft: days, observations: days, review: days } : days;
  const isWorkday = workdays();
  const rule = createReminderRule({ clock, zone: ZONE, afterDays, isWorkday });
  const quiets = createQuiets(store);
  const dueNow = createDueNow(rule, quiets);
  const messenger: Messenger = {
    post: async ({ conversation }, screen, { thread } = {}) => {
      const failed = failing?.();
      if (failed !== undefined) throw failed;
      said.push([conversation, thread, screen.template === 'line' ? screen.data.text : titleIn(screen.data)]);
      return `post-${said.length}`;
    },
    edit: async () => undefined,
    attach: async () => {},
  };
  const deliver = createDelivery({
    store,
    viewing: { form: nineFields, zone: ZONE, word: () => '', pdf: () => '' },
    messenger,
    lookups: createLookups({ messenger, store, reviewChannel: () => channel, log }),
    reviewChannel: () => channel,
    documents: () => [],
    isTimely: async (stored, reminder) => (await dueNow(stored))?.key === reminder,
  });
  const relay = createRelay({ store, clock, log, deliver });
  const morning = createMorning({
    ...{ store, clock, zone: ZONE, isWorkday, hour, messenger, log },
    channelsOf: async () => [channel],
    lookups: createLookups({ messenger, store, reviewChannel: () => channel, log }),
  });
  const reminders = createReminders({
    morning,
    store,
    rule,
    dueNow,
    clock,
    newId: randomUUID,
    log,
    nudge: () => relay.nudge(),
    pace,
  });
  return {
    said,
    log,
    quiets,
    reminders,
    relay,
    /** Looks once, and delivers what came of it. */
    async beat(): Promise<void> {
      await reminders.beat();
      await relay.drain();
    },
  };
}

const titleIn = (data: object): string => ('title' in data ? String(data.title) : '');

/** Left by its author on Monday, with an answer. */
export const aDraft = (overrides: Partial<Report> = {}): Report =>
  aReport({ answers: { unit: UTSI }, createdAt: MONDAY, updatedAt: MONDAY, ...overrides });

/** Sent on Monday. */
export const inReview = (overrides: Partial<Report> = {}): Report =>
  aDraft({ state: 'in-review', submittedAt: MONDAY, round: 1, ...overrides });

/** Sent on the Friday before; changes were requested on Monday. */
export const returned = (overrides: Partial<Report> = {}): Report => {
  const friday = new Date(Date.parse(MONDAY) - 3 * DAY).toISOString();
  return inReview({
    state: 'changes-requested',
    submittedAt: friday,
    updatedAt: friday,
    at: { at: 'summary' },
    changeRequests: [{ by: BRUNO, at: MONDAY, reason: 'Precise los acuerdos', fields: {} }],
    ...overrides,
  });
};
