import { problem } from '../words/problems';
import { approvalsOf, decisionsOf, isLate, isOf, TAKE_BACK_MS } from '../record/queries/approvals';
import { agreementsOn } from '../record/queries/comments';
import { acceptAnswers, answerObservation, judgeObservation, requestChanges } from './observations/decide';
import { cancel, submit } from './submit';
import { happened, nothing, refused, type CommandOf, type Decision } from '../record/decision';
import { isCorrection } from '../record/queries/in-force';
import { ANY, OPEN } from '../record/queries/standing';
import type { ApprovalRule } from '../record/commands';
import type { Comment, Report, ReportState } from '../record/types';
import type { Deciding } from '../record/rules';

/** Reviewers have it, or have given it back. */
const UNDER_REVIEW: readonly ReportState[] = ['in-review', 'changes-requested'];

const writing = { by: 'author', in: OPEN } as const;
const talking = { by: 'anybody', in: ANY } as const;
const judging = { by: 'others', in: UNDER_REVIEW } as const;

/** What is done with a report from when it is sent, by its author and by others. */
export const reviewCommands: Deciding<
  | 'Submit'
  | 'Cancel'
  | 'Withdraw'
  | 'Correct'
  | `${'Add' | 'Edit' | 'Remove' | 'Answer'}Comment`
  | 'Agree'
  | 'TakeBackAgreement'
  | 'Approve'
  | 'TakeBack'
  | 'RequestChanges'
  | 'AcceptAnswers'
  | `${'Accept' | 'Reopen' | 'Retract' | 'Explain' | 'Attend'}Observation`
  | 'TakeText'
> = {
  Submit: { ...writing, decide: (report, command, form) => submit(form, report, command) },
  /** Of a report that was sent, a correction alone. */
  Cancel: { ...writing, decide: cancel },
  Withdraw: {
    by: 'author',
    in: UNDER_REVIEW,
    decide: (report, command) =>
      happened(command, { type: isCorrection(report) ? 'CorrectionDropped' : 'ReportWithdrawn' }),
  },
  /** Opens the next revision of a report that is approved; the approved one stays in force meanwhile. */
  Correct: {
    by: 'author',
    in: ['approved'],
    decide: (_report, command) =>
      happened(command, {
        type: 'CorrectionOpened',
        ...(command.address === undefined ? {} : { address: command.address }),
      }),
  },
  AddComment: {
    ...talking,
    decide: (report, command) =>
      report.comments.some((comment) => comment.id === command.id)
        ? nothing
        : happened(command, { type: 'CommentAdded', ...commented(command) }),
  },
  EditComment: {
    ...talking,
    decide: (report, command) =>
      ownComment(report, command) && !report.comments.some((comment) => saysTheSame(comment, command))
        ? happened(command, { type: 'CommentEdited', ...commented(command) })
        : nothing,
  },
  RemoveComment: {
    ...talking,
    decide: (report, command) =>
      ownComment(report, command) ? happened(command, { type: 'CommentRemoved', id: command.id }) : nothing,
  },
  AnswerComment: { by: 'author', in: ANY, decide: answerComment },
  Agree: { ...talking, decide: agree },
  TakeBackAgreement: { ...talking, decide: takeBackAgreement },
  /** Also of what others observed already. */
  RequestChanges: { ...judging, decide: (report, command, form) => requestChanges(form, report, command) },
  AcceptObservation: { ...judging, decide: judgeObservation },
  AcceptAnswers: { ...judging, decide: acceptAnswers },
  ReopenObservation: { ...judging, decide: judgeObservation },
  RetractObservation: { ...judging, decide: judgeObservation },
  ExplainObservation: { ...writing, decide: (report, command, form) => answerObservation(form, report, command) },
  AttendObservation: { ...writing, decide: (report, command, form) => answerObservation(form, report, command) },
  TakeText: { ...writing, decide: (report, command, form) => answerObservation(form, report, command) },
  Approve: { by: 'others', in: ['in-review'], decide: approve },
  /** By whoever decided, shortly after. */
  TakeBack: { by: 'anybody', in: ['in-review', 'changes-requested', 'approved'], decide: takeBack },
};

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
