import {
  flag,
  isNode,
  list,
  listOf,
  matching,
  object,
  oneOf,
  text,
  typed,
  whole,
  type BlockProblem,
  type Check,
  type Fields,
  type Node,
} from './shape';
import { anyText, confirm, plain, webUrl } from './texts';

// Numbers: https://docs.slack.dev/reference/block-kit/block-elements/<type>-element, and composition-objects/option-object.
const actionId = text(255);
const placeholder = plain(150);
const focus = { focus_on_load: flag };
const dispatch_action_config = object({
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
});

/** Any element that acts: its type, its `action_id`. */
const acting = (type: string, { required = {}, optional = {}, also }: Fields): Check =>
  object({
    required: { type: oneOf(type), ...required },
    optional: { action_id: actionId, ...optional },
    ...(also === undefined ? {} : { also }),
  });

const option = (label: Check, more: Readonly<Record<string, Check>> = {}): Check =>
  object({
    required: { text: label, value: text(150) },
    optional: { description: anyText(75), ...more },
  });

const menuOption = option(plain(75));
const boxOption = option(anyText(75));
const group = object({ required: { label: plain(75), options: list(menuOption, 100) } });

const problem = (path: string, message: string): readonly BlockProblem[] => [{ path, message }];

/** What an element offers: its options, or those of its groups. */
function offered(node: Node): readonly string[] {
  const groups = listOf(node['option_groups']).flatMap((one) => (isNode(one) ? listOf(one['options']) : []));
  return [...listOf(node['options']), ...groups].map((one) => JSON.stringify(one));
}

function chosen(node: Node, path: string): readonly BlockProblem[] {
  const first = node['initial_option'] === undefined ? [] : [node['initial_option']];
  const options = offered(node);
  const values = [...listOf(node['options'])].map((one) => (isNode(one) ? one['value'] : undefined));
  return [
    ...([...first, ...listOf(node['initial_options'])].every((one) => options.includes(JSON.stringify(one)))
      ? []
      : problem(path, 'chooses what is none of its options')),
    ...(new Set(values).size === values.length ? [] : problem(path, 'offers one value more than once')),
  ];
}

function choices(node: Node, path: string): readonly BlockProblem[] {
  const lists = [node['options'], node['option_groups']].filter((one) => one !== undefined);
  return [
    ...(lists.length === 1 ? [] : problem(path, 'needs options or groups of them, one of the two')),
    ...chosen(node, path),
  ];
}

const listed = { options: list(menuOption, 100), option_groups: list(group, 100) };
const menu = { placeholder, confirm, ...focus };
const several = { max_selected_items: whole(1, 10_000) };
const boxes = list(boxOption, 10);

export const image: Check = object({
  required: { type: oneOf('image'), alt_text: text(2_000) },
  optional: {
    image_url: webUrl(3_000),
    slack_file: object({ optional: { id: text(255), url: webUrl(3_000) } }),
  },
  also: oneSource,
});

export function oneSource(node: Node, path: string): readonly BlockProblem[] {
  const sources = [node['image_url'], node['slack_file']].filter((one) => one !== undefined);
  return sources.length === 1 ? [] : problem(path, 'needs an image_url or a slack_file, one of the two');
}

const button = acting('button', {
  required: { text: plain(75) },
  optional: {
    value: text(2_000),
    url: webUrl(3_000),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text(75),
  },
});

const overflow = acting('overflow', {
  required: { options: list(option(plain(75), { url: webUrl(3_000) }), 5) },
  optional: { confirm },
});

const checkboxes = acting('checkboxes', {
  required: { options: boxes },
  optional: { initial_options: boxes, confirm, ...focus },
  also: chosen,
});

const radioButtons = acting('radio_buttons', {
  required: { options: boxes },
  optional: { initial_option: boxOption, confirm, ...focus },
  also: chosen,
});

const selects: Readonly<Record<string, Check>> = {
  static_select: acting('static_select', {
    optional: { ...listed, initial_option: menuOption, ...menu },
    also: choices,
  }),
  multi_static_select: acting('multi_static_select', {
    optional: { ...listed, initial_options: list(menuOption, 100 * 100), ...several, ...menu },
    also: choices,
  }),
  external_select: acting('external_select', {
    optional: { initial_option: menuOption, min_query_length: whole(0, 100), ...menu },
  }),
  multi_external_select: acting('multi_external_select', {
    optional: { initial_options: list(menuOption, 100), min_query_length: whole(0, 100), ...several, ...menu },
  }),
  users_select: acting('users_select', { optional: { initial_user: text(255), ...menu } }),
};

const pickers: Readonly<Record<string, Check>> = {
  datepicker: acting('datepicker', { optional: { initial_date: matching(/^\d{4}-\d\d-\d\d$/, 'date'), ...menu } }),
  timepicker: acting('timepicker', {
    optional: { initial_time: matching(/^\d\d:\d\d$/, 'time'), timezone: text(255), ...menu },
  }),
};

const box = { placeholder, dispatch_action_config, ...focus };
const digits = matching(/^-?\d+(\.\d+)?$/, 'number');

function lengths(node: Node, path: string): readonly BlockProblem[] {
  const { initial_value: value, max_length: max, min_length: min } = node;
  if (typeof max === 'number' && typeof min === 'number' && min > max)
    return problem(path, 'is to be longer than it may');
  const long = typeof value === 'string' && typeof max === 'number' && value.length > max;
  return long ? problem(path, 'begins with a longer text than it takes') : [];
}

function range(node: Node, path: string): readonly BlockProblem[] {
  const [min, max, value] = [node['min_value'] ?? -Infinity, node['max_value'] ?? Infinity, node['initial_value']].map(
    Number,
  ) as [number, number, number];
  return min > max || value < min || value > max ? problem(path, 'is out of its range') : [];
}

const boxesToType: Readonly<Record<string, Check>> = {
  plain_text_input: acting('plain_text_input', {
    optional: {
      initial_value: text(3_000),
      multiline: flag,
      min_length: whole(0, 3_000),
      max_length: whole(1, 3_000),
      ...box,
    },
    also: lengths,
  }),
  email_text_input: acting('email_text_input', {
    optional: { initial_value: matching(/^\S+@\S+$/, 'e-mail address'), ...box },
  }),
  url_text_input: acting('url_text_input', { optional: { initial_value: webUrl(3_000), ...box } }),
  number_input: acting('number_input', {
    required: { is_decimal_allowed: flag },
    optional: { initial_value: digits, min_value: digits, max_value: digits, ...box },
    also: range,
  }),
};

const pressed = { button, overflow, checkboxes, radio_buttons: radioButtons, ...selects, ...pickers };

export const actionsElement = typed(pressed);
export const accessory = typed({ ...pressed, image });
export const contextElement = typed({ image, plain_text: plain(3_000), mrkdwn: anyText(3_000) });
export const inputElement = typed({
  checkboxes,
  radio_buttons: radioButtons,
  ...selects,
  ...pickers,
  ...boxesToType,
  file_input: acting('file_input', { optional: { filetypes: list(text(20), 100), max_files: whole(1, 10) } }),
});
