import type { Checkboxes, InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types';
import { SLACK_LIMITS } from './limits';
import { isBlank, isNode, isTrue, type Node, onOneLine, plainText, shortened, textOf, typeOf, word } from './clean';
import type { Part } from './parts';
import { within, type Position, type Scope } from './scope';
import { blockTexts } from './text.es';

/** A box to tick. Ticked, its value comes back; not ticked, nothing does. */
export function toggleElement(node: Node, id: string, scope: Scope, at: Position): InputBlockElement | readonly Part[] {
  const on = textOf(node['valueOn']) || 'true';
  const title = onOneLine(textOf(node['title'])) || onOneLine(textOf(node['label'])) || blockTexts.choose;
  if (on.length > SLACK_LIMITS.optionValue) return scope.lost(at, typeOf(node), 'a value longer than an option holds');
  const off = textOf(node['valueOff']) || 'false';
  if (off !== 'false') scope.simpler(at, typeOf(node), `not ticked, nothing comes back instead of «${off}»`);
  const option: PlainTextOption = { text: plainText(title, SLACK_LIMITS.optionText), value: on };
  const ticked = textOf(node['value']) === on;
  return {
    type: 'checkboxes',
    action_id: id,
    options: [option],
    ...(ticked ? { initial_options: [option] } : {}),
  } satisfies Checkboxes;
}

export function choiceElement(node: Node, id: string, scope: Scope, at: Position): InputBlockElement | readonly Part[] {
  if (isNode(node['choices.data']))
    scope.lost(within(at, 'choices.data'), 'Data.Query', 'choices that are asked for as one types');
  const options = optionsOf(node['choices'], scope, at);
  if (options.length === 0) return scope.lost(at, typeOf(node), 'without a choice to show');
  const several = isTrue(node['isMultiSelect']);
  const chosen = chosenOf(node, several, options, scope, at);
  const boxes = word(node['style']) === 'expanded' && options.length <= SLACK_LIMITS.boxes;
  if (boxes) return several ? checkboxes(id, options, chosen) : radioButtons(id, options, chosen);
  return select({ node, id, options, chosen, several }, scope, at);
}

/** The choices as options: every value once, and none that an option could not bring back. */
function optionsOf(choices: unknown, scope: Scope, at: Position): readonly PlainTextOption[] {
  if (choices === undefined || choices === null) return [];
  if (!Array.isArray(choices)) return scope.lost(within(at, 'choices'), typeOf(choices), 'choices are not a list');
  const seen = new Set<string>();
  return choices.flatMap((choice: unknown, index): readonly PlainTextOption[] => {
    const place = within(at, 'choices', index);
    if (!isNode(choice)) return scope.lost(place, typeOf(choice), 'not a choice');
    const value = textOf(choice['value']);
    const title = onOneLine(textOf(choice['title']));
    const shown = isBlank(title) ? value : title;
    if (value === '' || isBlank(shown)) return scope.lost(place, 'Input.Choice', 'without a value or a title');
    if (value.length > SLACK_LIMITS.optionValue)
      return scope.lost(place, 'Input.Choice', 'a value longer than an option holds');
    if (seen.has(value)) return scope.lost(place, 'Input.Choice', 'a value that another choice has');
    seen.add(value);
    if (shortened(shown, SLACK_LIMITS.optionText) !== shown)
      scope.simpler(place, 'Input.Choice', 'its title cut with "…"');
    return [{ text: plainText(shown, SLACK_LIMITS.optionText), value }];
  });
}

function chosenOf(
  node: Node,
  several: boolean,
  options: readonly PlainTextOption[],
  scope: Scope,
  at: Position,
): readonly PlainTextOption[] {
  const whole = textOf(node['value']);
  if (whole === '') return [];
  const values = several ? whole.split(',').map((one) => one.trim()) : [whole];
  // The very option, since Slack refuses one that differs in anything.
  const chosen = options.filter(({ value }) => value !== undefined && values.includes(value));
  if (chosen.length < new Set(values).size)
    scope.simpler(at, typeOf(node), 'a chosen value that is no choice of its list');
  return chosen;
}

const checkboxes = (
  id: string,
  options: readonly PlainTextOption[],
  chosen: readonly PlainTextOption[],
): InputBlockElement => ({
  type: 'checkboxes',
  action_id: id,
  options: [...options],
  ...(chosen.length === 0 ? {} : { initial_options: [...chosen] }),
});

const radioButtons = (
  id: string,
  options: readonly PlainTextOption[],
  [chosen]: readonly PlainTextOption[],
): InputBlockElement => ({
  type: 'radio_buttons',
  action_id: id,
  options: [...options],
  ...(chosen === undefined ? {} : { initial_option: chosen }),
});

interface Select {
  readonly node: Node;
  readonly id: string;
  readonly options: readonly PlainTextOption[];
  readonly chosen: readonly PlainTextOption[];
  readonly several: boolean;
}

/** A searchable list: whole, in groups of a hundred, or asked for as one types where it is longer still. */
function select(from: Select, scope: Scope, at: Position): InputBlockElement {
  const { node, id, options, chosen, several } = from;
  const [first] = chosen;
  const shared = { action_id: id, ...placeholderOf(node) };
  const one = first === undefined ? {} : { initial_option: first };
  const many = chosen.length === 0 ? {} : { initial_options: [...chosen] };
  const listed =
    options.length <= SLACK_LIMITS.options ? { options: [...options] } : { option_groups: groupsOf(options) };
  const whole: InputBlockElement = several
    ? { type: 'multi_static_select', ...shared, ...listed, ...many }
    : { type: 'static_select', ...shared, ...listed, ...one };
  if (JSON.stringify(whole).length <= SLACK_LIMITS.choicesChars) return whole;
  scope.externalOptions[id] = options;
  scope.simpler(at, typeOf(node), 'its choices are asked for as one types');
  return several
    ? { type: 'multi_external_select', ...shared, min_query_length: 0, ...many }
    : { type: 'external_select', ...shared, min_query_length: 0, ...one };
}

const GROUP_TITLE = 30;

/** Named by their first and last option. */
function groupsOf(
  options: readonly PlainTextOption[],
): { label: PlainTextOption['text']; options: PlainTextOption[] }[] {
  const size = SLACK_LIMITS.options;
  return Array.from({ length: Math.ceil(options.length / size) }, (_, group) => {
    const shown = options.slice(group * size, (group + 1) * size);
    const [first = '', last = ''] = [shown[0], shown.at(-1)].map((option) =>
      (option?.text.text ?? '').slice(0, GROUP_TITLE),
    );
    // Already escaped, with the options they name.
    return { label: { type: 'plain_text', text: `${first} – ${last}`, emoji: false }, options: shown };
  });
}

export const placeholderOf = (node: Node): { readonly placeholder?: PlainTextElement } => {
  const text = onOneLine(textOf(node['placeholder']));
  return isBlank(text) ? {} : { placeholder: plainText(text, SLACK_LIMITS.placeholder) };
};
