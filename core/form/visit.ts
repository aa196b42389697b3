import { addDays } from './kinds/dates/calendar';
import { spansOf } from './kinds/dates/span';
import { keyOf } from './reading/words';
import { answerOf, type Answers, type DateRange, type PlainDate } from './values';

/** What makes two reports ones of the same visit. */
export interface Visit {
  readonly unit: string;
  /** Keys, in order; none where a phrase stands for them. */
  readonly states: readonly string[];
  readonly from: PlainDate;
  /** All of it in one text, the same for the same visit however it was answered. */
  readonly key: string;
}

/** The fields by which visits are told apart. */
export const TELLING = ['unit', 'states', 'visitDates'] as const;

/** The visit that these answers tell of; undefined where they leave its unit, its states or its days open. */
export function visitOf(answers: Answers): Visit | undefined {
  const unit = answerOf(answers, 'unit', 'unit');
  const states = answerOf(answers, 'states', 'states');
  const dates = answerOf(answers, 'visitDates', 'dates');
  if (unit === undefined || states === undefined || dates === undefined) return undefined;
  const spans = joined(spansOf(dates));
  const [first] = spans;
  if (first === undefined) return undefined;
  const keys = states.literal === undefined ? [...states.keys].sort() : [];
  const where = states.literal === undefined ? keys.join(',') : keyOf(states.literal);
  const when = spans.map(({ from, to }) => `${from}/${to}`).join(',');
  return { unit: unit.id, states: keys, from: first.from, key: `${unit.id}|${where}|${when}` };
}

/** Days that follow one another as one span, in order: «3, 4 y 5» and «del 3 al 5» are the same. */
function joined(spans: readonly DateRange[]): readonly DateRange[] {
  const found: DateRange[] = [];
  for (const span of [...spans].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = found.at(-1);
    if (last === undefined || span.from > addDays(last.to, 1)) found.push(span);
    else if (span.to > last.to) found[found.length - 1] = { from: last.from, to: span.to };
  }
  return found;
}
