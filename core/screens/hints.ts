import { printedState } from '../form/catalogues/catalogues';
import { answerOf, type Block } from '../form/values';
import type { Report, Step } from '../report/types';
import { walk } from '../words/texts.es';
import { requestedOf } from './summary';

/** What helps with an answer: what a reviewer asked of it comes first. */
export function hintOf(
  report: Report,
  { field }: Step & { at: 'field' | 'cell' },
  input: string,
  tables: readonly Block[],
): string | undefined {
  const requested = requestedOf(report)?.fields[field];
  if (requested !== undefined) return walk.requested(requested);
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
