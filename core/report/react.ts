import { toldWith } from './comments';
import type { Event, OutboxMessage, Report } from './types';

export type Saying = Omit<OutboxMessage, 'id'>;

/** The messages that an event causes to people outside the turn: the review channel, or the author. */
export function react(report: Report, event: Event): readonly Saying[] {
  switch (event.type) {
    case 'ReportSubmitted':
      return report.round === 1
        ? [{ to: 'review-channel', slot: 'channel', mode: 'post', about: { show: 'channel-post' } }]
        : [channelEdit, { to: 'review-thread', mode: 'post', about: { show: 'revised' } }];
    case 'ChangesRequested':
    case 'ReportApproved':
      return [channelEdit, ...below([{ show: 'moved' }, { show: 'status' }])];
    case 'ReportWithdrawn':
      return [channelEdit];
    case 'CommentAdded':
      return event.by.id === report.author.id ? [] : [aboutComment(report, event)];
    case 'CommentEdited':
    case 'CommentRemoved':
      return [aboutComment(report, event)];
    case 'ReportStarted':
    case 'BaseTaken':
    case 'TakenReread':
    case 'StepAnswered':
    case 'ColumnsChosen':
    case 'AnswerHeld':
    case 'AnswersHeld':
    case 'ReadingDeclined':
    case 'StepSkipped':
    case 'StepOpened':
    case 'RowRemoved':
    case 'ProjectNamed':
    case 'SameVisitFound':
    case 'ReportResumed':
    case 'ReportCancelled':
    case 'ProposalHeld':
    case 'ProposalTrimmed':
    case 'RestPlaced':
    case 'ProposalAccepted':
    case 'ProposalDropped':
    case 'AuthorNamed':
    case 'ReportRead':
    case 'DocumentDownloaded':
      return [];
    default:
      return event satisfies never;
  }
}

const channelEdit: Saying = { to: 'review-channel', slot: 'channel', mode: 'edit', about: { show: 'channel-post' } };

/** Tells the report's author of what others comment. Those that come close together have one post, which is edited with each. */
function aboutComment(report: Report, { type, id }: Extract<Event, { type: `Comment${string}` }>): Saying {
  const first = toldWith(report, id)[0]?.id ?? id;
  const mode = type === 'CommentAdded' && first === id ? 'post' : 'edit';
  return { to: 'author', slot: `comment:${first}`, mode, about: { show: 'comment', comment: first } };
}

/** Two messages to the author: the open card is closed, and another one is posted below as the open card. */
export function below([closing, next]: readonly [OutboxMessage['about'], OutboxMessage['about']]): readonly Saying[] {
  return [
    { to: 'author', slot: 'card', mode: 'edit', about: closing },
    { to: 'author', slot: 'card', mode: 'post', about: next },
  ];
}
