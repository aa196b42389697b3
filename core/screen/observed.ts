import { findField, type Form } from '../form/definition';
import type { Observation, ObservationState, ObservedOn } from '../record/observation';
import { hasRow, isAnswerSent, observationsOf, openAt, openIn, openInField } from '../record/queries/observations';
import type { Report } from '../record/types';
import { observations as words } from '../words/observations.es';
import { labelOf, rowTitle } from './names';
import type { Tone } from './screens';
import { rowsField } from '../record/queries/steps';
import { clipped } from './weight';

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

const TONES: Readonly<Record<ObservationState, Tone>> = {
  open: 'warning',
  answered: 'accent',
  accepted: 'good',
  retracted: 'subtle',
};

export const statusOfObservation = (state: ObservationState): { readonly text: string; readonly tone: Tone } => ({
  text: words.states[state],
  tone: TONES[state],
});

/** «2 abiertas, 1 respondida». */
export function countText(report: Report, isAuthor: boolean): string {
  const states = observationsOf(report).map((one) => stateFor(report, one, isAuthor));
  const of = (state: ObservationState): number => states.filter((one) => one === state).length;
  return words.count(of('open'), of('answered'), of('accepted'), of('retracted'));
}

/** How many a reader is told of: none that was taken back. */
export const listedCount = (report: Report): number =>
  observationsOf(report).filter(({ state }) => state !== 'retracted').length;

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

/** Observations that a card names one by one. */
const NAMED = 6;
/** Characters of what is said of each. */
const BRIEF = 200;

/** Those that wait, a line each with what was said of it last, for whoever reads the post; undefined where none does. */
export function waitingText(form: Form, report: Report): string | undefined {
  const found = observationsOf(report)
    .map((one) => ({ one, state: stateFor(report, one, false) }))
    .filter(({ state }) => state === 'open' || state === 'answered');
  if (found.length === 0) return undefined;
  // Where all stand alike, the head has said how.
  const isMixed = new Set(found.map(({ state }) => state)).size > 1;
  const lines = found.slice(0, NAMED).map(({ one, state }) => {
    const place = placeName(form, report, one.on);
    const text = clipped(state === 'answered' ? answerText(report, one, false) : askedText(one), BRIEF);
    return isMixed ? words.lineIn(place, words.states[state], text) : words.line(place, text);
  });
  const rest = found.length - lines.length;
  return [words.lineHead(countText(report, false)), ...lines, ...(rest > 0 ? [words.more(rest)] : [])].join('\n');
}

/** Whether anything waits for the author there. */
export const isObserved = (report: Report, field: string): boolean => openInField(report, field).length > 0;

/** The observation that what is being asked was opened from; else the first one on it. */
export function answeredFrom(report: Report, on: ObservedOn): Observation | undefined {
  const here = askedAtStep(report, on);
  return openIn(report).find(({ id }) => id === report.answering) ?? here[0];
}
