import { idsOf } from '../../../core/record/queries/people';
import type { Screen } from '../../../core/screen/screens';
import { readIntent } from '../../../core/talk/intent';
import { problem } from '../../../core/words/problems';
import { isUnreadable } from '../faults';
import { onEdited } from '../filing/edited';
import { problemCard } from '../find/lists';
import type { Services } from '../services';
import type { Message } from '../update';
import type { Facts, Open } from './facts';
import { listeners } from './listeners';

/** Characters a message may have: what the longest answer of the form could need, tables and all. */
const MESSAGE_LIMIT = 120_000;

/**
 * A message in a one-to-one chat, which the first listener that hears it answers. What concerns a report goes through
 * its outbox, so that it is said even after a crash; the screens returned (greetings, lists) stand below the message.
 */
export async function onMessage(services: Services, message: Message): Promise<readonly Screen[]> {
  if (message.text.length > MESSAGE_LIMIT) return [problemCard(problem('message.too-long', { limit: MESSAGE_LIMIT }))];
  if (message.edited === true) return onEdited(services, message, onMessage);
  const open = await openOf(services, message);
  let facts: Facts = { services, message, intent: readIntent(message.text), open };
  for (const { name, hears } of listeners) {
    const heard = await hears(facts);
    if (heard === undefined) continue;
    if ('goesOnAs' in heard) {
      facts = { ...facts, message: heard.goesOnAs };
      continue;
    }
    services.log.debug('message heard', { listener: name });
    return heard;
  }
  return [];
}

const openOf = ({ store }: Services, message: Message): Promise<Open> =>
  store.loadOpen(idsOf(message), message.key).then(
    (stored) => ({ is: 'report', stored }),
    (fault: unknown) => {
      if (isUnreadable(fault)) return { is: 'unreadable', fault };
      throw fault;
    },
  );
