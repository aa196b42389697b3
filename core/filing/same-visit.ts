import type { Form } from '../form/definition';
import { TELLING, visitOf, type Visit } from '../form/visit';
import { missingFields, stepKey } from '../record/queries/steps';
import type { Report } from '../record/types';

/** Whether its author was told of a report of the same visit, and changed nothing since that tells visits apart. */
export const wasTold = ({ sameVisit, changedAt }: Report): boolean =>
  sameVisit !== undefined &&
  TELLING.every((field) => (changedAt[stepKey({ at: 'field', field })] ?? 0) <= sameVisit.since);

/** Whether it is still asked about. */
export const asksOfSameVisit = (report: Report): boolean =>
  report.sameVisit?.asked === true && report.at.at === 'summary' && wasTold(report);

/** The visit that is to be looked for among what was sent, before this report is sent for the first time. */
export function visitToLookFor(form: Form, report: Report): Visit | undefined {
  if (report.state !== 'draft' || wasTold(report) || missingFields(form, report).length > 0) return undefined;
  return visitOf(report.answers);
}
