import { namelessIn, withNames } from '../../core/report/people';
import { approvalSeal } from '../../core/report/seal';
import type { Address, Report, Seal } from '../../core/report/types';
import type { Log } from '../../core/runtime';
import type { Reports, Stored } from '../../storage/ports';
import type { Messenger } from './messenger';
import { postedIn, type ReviewChannelOf } from './review-channels';

/** What is looked up about a report before it is shown. None of these rejects: it is shown without. */
export interface Lookups {
  /** The report with the names that could not be had when it was written. */
  named(report: Report): Promise<Report>;
  /** The address of the thread in which it is reviewed; undefined where it has none. */
  threadOf(stored: Pick<Stored, 'report' | 'posts'>): Promise<string | undefined>;
  /** The entry of its history by which it was approved; undefined where it is not. */
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
    threadOf: async ({ report, posts }) => {
      const [channel, post] = [await reviewChannel(report.address, postedIn(posts)), posts['channel']];
      if (channel === undefined || post === undefined) return undefined;
      return asked('link to the thread', () => messenger.linkTo?.(channel, post));
    },
    sealOf: async (report) =>
      report.approval === undefined
        ? undefined
        : asked('seal', async () => approvalSeal(await store.history(report.id))),
  };

  /** The author is met in their own chat, everybody else where the report is reviewed. */
  async function nameOf(report: Report, id: string): Promise<string | undefined> {
    const where = id === report.author.id ? report.address : ((await reviewChannel(report.address)) ?? report.address);
    return asked('name', () => messenger.nameOf?.(where, id));
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
