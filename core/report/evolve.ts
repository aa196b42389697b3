import type { EventOf } from '../record/events';
import { evolveFiling, started } from '../filing/evolve';
import { evolveObservations } from '../review/observations/evolve';
import { actedOn, evolveReview, goneOn } from '../review/evolve';
import { withoutAsked } from '../filing/form-taken';
import { evolveReads, isRead } from '../record/queries/reads';
import type { Event, Report } from '../record/types';
import type { Evolving } from '../record/rules';

export { SCHEMA_VERSION } from '../filing/evolve';

type Later = Exclude<Event, EventOf<'ReportStarted'>>;

const evolving: Evolving<Later> = { ...evolveFiling, ...evolveReview, ...evolveObservations, ...evolveReads };

/** The report after an event. Only a `ReportStarted` may come first; its version is raised by whoever saves it. */
export function evolve(report: Report | undefined, event: Event): Report {
  if (event.type === 'ReportStarted') return started(event);
  if (report === undefined) throw new Error(`A report cannot begin with ${event.type}`);
  const apply = evolving[event.type] as (report: Report, event: Event) => Report;
  return touched(goneOn(withoutAsked(apply(report, event), event), event), event);
}

/** What a reviewer does, and who reads it, leaves the author's last touch alone, or it would change which draft typed answers go to. */
function touched(report: Report, event: Event): Report {
  if (isRead(event) || event.by.id !== report.author.id) return report;
  return { ...actedOn(report, event), updatedAt: event.at };
}
