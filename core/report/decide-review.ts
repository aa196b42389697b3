import { problem } from '../words/problems';
import { happened, nothing, refused, type CommandOf, type Decision } from './decision';
import type { Command, Comment, Report } from './types';

type ReviewCommand = CommandOf<'Withdraw' | 'AddComment' | 'EditComment' | 'RemoveComment' | 'Approve'>;

/** What is done to a report once it was sent, besides mending its answers. */
export function decideReview(report: Report, command: ReviewCommand): Decision {
  switch (command.type) {
    case 'Withdraw':
      return owned(report, command) ?? withdraw(report, command);
    case 'AddComment':
      return report.comments.some((comment) => comment.id === command.id)
        ? nothing
        : happened(command, { type: 'CommentAdded', ...commented(command) });
    case 'EditComment':
      return ownComment(report, command) && !report.comments.some((comment) => saysTheSame(comment, command))
        ? happened(command, { type: 'CommentEdited', ...commented(command) })
        : nothing;
    case 'RemoveComment':
      return ownComment(report, command) ? happened(command, { type: 'CommentRemoved', id: command.id }) : nothing;
    case 'Approve':
      return inReview(report) ?? notOwn(report, command) ?? happened(command, { type: 'ReportApproved' });
    default:
      return command satisfies never;
  }
}

/** A refusal where somebody else than its author acts; undefined where it is them. */
export function owned(report: Report, command: Pick<Command, 'by'>): Decision | undefined {
  return command.by.id === report.author.id ? undefined : refused(problem('report.not-yours'));
}

/** A report that was sent can be taken back until it is approved. */
function withdraw(report: Report, command: Command): Decision {
  const taken = report.state === 'in-review' || report.state === 'changes-requested';
  return taken ? happened(command, { type: 'ReportWithdrawn' }) : (inReview(report) ?? nothing);
}

/** A refusal where the report waits for no decision; undefined where it does. */
export function inReview(report: Report): Decision | undefined {
  if (report.state === 'in-review') return undefined;
  return refused(problem('report.not-in-review', { folio: report.folio ?? '', state: report.state }));
}

/** Nobody approves a report of their own, whoever may review. */
const notOwn = (report: Report, command: Command): Decision | undefined =>
  command.by.id === report.author.id ? refused(problem('review.own')) : undefined;

const ownComment = (report: Report, command: CommandOf<'EditComment' | 'RemoveComment'>): boolean =>
  report.comments.some(
    (comment) => comment.id === command.id && comment.by.id === command.by.id && comment.removedAt === undefined,
  );

const commented = ({ id, text, files = [] }: CommandOf<'AddComment' | 'EditComment'>) => ({
  ...{ id, text },
  ...(files.length === 0 ? {} : { files }),
});

const saysTheSame = (comment: Comment, command: CommandOf<'EditComment'>): boolean =>
  JSON.stringify(commented({ ...command, ...comment })) === JSON.stringify(commented(command));
