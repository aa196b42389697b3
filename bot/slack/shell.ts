import type { ReceiverEvent } from '@slack/bolt';
import { isRecord, textAt } from './fields';
import type { IsSlacks } from './hosts';
import type { Payload } from './payload';

/**
 * What Bolt is handed in a payload's place, which has been read: of that it needs to know how it may be
 * answered, and no more. It would take ids in it for names in objects of its own, and keep clients by them
 * for ever. An address to answer at that is none of Slack's is left out: the answer goes another way.
 */
export function shellOf(payload: Payload, body: unknown, isSlacks: IsSlacks): ReceiverEvent['body'] {
  const address = isRecord(body) ? textAt(body, 'response_url') : '';
  return { ...kindOf(payload), ...(isSlacks(address) ? { response_url: address } : {}) };
}

function kindOf({ is }: Payload): ReceiverEvent['body'] {
  switch (is) {
    case 'message':
    case 'thread':
    case 'mention':
    case 'home-opened':
    case 'messages-opened':
    case 'joined':
    case 'reaction':
      return { type: 'event_callback', event: { type: 'message' } };
    case 'press':
    case 'chosen':
      return { type: 'block_actions', user: {}, actions: [{ type: 'button' }] };
    case 'suggest':
      return { type: 'block_suggestion', user: {} };
    case 'submitted':
      return { type: 'view_submission', user: {}, view: {} };
    // By a command or a mention; either may be answered so.
    case 'review-here':
    case 'command':
      return { command: '' };
    case 'shortcut':
      return { type: 'shortcut', user: {} };
    default:
      return is satisfies never;
  }
}
