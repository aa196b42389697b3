import type { OutboxMessage, Slot } from '../outbox';
import type { Report } from '../types';

/** A report's posts in review channels: one on each platform that has such a channel. */
export interface ReviewPost {
  /** Its name: `teams`, `slack`. */
  readonly platform: string;
  /** The platform's id of it. */
  readonly id: string;
  /** The conversation that it stands in; '' where nobody noted it. */
  readonly conversation: string;
}

/** Platform message ids, by slot. */
export type Posts = Readonly<Record<string, string>>;

type Owned = Pick<Report, 'author' | 'address'>;

const POST = 'channel';

/** The platform of a person's id; '' where it names none. */
export const platformOf = (personId: string): string => personId.slice(0, Math.max(0, personId.indexOf(':')));

/**
 * The platform that a report was begun on. Told by its author's id, which stays what it is: a draft may be gone on
 * with on another platform, and its address moves there.
 */
export const homeOf = ({ author, address }: Owned): string => platformOf(author.id) || address.platform;

/** The slot of a report's post on that platform: the plain one on its own. */
export const postSlot = (report: Owned, platform: string): Slot =>
  platform === homeOf(report) ? POST : `channel:${platform}`;

/** The slot beside a post's: the conversation that it stands in. */
export const placeSlot = (slot: string): string => `${slot}.in`;

const SLOT = /^channel(?::([^.]+))?$/;

/** Where a report is posted: on its own platform first. */
export function postsOf(report: Owned, posts: Posts): readonly ReviewPost[] {
  return Object.entries(posts)
    .flatMap(([slot, id]): ReviewPost[] => {
      const named = SLOT.exec(slot);
      if (named === null || id === '') return [];
      return [{ platform: named[1] ?? homeOf(report), id, conversation: posts[placeSlot(slot)] ?? '' }];
    })
    .sort((one, other) => placeOf(report, one) - placeOf(report, other));
}

const placeOf = (report: Owned, { platform }: ReviewPost): number => (platform === homeOf(report) ? 0 : 1);

/** A report's post on that platform; undefined where it has none there. */
export const postOn = (report: Owned, posts: Posts, platform: string): ReviewPost | undefined =>
  postsOf(report, posts).find((one) => one.platform === platform);

/** Slots in which a message of that platform may be a report's post: of reports begun there, and elsewhere. */
export const postSlotsOn = (platform: string): readonly [Slot, Slot] => [POST, `channel:${platform}`];

/** Whether a post found in that slot is of that platform, and not of another one whose ids look alike. */
export const isPostSlotOn = (report: Owned, slot: string, platform: string): boolean =>
  postSlot(report, platform) === slot;

/**
 * What is said to reviewers, once for each of these platforms: each has a message, a line and tries of its own.
 * Where no platform has a channel yet it is kept as it is, to be said where the first one is configured.
 */
export function onEach(
  report: Owned,
  message: OutboxMessage & { readonly except?: string },
  platforms: readonly string[],
): readonly OutboxMessage[] {
  const { except, ...said } = message;
  if (said.to === 'author' || said.on !== undefined) return [said];
  if (platforms.length === 0) return except === undefined ? [said] : [];
  return platforms
    .filter((platform) => platform !== except)
    .map((on) => {
      const slot = said.slot === undefined ? {} : { slot: slotOn(report, said.slot, on) };
      return { ...said, ...slot, id: `${said.id}.${on}`, on };
    });
}

/** Each platform's messages are its own: only the slots of a report's own platform are plain. */
export const slotOn = (report: Owned, slot: Slot, platform: string): Slot =>
  platform === homeOf(report) ? slot : (`${slot}:${platform}` as Slot);
