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
      return event.by.id === report.author.id ? [] : [aboutComment('post', event.id)];
    case 'CommentEdited':
    case 'CommentRemoved':
      return [aboutComment('edit', event.id)];
    case 'ReportStarted':
    case 'StepAnswered':
    case 'ColumnsChosen':
    case 'AnswerHeld':
    case 'ReadingDeclined':
    case 'StepSkipped':
    case 'StepOpened':
    case 'RowRemoved':
    case 'ReportResumed':
    case 'ReportCancelled':
      return [];
    default:
      return event satisfies never;
  }
}

const channelEdit: Saying = { to: 'review-channel', slot: 'channel', mode: 'edit', about: { show: 'channel-post' } };

/** Tells the report's author of a comment. Each comment has one post, which is edited when the comment is changed or removed. */
const aboutComment = (mode: 'post' | 'edit', id: string): Saying => ({
  to: 'author',
  slot: `comment:${id}`,
  mode,
  about: { show: 'comment', comment: id },
});

/** Two messages to the author: the open card is closed, and another one is posted below as the open card. */
export function below([closing, next]: readonly [OutboxMessage['about'], OutboxMessage['about']]): readonly Saying[] {
  return [
    { to: 'author', slot: 'card', mode: 'edit', about: closing },
    { to: 'author', slot: 'card', mode: 'post', about: next },
  ];
}
