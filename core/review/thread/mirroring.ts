import { commentOf } from '../../record/queries/comments';
import { homeOf, platformOf } from '../../record/queries/posts';
import type { Saying } from '../../record/outbox';
import type { Comment, Event, Report } from '../../record/types';

/** The platform on which somebody said or decided something: where nothing else is noted, that of their id. */
export const saidOn = (report: Report, { on, by }: Pick<Comment, 'on' | 'by'>): string =>
  on ?? (platformOf(by.id) || homeOf(report));

/**
 * What was said in the thread on one platform, for the threads on the others. What the author answered by way of the
 * bot is said on all of them as it is.
 */
export function mirrored(
  report: Report,
  { type, id }: Extract<Event, { type: `Comment${string}` }>,
): readonly Saying[] {
  const comment = commentOf(report, id);
  if (comment === undefined || comment.answers !== undefined) return [];
  return [
    {
      to: 'review-thread',
      except: saidOn(report, comment),
      slot: `said:${id}`,
      mode: type === 'CommentAdded' ? 'post' : 'edit',
      about: { show: 'said', comment: id },
    },
  ];
}

type Decision = Extract<Event, { type: 'ChangesRequested' | 'ReportApproved' | 'ObservationReopened' }>;

const OF = { ChangesRequested: 'request', ReportApproved: 'approval', ObservationReopened: 'reopened' } as const;

/** What was decided on one platform, for the threads on the others: where it was pressed, the post has changed before all eyes. */
export function decidedElsewhere(report: Report, event: Decision): Saying {
  const { type, at, by } = event;
  const on = saidOn(report, event);
  const reason = 'reason' in event ? { reason: event.reason } : {};
  return {
    to: 'review-thread',
    except: on,
    mode: 'post',
    about: { show: 'decided', of: OF[type], by, at, on, ...reason },
  };
}
