import type { Form } from '../form/definition';
import { stepKey } from '../report/steps';
import type { Report, Step } from '../report/types';
import type { Button } from './screens';

/** What a button does; `bot/turns` has one handler for each. */
export const verbs = [
  'new',
  'resume',
  'answer',
  'choose',
  'decline',
  'skip',
  'back',
  'open',
  'edit',
  'row',
  'addRow',
  'askRemoveRow',
  'removeRow',
  'finishRows',
  'review',
  'submit',
  'show',
  'askCancel',
  'cancel',
  'askWithdraw',
  'withdraw',
  'see',
  'mine',
  'pending',
  'find',
  'approve',
  'askChanges',
  'requestChanges',
  'showPost',
] as const;

export type Verb = (typeof verbs)[number];

type Look = Pick<Button, 'style' | 'withInputs'>;

/** A button about nothing in particular: a list, a new report. */
export const press = (title: string, verb: Verb, data: Record<string, unknown> = {}, look: Look = {}): Button => ({
  title,
  verb,
  data: { ...data, verb },
  withInputs: false,
  ...look,
});

/**
 * A button about a report. The version its card was drawn at tells a late press from a fresh one and,
 * with the step, makes the key that a re-delivery repeats.
 */
export const pressOn = (
  form: Form,
  report: Report,
  title: string,
  verb: Verb,
  data: Record<string, unknown> = {},
  look: Look = {},
): Button => press(title, verb, { report: report.id, seen: report.version, form: form.version, ...data }, look);

export const pressOnStep = (
  form: Form,
  report: Report,
  step: Step,
  title: string,
  verb: Verb,
  look: Look = {},
): Button => pressOn(form, report, title, verb, { step: stepKey(step) }, look);
