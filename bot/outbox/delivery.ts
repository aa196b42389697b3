import type { About, Address, OutboxMessage, Report } from '../../core/report/types';
import { sent, walk } from '../../core/words/texts.es';
import { reminderScreen } from '../../core/screens/reminder';
import { commentScreen, folioOf, postScreen, sentScreen, type Viewing } from '../../core/screens/review';
import type { Screen } from '../../core/screens/screens';
import { answeredLine, closedLine, walkScreen } from '../../core/screens/walk';
import type { Claimed, Outbox, Stored } from '../../storage/ports';
import type { ReviewChannelOf } from './review-channels';
import { DeliveryError, type Attachment, type Messenger, type Posting } from './messenger';

export interface DeliverOptions {
  readonly store: Pick<Outbox, 'setPost'>;
  readonly viewing: Viewing;
  readonly messenger: Messenger;
  /** The channel where a report of that author's platform is reviewed; see `ReviewChannelOf`. */
  readonly reviewChannel: (...of: Parameters<ReviewChannelOf>) => ReturnType<ReviewChannelOf> | Address | undefined;
  /** The report as a file, for the platforms that post it. */
  readonly document: (report: Report) => Attachment;
  /** Whether somebody is to be reminded of that wait now; what is left unsaid counts as delivered. */
  readonly isTimely: (stored: Stored, spell: string) => boolean;
}

/**
 * Draws an outbox message from the report as it is now, and says it. Gives the post's message id.
 * Where it was tried before, that try may have got through.
 */
export function createDelivery({ store, viewing, messenger, reviewChannel, document, isTimely }: DeliverOptions) {
  return async ({ message, attempts, stored: read }: Claimed): Promise<string | undefined> => {
    const stored = read();
    if (message.about.show === 'reminder' && !isTimely(stored, message.about.spell)) return undefined;
    const to = await addressOf(stored, message.to);
    const screen = drawNotice(viewing, stored.report, message.about);
    if (message.mode === 'post') {
      const posting = postingOf(stored, message, attempts > 0);
      const id = await messenger.post(to, screen, posting);
      if (BRINGS_THE_DOCUMENT.has(message.about.show)) await bring(stored, message, { to, id, posting });
      return id;
    }
    const posted = message.messageId ?? (message.slot === undefined ? undefined : stored.posts[message.slot]);
    return posted === undefined ? undefined : messenger.edit(to, posted, screen);
  };

  /** What was posted stays where it is, wherever later reports are reviewed. */
  async function addressOf({ report, posts }: Stored, to: OutboxMessage['to']): Promise<Address> {
    if (to === 'author') return report.address;
    const posted = posts['channel'] === undefined ? undefined : (posts[POSTED_IN] ?? '');
    const channel = await reviewChannel(report.address, posted);
    if (channel === undefined) throw new DeliveryError('No review channel is configured', 'later');
    return channel;
  }

  function postingOf({ posts }: Stored, message: OutboxMessage, again: boolean): Posting {
    const thread = message.to === 'review-thread' ? posts['channel'] : undefined;
    return { key: message.id, again, ...(thread === undefined ? {} : { thread }) };
  }

  /** A file takes a while, and what is said under the post meanwhile is about the report: the post is noted first. */
  async function bring(
    { report }: Stored,
    { slot }: OutboxMessage,
    { to, id, posting }: { readonly to: Address; readonly id: string; readonly posting: Posting },
  ): Promise<void> {
    if (slot !== undefined) {
      await store.setPost(report.id, POSTED_IN, to.conversation);
      await store.setPost(report.id, slot, id);
    }
    await messenger.attach(to, posting.thread ?? id, document(report), posting.again === true);
  }
}

/** Beside the post in the review channel: the conversation that it stands in. */
const POSTED_IN = 'channel.in';

/** Each version that is sent to review is read as the form, too. */
const BRINGS_THE_DOCUMENT: ReadonlySet<About['show']> = new Set(['channel-post', 'revised']);

export function drawNotice(viewing: Viewing, report: Report, about: About): Screen {
  const { form } = viewing;
  switch (about.show) {
    case 'walk':
      return isOpen(report) ? walkScreen(form, report, about) : statusScreen(viewing, report);
    case 'answered':
      return { template: 'line', data: { text: answeredLine(form, report, about.step) } };
    case 'moved':
      return { template: 'line', data: { text: walk.moved, subtle: true } };
    case 'closed':
      return { template: 'line', data: { text: closedLine(report), subtle: true } };
    case 'status':
      return statusScreen(viewing, report);
    case 'channel-post':
      return { template: 'post', data: postScreen(viewing, report) };
    case 'revised':
      return {
        template: 'line',
        data: { text: sent.revised(folioOf(report), report.author.name, report.round) },
      };
    case 'comment':
      return { template: 'notice', data: commentScreen(report, about.comment) };
    case 'reminder':
      return reminderScreen(viewing, report);
    default:
      return about satisfies never;
  }
}

/** Its author may still write in it. */
export const isOpen = (report: Report): boolean => report.state === 'draft' || report.state === 'changes-requested';

const statusScreen = (viewing: Viewing, report: Report): Screen => ({
  template: 'notice',
  data: sentScreen(viewing, report),
});
