import type { FieldChoice, Input } from '../../core/screen/screens';
import { cardTexts } from '../../core/words/texts.es';
import type { CardInput } from '../card';
import { LIMITS } from '../limits';
import { actions } from './actions';

/**
 * A screen's input as a card's.
 *
 * `isRequired` is never set: a client would then hold the press back in words of its own, while the
 * server answers in ours and offers a way out. A number is typed as text: a numeric input drops
 * "1,250" and whatever else a person may write, and an answer that never arrives cannot be answered.
 */
export function cardInput(input: Input, label: string = input.label): CardInput {
  const shared = {
    id: input.id,
    label,
    ...(input.placeholder === undefined ? {} : { placeholder: input.placeholder }),
    ...(input.value === undefined || input.value === '' ? {} : { value: input.value }),
  };
  switch (input.kind) {
    case 'line':
    case 'number':
      return { type: 'Input.Text', ...shared, ...roomFor(input.maxLength) };
    case 'prose':
      return { type: 'Input.Text', isMultiline: true, ...shared, ...roomFor(input.maxLength) };
    case 'choice':
      return { type: 'Input.ChoiceSet', style: 'filtered', wrap: true, ...shared, choices: input.choices };
    case 'choices':
    case 'checks':
      return {
        type: 'Input.ChoiceSet',
        style: input.kind === 'checks' ? 'expanded' : 'filtered',
        ...{ isMultiSelect: true, wrap: true },
        ...shared,
        choices: input.choices,
      };
    default:
      return input satisfies never;
  }
}

const roomFor = (maxLength: number | undefined): { readonly maxLength?: number } =>
  maxLength === undefined ? {} : { maxLength: maxLength * LIMITS.inputLengthFactor };

/** A choice of a field with its button under it; none where there is no choice. */
export const fieldChoice = (choice: FieldChoice | undefined): readonly object[] =>
  (choice === undefined ? [] : [choice]).map(({ label, choices, value, button }) => ({
    label,
    choices,
    value,
    placeholder: cardTexts.choosePlaceholder,
    actions: actions([button]),
  }));
