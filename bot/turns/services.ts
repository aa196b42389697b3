import type { Form } from '../../core/form/definition';
import type { Roles } from '../../core/report/access';
import type { NewId, Log } from '../../core/runtime';
import type { Viewing } from '../../core/screens/review';
import type { ReviewChannels } from '../outbox/review-channels';
import type { ReportStore } from '../../storage/ports';
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
  readonly people: KnownPeople;
  readonly newId: NewId;
  readonly log: Log;
  readonly roles: Roles;
  readonly reviewChannels: ReviewChannels;
  /** The day of an instant where the person is. */
  readonly dayOf: (at: string) => string;
  /** Something may have been mended: what was put aside at places that begin so is tried now (see `placeOf`). */
  readonly wake: (place: string) => void;
  /** The outbox holds something new. */
  readonly nudge: (reportId: string) => void;
}
