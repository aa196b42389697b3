import type { AnswerContext } from '../../../../core/form/definition';
import type { Answers } from '../../../../core/form/values';
import { visitReport } from '../../../../core/form/visit-report';
import { readParagraph } from '../../../../core/filing/paragraph/paragraph';
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

/** By field, the ways to take what is asked about, as the form prints them. */
export function doubted(text: string, context = blank): Record<string, readonly (string | undefined)[]> {
  const { found: sure, doubts } = readParagraph(visitReport, text, context);
  const likeliest = Object.entries(doubts).flatMap(([id, { readings }]) =>
    readings.slice(0, 1).map(({ value }) => [id, value]),
  );
  const known: Answers = { ...sure, ...(Object.fromEntries(likeliest) as Answers) };
  return Object.fromEntries(
    Object.entries(doubts).map(([id, { readings }]) => [
      id,
      readings.map(({ value }) => shownOf({ ...known, [id]: value })[id]),
    ]),
  );
}
