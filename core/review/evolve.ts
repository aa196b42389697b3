import { keepingSent } from '../record/queries/sent';
import { approvalsOf } from '../record/queries/approvals';
import type { EventOf } from '../record/events';
import { moved, withoutHeld } from '../filing/evolve';
import { withAccepted } from './observations/evolve';
import type { Observation } from '../record/observation';
import { observationsOf } from '../record/queries/observations';
import { restored, toForce } from '../record/queries/in-force';
import { isRead } from '../record/queries/reads';
import type { Agreement, Comment, Event, Report } from '../record/types';
import type { Evolving } from '../record/rules';

export type ReviewEvent = EventOf<
  | 'ReportSubmitted'
  | 'ReportWithdrawn'
  | `Comment${string}`
  | `Agreement${string}`
  | 'ApprovalCounted'
  | 'ReportApproved'
  | 'DecisionTakenBack'
  | `Correction${string}`
>;

/** The report after each event of its review, its observations aside. */
export const evolveReview: Evolving<ReviewEvent> = {
  ReportSubmitted: (report, { folio, at }) =>
    moved({ ...withoutHeld(undecided(report)), ...sentAgain(report), folio, submittedAt: at }, { at: 'summary' }),
  ReportWithdrawn: (report) => ({ ...report, state: 'withdrawn' }),
  CommentAdded: (report, event) => ({
    ...report,
    comments: [
      ...report.comments,
      { id: event.id, by: event.by, ...onIn(event), at: event.at, ...saidIn(event), ...answersIn(event) },
    ],
  }),
  CommentEdited: (report, event) =>
    withComment(report, event.id, ({ files: _, ...comment }) => ({
      ...comment,
      ...saidIn(event),
      editedAt: event.at,
    })),
  CommentRemoved: (report, { id, at }) => withComment(report, id, (comment) => ({ ...comment, removedAt: at })),
  AgreementGiven: (report, event) => withAgreements(report, event, (agreed) => given(agreed, event)),
  AgreementTakenBack: (report, event) => withAgreements(report, event, (agreed) => takenBack(agreed, event)),
  ApprovalCounted: (report, event) => ({ ...withApproval(report, event), approvalsNeeded: event.of }),
  ReportApproved: approved,
  DecisionTakenBack: (report, event) => ({
    ...(event.of === 'request' ? requestTaken(report) : approvalTaken(report, event)),
    undone: { is: event.of, by: event.by },
  }),
  CorrectionOpened: correcting,
  CorrectionDropped: dropped,
};

const saidIn = ({ text, files }: Pick<Comment, 'text' | 'files'>): Pick<Comment, 'text' | 'files'> => ({
  text,
  ...(files === undefined ? {} : { files }),
});

const answersIn = ({ answers }: Pick<Comment, 'answers'>): Pick<Comment, 'answers'> =>
  answers === undefined ? {} : { answers };

type AgreementEvent = Extract<Event, { type: `Agreement${string}` }>;
type Agreements = readonly Agreement[];

/** None is no property at all, as of what nobody ever agreed to. */
function withAgreements(
  report: Report,
  { comment }: AgreementEvent,
  change: (agreed: Agreements) => Agreements,
): Report {
  const changed = <T extends { readonly agreed?: Agreements }>({ agreed = [], ...one }: T) => {
    const now = change(agreed);
    return { ...one, ...(now.length === 0 ? {} : { agreed: now }) };
  };
  if (comment === null) return changed(report);
  return withComment(report, comment, (one) => changed(one));
}

const given = (agreed: Agreements, { by, at, sign }: AgreementEvent): Agreements =>
  agreed.some((one) => one.by.id === by.id)
    ? agreed.map((one) => (one.by.id === by.id ? { ...one, signs: [...one.signs, sign] } : one))
    : [...agreed, { by, at, signs: [sign] }];

const takenBack = (agreed: Agreements, { by, sign }: AgreementEvent): Agreements =>
  agreed
    .map((one) => (one.by.id === by.id ? { ...one, signs: one.signs.filter((other) => other !== sign) } : one))
    .filter(({ signs }) => signs.length > 0);

const onIn = ({ on }: Event): Pick<Comment, 'on'> => (on === undefined ? {} : { on });

const withComment = (report: Report, id: string, change: (comment: Comment) => Comment): Report => ({
  ...report,
  comments: report.comments.map((comment) => (comment.id === id ? change(comment) : comment)),
});

type Approving = Extract<ReviewEvent, { type: 'ApprovalCounted' | 'ReportApproved' }>;

/** Among those that still count; a person's newer one stands for their older one. */
function withApproval(report: Report, { by, at, lapsed = [], under }: Approving): Report {
  const standing = approvalsOf(report).filter((one) => one.by.id !== by.id && !lapsed.includes(one.by.id));
  return { ...report, approvals: [...standing, { by, at, ...(under === undefined ? {} : { under }) }] };
}

function approved(report: Report, event: Approving): Report {
  const { inForce, replaced: _, ...rest } = withApproval(withAccepted(report), event);
  return {
    ...rest,
    state: 'approved',
    ...(inForce === undefined ? {} : { replaced: inForce }),
  };
}

/** The others' still count. */
function approvalTaken(report: Report, { by }: ReviewEvent): Report {
  const { replaced, ...rest } = report;
  return {
    ...rest,
    state: 'in-review',
    approvals: approvalsOf(report).filter((one) => one.by.id !== by.id),
    ...(replaced === undefined ? {} : { inForce: replaced }),
  };
}

/** What it asked for and nobody answered goes with it; what others asked for still waits for the author. */
function requestTaken(report: Report): Report {
  const { freshRequest, ...rest } = report;
  const observations = observationsOf(report).map((one): Observation =>
    one.state === 'open' && one.by.id === freshRequest?.by.id && one.at === freshRequest.at
      ? { ...one, state: 'retracted' }
      : one,
  );
  return {
    ...rest,
    observations,
    state: observations.some(({ state }) => state === 'open') ? 'changes-requested' : 'in-review',
    changeRequests: report.changeRequests.slice(0, -1),
  };
}

/** Nothing of what was decided counts for the revision to come; what was approved is what it differs from. */
function correcting(report: Report, { address }: Extract<ReviewEvent, { type: 'CorrectionOpened' }>): Report {
  const { replaced: _, ...rest } = undecided(keepingSent(report));
  return {
    ...rest,
    state: 'draft',
    at: { at: 'summary' },
    inForce: toForce(report),
    ...(address === undefined ? {} : { address }),
  };
}

/** The number of a revision that was sent is not given again. */
function dropped(report: Report): Report {
  const { inForce } = report;
  if (inForce === undefined) return report;
  const last = Math.max(report.round, report.lastRound ?? 0);
  const { lastRound: _, ...back } = restored(settledWith(report), inForce);
  return last > inForce.round ? { ...back, lastRound: last } : back;
}

/** What was observed of a revision that is gone waits for nobody. */
function settledWith(report: Report): Report {
  const { observations, round } = report;
  if (observations === undefined) return report;
  const answer = { how: 'gone', at: report.updatedAt, round } as const;
  return {
    ...report,
    observations: observations.map((one): Observation =>
      one.state === 'open' || one.state === 'answered' ? { ...one, state: 'accepted', answer } : one,
    ),
  };
}

/** Without what was decided of the revision before. */
function undecided(report: Report): Report {
  const { approvals: _, approvalsNeeded: _needed, freshRequest: _request, ...rest } = report;
  return rest;
}

/** What being sent makes of it; a card that was drawn before this version shows another revision. */
const sentAgain = ({ round, lastRound = 0, version }: Report): Pick<Report, 'state' | 'round' | 'sentAt'> => ({
  state: 'in-review',
  round: Math.max(round, lastRound) + 1,
  sentAt: version + 1,
});

/** What its author does about a report answers the request for changes; what they say in its thread does not. */
export function actedOn(report: Report, event: Event): Report {
  if (report.freshRequest === undefined || event.type.startsWith('Comment')) return report;
  // Asked for by its author, who reviews as well, it is as fresh as anybody's.
  if (event.type === 'ChangesRequested') return report;
  const { freshRequest: _, ...rest } = report;
  return rest;
}

/** What was taken back is told of until something is decided or written; what is said or read leaves it. */
export function goneOn(report: Report, event: Event): Report {
  const stays = event.type === 'DecisionTakenBack' || /^(Comment|Agreement|Author)/.test(event.type) || isRead(event);
  if (report.undone === undefined || stays) return report;
  const { undone: _, ...rest } = report;
  return rest;
}
