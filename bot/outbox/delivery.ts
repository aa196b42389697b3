import type { Form } from '../../core/form/definition';
import type { About, Address, OutboxMessage, Report, Seal } from '../../core/report/types';
import { notice } from '../../core/words/notices';
import { sent } from '../../core/words/review.es';
import { walk } from '../../core/words/texts.es';
import { reminderScreen } from '../../core/screens/reminder';
import { commentScreen } from '../../core/screens/comments';
import { folioOf, postScreen, sentScreen, type Viewing } from '../../core/screens/review';
import { formScreen } from '../../core/screens/form';
import type { Screen } from '../../core/screens/screens';
import { answeredLine, closedLine, walkScreen } from '../../core/screens/walk';
import type { Claimed, Outbox, Stored } from '../../storage/ports';
import { isClosing, isOpenCard, publishes } from './fate';
import type { Lookups } from './lookups';
import { DeliveryError, placeOf, type Attachment, type Messenger, type Posting } from './messenger';
import { POSTED_IN, postedIn, type ReviewChannelOf } from './review-channels';

export interface DeliverOptions {
  readonly store: Pick<Outbox, 'setPost' | 'asideOf'>;
  readonly viewing: Viewing;
  readonly messenger: Messenger;
  readonly lookups: Lookups;
  /** The channel where a report of that author's platform is reviewed; see `ReviewChannelOf`. */
  readonly reviewChannel: (...of: Parameters<ReviewChannelOf>) => ReturnType<ReviewChannelOf> | Address | undefined;
  /** The report as a file, for the platforms that post it; it prints where its history ends. */
  readonly document: (report: Report, seal: Seal) => Attachment;
  /** Whether somebody is to be reminded of that wait now; what is left unsaid counts as delivered. */
  readonly isTimely: (stored: Stored, spell: string) => boolean;
}

/** In a slot whose message shows another report by now: what would edit it is left unsaid. */
export const NO_MESSAGE = '';

/** Tries of an edit, after which the author's card is posted anew: the one that stays as it was is out of date. */
const EDITS = 3;

/**
 * Draws an outbox message from the report as it is now, and says it. Gives the post's message id.
 * Where it was tried before, that try may have got through.
 */
export function createDelivery(options: DeliverOptions) {
  const { store, viewing, messenger, lookups, reviewChannel, document, isTimely } = options;

  return async ({ message: wanted, attempts, stored: read }: Claimed): Promise<string | undefined> => {
    const kept = read();
    const message = isIdle(kept, wanted) ? undefined : await rooted(kept, wanted);
    if (message === undefined) return undefined;
    const to = await addressOf(kept, message.to);
    const stored = { ...kept, report: await lookups.named(kept.report) };
    try {
      return await say(stored, message, to, attempts);
    } catch (error) {
      if (error instanceof DeliveryError) error.place = placeOf(to);
      throw error;
    }
  };

  /** There is nothing to say any more. */
  function isIdle(stored: Stored, { about, messageId }: OutboxMessage): boolean {
    if (about.show === 'reminder') return !isTimely(stored, about.spell);
    if (about.show === 'standing') return stored.report.state !== 'in-review';
    // It has become the open card again meanwhile.
    return isClosing(about) && messageId !== undefined && messageId === stored.posts['card'];
  }

  /** A later version comes with the report's post where that is still to be posted, or stands for it where it was given up. */
  async function rooted(stored: Stored, message: OutboxMessage): Promise<OutboxMessage | undefined> {
    if (message.about.show !== 'revised' || stored.posts['channel'] !== undefined) return message;
    const asides = await store.asideOf(stored.report.id);
    if (asides.some(({ message: { about } }) => about.show === 'channel-post')) return undefined;
    return { ...message, to: 'review-channel', slot: 'channel', about: { show: 'channel-post' } };
  }

  async function say(
    stored: Stored,
    message: OutboxMessage,
    to: Address,
    attempts: number,
  ): Promise<string | undefined> {
    const screen = await drawn(stored, message.about);
    if (message.mode === 'post') {
      const posting = postingOf(stored, message, attempts > 0);
      const id = await messenger.post(to, screen, posting);
      if (BRINGS_THE_DOCUMENT.has(message.about.show)) await bring(stored, message, { to, id, posting });
      return id;
    }
    const posted = message.messageId ?? (message.slot === undefined ? undefined : stored.posts[message.slot]);
    if (posted === undefined || posted === NO_MESSAGE) return undefined;
    if (attempts < EDITS || !isOpenCard(message)) return messenger.edit(to, posted, screen);
    return messenger.post(to, await drawn(stored, savedAnew(message.about)), { key: message.id, again: true });
  }

  async function drawn(stored: Stored, about: About): Promise<Screen> {
    const { report } = stored;
    const thread = about.show === 'comment' ? await lookups.threadOf(stored) : undefined;
    const isStanding = STANDING.has(about.show);
    const published = !isStanding || (await isPublished(store, stored));
    const seal = about.show === 'channel-post' ? await lookups.sealOf(report) : undefined;
    return drawNotice(viewing, report, about, {
      published,
      ...(thread === undefined ? {} : { thread }),
      ...(seal === undefined ? {} : { seal }),
    });
  }

  /** What was posted stays where it is, wherever later reports are reviewed. */
  async function addressOf({ report, posts }: Stored, to: OutboxMessage['to']): Promise<Address> {
    if (to === 'author') return report.address;
    const channel = await reviewChannel(report.address, postedIn(posts));
    if (channel !== undefined) return channel;
    const error = new DeliveryError('No review channel is configured', 'mend', { reason: 'no_review_channel' });
    error.place = placeOf({ platform: report.address.platform, conversation: '' });
    throw error;
  }

  function postingOf({ posts }: Stored, message: OutboxMessage, again: boolean): Posting {
    const thread = message.to === 'review-thread' ? posts['channel'] : undefined;
    return { key: message.id, again, ...(thread === undefined ? {} : { thread }) };
  }

  /** A file takes a while, and what is said under the post meanwhile is about the report: the post is noted first. */
  async function bring(
    { report, tip }: Stored,
    { slot }: OutboxMessage,
    { to, id, posting }: { readonly to: Address; readonly id: string; readonly posting: Posting },
  ): Promise<void> {
    if (slot !== undefined) {
      await store.setPost(report.id, POSTED_IN, to.conversation);
      await store.setPost(report.id, slot, id);
    }
    await messenger.attach(to, posting.thread ?? id, document(report, tip), posting.again === true);
  }
}

/** What tells, of a report that was sent, whether reviewers see it. */
const STANDING: ReadonlySet<About['show']> = new Set(['standing', 'status', 'walk', 'form']);

/** Each version that is sent to review is read as the form, too. */
const BRINGS_THE_DOCUMENT: ReadonlySet<About['show']> = new Set(['channel-post', 'revised']);

/**
 * Whether reviewers can see its newest version, as far as is known: what was not refused is on its way. A post
 * that is there was put aside for its document alone.
 */
export async function isPublished(
  store: Pick<Outbox, 'asideOf'>,
  { report, posts }: Pick<Stored, 'report' | 'posts'>,
): Promise<boolean> {
  if (report.state !== 'in-review') return true;
  const asides = await store.asideOf(report.id);
  return !asides.some(({ message }) => publishes(message) && (message.slot === undefined || !(message.slot in posts)));
}

/** Under a card that could not be brought up to date. */
function savedAnew(about: About): About {
  if (about.show !== 'walk') return about;
  const told = typeof about.notice === 'object' ? about.notice : [];
  return { ...about, notice: [notice('card.anew'), ...told] };
}

/** What drawing a message needs besides the report. */
interface Known {
  /** See `isPublished`. */
  readonly published?: boolean;
  /** The address of the thread in which it is reviewed. */
  readonly thread?: string;
  /** Of its approval. */
  readonly seal?: Seal;
}

export function drawNotice(
  viewing: Viewing,
  report: Report,
  about: About,
  { published = true, thread, seal }: Known = {},
): Screen {
  const { form } = viewing;
  switch (about.show) {
    case 'walk':
      return isOpen(report) ? walkScreen(form, report, about) : statusScreen(viewing, report, published);
    case 'form':
      return isOpen(report)
        ? { template: 'form', data: formScreen(form, report) }
        : statusScreen(viewing, report, published);
    case 'answered':
      return { template: 'line', data: { text: answeredLine(form, report, about.step, about.typed) } };
    case 'accepted':
      return { template: 'line', data: { text: acceptedLine(form, report, about.fields) || walk.moved } };
    case 'moved':
      return { template: 'line', data: { text: walk.moved, subtle: true } };
    case 'closed':
      return { template: 'line', data: { text: closedLine(report), subtle: true } };
    case 'status':
    case 'standing':
      return statusScreen(viewing, report, published);
    case 'channel-post':
      return { template: 'post', data: postScreen(viewing, report, seal) };
    case 'revised':
      return {
        template: 'line',
        data: { text: sent.revised(folioOf(report), report.author.name, report.round) },
      };
    case 'comment':
      return { template: 'notice', data: commentScreen(report, about.comment, thread) };
    case 'reminder':
      return reminderScreen(viewing, report);
    default:
      return about satisfies never;
  }
}

const acceptedLine = (form: Form, report: Report, fields: readonly string[]): string =>
  fields.map((field) => answeredLine(form, report, { at: 'field', field })).join('\n');

/** Its author may still write in it. */
export const isOpen = (report: Report): boolean => report.state === 'draft' || report.state === 'changes-requested';

const statusScreen = (viewing: Viewing, report: Report, published: boolean): Screen => ({
  template: 'notice',
  data: sentScreen(viewing, report, published),
});
