import { ACTION_PREFIXES } from '../../cards/block-kit';
import { readEvent } from './events';
import type { Incoming, Read, Surface, Who } from './incoming';
import { inputsOf } from './inputs';
import { isRecord, parsedRecord, recordAt, recordsAt, textAt, type Fields } from './unknown';

/** The commands, by name: the configured app has one. */
export const COMMAND = '/informe';
/** On a message of a report's thread: the report's card, for whoever called it. */
export const REPORT_SHORTCUT = 'report_of_thread';
/** Anywhere: a new report, in the direct message. */
export const NEW_SHORTCUT = 'new_report';
export const CHANGES_VIEW = 'request_changes';

/** Reads a request's body, whatever it holds. Never throws. */
export function readPayload(body: unknown): Read {
  if (!isRecord(body)) return unsupported('no object');
  if (typeof body['command'] === 'string') return readCommand(body);
  const type = textAt(body, 'type');
  switch (type) {
    case 'event_callback':
      return readEvent(body);
    case 'block_actions':
      return readPress(body);
    case 'view_submission':
      return readSubmission(body);
    case 'shortcut':
    case 'message_action':
      return readShortcut(body);
    case 'view_closed':
    case 'app_rate_limited':
      return { incoming: { is: 'ignored', because: type } };
    default:
      return unsupported(type === '' ? 'payload without a type' : type);
  }
}

const unsupported = (what: string): Read => ({ incoming: { is: 'unsupported', what: what.slice(0, 80) } });

/** `user` is an object in interactions, and its name stands in one of three places. */
function whoIn(body: Fields): Who | undefined {
  const user = recordAt(body, 'user');
  const id = textAt(user, 'id') || textAt(body, 'user_id');
  const name = textAt(user, 'name') || textAt(user, 'username') || textAt(body, 'user_name');
  return id === '' ? undefined : { id, name };
}

function keyed(kind: string, key: string, incoming: Incoming): Read {
  return key === '' ? { incoming } : { incoming, key: `${kind}:${key}` };
}

function readCommand(body: Fields): Read {
  const who = whoIn(body);
  const name = textAt(body, 'command');
  if (who === undefined) return unsupported(`command ${name}`);
  const incoming: Incoming = {
    is: 'command',
    who,
    channel: textAt(body, 'channel_id'),
    text: textAt(body, 'text'),
  };
  return keyed('command', textAt(body, 'trigger_id'), incoming);
}

function readShortcut(body: Fields): Read {
  const who = whoIn(body);
  const callback = textAt(body, 'callback_id');
  if (who === undefined) return unsupported(`shortcut ${callback}`);
  const message = recordAt(body, 'message');
  const [channel, ts] = [textAt(recordAt(body, 'channel'), 'id'), textAt(message, 'ts') || textAt(body, 'message_ts')];
  const on = channel === '' || ts === '' ? {} : { on: { channel, root: textAt(message, 'thread_ts') || ts } };
  return keyed('shortcut', textAt(body, 'trigger_id'), { is: 'shortcut', who, callback, ...on });
}

function readSubmission(body: Fields): Read {
  const who = whoIn(body);
  const view = recordAt(body, 'view');
  if (who === undefined || textAt(view, 'callback_id') !== CHANGES_VIEW)
    return unsupported(`view ${textAt(view, 'callback_id')}`);
  return {
    incoming: {
      is: 'submitted',
      who,
      metadata: textAt(view, 'private_metadata'),
      inputs: inputsOf(recordAt(view, 'state')),
    },
  };
}

/** A button of ours has its data in its value; a choice made in a list, or a link, waits for a button. */
function readPress(body: Fields): Read {
  const who = whoIn(body);
  const action = recordsAt(body, 'actions')[0];
  if (who === undefined || action === undefined) return unsupported('block_actions without an action');
  const given = action['type'] === 'button' ? parsedRecord(textAt(action, 'value')) : undefined;
  if (given === undefined || typeof given['verb'] !== 'string')
    return { incoming: { is: 'ignored', because: `action ${textAt(action, 'action_id')}`.slice(0, 80) } };
  const surface = surfaceOf(body);
  if (surface === undefined) return unsupported('button outside messages and Home');
  const { again, ...data } = given;
  const state = isRecord(body['state']) ? body['state'] : recordAt(recordAt(body, 'view'), 'state');
  const isAlone = textAt(action, 'action_id').startsWith(ACTION_PREFIXES.alone);
  const inputs = { ...(isRecord(again) ? asInputs(again) : {}), ...(isAlone ? {} : inputsOf(state)) };
  const triggerId = textAt(body, 'trigger_id');
  return keyed('press', [textAt(action, 'action_ts'), triggerId].filter((part) => part !== '').join(':'), {
    is: 'press',
    who,
    surface,
    data,
    inputs,
    triggerId,
  });
}

const asInputs = (given: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : [])));

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
