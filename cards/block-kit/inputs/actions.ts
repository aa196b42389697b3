import type { Button } from '@slack/types';
import { SLACK_LIMITS } from '../limits';
import { isBlank, isFalse, isNode, type Node, onOneLine, plainText, textOf, typeOf, webAddress, word } from '../clean';
import { said, type Part } from '../parts';
import { within, type Position, type Scope } from '../scope';
import { blockTexts } from '../text.es';

/**
 * What a button's `action_id` begins with, so that it is never an input's: `press.<verb>`,
 * `alone.<verb>` for a press that leaves the card's inputs unread, `link.<title>` for an address.
 */
export const ACTION_PREFIXES = { press: 'press.', alone: 'alone.', link: 'link.' } as const;

/** The buttons of a list of actions, in order, and the cards that a press would have opened below them. */
export function actionParts(list: unknown, scope: Scope, at: Position): readonly Part[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return scope.lost(at, typeOf(list), 'actions are not a list');
  const made = list.map((action, index) => actionPart(action, scope, within(at, index)));
  const buttons = made.flatMap(({ button }) => (button === undefined ? [] : [button]));
  const opened = made.flatMap(({ opens }) => opens);
  return [...(buttons.length === 0 ? [] : [{ is: 'buttons' as const, buttons }]), ...opened];
}

interface Made {
  readonly button?: Button;
  readonly opens: readonly Part[];
}

const nothing: Made = { opens: [] };

/** An action as a button; `title` for one that names itself nowhere. */
function actionPart(action: unknown, scope: Scope, at: Position, title = ''): Made {
  if (!isNode(action)) return lost(scope, at, typeOf(action), 'not an action');
  if (!scope.hasRoom(at)) return lost(scope, at, typeOf(action), 'more actions than a card can have');
  if (isFalse(action['$when']) || isFalse(action['isVisible'])) {
    scope.simpler(at, typeOf(action), 'hidden');
    return nothing;
  }
  // Slack has no button that cannot be pressed.
  if (isFalse(action['isEnabled'])) return lost(scope, at, typeOf(action), 'a disabled action');
  switch (word(action['type'])) {
    case 'action.submit':
    case 'action.execute':
      return press(action, scope, at, title);
    case 'action.openurl':
      return link(action, scope, at, title);
    case 'action.showcard':
      return opened(action, scope, at, title);
    case 'action.togglevisibility':
      return lost(scope, at, typeOf(action), 'nothing can be shown or hidden in place; all of it is shown');
    default:
      return other(action, scope, at, title);
  }
}

function lost(scope: Scope, at: Position, type: string, reason: string): Made {
  scope.lost(at, type, reason);
  return nothing;
}

function other(action: Node, scope: Scope, at: Position, title: string): Made {
  const fallback = action['fallback'];
  if (isNode(fallback)) {
    scope.simpler(at, typeOf(action), 'its fallback is shown');
    return actionPart(fallback, scope, within(at, 'fallback'), title);
  }
  return lost(scope, at, typeOf(action), word(fallback) === 'drop' ? 'dropped, as its fallback says' : 'no equivalent');
}

const titleOf = (action: Node, otherwise: string): string =>
  [action['title'], action['tooltip'], otherwise]
    .map((text) => onOneLine(textOf(text)))
    .find((text) => !isBlank(text)) ?? blockTexts.choose;

function press(action: Node, scope: Scope, at: Position, otherwise: string): Made {
  const value = valueOf(action);
  if (value === undefined) return lost(scope, at, typeOf(action), 'data that is not JSON');
  if (value.length > SLACK_LIMITS.buttonValue) {
    return lost(scope, at, typeOf(action), `${value.length} characters of data, more than a button holds`);
  }
  const alone = word(action['associatedInputs']) === 'none';
  const title = titleOf(action, otherwise);
  const name = nameOf(action, title);
  const id = scope.actionId(`${alone ? ACTION_PREFIXES.alone : ACTION_PREFIXES.press}${name}`);
  return { button: { ...button(action, scope, at, title, id), value }, opens: [] };
}

function button(action: Node, scope: Scope, at: Position, title: string, id: string): Button {
  const style = word(action['style']);
  const tooltip = onOneLine(textOf(action['tooltip']));
  if (textOf(action['iconUrl']) !== '') scope.simpler(at, typeOf(action), 'without its icon');
  return {
    type: 'button',
    action_id: id,
    text: plainText(title, SLACK_LIMITS.buttonText),
    ...(style === 'positive' ? { style: 'primary' as const } : {}),
    ...(style === 'destructive' ? { style: 'danger' as const } : {}),
    ...(isBlank(tooltip) || tooltip === title
      ? {}
      : { accessibility_label: plainText(tooltip, SLACK_LIMITS.accessibilityLabel).text }),
  };
}

/** The data as JSON, the verb in it; undefined where it cannot be written. */
function valueOf(action: Node): string | undefined {
  const { data, verb } = action;
  const named = typeof verb === 'string' && verb !== '' ? verb : undefined;
  const whole = isNode(data) ? { ...(named === undefined ? {} : { verb: named }), ...data } : data;
  try {
    return JSON.stringify(whole ?? (named === undefined ? {} : { verb: named }));
  } catch {
    return undefined;
  }
}

/** Stable for as long as the card is the same: the verb, else the id, else the title. */
function nameOf(action: Node, title: string): string {
  const { data, verb, id } = action;
  const known = [verb, isNode(data) ? data['verb'] : undefined, id, title].map(textOf).find((name) => !isBlank(name));
  return slug(known ?? 'button');
}

const NAME_LENGTH = 100;

/** A name as part of an `action_id`. */
export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, NAME_LENGTH) || 'button';

function link(action: Node, scope: Scope, at: Position, otherwise: string): Made {
  const url = webAddress(action['url'], SLACK_LIMITS.buttonUrl);
  if (url === undefined) return lost(scope, at, typeOf(action), 'an address that no browser opens');
  const title = titleOf(action, otherwise || blockTexts.open);
  const id = scope.actionId(`${ACTION_PREFIXES.link}${nameOf(action, title)}`);
  return { button: { ...button(action, scope, at, title, id), url }, opens: [] };
}

/** A message opens nothing in place: the inner card stands below, under the button's title. */
function opened(action: Node, scope: Scope, at: Position, otherwise: string): Made {
  const card = action['card'];
  if (!isNode(card)) return lost(scope, at, typeOf(action), 'without a card to show');
  scope.simpler(at, typeOf(action), 'shown open');
  const inside = within(at, 'card');
  const opens = [
    ...scope.elements(card['body'], within(inside, 'body')),
    ...actionParts(card['actions'], scope, within(inside, 'actions')),
  ];
  return { opens: opens.length === 0 ? [] : [said('heading', titleOf(action, otherwise)), ...opens] };
}

/** What pressing an element would do, as a button after it. */
export function selectParts(node: Node, scope: Scope, at: Position): readonly Part[] {
  const action = node['selectAction'];
  if (action === undefined || action === null) return [];
  const title = word(isNode(action) ? action['type'] : '') === 'action.openurl' ? blockTexts.open : blockTexts.choose;
  const { button: made, opens } = actionPart(action, scope, within(at, 'selectAction'), altOf(node) || title);
  return [...(made === undefined ? [] : [{ is: 'buttons' as const, buttons: [made] }]), ...opens];
}

const altOf = (node: Node): string => onOneLine(textOf(node['altText']));
