import type { WebClient } from '@slack/web-api';
import type { Desk } from '../turns/desk';
import type { Place } from '../turns/incoming';
import type { Clock } from '../../core/runtime';
import type { Messenger } from '../outbox/messenger';
import type { Speaker } from '../outbox/speaker';
import { problem, problemText, type ProblemCode } from '../../core/words/problems';
import type { Screen } from '../../core/screens/screens';
import { patiently } from './calls';
import { draw } from './draw';
import type { Reach } from './reach';

/** What every turn on Slack works with. */
export interface Room {
  readonly desk: Desk;
  readonly clock: Clock;
  readonly web: WebClient;
  readonly reach: Reach;
  readonly messenger: Messenger;
  readonly speaker: Speaker;
  /** The channel where reports are reviewed. */
  readonly review: string | undefined;
}

/** How Slack lets an interaction be answered: at once, and a few times more within half an hour. */
export interface Answers {
  readonly ack: (answer?: unknown) => Promise<unknown>;
  /** Absent where the payload names no address to answer at. */
  readonly respond: ((message: object) => Promise<unknown>) | undefined;
}

export const isDirect = (channel: string): boolean => channel.startsWith('D');

export const placeOf = ({ review }: Pick<Room, 'review'>, channel: string): Place => {
  if (isDirect(channel)) return 'personal';
  return channel === review ? 'review-channel' : 'elsewhere';
};

/** Shows a screen to one person in a channel, and to nobody else. */
export async function whisper(
  { web }: Pick<Room, 'web'>,
  to: { readonly channel: string; readonly user: string; readonly thread?: string | undefined },
  screen: Screen,
): Promise<void> {
  const { channel, user, thread } = to;
  for (const { text, blocks } of draw(screen).messages) {
    await patiently(() =>
      web.chat.postEphemeral({ channel, user, text, blocks, ...(thread === undefined ? {} : { thread_ts: thread }) }),
    );
  }
}

/** A sentence on a card of its own. */
export const notice = (title: string): Screen => ({
  template: 'notice',
  data: { title, tone: 'warning', lines: [], facts: [], buttons: [], links: [] },
});

type PlainProblem = Extract<ProblemCode, 'service.down-typed' | 'service.down-kept' | 'thread.no-report'>;

export const problemNotice = (code: PlainProblem): Screen => notice(problemText(problem(code)));
