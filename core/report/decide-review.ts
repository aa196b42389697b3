import { problem } from '../words/problems';
import { approvalsOf, decisionsOf, isLate, TAKE_BACK_MS } from './approvals';
import { agreementsOn } from './comments';
import { happened, nothing, refused, type CommandOf, type Decision } from './decision';
import { isCorrection } from './in-force';
import { isAuthorOf } from './people';
import { isOpen } from './standing';
import type { ApprovalRule } from './commands';
import type { Approval, Comment, Report } from './types';

type Note = CommandOf<'NoteRead' | 'NoteDownload' | 'NoteDocument'>;
type ReviewCommand = CommandOf<
  | 'Withdraw'
  | 'Correct'
  | `${'Add' | 'Edit' | 'Remove' | 'Answer'}Comment`
  | 'Agree'
  | 'TakeBackAgreement'
  | 'Approve'
  | 'TakeBack'
  | Note['type']
>;

/** What is done to a report once it was sent, besides mending its answers. Who may, and when: see `decide.ts`. */
export function decideReview(report: Report, command: ReviewCommand): Decision {
  switch (command.type) {
    case 'Withdraw':
      return happened(command, { type: isCorrection(report) ? 'CorrectionDropped' : 'ReportWithdrawn' });
    case 'Correct':
      return happened(command, {
        type: 'CorrectionOpened',
        ...(command.address === undefined ? {} : { address: command.address }),
      });
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
    case 'AnswerComment':
      return answerComment(report, command);
    case 'Agree':
      return agree(report, command);
    case 'TakeBackAgreement':
      return takeBackAgreement(report, command);
    case 'Approve':
      return approve(report, command);
    case 'TakeBack':
      return takeBack(report, command);
    case 'NoteRead':
    case 'NoteDownload':
    case 'NoteDocument':
      return noteRead(report, command);
    default:
      return command satisfies never;
  }
}

/** Where several must approve, one more of them; the last that is needed approves. */
function approve(report: Report, command: CommandOf<'Approve'>): Decision {
  const { by, rule: { needed, lapsed } = ONE, under = [] } = command;
  const standing = approvalsOf(report).filter((one) => !lapsed.includes(one.by.id));
  const others = standing.filter((one) => !isOf(one, [by.id, ...under]));
  const given = {
    ...(under.length < 2 ? {} : { under }),
    ...(lapsed.length === 0 ? {} : { lapsed }),
  };
  if (others.length + 1 >= needed) return happened(command, { type: 'ReportApproved', ...given });
  if (others.length < standing.length)
    return refused(problem('review.counted', { count: standing.length, of: needed }));
  return happened(command, { type: 'ApprovalCounted', of: needed, ...given });
}

const ONE: ApprovalRule = { needed: 1, lapsed: [] };

const isOf = ({ by, under = [] }: Approval, ids: readonly string[]): boolean =>
  [by.id, ...under].some((id) => ids.includes(id));

/** Whoever decided has second thoughts: for a while, and until somebody acted on it. */
function takeBack(report: Report, command: CommandOf<'TakeBack'>): Decision {
  const decisions = decisionsOf(report);
  const own = decisions.find(({ by }) => by.id === command.by.id);
  const last = decisions.at(-1);
  if (own === undefined)
    return refused(
      last === undefined
        ? problem('review.nothing-decided', { folio: report.folio ?? '' })
        : problem('review.not-your-decision', { by: last.by.name }),
    );
  if (isLate(own, command.at)) return refused(problem('review.too-late', { minutes: TAKE_BACK_MS / 60_000 }));
  if (own.is === 'request' && report.freshRequest === undefined)
    return refused(problem('review.acted-on', { author: report.author.name }));
  return happened(command, { type: 'DecisionTakenBack', of: own.is });
}

const ownComment = (report: Report, command: CommandOf<'EditComment' | 'RemoveComment'>): boolean =>
  report.comments.some(
    (comment) => comment.id === command.id && comment.by.id === command.by.id && comment.removedAt === undefined,
  );

const saysTheSame = (comment: Comment, command: CommandOf<'EditComment'>): boolean =>
  JSON.stringify(commented({ ...command, ...comment })) === JSON.stringify(commented(command));

/** What a comment says, without what it has none of. */
const commented = ({ id, text, files = [] }: CommandOf<'AddComment' | 'EditComment' | 'AnswerComment'>) => ({
  ...{ id, text },
  ...(files.length === 0 ? {} : { files }),
});

/** Said once, to a comment that is there; what was taken back can be answered still. */
function answerComment(report: Report, command: CommandOf<'AnswerComment'>): Decision {
  const { id, text, files = [], answers } = command;
  if (report.comments.some((comment) => comment.id === id)) return nothing;
  if (!report.comments.some((comment) => comment.id === answers)) return refused(problem('comment.gone'));
  if (text === '' && files.length === 0) return refused(problem('comment.empty'));
  return happened(command, { type: 'CommentAdded', ...commented(command), answers });
}

/** Whoever is known to agree by that reaction agrees already; with what is not there nobody can. */
function agree(report: Report, command: CommandOf<'Agree'>): Decision {
  const { comment, sign } = command;
  const isThere = comment === null || report.comments.some(({ id }) => id === comment);
  if (!isThere || signsOf(report, command).includes(sign)) return nothing;
  return happened(command, { type: 'AgreementGiven', comment, sign });
}

function takeBackAgreement(report: Report, command: CommandOf<'TakeBackAgreement'>): Decision {
  const { comment, sign } = command;
  return signsOf(report, command).includes(sign)
    ? happened(command, { type: 'AgreementTakenBack', comment, sign })
    : nothing;
}

const signsOf = (report: Report, { comment, by }: CommandOf<'Agree' | 'TakeBackAgreement'>): readonly string[] =>
  agreementsOn(report, comment).find((agreement) => agreement.by.id === by.id)?.signs ?? [];

/** Notes who read what was sent, and the documents that were made of it. */
function noteRead(report: Report, command: Note): Decision {
  if (report.folio === undefined || isAtWork(report, command)) return nothing;
  switch (command.type) {
    case 'NoteRead':
      return happened(command, { type: 'ReportRead', round: command.round });
    case 'NoteDownload': {
      const { round, madeFor, kind } = command;
      return happened(command, { type: 'DocumentDownloaded', round, madeFor, ...(kind === undefined ? {} : { kind }) });
    }
    case 'NoteDocument': {
      const { kind, revision, seal, sha256 } = command;
      return happened(command, { type: 'DocumentMade', kind, revision, seal, sha256 });
    }
    default:
      return command satisfies never;
  }
}

/** An author who writes in a report does not read it; an earlier revision they do. */
const isAtWork = (report: Report, command: Note): boolean =>
  command.type === 'NoteRead' &&
  isOpen(report) &&
  command.round === report.round &&
  isAuthorOf(report, { person: command.by });
