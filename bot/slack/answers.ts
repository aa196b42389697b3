import type { SlackActionMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { slackTexts } from './text.es';

/** How Slack lets an interaction be answered: at once, and a few times more within half an hour. */
export interface Answers {
  /** Acknowledges it, with an answer where Slack takes one; the first time alone. */
  readonly ack: (answer?: unknown) => Promise<void>;
  /** Whether it was acknowledged: a window that was is closed. */
  readonly isAnswered: () => boolean;
  /** Absent where the payload names no address to answer at. */
  readonly respond: ((message: object) => Promise<unknown>) | undefined;
}

/** Only what Slack waits for an answer to can be acknowledged, and only what names an address can be answered at it. */
export function answersOf({ ack, respond }: Partial<SlackActionMiddlewareArgs>): Answers {
  const send = ack as ((answer?: unknown) => Promise<void>) | undefined;
  let isAnswered = false;
  return {
    ack: async (answer) => {
      if (isAnswered) return;
      isAnswered = true;
      await send?.(answer);
    },
    isAnswered: () => isAnswered,
    respond: respond === undefined ? undefined : (message) => respond(message),
  };
}

/** Where the answer is, for whoever acted, with the way there. */
export async function sayInChat({ respond }: Answers, chat: string | undefined): Promise<void> {
  const text = slackTexts.answeredInChat;
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'plain_text', text } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'open-chat',
          text: { type: 'plain_text', text: slackTexts.openChat },
          url: chat ?? '',
        },
      ],
    },
  ];
  await respond?.({
    response_type: 'ephemeral',
    replace_original: false,
    text,
    ...(chat === undefined ? {} : { blocks }),
  });
}

/** A sentence for whoever acted, where they look. */
export async function sayAlone({ respond }: Answers, text: string): Promise<undefined> {
  await respond?.({ response_type: 'ephemeral', replace_original: false, text });
}
