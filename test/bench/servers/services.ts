import { randomUUID } from 'node:crypto';
import type { Services } from '../../../bot/turns/services';
import { createCommandHandler } from '../../../bot/turns/handle-command';
import type { ReportStore } from '../../../storage/ports';
import type { Log } from '../../../core/runtime';
import { visitReport as form } from '../../../core/form/visit-report';
import { plainDateAt } from '../../../core/screens/when';

const ZONE = 'America/Mexico_City';

/** A turn's services on a store of the benchmark's own: nobody reviews, and nothing ever waits in the outbox. */
export function servicesOn(store: ReportStore, log: Log): Services {
  const dayOf = (at: string): string => plainDateAt(new Date(at), ZONE);
  const nudge = (): void => {};
  return {
    store,
    form,
    log,
    nudge,
    dayOf,
    viewing: { form, zone: ZONE, word: () => '' },
    handle: createCommandHandler({ store, form, yearOf: (at) => Number(dayOf(at).slice(0, 4)), saved: nudge }),
    newId: randomUUID,
    isReviewer: () => false,
  };
}
