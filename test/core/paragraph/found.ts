import type { AnswerContext } from '../../../core/form/definition';
import { visitReport } from '../../../core/form/visit-report';
import { readParagraph } from '../../../core/paragraph/paragraph';
import { shownOf } from './shown';

/** A blank report of April 2023, on the third of May. */
export const blank: AnswerContext = { today: '2023-05-03', reportingMonth: '2023-04', answers: {} };

/** What is found, as the form prints it. */
export const found = (text: string, context = blank): Record<string, string> =>
  shownOf(readParagraph(visitReport, text, context).found);

/** What is left over. */
export const rest = (text: string): string => readParagraph(visitReport, text, blank).rest;

/** Messages, and what is found in each. */
type Told = readonly (readonly [text: string, shown: Record<string, string>])[];

export const all = (told: Told): void => {
  test.each(told.map(([text, shown]) => [text, shown] as const))('%s', (text, shown) => {
    expect(found(text)).toEqual(shown);
  });
};
