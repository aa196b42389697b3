import type { Form } from '../form/definition';
import { opened, type Fact } from './decision';
import {
  entryOf,
  isCarried,
  nextCell,
  nextField,
  returnOf,
  storedAt,
  uncoveredBy,
  unwrittenCell,
  type AskedStep,
} from './steps';
import type { Report, Step } from './types';

/**
 * The step after an answer. An edit returns to where it began; where its answer made another field askable, or
 * left it blank, that field is asked first.
 */
export function stepAfter(form: Form, before: Report, now: Report, step: AskedStep): Fact {
  const cell = step.at === 'cell' ? cellAfter(before, now, step) : undefined;
  if (cell !== undefined) return opened(cell, now.returnTo);
  const home = returnOf(form, now);
  if (home === undefined) return opened(nextField(form, now, step.field), undefined);
  const uncovered = uncoveredBy(form, before, now);
  return uncovered === undefined ? opened(home, undefined) : opened(entryOf(uncovered, now), home);
}

/** Undefined where the table is done: the last of the rows that came with another report was gone through. */
function cellAfter(before: Report, now: Report, step: Extract<Step, { at: 'cell' }>): Step | undefined {
  const next = nextCell(now, step.field, step.row, step.column);
  if (next.at === 'cell') return next;
  return unwrittenCell(now, step.field) ?? (isCarried(storedAt(before, step)) ? undefined : next);
}
