import type { Address, Left } from '../parts';
import { homeOf } from './posts';
import type { Report } from '../types';

/** Conversations that are remembered: those left last. */
const REMEMBERED = 6;

/** Whether going on there leaves the conversation that the report was written in. */
export const isElsewhere = ({ address }: Pick<Report, 'address'>, to: Address): boolean =>
  address.conversation !== to.conversation || address.platform !== to.platform;

/** The messages to the author, of all that the slots hold. */
export const saidToAuthor = (posts: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(posts).flatMap(([slot, id]) => (id !== '' && /^(card$|comment:)/.test(slot) ? [id] : []));

/** The report as it goes on there. `standing`: the messages to its author, wherever they stand; what stands no more is forgotten. */
export function goneOnAt(report: Report, address: Address, standing: readonly string[] = []): Report {
  if (!isElsewhere(report, address)) return { ...report, address };
  const others = (report.left ?? [])
    .filter((one) => isElsewhere(report, one.address) && isElsewhere({ address }, one.address))
    .map((one) => ({ ...one, posts: one.posts.filter((id) => standing.includes(id)) }));
  const isThere = (id: string): boolean => (report.left ?? []).some(({ posts }) => posts.includes(id));
  const here: Left = { address: report.address, posts: standing.filter((id) => !isThere(id)) };
  return { ...report, address, left: [here, ...others].slice(0, REMEMBERED) };
}

/** Where a message to the author stands. */
export const addressOfPost = ({ left = [], address }: Report, messageId: string): Address =>
  left.find(({ posts }) => posts.includes(messageId))?.address ?? address;

/** The author's address on that platform, the newest; undefined where the report was never written there. */
export const addressOn = ({ left = [], address }: Report, platform: string): Address | undefined =>
  [address, ...left.map((one) => one.address)].find((one) => one.platform === platform);

/** The author's address on the platform where the report began, wherever they went on with it. */
export const homeAddress = (report: Report): Address => addressOn(report, homeOf(report)) ?? report.address;
