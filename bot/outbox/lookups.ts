import { namelessIn, withNames } from '../../core/record/queries/people';
import { approvalSeal, approvalShown } from '../../core/record/queries/in-force';
import { platformOf, postOn, postsOf } from '../../core/record/queries/posts';
import { addressOn, homeAddress } from '../../core/record/queries/whereabouts';
import type { Address, Report, Seal } from '../../core/record/types';
import type { Log } from '../../core/record/runtime';
import type { Reports, Stored } from '../../storage/ports';
import type { Messenger } from './messenger';
import type { ReviewChannelOf } from './review-channels';

/** What is looked up about a report before it is shown. None of these rejects: it is shown without. */
export interface Lookups {
  /** The report with the names that could not be had when it was written. */
  named(report: Report): Promise<Report>;
  /**
   * The address of the thread in which it is reviewed on that platform (its author's, where none is named), or on
   * another where it has none there; undefined where it has none at all.
   */
  threadOf(stored: Pick<Stored, 'report' | 'posts'>, platform?: string): Promise<string | undefined>;
  /** The entry of its history by which it was approved, as its post shows it; undefined where that is not approved. */
  sealOf(report: Report): Promise<Seal | undefined>;
}

export function createLookups(options: {
  readonly messenger: Pick<Messenger, 'nameOf' | 'linkTo'>;
  readonly reviewChannel: (...of: Parameters<ReviewChannelOf>) => ReturnType<ReviewChannelOf> | Address | undefined;
  readonly store: Pick<Reports, 'history'>;
  readonly log: Log;
}): Lookups {
  const { messenger, reviewChannel, store, log } = options;

  return {
    named: async (report) => {
      const nameless = namelessIn(report);
      if (nameless.length === 0) return report;
      const found = await Promise.all(nameless.map(async (id) => [id, await nameOf(report, id)] as const));
      return withNames(report, new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]]))));
    },
    threadOf: async ({ report, posts }, platform = report.address.platform) => {
      const post = postOn(report, posts, platform) ?? postsOf(report, posts)[0];
      if (post === undefined) return undefined;
      const channel = await channelOn(report, post.platform, post.conversation);
      if (channel === undefined) return undefined;
      return asked('link to the thread', () => messenger.linkTo?.(channel, post.id));
    },
    sealOf: async (report) => {
      const approval = approvalShown(report);
      if (approval === undefined) return undefined;
      return asked('seal', async () => approvalSeal(await store.history(report.id), approval));
    },
  };

  async function channelOn(report: Report, platform: string, posted?: string): Promise<Address | undefined> {
    return reviewChannel(addressOn(report, platform) ?? report.address, posted, platform);
  }

  /** The author is met in their own chat, everybody else where the report is reviewed: each on their own platform. */
  async function nameOf(report: Report, id: string): Promise<string | undefined> {
    const home = homeAddress(report);
    const platform = platformOf(id) || home.platform;
    const channel = id === report.author.id ? undefined : await channelOn(report, platform);
    const where = channel ?? addressOn(report, platform);
    return where?.platform === platform ? asked('name', () => messenger.nameOf?.(where, id)) : undefined;
  }

  async function asked<T>(what: string, ask: () => Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      log.warn(`${what} not found`, { reason: String(error) });
      return undefined;
    }
  }
}
