import type { AnswerContext, AnswerInput, Asked, Choice, Input, Outcome, Reading } from '../definition';
import type { Answers, Value } from '../values';
import type { Notice } from '../../words/notices';
import { problem, type Problem } from '../../words/problems';

/** A kind of answer: how it is asked for, read, shown and searched. A new one is a file, and a line in `kinds.ts`. */
export interface Kind<V extends Value = Value> {
  /** Its inputs on a card, holding what is stored: ids of choices, else text that reads back as the same value. */
  inputs(asked: Asked, answers: Answers, stored: V | undefined): readonly Input[];
  /** Reads an answer. `previous` is the one it replaces. Never throws, never picks between two readings. */
  read(asked: Asked, input: AnswerInput, context: AnswerContext, previous: Value | undefined): Outcome<V>;
  /** As the official form prints it, in es-MX. */
  show(value: V, answers: Answers): string;
  /** The texts that a search looks into. */
  searched?(value: V): readonly string[];
}

type Look =
  | { readonly kind: 'line' | 'number' | 'prose'; readonly maxLength?: number }
  | {
      readonly kind: 'choice' | 'choices' | 'checks';
      readonly choices: readonly Choice[];
      readonly placeholder?: string;
    };

/** The input of a field or column. */
export function inputOf(
  asked: Pick<Asked, 'id' | 'label' | 'placeholder' | 'required'>,
  look: Look,
  value = '',
): Input {
  return {
    id: asked.id,
    label: asked.label,
    ...(asked.placeholder === undefined ? {} : { placeholder: asked.placeholder }),
    ...(asked.required === true ? { required: true } : {}),
    ...look,
    value,
  } as Input;
}

/** Characters an answer to a field that is not prose may have. */
const SHORT_LIMIT = 500;

/** Reads a short answer; one that is too long for its kind is turned away unread. */
export const short =
  <V extends Value>(
    read: (text: string, context: AnswerContext, previous: Value | undefined) => Outcome<V>,
  ): Kind<V>['read'] =>
  (_asked, { text }, context, previous) =>
    text.length > SHORT_LIMIT ? tooLong(text.length, SHORT_LIMIT) : read(text, context, previous);

export const tooLong = (length: number, limit: number): Outcome<never> =>
  refused(problem('answer.too-long', { length, limit }));

/** Taken, with what there is to say of it. */
export const accepted = <V extends Value>(value: V, said: readonly Notice[] = []) =>
  ({ is: 'accepted', value, ...(said.length === 0 ? {} : { notice: said }) }) as const;

/** Not taken, with what may have been meant. */
export const refused = <V extends Value>(found: Problem, meant: readonly Reading<V>[] = []) =>
  ({ is: 'refused', problem: found, ...(meant.length === 0 ? {} : { readings: meant }) }) as const;
