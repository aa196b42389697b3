import { ACTION_PREFIXES } from '../../../cards/block-kit';
import { readIntent } from '../../../core/talk/intent';
import { FIELD_INPUT, isOurs, readContext } from '../modal';
import { readEvent } from './read-event';
import { originOf } from '../organization';
import { ignored, unsupported, type Payload, type Read, type Surface, type Unplaced, type Who } from './payload';
import { isRecord, parsedRecord, recordAt, recordsAt, textAt, type Fields } from './fields';

/** The commands, by name: the configured app has one. */
export const COMMAND = '/informe';
/** On a message of a report's thread: the report's card, for whoever called it. */
export const REPORT_SHORTCUT = 'report_of_thread';
/** Anywhere: a new report, in the direct message. */
export const NEW_SHORTCUT = 'new_report';

/** Reads a request's body, whatever it holds. Never throws. */
export function readPayload(body: unknown): Read {
  if (!isRecord(body)) return unsupported('no object');
  const read = readBody(body);
  return read.is === 'payload' ? { ...read, origin: originOf(body) } : read;
}

function readBody(body: Fields): Unplaced {
  if (typeof body['command'] === 'string') return readCommand(body);
  const type = textAt(body, 'type');
  switch (type) {
    case 'event_callback':
      return readEvent(body);
    case 'block_actions':
      return readPress(body);
    case 'block_suggestion':
      return readSuggestion(body);
    case 'view_submission':
      return readSubmission(body);
    case 'shortcut':
    case 'message_action':
      return readShortcut(body);
    case 'view_closed':
    case 'app_rate_limited':
      return ignored(type);
    default:
      return unsupported(type === '' ? 'payload without a type' : type);
  }
}

/** `user` is an object in interactions. */
function whoIn(body: Fields): Who | undefined {
  const user = recordAt(body, 'user');
  const id = textAt(user, 'id') || textAt(body, 'user_id');
  return id === '' ? undefined : { id };
}

const keyed = (key: string, payload: Payload): Unplaced => ({
  is: 'payload',
  payload,
  key: key === '' ? '' : `${payload.is}:${key}`,
});

function readCommand(body: Fields): Unplaced {
  const who = whoIn(body);
  const name = textAt(body, 'command');
  if (who === undefined) return unsupported(`command ${name}`);
  const [key, text, channel] = [textAt(body, 'trigger_id'), textAt(body, 'text'), textAt(body, 'channel_id')];
  if (readIntent(text)?.wants === 'review-here') return keyed(key, { is: 'review-here', who, channel });
  return keyed(key, { is: 'command', who, channel, text, ...chatIn(body) });
}

/** Opens the direct message on any client: `/interactivity/deep-linking` in Slack's documentation. */
function chatIn(body: Fields): { readonly chat?: string } {
  const app = textAt(body, 'api_app_id');
  const team = textAt(body, 'team_id') || textAt(recordAt(body, 'team'), 'id');
  if (![app, team].every((id) => /^[A-Z0-9]+$/.test(id))) return {};
  return { chat: `https://slack.com/app_redirect?app=${app}&team=${team}` };
}

function readShortcut(body: Fields): Unplaced {
  const who = whoIn(body);
  const callback = textAt(body, 'callback_id');
  if (who === undefined) return unsupported(`shortcut ${callback}`);
  const message = recordAt(body, 'message');
  const [channel, ts] = [textAt(recordAt(body, 'channel'), 'id'), textAt(message, 'ts') || textAt(body, 'message_ts')];
  const key = textAt(body, 'trigger_id');
  if (callback === NEW_SHORTCUT) return keyed(key, { is: 'shortcut', who });
  if (callback !== REPORT_SHORTCUT || channel === '' || ts === '') return unsupported(`shortcut ${callback}`);
  return keyed(key, { is: 'shortcut', who, on: { channel, root: textAt(message, 'thread_ts') || ts } });
}

function readSubmission(body: Fields): Unplaced {
  const who = whoIn(body);
  const view = recordAt(body, 'view');
  if (who === undefined || !isOurs(textAt(view, 'callback_id')))
    return unsupported(`view ${textAt(view, 'callback_id')}`);
  return keyed('', {
    is: 'submitted',
    who,
    context: readContext(textAt(view, 'private_metadata')),
    inputs: inputsOf(recordAt(view, 'state')),
  });
}

/** A button has its data in its value; a choice made in a list, or a link, waits for a button. */
function readPress(body: Fields): Unplaced {
  const who = whoIn(body);
  const action = recordsAt(body, 'actions')[0];
  if (who === undefined || action === undefined) return unsupported('block_actions without an action');
  const view = recordAt(body, 'view');
  if (isOurs(textAt(view, 'callback_id'))) return readChosen(body, who, view, action);
  const data = action['type'] === 'button' ? parsedRecord(textAt(action, 'value')) : undefined;
  if (data === undefined) return ignored(`action ${textAt(action, 'action_id')}`);
  const surface = surfaceOf(body);
  if (surface === undefined) return unsupported('button outside messages and Home');
  const state = isRecord(body['state']) ? body['state'] : recordAt(view, 'state');
  const isAlone = textAt(action, 'action_id').startsWith(ACTION_PREFIXES.alone);
  const inputs = isAlone ? {} : inputsOf(state);
  const triggerId = textAt(body, 'trigger_id');
  return keyed([textAt(action, 'action_ts'), triggerId].filter((part) => part !== '').join(':'), {
    is: 'press',
    who,
    surface,
    data,
    inputs,
    triggerId,
    ...chatIn(body),
  });
}

/** What stands in the window's boxes comes along; of a choice, what it presses was kept with the window. */
function readChosen(body: Fields, who: Who, view: Fields, action: Fields): Unplaced {
  const id = textAt(action, 'action_id');
  const isButton = action['type'] === 'button';
  if (!isButton && id !== FIELD_INPUT) return ignored(`action ${id}`);
  const context = readContext(textAt(view, 'private_metadata'));
  const data = isButton ? parsedRecord(textAt(action, 'value')) : context?.more;
  if (context === undefined || data === undefined) return unsupported('choice in a window that offers none');
  return keyed(textAt(body, 'trigger_id'), {
    is: 'chosen',
    who,
    data,
    context,
    inputs: id.startsWith(ACTION_PREFIXES.alone) ? {} : inputsOf(recordAt(view, 'state')),
    view: { id: textAt(view, 'id'), hash: textAt(view, 'hash') },
  });
}

function readSuggestion(body: Fields): Unplaced {
  const who = whoIn(body);
  const input = textAt(body, 'action_id');
  if (who === undefined || input === '') return unsupported(`suggestion ${input}`);
  const shown = [...recordsAt(recordAt(body, 'message'), 'blocks'), ...recordsAt(recordAt(body, 'view'), 'blocks')];
  const buttons = shown
    .flatMap((block) => recordsAt(block, 'elements'))
    .map((element) => parsedRecord(textAt(element, 'value')))
    .filter(isRecord);
  return keyed('', { is: 'suggest', who, input, typed: textAt(body, 'value'), buttons });
}

function surfaceOf(body: Fields): Surface | undefined {
  const container = recordAt(body, 'container');
  const message = recordAt(body, 'message');
  const view = recordAt(body, 'view');
  if (textAt(container, 'type') === 'view' || textAt(view, 'type') !== '')
    return textAt(view, 'type') === 'home' ? { on: 'home' } : undefined;
  const channel = textAt(container, 'channel_id') || textAt(recordAt(body, 'channel'), 'id');
  const messageId = textAt(container, 'message_ts') || textAt(message, 'ts');
  if (channel === '' || messageId === '') return undefined;
  const thread = textAt(container, 'thread_ts') || textAt(message, 'thread_ts');
  return {
    on: 'message',
    channel,
    messageId,
    ...(thread === '' ? {} : { thread }),
    ephemeral: container['is_ephemeral'] === true,
    parts: partsOf(message),
  };
}

/** Kept with a screen's last message; see `messenger.ts`. */
function partsOf(message: Fields): readonly string[] {
  const parts = textAt(recordAt(recordAt(message, 'metadata'), 'event_payload'), 'parts');
  return parts.split(' ').filter((ts) => /^\d+\.\d+$/.test(ts));
}

/**
 * The inputs of a message or a view, by action id, as text: choices joined by commas, blank ones ''. Lists of
 * one id are one answer, that of a list too long to be one.
 */
export function inputsOf(state: Fields): Readonly<Record<string, string>> {
  const blocks = isRecord(state['values']) ? Object.values(state['values']).filter(isRecord) : [];
  const inputs = new Map<string, string>();
  for (const [id, input] of blocks.flatMap((block) => Object.entries(block))) {
    if (!isRecord(input)) continue;
    const parts = [inputs.get(id) ?? '', valueOf(input)];
    inputs.set(id, parts.filter((part) => part !== '').join(','));
  }
  return Object.fromEntries(inputs);
}

/** Every kind of input names what it holds in a property of its own. */
const HOLDERS = [
  ...['value', 'selected_date', 'selected_time', 'selected_user', 'selected_channel', 'selected_conversation'],
  ...['selected_option', 'selected_options', 'selected_users', 'selected_channels', 'selected_conversations'],
  'selected_date_time',
] as const;

function valueOf(input: Fields): string {
  const holder = HOLDERS.find((name) => input[name] !== undefined && input[name] !== null);
  return holder === undefined ? '' : asText(input[holder]);
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(',');
  if (isRecord(value)) return textAt(value, 'value');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
