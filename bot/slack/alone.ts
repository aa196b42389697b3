import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/record/runtime';
import type { Screen } from '../../core/screen/screens';
import { elseIf } from '../outbox/fallback';
import { patiently } from './calls';
import { draw, drawPlain, type Drawn, type DrawnScreen } from './draw';
import type { Answers, OnMessage, PayloadOf } from './reading/payload';
import { slackTexts } from './text.es';

/** One person, in a channel and perhaps in a thread of it. */
export interface Whispered {
  readonly channel: string;
  readonly user: string;
  readonly thread?: string | undefined;
}

/** What one person alone sees: where they are, or at the address that what they did named. */
export interface Alone {
  /** Shows a screen to one person in a channel, and to nobody else. */
  whisper(to: Whispered, screen: Screen): Promise<undefined>;
  /** What only one person sees is replaced at the address its press named; once that has closed, it is said anew. */
  replace(to: Whispered, screen: Screen, answers: Answers): Promise<undefined>;
  /** Answers at the address that a command named, where there is one: the bot need not be in the channel. */
  respond(to: Whispered, screen: Screen, answers: Answers): Promise<undefined>;
}

export function createAlone({ web, log }: { readonly web: WebClient; readonly log: Log }): Alone {
  return { whisper, replace, respond };

  async function whisper({ channel, user, thread }: Whispered, screen: Screen): Promise<undefined> {
    const under = thread === undefined ? {} : { thread_ts: thread };
    const say = async ({ messages }: DrawnScreen): Promise<void> => {
      for (const { text, blocks } of messages)
        await patiently(() => web.chat.postEphemeral({ channel, user, text, ...blocksIn(blocks), ...under }));
    };
    await elseIf('plainer', say(draw(screen)), () => say(drawPlain(screen)));
  }

  async function replace(to: Whispered, screen: Screen, { respond: answerAt }: Answers): Promise<undefined> {
    const [first, ...others] = draw(screen).messages;
    const whole = others.length === 0 && answerAt !== undefined;
    const answer = whole
      ? { replace_original: true, text: first.text, blocks: first.blocks }
      : { delete_original: true };
    const replaced = await answerAt?.(answer).then(
      () => true,
      (error: unknown) => {
        log.info('message not replaced', { reason: String(error) });
        return false;
      },
    );
    if (!whole || replaced !== true) await whisper(to, screen);
  }

  async function respond(to: Whispered, screen: Screen, { respond: answerAt }: Answers): Promise<undefined> {
    if (answerAt === undefined) return whisper(to, screen);
    const say = async ({ messages }: DrawnScreen): Promise<void> => {
      for (const { text, blocks } of messages)
        await answerAt({ response_type: 'ephemeral', replace_original: false, text, ...blocksIn(blocks) });
    };
    // An address says no more of a refusal than its status.
    await say(draw(screen)).catch((error: unknown) => {
      log.info('answer not shown as a card', { reason: String(error) });
      return say(drawPlain(screen));
    });
  }
}

const blocksIn = (blocks: Drawn['blocks']) => (blocks.length === 0 ? {} : { blocks });

export const whisperedTo = ({ who }: PayloadOf<'press'>, { channel, thread }: OnMessage): Whispered => ({
  channel,
  user: who.id,
  thread,
});

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
