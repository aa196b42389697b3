import { commentOf } from '../../core/record/queries/comments';
import { saidOn } from '../../core/review/thread/mirroring';
import { homeOf, placeSlot, postOn, postSlot, postsOf } from '../../core/record/queries/posts';
import { baseOf } from '../../core/record/queries/revision';
import type { About, Address, OutboxMessage, Report } from '../../core/record/types';
import { addressOn, homeAddress } from '../../core/record/queries/whereabouts';
import { notice } from '../../core/words/notices';
import type { Viewing } from '../../core/review/screens/review';
import { isLong, saidAt, saidScreen, withWhen } from '../../core/review/thread/mirrored';
import type { Screen } from '../../core/screen/screens';
import type { Clock } from '../../core/record/runtime';
import type { Claimed, ReportStore, Stored } from '../../storage/ports';
import type { Deciders } from './deciders';
import { drawNotice } from './draw';
import { isClosing, isOpenCard } from './fate';
import { hintFor, type Hearing } from './hearing';
import { addressAtAuthor, goesOn, isLeft, isPosted, postOf } from './left';
import type { Lookups } from './lookups';
import { DeliveryError, placeOf, type Attachment, type Messenger, type Posting } from './messenger';
import { publishedOf } from './published';
import { comparedAt } from './files/revisions';
import type { ReviewChannelOf } from './review-channels';
import { noteSaid, threadFacts } from './thread';

export { drawNotice } from './draw';

export interface DeliverOptions {
  readonly store: Pick<ReportStore, 'setPost' | 'asideOf' | 'history'>;
  readonly viewing: Viewing;
  readonly messenger: Messenger;
  readonly lookups: Lookups;
  /** Absent: all that is written under a post reaches the bot. */
  readonly hearing?: Hearing;
  /** Absent: all see the same post. */
  readonly deciders?: Deciders;
  /** The channel where a report of that author is reviewed; see `ReviewChannelOf`. */
  readonly reviewChannel: (...of: Parameters<ReviewChannelOf>) => ReturnType<ReviewChannelOf> | Address | undefined;
  /** Platforms that have such a channel; see `ReviewChannels`. Where absent, the author's own is asked alone. */
  readonly platforms?: (author: Address) => Promise<readonly string[]>;
  /** The report as it was sent last, as files for the platforms that post them. */
  readonly documents: (stored: Stored) => readonly Attachment[];
  readonly clock?: Clock;
  /** Whether that reminder is to be given now; what is left unsaid counts as delivered. */
  readonly isTimely: (stored: Stored, reminder: string) => Promise<boolean> | boolean;
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
  const { store, viewing, messenger, lookups, hearing, deciders, reviewChannel, documents, isTimely } = options;
  const { clock = { now: () => new Date() } } = options;
  const { platforms = async ({ platform }: Address) => [platform] } = options;

  return async ({ message: wanted, attempts, stored: read }: Claimed): Promise<string | undefined> => {
    const kept = read();
    const message = (await isIdle(kept, wanted)) ? undefined : await rooted(kept, await placed(kept, wanted));
    if (message === undefined) return undefined;
    const to = await addressOf(kept, message);
    const stored = { ...kept, report: await lookups.named(kept.report) };
    try {
      const id = await say(stored, message, to, attempts);
      return message.slot === wanted.slot ? id : await noted(kept.report.id, message, id);
    } catch (error) {
      if (error instanceof DeliveryError) error.place = placeOf(to);
      throw error;
    }
  };

  /** Under a slot that its message did not name. */
  async function noted(reportId: string, { slot }: OutboxMessage, id: string | undefined): Promise<undefined> {
    if (slot !== undefined && id !== undefined) await store.setPost(reportId, slot, id);
  }

  /** There is nothing to say any more. */
  async function isIdle(stored: Stored, { about, messageId, mode }: OutboxMessage): Promise<boolean> {
    if (about.show === 'reminder') return !(await isTimely(stored, about.spell));
    if (about.show === 'standing') return stored.report.state !== 'in-review';
    if (about.show === 'said' && mode === 'post')
      return commentOf(stored.report, about.comment)?.removedAt !== undefined;
    // It has become the open card again meanwhile.
    return isClosing(about) && messageId !== undefined && messageId === stored.posts['card'];
  }

  /** What names no platform is said where the report stands, or may: on its own platform, or else on another. */
  async function placed({ report, posts }: Stored, message: OutboxMessage): Promise<OutboxMessage> {
    if (message.to === 'author' || message.on !== undefined) return message;
    const home = homeOf(report);
    const known = [
      ...postsOf(report, posts).map(({ platform }) => platform),
      ...(await platforms(homeAddress(report))),
    ];
    const on = known.find((platform) => platform === home) ?? known[0] ?? home;
    return { ...message, on, ...(message.slot === 'channel' ? { slot: postSlot(report, on) } : {}) };
  }

  /** A later version comes with the report's post where that is still to be posted, or stands for it where it was given up. */
  async function rooted(stored: Stored, message: OutboxMessage): Promise<OutboxMessage | undefined> {
    const { report, posts } = stored;
    if (message.to !== 'review-thread' || message.on === undefined) return message;
    if (postOn(report, posts, message.on) !== undefined || message.about.show === 'reminder') return message;
    // Nothing of it is shown on a platform whose channel was configured since, until it is sent again.
    if (message.about.show !== 'revised') return undefined;
    const asides = await store.asideOf(report.id);
    if (
      asides.some(({ message: { about, on = homeOf(report) } }) => about.show === 'channel-post' && on === message.on)
    )
      return undefined;
    return { ...message, to: 'review-channel', slot: postSlot(report, message.on), about: { show: 'channel-post' } };
  }

  async function say(
    stored: Stored,
    message: OutboxMessage,
    to: Address,
    attempts: number,
  ): Promise<string | undefined> {
    const screen = isLeft(stored, message, to)
      ? goesOn(stored, to)
      : await hinted(stored, await drawn(stored, message), to);
    if (message.mode === 'post' && !isPosted(stored, message)) {
      const posting = postingOf(stored, message, attempts > 0);
      const id = await messenger.post(to, screen, posting);
      if (IS_ANSWERED.has(message.about.show)) await noteSaid(store, stored.report.id, to.conversation, id);
      if (BRINGS_THE_DOCUMENT.has(message.about.show)) await bring(stored, message, { to, id, posting });
      return id;
    }
    const posted = postOf(stored, message);
    if (posted === undefined || posted === NO_MESSAGE) return undefined;
    if (message.mode === 'post') return repost(stored, message, to, { posted, screen });
    if (attempts < EDITS || !isOpenCard(message)) return edit(stored, message, to, { posted, screen });
    const anew = await drawn(stored, { ...message, about: savedAnew(message.about) });
    return messenger.post(stored.report.address, anew, { key: message.id, again: true });
  }

  /** Of a post that had to be made anew, what is said under the one of before is still about the report. */
  async function edit(
    { report }: Stored,
    { about }: OutboxMessage,
    to: Address,
    { posted, screen }: { readonly posted: string; readonly screen: Screen },
  ): Promise<string | undefined> {
    const anew = await messenger.edit(to, posted, screen);
    if (anew === undefined || anew === posted) return anew;
    if (about.show === 'channel-post') await noteSaid(store, report.id, to.conversation, posted);
    if (IS_ANSWERED.has(about.show)) await noteSaid(store, report.id, to.conversation, anew);
    return anew;
  }

  async function hinted({ report }: Stored, screen: Screen, to: Address): Promise<Screen> {
    if (screen.template !== 'post') return screen;
    const hint = hearing === undefined ? {} : await hintFor(hearing, report, to);
    return { ...screen, data: { ...screen.data, ...hint, ...(await deciders?.(report, to)) } };
  }

  async function drawn(stored: Stored, { about, to }: OutboxMessage): Promise<Screen> {
    const { report } = stored;
    if (about.show === 'said') return whenOf(report, about, await saidElsewhere(stored, about.comment));
    const thread = about.show === 'comment' ? await threadFacts({ store, lookups }, stored) : undefined;
    const compared = about.show === 'revised' ? await changedWith(store, report, about.round) : undefined;
    const isStanding = STANDING.has(about.show);
    const published = isStanding ? { published: await publishedOf({ store, platforms }, stored) } : {};
    const seal = about.show === 'channel-post' ? await lookups.sealOf(report) : undefined;
    const screen = drawNotice(viewing, report, about, {
      ...published,
      ...(seal === undefined ? {} : { seal }),
      ...(thread === undefined ? {} : { thread }),
      ...(compared === undefined ? {} : { compared }),
    });
    return to === 'review-thread' ? whenOf(report, about, screen) : screen;
  }

  function whenOf(report: Report, about: About, screen: Screen): Screen {
    return withWhen(screen, saidAt(report, about), { now: clock.now(), zone: viewing.zone });
  }

  /** What was said there; with the way to it, where it is shown cut. */
  async function saidElsewhere(stored: Stored, id: string): Promise<Screen> {
    const comment = commentOf(stored.report, id);
    const thread =
      comment === undefined || !isLong(comment)
        ? undefined
        : await lookups.threadOf(stored, saidOn(stored.report, comment));
    return { template: 'notice', data: saidScreen(stored.report, id, thread) };
  }

  /** What was posted stays where it is, wherever later reports are reviewed. */
  async function addressOf(stored: Stored, message: OutboxMessage): Promise<Address> {
    const { report, posts } = stored;
    const { to, on = homeOf(report) } = message;
    if (to === 'author') return addressAtAuthor(stored, message);
    const author = addressOn(report, on) ?? report.address;
    const channel = await reviewChannel(author, postOn(report, posts, on)?.conversation, on);
    if (channel !== undefined) return channel;
    const error = new DeliveryError('No review channel is configured', 'mend', { reason: 'no_review_channel' });
    error.place = placeOf({ platform: on, conversation: '' });
    throw error;
  }

  function postingOf({ report, posts }: Stored, message: OutboxMessage, again: boolean): Posting {
    const on = message.on ?? homeOf(report);
    const thread = message.to === 'review-thread' ? postOn(report, posts, on)?.id : undefined;
    return { key: message.id, again, ...(thread === undefined ? {} : { thread }) };
  }

  /** Posted by a try that ended before it was marked so: it is brought up to date, and its document is seen to. */
  async function repost(...of: Parameters<typeof edit>): Promise<string | undefined> {
    const [stored, , to, { posted }] = of;
    const moved = await edit(...of);
    await messenger.attach(to, moved ?? posted, documents(stored), true);
    return moved;
  }

  /** A file takes a while, and what is said under the post meanwhile is about the report: the post is noted first. */
  async function bring(
    stored: Stored,
    { slot }: OutboxMessage,
    { to, id, posting }: { readonly to: Address; readonly id: string; readonly posting: Posting },
  ): Promise<void> {
    if (slot !== undefined) {
      await store.setPost(stored.report.id, placeSlot(slot), to.conversation);
      await store.setPost(stored.report.id, slot, id);
    }
    await messenger.attach(to, posting.thread ?? id, documents(stored), posting.again === true);
  }
}

/** What tells, of a report that was sent, whether reviewers see it. */
const STANDING: ReadonlySet<About['show']> = new Set(['standing', 'status', 'walk', 'form']);

/** Where an answer may hang from it, or a reaction stand at it. */
const IS_ANSWERED: ReadonlySet<About['show']> = new Set(['comment', 'reply', 'said']);

/** Each version that is sent to review is read as the form, too. */
const BRINGS_THE_DOCUMENT: ReadonlySet<About['show']> = new Set(['channel-post', 'revised']);

/** Under a card that could not be brought up to date. */
function savedAnew(about: About): About {
  if (about.show !== 'walk') return about;
  const told = typeof about.notice === 'object' ? about.notice : [];
  return { ...about, notice: [notice('card.anew'), ...told] };
}

/** That revision beside the one before it. */
const changedWith = (store: Pick<ReportStore, 'history'>, report: Report, round = report.round) =>
  comparedAt(store, report, baseOf(report, round), round);
