import { findField, type Form } from '../form/definition';
import type { Observation, ObservationState, ObservedOn } from '../record/observation';
import { hasRow, isAnswerSent, observationsOf, openAt, openIn, openInField } from '../record/queries/observations';
import type { Report } from '../record/types';
import { observations as words } from '../words/observations.es';
import { labelOf, rowTitle } from './names';
import { rowsField } from '../record/queries/steps';

/** What is told of observations wherever they are told of. */

/** «Todo el informe», «Objetivo de la visita», «Asunto 2 · PyCIPEF». */
export function placeName(form: Form, report: Report, on: ObservedOn): string {
  if (on.at === 'report') return words.whole;
  if (on.at === 'field') return findField(form, on.field)?.label ?? on.field;
  const column = labelOf(form, on) || on.column;
  if (!hasRow(report, on)) return words.goneRow(rowsField(form, on.field)?.rowName ?? '', column);
  return words.cell(rowTitle(form, report, on.field, on.row), column);
}

/** Of an answer that is not sent yet, nobody but the author knows. */
export const stateFor = (report: Report, one: Observation, isAuthor: boolean): ObservationState =>
  one.state === 'answered' && !isAuthor && !isAnswerSent(report, one) ? 'open' : one.state;

/** «2 abiertas, 1 respondida». */
export function countText(report: Report, isAuthor: boolean): string {
  const states = observationsOf(report).map((one) => stateFor(report, one, isAuthor));
  const of = (state: ObservationState): number => states.filter((one) => one === state).length;
  return words.count(of('open'), of('answered'), of('accepted'), of('retracted'));
}

/** What a reviewer said last of it, with their name. */
export function askedText({ by, text, proposed, reopened }: Observation): string {
  if (reopened !== undefined) return words.asks(reopened.by.name, reopened.reason);
  return proposed === undefined ? words.asks(by.name, text) : words.proposes(by.name, text);
}

/** What is asked of a field, each reviewer's words on a line; undefined where nothing is. */
export const askedInField = (report: Report, field: string): string | undefined => joined(openInField(report, field));

/** What is asked of what stands at a step, its table's words first. */
export const askedAtStep = (report: Report, on: ObservedOn): readonly Observation[] => [
  ...(on.at === 'cell' ? openAt(report, { at: 'field', field: on.field }) : []),
  ...openAt(report, on),
];

/** The same in words. */
export const askedOn = (report: Report, on: ObservedOn): string | undefined => joined(askedAtStep(report, on));

const joined = (found: readonly Observation[]): string | undefined =>
  found.length === 0 ? undefined : found.map(askedText).join('\n');

/** Those that wait come first, those for the author before those for whoever reviews. */
const RANK: Readonly<Record<ObservationState, number>> = { open: 0, answered: 1, accepted: 2, retracted: 3 };

export function inOrder(report: Report, isAuthor: boolean): readonly Observation[] {
  const rank = (one: Observation): number => RANK[stateFor(report, one, isAuthor)];
  return [...observationsOf(report)].sort((one, other) => rank(one) - rank(other));
}

/** What the author answered, as others or they themselves are told; '' where nothing yet. */
export function answerText({ author }: Report, { answer }: Observation, isAuthor: boolean): string {
  if (answer === undefined) return '';
  const { answers } = words;
  const name = isAuthor ? words.you : author.name;
  const { how, text = '' } = answer;
  switch (how) {
    case 'changed':
      return answers.changed(name);
    case 'explained':
      return answers.explained(name, text);
    case 'taken':
      return answers.taken(name);
    case 'declined':
      return answers.declined(name, text);
    case 'gone':
      return answers.gone;
    case 'attended':
      return answers.attended(name);
    default:
      return how satisfies never;
  }
}

/** Whether anything waits for the author there. */
export const isObserved = (report: Report, field: string): boolean => openInField(report, field).length > 0;

/** The observation that what is being asked was opened from; else the first one on it. */
export function answeredFrom(report: Report, on: ObservedOn): Observation | undefined {
  const here = askedAtStep(report, on);
  return openIn(report).find(({ id }) => id === report.answering) ?? here[0];
}
