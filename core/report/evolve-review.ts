import { withAccepted } from './evolve-observations';
import type { Agreement, Comment, Event, Report } from './types';

type ReviewEvent = Extract<
  Event,
  { type: 'ReportWithdrawn' | `Comment${string}` | `Agreement${string}` | 'ReportApproved' }
>;

/** The report after something that was done to it once it was sent. */
export function reviewed(report: Report, event: ReviewEvent): Report {
  switch (event.type) {
    case 'ReportWithdrawn':
      return { ...report, state: 'withdrawn' };
    case 'CommentAdded':
      return {
        ...report,
        comments: [
          ...report.comments,
          { id: event.id, by: event.by, ...onIn(event), at: event.at, ...saidIn(event), ...answersIn(event) },
        ],
      };
    case 'CommentEdited':
      return withComment(report, event.id, ({ files: _, ...comment }) => ({
        ...comment,
        ...saidIn(event),
        editedAt: event.at,
      }));
    case 'CommentRemoved':
      return withComment(report, event.id, (comment) => ({ ...comment, removedAt: event.at }));
    case 'AgreementGiven':
      return withAgreements(report, event, (agreed) => given(agreed, event));
    case 'AgreementTakenBack':
      return withAgreements(report, event, (agreed) => takenBack(agreed, event));
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
