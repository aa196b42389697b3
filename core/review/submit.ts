import type { Form } from '../form/definition';
import { problem } from '../words/problems';
import { happened, nothing, opened, refused, type CommandOf, type Decision } from '../record/decision';
import type { FilingFact } from '../filing/evolve';
import { isCorrection } from '../record/queries/in-force';
import { standingIn } from '../filing/proposed';
import { asksOfSameVisit, visitToLookFor } from '../filing/same-visit';
import { goneOnSending, openObservations } from './observations/settle';
import { isUnwritten, missingFields, rowsOf } from '../record/queries/steps';
import type { Report } from '../record/types';

export function cancel(report: Report, command: CommandOf<'Cancel'>): Decision {
  if (isCorrection(report)) return happened(command, { type: 'CorrectionDropped' });
  return report.folio === undefined
    ? happened(command, { type: 'ReportCancelled' })
    : refused(problem('report.not-draft', { folio: report.folio }));
}

export function submit(form: Form, report: Report, command: CommandOf<'Submit'>): Decision {
  const { proposal } = report;
  if (proposal !== undefined && standingIn(report) === undefined)
    return happened(command, opened(proposal.step, undefined));
  if (proposal !== undefined) return refused(problem('proposal.open'));
  const missing = missingFields(form, report);
  if (missing.length > 0) return refused(problem('report.incomplete', { fields: missing }));
  const open = openObservations(form, report);
  if (open !== undefined) return refused(open);
  const { sameVisit, seen } = command;
  if (sameVisit !== undefined && visitToLookFor(form, report) !== undefined)
    return happened(command, { type: 'SameVisitFound', ...sameVisit });
  // A card that was drawn before the question does not answer it.
  if (asksOfSameVisit(report) && seen !== undefined && seen < (report.sameVisit?.since ?? 0)) return nothing;
  const empty = form.fields.flatMap((field) =>
    rowsOf(report.answers, field.id)
      .filter(isUnwritten)
      .map((row): FilingFact => ({ type: 'RowRemoved', field: field.id, row: row.id })),
  );
  const gone = goneOnSending(form, report);
  return happened(command, ...empty, ...gone, { type: 'ReportSubmitted', folio: report.folio ?? command.folio });
}
