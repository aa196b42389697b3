import { printedState } from '../form/catalogues/catalogues';
import { answerOf, type Block } from '../form/values';
import { observedIn } from '../report/standing';
import { isCarried, storedAt } from '../report/steps';
import type { Report, Step } from '../report/types';
import { walk } from '../words/texts.es';

type AskedStep = Extract<Step, { at: 'field' | 'cell' }>;

/** What helps with an answer on a card of its own, where it may be typed in a message as well. */
export function hintOf(report: Report, step: AskedStep, input: string, tables: readonly Block[]): string | undefined {
  const among = hintAmong(report, step, input, tables);
  if (among !== undefined) return among;
  if (input === 'states' && report.answers[step.field] === undefined) return walk.statesHint;
  if (input === 'districts' && report.answers[step.field] === undefined) return districtsHint(report);
  return input === 'project' ? walk.projectHint : undefined;
}

/** The same on a card of several: a message would answer another of them. What a reviewer asked comes first. */
export function hintAmong(
  report: Report,
  step: AskedStep,
  input: string,
  tables: readonly Block[],
): string | undefined {
  const { field } = step;
  const requested = observedIn(report, field);
  if (requested !== undefined) return walk.requested(requested);
  if (report.madeFrom !== undefined && isCarried(storedAt(report, step)))
    return walk.carriedHint(report.madeFrom.folio);
  if (input === 'unit' && report.suggestedUnit !== undefined && report.answers[field] === undefined)
    return walk.suggestedUnit;
  return tables.length > 0 ? walk.tableKept : undefined;
}

/** Of several states the list is long, and typing is a way past it. */
function districtsHint({ answers }: Report): string | undefined {
  const [first, second] = answerOf(answers, 'states', 'states')?.keys ?? [];
  if (first === undefined || second === undefined) return undefined;
  return walk.districtsHint(printedState(first), printedState(second));
}
