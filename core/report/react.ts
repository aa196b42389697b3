import type { Saying } from './outbox';
import { reviewReactions } from './react-review';
import type { Event, Report } from './types';

export type { Saying } from './outbox';
export { below, channelEdit, onAnswer } from './react-review';

/** The messages that an event causes to people outside the turn: the review channel, or the author. A draft is nobody's but its author's. */
export function react(report: Report, event: Event): readonly Saying[] {
  if (!isOfReview(event)) return [];
  const say = reviewReactions[event.type] as (report: Report, event: Event) => readonly Saying[];
  return say(report, event);
}

const isOfReview = (event: Event): event is Extract<Event, { type: keyof typeof reviewReactions }> =>
  event.type in reviewReactions;
