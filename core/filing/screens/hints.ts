import { printedState } from '../../form/catalogues/catalogues';
import { stateKeysIn, type Block } from '../../form/values';
import { isCarried, storedAt } from '../../record/queries/steps';
import type { Report, Step } from '../../record/types';
import { walk } from '../../words/texts.es';
import { askedOn } from '../../screen/observed';

type AskedStep = Extract<Step, { at: 'field' | 'cell' }>;

/** What helps with an answer on a card of its own, where it may be typed in a message as well; what reviewers ask stands elsewhere on it. */
export function hintOf(report: Report, step: AskedStep, input: string, tables: readonly Block[]): string | undefined {
  const among = helpWith(report, step, input, tables);
  if (among !== undefined) return among;
  if (input === 'states' && report.answers[step.field] === undefined) return walk.statesHint;
  if (input === 'districts' && report.answers[step.field] === undefined) return districtsHint(report);
  return input === 'project' ? walk.projectHint : undefined;
}

/** The same on a card of several: a message would answer another of them. What a reviewer asked comes first. */
export const hintAmong = (...[report, step, ...more]: Parameters<typeof helpWith>): string | undefined =>
  askedOn(report, step) ?? helpWith(report, step, ...more);

function helpWith(report: Report, step: AskedStep, input: string, tables: readonly Block[]): string | undefined {
  const { field } = step;
  if (report.madeFrom !== undefined && isCarried(storedAt(report, step)))
    return walk.carriedHint(report.madeFrom.folio);
  if (input === 'unit' && report.suggestedUnit !== undefined && report.answers[field] === undefined)
    return walk.suggestedUnit;
  return tables.length > 0 ? walk.tableKept : undefined;
}

/** Of several states the list is long, and typing is a way past it. */
function districtsHint({ answers }: Report): string | undefined {
  const [first, second] = stateKeysIn(answers);
  if (first === undefined || second === undefined) return undefined;
  return walk.districtsHint(printedState(first), printedState(second));
}
