import { commentOf, isAuthors, toldWith } from '../record/queries/comments';
import { decidedElsewhere, mirrored } from './thread/mirroring';
import type { Saying } from '../record/outbox';
import type { EventOf } from '../record/events';
import type { ObservationEvent } from './observations/evolve';
import type { ReviewEvent } from './evolve';
import type { Event, OutboxMessage, Report } from '../record/types';
import type { Reacting } from '../record/rules';

/** What is said elsewhere of each event of a review: in the review channel, or to the author. */
export const reviewReactions: Reacting<ReviewEvent | ObservationEvent> = {
  ReportSubmitted: (report) =>
    report.round === 1
      ? [{ to: 'review-channel', slot: 'channel', mode: 'post', about: { show: 'channel-post' } }]
      : [channelEdit, { to: 'review-thread', mode: 'post', about: { show: 'revised', round: report.round } }],
  ChangesRequested: givenBack,
  ObservationReopened: givenBack,
  ReportApproved: givenBack,
  ApprovalCounted: () => [channelEdit, standing],
  DecisionTakenBack: (_report, event) =>
    event.of === 'counted'
      ? [channelEdit, standing]
      : [channelEdit, takenBack(event), ...below([{ show: 'moved' }, { show: 'status' }])],
  ObservationRetracted: (report) =>
    report.state === 'in-review' ? [channelEdit] : [channelEdit, ...below([{ show: 'moved' }, { show: 'status' }])],
  ObservationAnswered: () => [],
  ObservationAccepted: () => [channelEdit],
  ReportWithdrawn: () => [channelEdit],
  CorrectionOpened: () => [channelEdit],
  CorrectionDropped: () => [channelEdit],
  CommentAdded: commentSaid,
  CommentEdited: commentSaid,
  CommentRemoved: commentSaid,
  AgreementGiven: agreementSaid,
  AgreementTakenBack: agreementSaid,
};

function givenBack(
  report: Report,
  event: EventOf<'ChangesRequested' | 'ReportApproved' | 'ObservationReopened'>,
): readonly Saying[] {
  return [channelEdit, decidedElsewhere(report, event), ...below([{ show: 'moved' }, { show: 'status' }])];
}

function commentSaid(report: Report, event: EventOf<`Comment${string}`>): readonly Saying[] {
  return [
    ...mirrored(report, event),
    ...(isAuthors(report, event) ? relayed(report, event) : [aboutComment(report, event)]),
  ];
}

function agreementSaid(report: Report, event: EventOf<`Agreement${string}`>): readonly Saying[] {
  return isAuthors(report, event) ? [] : onAnswer(report, event.comment);
}

/** The report's post, as it is now. */
export const channelEdit: Saying = {
  to: 'review-channel',
  slot: 'channel',
  mode: 'edit',
  about: { show: 'channel-post' },
};

/** Its author's card, where it shows how the report stands. */
const standing: Saying = { to: 'author', slot: 'card', mode: 'edit', about: { show: 'standing' } };

const takenBack = ({ of, by }: Extract<Event, { type: 'DecisionTakenBack' }>): Saying => ({
  to: 'review-thread',
  mode: 'post',
  about: { show: 'taken-back', of, by },
});

/** Tells the report's author of what others comment. Those that come close together have one post, which is edited with each. */
function aboutComment(report: Report, { type, id }: Extract<Event, { type: `Comment${string}` }>): Saying {
  const first = toldWith(report, id)[0]?.id ?? id;
  const mode = type === 'CommentAdded' && first === id ? 'post' : 'edit';
  return { to: 'author', slot: `comment:${first}`, mode, about: { show: 'comment', comment: first } };
}

/**
 * What the author answered by way of the bot stands in the thread under their name, and the card that told them of the
 * comment says so. What they write in the thread themselves all there have read.
 */
function relayed(report: Report, { type, id }: Extract<Event, { type: `Comment${string}` }>): readonly Saying[] {
  const onCard = onAnswer(report, id);
  if (onCard.length === 0) return [];
  const mode = type === 'CommentAdded' ? 'post' : 'edit';
  return [{ to: 'review-thread', slot: `reply:${id}`, mode, about: { show: 'reply', comment: id } }, ...onCard];
}

/** The author's card of the comment that this answers, brought up to date; none where it is no answer. */
export function onAnswer(report: Report, id: string | null): readonly Saying[] {
  const answered = id === null ? undefined : commentOf(report, id)?.answers;
  const first = answered === undefined ? undefined : toldWith(report, answered)[0]?.id;
  if (first === undefined) return [];
  return [{ to: 'author', slot: `comment:${first}`, mode: 'edit', about: { show: 'comment', comment: first } }];
}

/** Two messages to the author: the open card is closed, and another one is posted below as the open card. */
export function below([closing, next]: readonly [OutboxMessage['about'], OutboxMessage['about']]): readonly Saying[] {
  return [
    { to: 'author', slot: 'card', mode: 'edit', about: closing },
    { to: 'author', slot: 'card', mode: 'post', about: next },
  ];
}
