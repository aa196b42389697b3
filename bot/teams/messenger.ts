import {
  CardFactory,
  TeamsInfo,
  type Activity,
  type CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import { DeliveryError, type Messenger, type Remedy } from '../outbox/messenger';
import type { Address } from '../../core/record/types';
import { plainText } from '../../core/review/screens/plain';
import type { Screen } from '../../core/screen/screens';
import { channelOf } from './channel';
import { consentCard } from './file-cards';
import { drawnForAll, ownCards } from './show';

/** Speaks first on Teams: posts and edits cards wherever an address points. */
export function createTeamsMessenger(adapter: CloudAdapter, appId: string): Messenger {
  return {
    post: async (to, screen, { thread, plain } = {}) => {
      const said = plain === true ? textOf(screen) : cardOf(screen);
      const what = thread === undefined ? 'post' : 'reply';
      const sent = await inConversation(to, thread, what, (context) => context.sendActivity(said));
      return sent?.id ?? '';
    },
    edit: async (to, messageId, screen, { plain } = {}) => {
      const said = plain === true ? textOf(screen) : cardOf(screen);
      await inConversation(to, undefined, 'edit', (context) => context.updateActivity({ ...said, id: messageId }));
      return undefined;
    },
    nameOf: async (where, person) => {
      const member = await inConversation(where, undefined, 'post', (context) =>
        TeamsInfo.getMember(context, person.slice(person.indexOf(':') + 1)),
      );
      return member?.name;
    },
    // A consent that the package asks for, and an administrator may leave out.
    mayMissReplies: () => true,
    ownCards: () => ownCards,
    linkTo: async ({ conversation, reference }, messageId) => linkTo(conversation, messageId, tenantIn(reference)),
    // In a channel a file needs SharePoint: the card's signed links stand for it.
    attach: async () => {},
    // The same of a chat of several.
    give: async (to, file) => {
      if (!isPersonal(to)) return 'not-here';
      await inConversation(to, undefined, 'post', (context) => context.sendActivity(consentCard(file)));
      return 'asked';
    },
  };

  async function inConversation<T>(
    to: Address,
    thread: string | undefined,
    what: Doing,
    act: (context: TurnContext) => Promise<T>,
  ): Promise<T | undefined> {
    let result: T | undefined;
    try {
      await adapter.continueConversationAsync(appId, referenceOf(to, thread), async (context) => {
        result = await act(context);
      });
    } catch (error) {
      throw deliveryError(error, what);
    }
    return result;
  }
}

function isPersonal({ reference }: Address): boolean {
  const { conversationType, isGroup } = (reference as ConversationReference).conversation;
  return conversationType === 'personal' || (conversationType === undefined && !isGroup);
}

/** A screen as a message: its card, and its words for a notification. */
export function cardOf(screen: Screen): Partial<Activity> {
  const card = drawnForAll(screen);
  return { type: 'message', summary: card.fallbackText ?? '', attachments: [CardFactory.adaptiveCard(card)] };
}

/** The same in plain words. */
const textOf = (screen: Screen): Partial<Activity> => {
  const text = plainText(screen);
  return { type: 'message', text, textFormat: 'plain', summary: text.slice(0, 200) };
};

/** Rule: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
function linkTo(conversation: string, messageId: string, tenant: string | undefined): string | undefined {
  const channel = channelOf(conversation);
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

/** What the SDK goes on with there. */
export function referenceOf(
  { conversation, reference }: Address,
  thread: string | undefined,
): Partial<ConversationReference> {
  const known = reference as ConversationReference;
  const id = thread === undefined ? conversation : `${channelOf(conversation)};messageid=${thread}`;
  return { ...known, conversation: { ...known.conversation, id } };
}

type Doing = 'post' | 'reply' | 'edit';

/** What the platform may take at another time. */
const PASSING = new Set([401, 408, 409, 412, 425, 429]);
/** What it takes in no such form: too large, or a card it does not understand. */
const UNFIT = new Set([400, 413, 415, 422]);

/** 404 is of the message or the thread where there is one; else, as 403, of the whole conversation. */
function remedyOf(status: number, what: Doing): Remedy {
  if (PASSING.has(status) || status >= 500) return 'later';
  if (UNFIT.has(status)) return 'plainer';
  if (what === 'edit' && status === 405) return 'anew';
  return what !== 'post' && (status === 404 || status === 410) ? 'anew' : 'mend';
}

export function deliveryError(error: unknown, what: Doing): DeliveryError {
  const status = numberAt(error, 'statusCode');
  const waitMs = retryAfterMs(error);
  const reason = codeOf(error);
  return new DeliveryError(
    ['Teams answered', status ?? 'nothing', reason].join(' ').trim(),
    status === undefined ? 'later' : remedyOf(status, what),
    {
      reason,
      cause: error,
      ...(status === undefined ? {} : { status }),
      ...(waitMs === undefined ? {} : { waitMs }),
    },
  );
}

/** Teams' own code, such as `BotNotInConversationRoster`, or the system's, such as `ECONNREFUSED`. */
function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : '';
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
