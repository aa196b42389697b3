import type { Saying } from '../record/outbox';
import { reviewReactions } from '../review/effects';
import type { Event, Report } from '../record/types';

export type { Saying } from '../record/outbox';
export { below, channelEdit, onAnswer } from '../review/effects';

/** The messages that an event causes to people outside the turn: the review channel, or the author. A draft is nobody's but its author's. */
export function react(report: Report, event: Event): readonly Saying[] {
  if (!isOfReview(event)) return [];
  const say = reviewReactions[event.type] as (report: Report, event: Event) => readonly Saying[];
  return say(report, event);
}

const isOfReview = (event: Event): event is Extract<Event, { type: keyof typeof reviewReactions }> =>
  event.type in reviewReactions;
