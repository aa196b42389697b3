import { withAccepted } from './evolve-observations';
import type { Comment, Event, Report } from './types';

type ReviewEvent = Extract<Event, { type: 'ReportWithdrawn' | `Comment${string}` | 'ReportApproved' }>;

/** The report after something that was done to it once it was sent. */
export function reviewed(report: Report, event: ReviewEvent): Report {
  switch (event.type) {
    case 'ReportWithdrawn':
      return { ...report, state: 'withdrawn' };
    case 'CommentAdded':
      return {
        ...report,
        comments: [...report.comments, { id: event.id, by: event.by, at: event.at, ...saidIn(event) }],
      };
    case 'CommentEdited':
      return withComment(report, event.id, ({ files: _, ...comment }) => ({
        ...comment,
        ...saidIn(event),
        editedAt: event.at,
      }));
    case 'CommentRemoved':
      return withComment(report, event.id, (comment) => ({ ...comment, removedAt: event.at }));
    case 'ReportApproved':
      return { ...withAccepted(report), state: 'approved', approval: { by: event.by, at: event.at } };
    default:
      return event satisfies never;
  }
}

const saidIn = ({ text, files }: Pick<Comment, 'text' | 'files'>): Pick<Comment, 'text' | 'files'> => ({
  text,
  ...(files === undefined ? {} : { files }),
});

const withComment = (report: Report, id: string, change: (comment: Comment) => Comment): Report => ({
  ...report,
  comments: report.comments.map((comment) => (comment.id === id ? change(comment) : comment)),
});
