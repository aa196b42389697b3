import type { Form } from '../../core/form/definition';
import type { FileRead } from '../../core/form/filled';
import type { Roles } from '../../core/record/queries/access';
import type { MonthKey } from '../../core/paper/month/order';
import type { PaperReading } from '../../core/paper/papers';
import type { NewId, Log } from '../../core/record/runtime';
import type { IsWorkday } from '../../core/record/queries/working-days';
import type { Viewing } from '../../core/review/screens/review';
import type { ReminderDays } from '../outbox/remind/reminder-rule';
import type { ReviewChannels } from '../outbox/review-channels';
import type { ReportStore } from '../../storage/ports';
import type { Deciders } from '../outbox/deciders';
import type { Giving } from '../outbox/files/giving';
import type { Hearing } from '../outbox/hearing';
import type { Lookups } from '../outbox/lookups';
import type { CommandHandler } from './handle-command';
import type { KnownPeople } from './people/known';

/** What every turn works with. */
export interface Services {
  readonly store: ReportStore;
  readonly form: Form;
  readonly viewing: Viewing;
  readonly handle: CommandHandler;
  readonly lookups: Lookups;
  readonly hearing: Hearing;
  readonly deciders: Deciders;
  readonly people: KnownPeople;
  readonly paperReading: PaperReading;
  /** Reads a file as the official form. Never rejects for what is in it. */
  readonly readForm: (bytes: Buffer) => Promise<FileRead>;
  readonly newId: NewId;
  readonly log: Log;
  readonly roles: Roles;
  readonly reviewChannels: ReviewChannels;
  /** Whether people work on a day, and after how many such days they are reminded of what waits for them. */
  readonly reminding: { readonly isWorkday: IsWorkday; readonly afterDays: ReminderDays };
  /** By what the reports of a month are put in order. */
  readonly monthOrder: readonly MonthKey[];
  /** The day of an instant where the person is. */
  readonly dayOf: (at: string) => string;
  /** Something may have been mended: what was put aside at places that begin so is tried now (see `placeOf`). */
  readonly wake: (place: string) => void;
  /** Makes files for people and gives them to them. */
  readonly giving: Giving;
  /** The outbox holds something new. */
  readonly nudge: (reportId: string) => void;
}
