import type { AnswerInput } from '../form/definition';
import type { Told } from '../words/problems';
import type { Step } from './held';
import type { Quiet } from './queries/quiet';
import type { Decided, Instant, Person } from './parts';

/**
 * What a remembered post is: the author's open card, the report's post in a review channel (see `posts.ts`), what told
 * the author of comments (by the first of them), what the author answered to one as it stands in the thread, what shows
 * a comment on another platform than it was made on, or the reminder of a wait (see `waiting.ts`). Some are no post of
 * the bot's: the author's message that was refused last at a step, which may be edited, and where something was said
 * about the report (see `bot/outbox/thread.ts`).
 */
export type Slot =
  | 'card'
  | 'channel'
  | `channel:${string}`
  | `comment:${string}`
  | `reply:${string}`
  | `said:${string}`
  | `reminder:${string}`
  | `refused:${string}`
  | `at:${string}`;

/** What is to be said outside the turn: kept with the report in the same write, delivered afterwards. */
export interface OutboxMessage {
  /** Unique, and the same on every retry. */
  readonly id: string;
  readonly to: 'author' | 'review-channel' | 'review-thread';
  /**
   * The platform that it is said on, of what is said to reviewers: what waits for one platform holds up no other.
   * Absent where no platform had a channel yet.
   */
  readonly on?: string;
  /** A post in a slot is remembered, so that a later message can edit it; the newest post holds the slot. */
  readonly slot?: Slot;
  /** `edit` is dropped where the slot holds no post any more. */
  readonly mode: 'post' | 'edit';
  /** Edits this post rather than the slot's. */
  readonly messageId?: string;
  readonly about: About;
}

/** What is said to reviewers goes to every platform where they are, but for the one that it came from. */
export type Saying = Omit<OutboxMessage, 'id' | 'on'> & { readonly except?: string };

/** What a message is about; its screen is drawn from the report when it is delivered. */
export type About =
  /** The step being asked, or the summary: the author's open card. */
  | { readonly show: 'walk'; readonly problem?: Told; readonly typed?: AnswerInput; readonly notice?: Told }
  /** Every short field on one card. */
  | { readonly show: 'form' }
  /** The open card, closed: one line that says what was answered. `typed`: how the message under it begins. */
  | { readonly show: 'answered'; readonly step: Step; readonly typed?: string }
  /** The same of several fields at once. */
  | { readonly show: 'accepted'; readonly fields: readonly string[] }
  /** A card whose conversation goes on below it. */
  | { readonly show: 'moved' }
  /** The open card of a draft that was left or discarded, or of a report that was sent: one line. */
  | { readonly show: 'closed' }
  /** Where the report stands, for its author. */
  | { readonly show: 'status' }
  /** The same on the card that showed it, after it was posted or could not be; dropped once it is not in review. */
  | { readonly show: 'standing' }
  | { readonly show: 'channel-post' }
  /** That who decided has undone it. */
  | { readonly show: 'taken-back'; readonly of: Decided['is']; readonly by: Person }
  /** What changed with that revision; without a number, with the newest. */
  | { readonly show: 'revised'; readonly round?: number }
  | { readonly show: 'comment'; readonly comment: string }
  /** A comment that was made in the thread on another platform. */
  | { readonly show: 'said'; readonly comment: string }
  /** What was decided on another platform, `on`. */
  | {
      readonly show: 'decided';
      readonly of: 'approval' | 'request' | 'reopened';
      readonly by: Person;
      readonly at: Instant;
      readonly on: string;
      readonly reason?: string;
    }
  /** What the author answered to a comment, as all in the thread read it. */
  | { readonly show: 'reply'; readonly comment: string }
  /** Reminds the author or the reviewers that the report waits for them. Dropped where that wait is over, was reminded of or put off, when it is delivered. `spell`: of the wait, and of the day that it was put off to. */
  | { readonly show: 'reminder'; readonly spell: string }
  /** A reminder that was put off or ended, for all who read it. */
  | { readonly show: 'quieted'; readonly side: 'reviewers'; readonly quiet: Quiet };
