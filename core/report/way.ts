import { findField, type Field, type Form } from '../form/definition';
import { opened, type Fact } from './decision';
import { entryOf, isAsked, nextField, returnOf, sameStep } from './steps';
import type { Report } from './types';

/** The field that an answer made part of the report, where it has no answer yet. */
export const uncovered = (form: Form, before: Report, now: Report): Field | undefined =>
  form.fields.find(
    (field) => !isAsked(field, before.answers) && isAsked(field, now.answers) && now.answers[field.id] === undefined,
  );

/**
 * Where the walk goes on after an answer to another step than the one it asks, where that is not where it stands:
 * to a field that the answer made part of the report, or past one that it made needless.
 */
export function wayAfter(form: Form, before: Report, now: Report): readonly Fact[] {
  if (now.pending !== undefined || !sameStep(now.at, before.at)) return [];
  const found = uncovered(form, before, now);
  if (found !== undefined) return [opened(entryOf(found, now), now.at)];
  const asked = now.at.at === 'field' ? findField(form, now.at.field) : undefined;
  if (asked === undefined || isAsked(asked, now.answers) || !isAsked(asked, before.answers)) return [];
  return [opened(returnOf(form, now) ?? nextField(form, now, asked.id), undefined)];
}
