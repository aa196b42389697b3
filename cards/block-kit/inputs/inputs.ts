import type {
  Datepicker,
  EmailInput,
  InputBlock,
  InputBlockElement,
  NumberInput,
  PlainTextInput,
  Timepicker,
  URLInput,
} from '@slack/types';
import { SLACK_LIMITS } from '../limits';
import { choiceElement, toggleElement, type MadeElement } from './choices';
import { isBlank, isTrue, type Node, plainText, textOf, typeOf, webAddress, word } from '../clean';
import { labelOf, placeholderOf } from '../lists';
import { said, textPart, type Part } from '../parts';
import { linesOf } from '../prose';
import type { Convert, Position, Scope } from '../scope';
import { pieces } from '../split';
import { blockTexts } from '../text.es';

type MakeElement = (node: Node, id: string, scope: Scope, at: Position) => MadeElement;

const input =
  (make: MakeElement): Convert =>
  (node, scope, at) => {
    const id = textOf(node['id']);
    const refused = isBlank(id)
      ? 'an input without an id'
      : id.length > SLACK_LIMITS.actionId
        ? 'an id longer than an action_id'
        : scope.takeInput(id)
          ? ''
          : 'an id that another input has';
    if (refused !== '') return scope.lost(at, typeOf(node), refused);
    noteChecks(node, scope, at);
    const made = make(node, id, scope, at);
    if ('type' in made) return [{ is: 'input', block: blockOf(node, labelOf(node), made, scope) }];
    return made.map((one): Part => {
      if (!('element' in one)) return one;
      return { is: 'input', block: blockOf(node, one.label, one.element, scope) };
    });
  };

/** A press in Slack is never held back by an input: whoever reads the answer checks it. */
function noteChecks(node: Node, scope: Scope, at: Position): void {
  const number = word(node['type']) === 'input.number';
  const names = ['regex', 'errorMessage', ...(number ? [] : ['min', 'max'])];
  const found = names.filter((name) => node[name] !== undefined);
  if (found.length > 0) scope.simpler(at, typeOf(node), `${found.join(', ')}: to be checked where the answer is read`);
  if (node['inlineAction'] !== undefined)
    scope.lost({ ...at, path: `${at.path}/inlineAction` }, 'inlineAction', 'no equivalent');
}

function blockOf(node: Node, label: string, element: InputBlockElement, scope: Scope): InputBlock {
  // A message's label would say "(optional)"; a modal would not close without an answer.
  const optional = scope.surface === 'modal' && !isTrue(node['isRequired']);
  // A window is not left to send a message.
  const capped = scope.surface !== 'modal' && 'max_length' in element && isCapped(node);
  const hint = capped ? blockTexts.longInput(SLACK_LIMITS.inputText) : '';
  return {
    type: 'input',
    label: plainText(label, SLACK_LIMITS.label),
    element,
    ...(optional ? { optional } : {}),
    ...(hint === '' ? {} : { hint: plainText(hint, SLACK_LIMITS.hint) }),
  };
}

/** The card takes more than Slack's box does. */
const isCapped = (node: Node): boolean =>
  isTrue(node['isMultiline']) && Number(node['maxLength']) > SLACK_LIMITS.inputText;

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

const text: MakeElement = (node, id, scope, at) => {
  const value = textOf(node['value']);
  if (value.length > SLACK_LIMITS.inputText) return uneditable(node, value, scope, at);
  const shared = { action_id: id, ...(value === '' ? {} : { initial_value: value }), ...placeholderOf(node) };
  const style = word(node['style']);
  // A value these boxes would not take can still be mended in a plain one.
  if (style === 'email' && (value === '' || EMAIL.test(value)))
    return { type: 'email_text_input', ...shared } satisfies EmailInput;
  if (style === 'url' && (value === '' || webAddress(value, SLACK_LIMITS.inputText) !== undefined)) {
    return { type: 'url_text_input', ...shared } satisfies URLInput;
  }
  if (style === 'password') scope.simpler(at, typeOf(node), 'shown as it is typed');
  return {
    type: 'plain_text_input',
    ...shared,
    ...multiline(node, value),
    ...lengths(node, value),
  } satisfies PlainTextInput;
};

/** A line break in a box of one line would be lost. */
const multiline = (node: Node, value: string): { multiline?: true } =>
  isTrue(node['isMultiline']) || value.includes('\n') ? { multiline: true } : {};

function lengths(node: Node, value: string): { max_length?: number } {
  const most = Number(textOf(node['maxLength']));
  if (!Number.isInteger(most) || most < 1) return {};
  // A value longer than the box would be refused with the whole message.
  return { max_length: Math.min(SLACK_LIMITS.inputText, Math.max(most, value.length)) };
}

const SHOWN = 600;

/** To save the part that fits would lose the rest: the text is shown, and changed by a message. */
function uneditable(node: Node, value: string, scope: Scope, at: Position): readonly Part[] {
  scope.lost(at, typeOf(node), `${value.length} characters, more than an input holds: to be edited by a message`);
  const [start = ''] = pieces(value, SHOWN);
  return [
    textPart('body', linesOf([{ text: labelOf(node), bold: true }]), true),
    textPart('body', linesOf([{ text: `${start.trimEnd()}…` }]), true),
    said('quiet', blockTexts.uneditable(SLACK_LIMITS.inputText)),
  ];
}

const number: MakeElement = (node, id) => {
  const [min, max, value] = [node['min'], node['max'], node['value']].map(numeric);
  const inRange = value !== undefined && (min === undefined || +value >= +min) && (max === undefined || +value <= +max);
  const ordered = min === undefined || max === undefined || +min <= +max;
  return {
    type: 'number_input',
    is_decimal_allowed: true,
    action_id: id,
    ...(inRange && ordered ? { initial_value: value } : {}),
    ...(min === undefined || !ordered ? {} : { min_value: min }),
    ...(max === undefined || !ordered ? {} : { max_value: max }),
    ...placeholderOf(node),
  } satisfies NumberInput;
};

/** A number as digits alone, which is how Slack takes it. */
const numeric = (value: unknown): string | undefined => {
  const written = textOf(value).trim();
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(written) ? written : undefined;
};

const date: MakeElement = (node, id, scope, at) => {
  const value = textOf(node['value']).slice(0, 10);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value);
  if (value !== '' && !real) scope.simpler(at, typeOf(node), 'without its value, which is no date');
  return {
    type: 'datepicker',
    action_id: id,
    ...(real ? { initial_date: value } : {}),
    ...placeholderOf(node),
  } satisfies Datepicker;
};

const isDay = (value: string): boolean => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

const time: MakeElement = (node, id, scope, at) => {
  const value = textOf(node['value']);
  const [real] = /^(?:[01]\d|2[0-3]):[0-5]\d/.exec(value) ?? [];
  if (value !== '' && real === undefined) scope.simpler(at, typeOf(node), 'without its value, which is no time');
  return {
    type: 'timepicker',
    action_id: id,
    ...(real === undefined ? {} : { initial_time: real }),
    ...placeholderOf(node),
  } satisfies Timepicker;
};

export const inputs: readonly (readonly [string, Convert])[] = [
  ['input.text', input(text)],
  ['input.number', input(number)],
  ['input.date', input(date)],
  ['input.time', input(time)],
  ['input.toggle', input(toggleElement)],
  ['input.choiceset', input(choiceElement)],
];
