import { postOn } from '../../../core/record/queries/posts';
import type { Address } from '../../../core/record/types';
import type { IsWorkday } from '../../../core/record/queries/working-days';
import type { Clock, Log, NewId } from '../../../core/record/runtime';
import type { ReportStore, Stored } from '../../../storage/ports';
import type { Lookups } from '../lookups';
import type { Messenger } from '../messenger';
import { createMorning } from './morning';
import { createQuiets } from './quiets';
import { createDueNow, createReminderRule, type ReminderDays } from './reminder-rule';
import { createReminders, type ReminderPace } from './reminders';
import type { ReviewChannels } from '../review-channels';

export interface RemindingOptions {
  readonly store: ReportStore;
  readonly clock: Clock;
  readonly zone: string;
  readonly isWorkday: IsWorkday;
  readonly afterDays: ReminderDays;
  /** The first hour of the morning; see `createMorning`. */
  readonly morning: number | 'off';
  readonly reviewChannels: Pick<ReviewChannels, 'of' | 'platforms'>;
  readonly messenger: Pick<Messenger, 'post'>;
  readonly lookups: Pick<Lookups, 'named'>;
  readonly newId: NewId;
  readonly log: Log;
  readonly nudge: (reportId: string) => void;
  readonly pace?: Partial<ReminderPace>;
}

export interface Reminding {
  /** Whether that reminder is to be given now; what is left unsaid counts as delivered. */
  readonly isTimely: (stored: Stored, reminder: string) => Promise<boolean>;
  /** Nothing, where nobody is ever to be reminded. */
  start(): void;
  stop(): Promise<void>;
}

/** All that keeps people from waiting unknowingly: reminders of one report, and the morning's summary. */
export function createReminding(options: RemindingOptions): Reminding {
  const { store, afterDays, morning: hour, reviewChannels } = options;
  const rule = createReminderRule(options);
  const dueNow = createDueNow(rule, createQuiets(store));
  const morning = createMorning({
    ...options,
    hour,
    channelsOf: async ({ report, posts }) => {
      const found: Address[] = [];
      for (const platform of await reviewChannels.platforms(report.address)) {
        const channel = await reviewChannels.of(
          report.address,
          postOn(report, posts, platform)?.conversation,
          platform,
        );
        if (channel !== undefined) found.push(channel);
      }
      return found;
    },
  });
  const reminders = createReminders({ ...options, rule, dueNow, morning });
  const isAnything = hour !== 'off' || Object.values(afterDays).some((days) => days > 0);
  return {
    isTimely: async (stored, reminder) => (await dueNow(stored))?.key === reminder,
    start: () => {
      if (isAnything) reminders.start();
    },
    stop: () => reminders.stop(),
  };
}
