import { sameWords } from '../../form/answers';
import { findField, type Form } from '../../form/definition';
import type { CellValue, Value } from '../../form/values';
import type { Observation, ObservedOn, Remark } from '../observation';
import { isAsked, rowOf, stepExists, stepKey, storedAt, type AskedStep } from './steps';
import type { ChangeRequest, Report } from '../types';

/** All that was observed of a report, in the order in which it was. */
export const observationsOf = (report: Report): readonly Observation[] => report.observations ?? [];

export const observationOf = (report: Report, id: string): Observation | undefined =>
  observationsOf(report).find((observation) => observation.id === id);

/** Those that wait for the report's author. */
export const openIn = (report: Report): readonly Observation[] =>
  observationsOf(report).filter(({ state }) => state === 'open');

/** Those of them that are about this field, or a cell of this table. */
export const openInField = (report: Report, field: string): readonly Observation[] =>
  openIn(report).filter(({ on }) => on.at !== 'report' && on.field === field);

/** Those of them that are about just this. */
export const openAt = (report: Report, step: ObservedOn): readonly Observation[] =>
  openIn(report).filter(({ on }) => sameOn(on, step));

/** Those that nobody took back, and that wait for the author or for whoever reviews. */
export const unsettledIn = (report: Report): readonly Observation[] =>
  observationsOf(report).filter(({ state }) => state === 'open' || state === 'answered');

const onKey = (on: ObservedOn): string => (on.at === 'report' ? 'report' : stepKey(on));
const sameOn = (one: ObservedOn, other: ObservedOn): boolean => onKey(one) === onKey(other);

/** Whether the answer has reached whoever reviews: until the report is sent again, it is its author's alone. */
export const isAnswerSent = ({ round }: Report, { answer }: Observation): boolean =>
  answer !== undefined && answer.round <= round;

/** Its author said something of it that nobody was sent yet: an edit's answer is the edit. */
export const mayReword = (report: Report, one: Observation): boolean =>
  one.state === 'answered' &&
  (one.answer?.text !== undefined || one.answer?.how === 'declined' || one.answer?.how === 'attended') &&
  !isAnswerSent(report, one);

/** Those that wait for a reviewer: answered, and the answer sent. */
export const answersSent = (report: Report): readonly Observation[] =>
  observationsOf(report).filter((one) => one.state === 'answered' && isAnswerSent(report, one));

/** Whether the report as it is now has what was observed, and asks for it. */
export function isThere(form: Form, report: Report, on: ObservedOn): boolean {
  if (on.at === 'report') return true;
  const field = findField(form, on.field);
  if (field === undefined || !isAsked(field, report.answers)) return false;
  return stepExists(report, on);
}

/** What stands there; of a row that was removed, or of the whole report, nothing. */
export const valueOn = (report: Pick<Report, 'answers'>, on: ObservedOn): Value | undefined =>
  on.at === 'report' ? undefined : storedAt(report, on);

/** Whether these two have different answers there. */
export const isChangedOn = (before: Report, now: Report, on: ObservedOn): boolean =>
  !sameWords(valueOn(before, on), valueOn(now, on));

/** Whether what stands there was changed after a text was proposed for it. */
export const isChangedSinceProposed = ({ changedAt }: Report, { on, version }: Observation): boolean =>
  on.at !== 'report' && (changedAt[stepKey(on)] ?? 0) > version;

/** What an answer there begins with: the proposed text that was opened to be changed, else what stands there. */
export function beginsWith(report: Report, step: AskedStep): Value | undefined {
  const from = openIn(report).find(({ id, on }) => id === report.answering && sameOn(on, step));
  return from?.proposed ?? storedAt(report, step);
}

/** Whether it is the text that was proposed. */
export const isProposed = (proposed: CellValue, value: Value | undefined): boolean => sameWords(proposed, value);

/** Whether this is what stands there already. */
export const standsOn = (report: Report, on: ObservedOn, value: Value): boolean =>
  sameWords(valueOn(report, on), value);

/** Whether that row is still in the report. */
export const hasRow = ({ answers }: Report, on: ObservedOn): boolean =>
  on.at !== 'cell' || rowOf(answers, on.field, on.row) !== undefined;

/** What a request asks for, one remark for each box that was filled. */
export function remarksIn({ reason, fields, observations = [] }: Requested): readonly Remark[] {
  const byField = Object.entries(fields).map(([field, text]): Remark => ({ on: { at: 'field', field }, text }));
  return [...(reason === '' ? [] : [{ on: { at: 'report' } as const, text: reason }]), ...byField, ...observations];
}

type Requested = Pick<ChangeRequest, 'reason' | 'fields'> & { readonly observations?: readonly Remark[] };

/** These remarks as the next observations of a report. */
export const numbered = (
  remarks: readonly Remark[],
  count: number,
  made: Pick<Observation, 'by' | 'at' | 'round' | 'version'>,
): readonly Observation[] =>
  remarks.map((remark, at): Observation => ({ ...remark, ...made, id: String(count + at + 1), state: 'open' }));
