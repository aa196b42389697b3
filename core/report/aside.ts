import type { Form } from '../form/definition';
import { notice } from '../words/notices';
import type { Fact } from './decision';
import { isSetAside } from './standing';
import type { Report } from './types';

export type Noticing = Extract<Fact, { type: 'StepAnswered' | 'StepSkipped' }>;

/** The fact, and which answers it left without a use. */
export function withAside(form: Form, before: Report, now: Report, fact: Noticing): Noticing {
  const aside = form.fields.filter((field) => isSetAside(now, field) && !isSetAside(before, field));
  if (aside.length === 0 || typeof fact.notice === 'string') return fact;
  return { ...fact, notice: [...(fact.notice ?? []), ...aside.map(({ id }) => notice('field.aside', { field: id }))] };
}
