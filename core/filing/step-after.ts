import { findField, type Form } from '../form/definition';
import { notice } from '../words/notices';
import { opened } from '../record/decision';
import { type FilingFact } from './evolve';
import { isSetAside } from '../record/queries/standing';
import {
  entryOf,
  isAsked,
  isCarried,
  isMended,
  nextCell,
  nextField,
  returnOf,
  sameStep,
  storedAt,
  uncoveredBy,
  unwrittenCell,
  type AskedStep,
} from '../record/queries/steps';
import type { Report, Step } from '../record/types';

/**
 * The step after an answer. An edit returns to where it began; where its answer made another field askable, or
 * left it blank, that field is asked first.
 */
export function stepAfter(form: Form, before: Report, now: Report, step: AskedStep): FilingFact {
  const cell = step.at === 'cell' ? cellAfter(before, now, step) : undefined;
  if (cell !== undefined) return opened(cell, now.returnTo);
  const home = returnOf(form, now);
  if (home === undefined) return opened(nextField(form, now, step.field), undefined);
  const uncovered = uncoveredBy(form, before, now);
  return uncovered === undefined ? opened(home, undefined) : opened(entryOf(uncovered, now), home);
}

/** Undefined where the table is done: a row was mended, or the last of those that came with another report was gone through. */
function cellAfter(before: Report, now: Report, step: Extract<Step, { at: 'cell' }>): Step | undefined {
  if (now.returnTo !== undefined && isMended(before, step) && isMended(now, step)) return undefined;
  const next = nextCell(now, step.field, step.row, step.column);
  if (next.at === 'cell') return next;
  return unwrittenCell(now, step.field) ?? (isCarried(storedAt(before, step)) ? undefined : next);
}

/**
 * Where the walk goes on after an answer to another step than the one it asks, where that is not where it stands:
 * to a field that the answer made part of the report, or past one that it made needless.
 */
export function wayAfter(form: Form, before: Report, now: Report): readonly FilingFact[] {
  if (now.pending !== undefined || !sameStep(now.at, before.at)) return [];
  const found = uncoveredBy(form, before, now);
  if (found !== undefined) return [opened(entryOf(found, now), now.at)];
  const asked = now.at.at === 'field' ? findField(form, now.at.field) : undefined;
  if (asked === undefined || isAsked(asked, now.answers) || !isAsked(asked, before.answers)) return [];
  return [opened(returnOf(form, now) ?? nextField(form, now, asked.id), undefined)];
}

export type Noticing = Extract<FilingFact, { type: 'StepAnswered' | 'StepSkipped' }>;

/** The fact, and which answers it left without a use. */
export function withAside(form: Form, before: Report, now: Report, fact: Noticing): Noticing {
  const aside = form.fields.filter((field) => isSetAside(now, field) && !isSetAside(before, field));
  if (aside.length === 0) return fact;
  return { ...fact, notice: [...(fact.notice ?? []), ...aside.map(({ id }) => notice('field.aside', { field: id }))] };
}
