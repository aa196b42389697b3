import type { Checkboxes, InputBlockElement, PlainTextOption } from '@slack/types';
import { SLACK_LIMITS } from '../limits';
import { isBlank, isNode, isTrue, type Node, onOneLine, plainText, shortened, textOf, typeOf, word } from '../clean';
import { initialOf, labelOf, listParts, type Offered, type Picker } from '../lists';
import type { Part } from '../parts';
import { within, type Position, type Scope } from '../scope';
import { blockTexts } from '../text.es';

/** An input's element, several that make one answer, or what stands there instead. */
export type MadeElement = InputBlockElement | readonly (Part | Picker)[];

/** A box to tick. Ticked, its value comes back; not ticked, nothing does. */
export function toggleElement(node: Node, id: string, scope: Scope, at: Position): MadeElement {
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

export function choiceElement(node: Node, id: string, scope: Scope, at: Position): MadeElement {
  if (isNode(node['choices.data']))
    scope.lost(within(at, 'choices.data'), 'Data.Query', 'choices that are asked for as one types');
  const offered = offeredIn(node['choices'], scope, at);
  if (offered.length === 0) return scope.lost(at, typeOf(node), 'without a choice to show');
  const several = isTrue(node['isMultiSelect']);
  const chosen = chosenOf(node, several, offered, scope, at);
  const boxes = word(node['style']) === 'expanded' && offered.length <= SLACK_LIMITS.boxes;
  if (!boxes) return listParts({ node, id, label: labelOf(node), offered, chosen, several }, scope, at);
  const options = offered.map(({ title, value }) => ({ text: plainText(title, SLACK_LIMITS.optionText), value }));
  const ticked = initialOf(options, { several, chosen });
  return several
    ? { type: 'checkboxes', action_id: id, options, ...ticked }
    : { type: 'radio_buttons', action_id: id, options, ...ticked };
}

/** The choices, every value once, and none that an option could not bring back. One with a `group` begins it. */
function offeredIn(choices: unknown, scope: Scope, at: Position): readonly Offered[] {
  if (choices === undefined || choices === null) return [];
  if (!Array.isArray(choices)) return scope.lost(within(at, 'choices'), typeOf(choices), 'choices are not a list');
  const seen = new Set<string>();
  let group = '';
  return choices.flatMap((choice: unknown, index): readonly Offered[] => {
    const place = within(at, 'choices', index);
    if (!isNode(choice)) return scope.lost(place, typeOf(choice), 'not a choice');
    group = onOneLine(textOf(choice['group'])) || group;
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
    return [{ title: shown, value, group: isBlank(group) ? '' : group }];
  });
}

function chosenOf(
  node: Node,
  several: boolean,
  offered: readonly Offered[],
  scope: Scope,
  at: Position,
): ReadonlySet<string> {
  const whole = textOf(node['value']);
  if (whole === '') return new Set();
  const wanted = new Set(several ? whole.split(',').map((one) => one.trim()) : [whole]);
  const chosen = offered.filter(({ value }) => wanted.has(value));
  if (chosen.length < wanted.size) scope.simpler(at, typeOf(node), 'a chosen value that is no choice of its list');
  return new Set(chosen.map(({ value }) => value));
}
