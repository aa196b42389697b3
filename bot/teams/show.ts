import { INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { Sender } from '../outbox/sender';
import type { Reply } from '../turns/reply';
import type { Update } from '../turns/update';
import { searchResult } from './extension';
import { drawnForOne } from './own-cards';

/**
 * Shows what a turn answers with. Teams has no windows and shows nobody something alone but in the
 * place of the card they pressed: so the answer to a button stands in its place, whatever the place,
 * and what would be whispered stands below, or what is said instead of it.
 */
export function createShow(options: {
  readonly context: TurnContext;
  readonly sender: Sender;
  readonly update: Update;
  readonly invoke: boolean;
}): (replies: readonly Reply[]) => Promise<string | undefined> {
  const { context, sender, update, invoke } = options;
  const { address } = update;

  return async (replies) => {
    if (update.is === 'query') respond(context, 200, searchResult(replies));
    else for (const reply of replies) await show(reply);
    return undefined;
  };

  async function show({
    screen: wanted,
    to = address,
    where,
    otherwise,
    thread,
    replaces,
    lost,
  }: Reply): Promise<void> {
    const screen = where === 'whisper' && !invoke ? (otherwise ?? wanted) : wanted;
    if (screen === 'nothing') return;
    if (invoke)
      return respond(
        context,
        200,
        `{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":${drawnForOne(screen)}}`,
      );
    // A client that knows only Action.Submit shows nothing in place by itself: the card is edited.
    if (replaces !== undefined) return sender.replace(to, replaces, screen, lost);
    // A chat of two has no threads.
    sender.send(to, [screen], thread === undefined || update.is === 'message' ? {} : { thread });
  }
}

/**
 * Answers an invoke, as `sendActivity` does after a round of the SDK's middleware, of which there is none. A body
 * that is text is JSON already, see `sendJson`.
 */
export function respond(context: TurnContext, status: number, body: unknown): void {
  context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status, body } });
}
