import { findField, type Form } from '../form/definition';
import { opened, type Fact } from './decision';
import { entryOf, isAsked, nextField, returnOf, sameStep, uncoveredBy } from './steps';
import type { Report } from './types';

/**
 * Where the walk goes on after an answer to another step than the one it asks, where that is not where it stands:
 * to a field that the answer made part of the report, or past one that it made needless.
 */
export function wayAfter(form: Form, before: Report, now: Report): readonly Fact[] {
  if (now.pending !== undefined || !sameStep(now.at, before.at)) return [];
  const found = uncoveredBy(form, before, now);
  if (found !== undefined) return [opened(entryOf(found, now), now.at)];
  const asked = now.at.at === 'field' ? findField(form, now.at.field) : undefined;
  if (asked === undefined || isAsked(asked, now.answers) || !isAsked(asked, before.answers)) return [];
  return [opened(returnOf(form, now) ?? nextField(form, now, asked.id), undefined)];
}
