import {
  CardFactory,
  TeamsInfo,
  type Activity,
  type CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import { DeliveryError, type Messenger } from '../outbox/messenger';
import type { Address } from '../../core/report/types';
import type { Screen } from '../../core/screens/screens';
import { expand } from '../../cards/expand';

/** Speaks first on Teams: posts and edits cards wherever an address points. */
export function createTeamsMessenger(adapter: CloudAdapter, appId: string): Messenger {
  return {
    post: async (to, screen, { thread } = {}) => {
      const sent = await inConversation(to, thread, (context) => context.sendActivity(cardOf(screen)));
      return sent?.id ?? '';
    },
    edit: async (to, messageId, screen) => {
      await inConversation(to, undefined, (context) => context.updateActivity({ ...cardOf(screen), id: messageId }));
      return undefined;
    },
    nameOf: async (where, person) => {
      const member = await inConversation(where, undefined, (context) =>
        TeamsInfo.getMember(context, person.slice(person.indexOf(':') + 1)),
      );
      return member?.name;
    },
    linkTo: async ({ conversation, reference }, messageId) => linkTo(conversation, messageId, tenantIn(reference)),
    // In a channel a file needs SharePoint: the card's signed link stands for it.
    attach: async () => {},
  };

  async function inConversation<T>(
    to: Address,
    thread: string | undefined,
    act: (context: TurnContext) => Promise<T>,
  ): Promise<T | undefined> {
    let result: T | undefined;
    try {
      await adapter.continueConversationAsync(appId, referenceOf(to, thread), async (context) => {
        result = await act(context);
      });
    } catch (error) {
      throw deliveryError(error);
    }
    return result;
  }
}

/** A screen as a message: its card, and its words for a notification. */
export function cardOf(screen: Screen): Partial<Activity> {
  const card = expand(screen);
  return { type: 'message', summary: card.fallbackText ?? '', attachments: [CardFactory.adaptiveCard(card)] };
}

/** Rule: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
function linkTo(conversation: string, messageId: string, tenant: string | undefined): string | undefined {
  const [channel = ''] = conversation.split(';');
  if (!/^19:.+@thread\./.test(channel) || messageId === '') return undefined;
  const query = new URLSearchParams({
    parentMessageId: messageId,
    ...(tenant === undefined ? {} : { tenantId: tenant }),
  });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(messageId)}?${query}`;
}

function tenantIn(reference: unknown): string | undefined {
  const { tenantId } = (reference as ConversationReference).conversation;
  return tenantId;
}

function referenceOf({ conversation, reference }: Address, thread: string | undefined): Partial<ConversationReference> {
  const known = reference as ConversationReference;
  const id = thread === undefined ? conversation : `${conversation.split(';')[0] ?? ''};messageid=${thread}`;
  return { ...known, conversation: { ...known.conversation, id } };
}

/** What the platform may take at another time. The rest it never will: gone, forbidden, too large. */
const WORTH_A_RETRY = new Set([401, 408, 409, 412, 425, 429, 500, 502, 503, 504]);

function deliveryError(error: unknown): DeliveryError {
  const status = numberAt(error, 'statusCode');
  const retry = status === undefined || WORTH_A_RETRY.has(status) ? 'later' : 'never';
  const waitMs = retryAfterMs(error);
  return new DeliveryError(`Teams answered ${status ?? 'nothing'}`, retry, waitMs, { cause: error });
}

function numberAt(error: unknown, name: string): number | undefined {
  const value: unknown =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** The wait a 429 names, in seconds as HTTP has it; undefined where it names none. */
function retryAfterMs(error: unknown): number | undefined {
  const response = (error as { response?: { headers?: { get?: (name: string) => unknown } } } | null)?.response;
  const seconds = Number(response?.headers?.get?.('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}
