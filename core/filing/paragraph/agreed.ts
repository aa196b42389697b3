import { readAnswer, showValue } from '../../form/answers';
import type { AnswerContext, Asked, Outcome, Reading } from '../../form/definition';
import type { Notice } from '../../words/notices';
import type { Value } from '../../form/values';

/** Questions that the sight of the whole value answers: which year was meant, which day «ayer» is. */
const SEEN: ReadonlySet<Notice['code']> = new Set<Notice['code']>([
  'dates.no-year',
  'dates.outside',
  'dates.relative',
  'dates.before-month',
  'dates.after-month',
  'dates.keep',
]);

/** What is said of a value that its sight alone does not tell: which part of it nobody said, where it lies. */
const ASSUMED: ReadonlySet<Notice['code']> = new Set<Notice['code']>([
  ...(['dates.no-year', 'dates.no-month', 'dates.outside', 'dates.turn-of-year', 'dates.relative'] as const),
  ...(['dates.day-first', 'dates.before-month', 'dates.after-month', 'dates.rest-day'] as const),
  ...(['dates.weekday', 'dates.future', 'dates.long', 'dates.spelled', 'unit.renamed'] as const),
  ...(['boards.both', 'boards.all', 'districts.only-on', 'districts.seat', 'districts.seats'] as const),
]);

/** What the field says of its own reading of these words, and is to be said with the value. */
export function assumedIn(asked: Asked, typed: string, context: AnswerContext): readonly Notice[] {
  const outcome = readAnswer(asked, { text: typed }, context);
  const said = outcome.is === 'accepted' ? outcome.notice : 'question' in outcome ? outcome.question : [];
  return (said ?? []).filter(({ code }) => ASSUMED.has(code));
}

/**
 * What a field takes these words for, where it takes them without a doubt that the value, shown in
 * full, would not settle. The value as it is shown is taken by the field as it stands.
 */
export function agreed(asked: Asked, typed: string, context: AnswerContext): Value | undefined {
  const value = valueOf(readAnswer(asked, { text: typed }, context));
  if (value === undefined || value.kind !== 'dates') return value;
  const again = readAnswer(asked, { text: showValue(value, context.answers) }, context);
  return again.is === 'accepted' ? again.value : undefined;
}

function valueOf(outcome: Outcome): Value | undefined {
  if (outcome.is === 'accepted') return outcome.also === undefined ? outcome.value : undefined;
  if (outcome.is !== 'confirm') return undefined;
  const [reading, ...others] = outcome.readings;
  const plain = reading !== undefined && reading.also === undefined && others.length === 0;
  return plain && outcome.question.every(({ code }) => SEEN.has(code)) ? reading.value : undefined;
}

/** The ways a field may take these words where it does not take them without a question: each is for the person to choose. */
export function offered(asked: Asked, typed: string, context: AnswerContext): readonly Reading[] {
  const outcome = readAnswer(asked, { text: typed }, context);
  switch (outcome.is) {
    case 'accepted':
      return [{ value: outcome.value }];
    case 'confirm':
    case 'ambiguous':
    case 'refused':
      return (outcome.readings ?? []).filter(({ also }) => also === undefined);
    case 'blank':
      return [];
    default:
      return outcome satisfies never;
  }
}
