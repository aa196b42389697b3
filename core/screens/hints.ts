import { printedState } from '../form/catalogues/catalogues';
import { answerOf, type Block } from '../form/values';
import { isCarried, storedAt, type AskedStep } from '../report/steps';
import type { Report } from '../report/types';
import { walk } from '../words/texts.es';
import { requestedOf } from './summary';

/** What helps with this answer: what a reviewer asked of it comes first. */
export function hintOf(report: Report, step: AskedStep, input: string, tables: readonly Block[]): string | undefined {
  const { field } = step;
  const requested = requestedOf(report)?.fields[field];
  if (requested !== undefined) return walk.requested(requested);
  if (report.madeFrom !== undefined && isCarried(storedAt(report, step)))
    return walk.carriedHint(report.madeFrom.folio);
  if (input === 'unit' && report.suggestedUnit !== undefined && report.answers[field] === undefined)
    return walk.suggestedUnit;
  if (input === 'states' && report.answers[field] === undefined) return walk.statesHint;
  if (input === 'districts' && report.answers[field] === undefined) return districtsHint(report);
  if (tables.length > 0) return walk.tableKept;
  return input === 'project' ? walk.projectHint : undefined;
}

/** Of several states the list is long, and typing is a way past it. */
function districtsHint({ answers }: Report): string | undefined {
  const [first, second] = answerOf(answers, 'states', 'states')?.keys ?? [];
  if (first === undefined || second === undefined) return undefined;
  return walk.districtsHint(printedState(first), printedState(second));
}
