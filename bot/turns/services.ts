import type { Form } from '../../core/form/definition';
import type { NewId, Log } from '../../core/runtime';
import type { Viewing } from '../../core/screens/review';
import type { ReviewChannels } from '../outbox/review-channels';
import type { ReportStore } from '../../storage/ports';
import type { CommandHandler } from './handle-command';
import type { Place } from './update';

/** What every turn works with. */
export interface Services {
  readonly store: ReportStore;
  readonly form: Form;
  readonly viewing: Viewing;
  readonly handle: CommandHandler;
  readonly newId: NewId;
  readonly log: Log;
  /** Whether someone known by any of these ids may decide on a report from that place. */
  readonly isReviewer: (ids: readonly string[], place: Place) => boolean;
  /** Whether someone known by any of these ids looks after the bot. */
  readonly isAdmin: (ids: readonly string[]) => boolean;
  readonly reviewChannels: ReviewChannels;
  /** The day of an instant where the person is. */
  readonly dayOf: (at: string) => string;
  /** The outbox holds something new. */
  readonly nudge: (reportId: string) => void;
}
