import { problem } from '../words/problems';
import { agreementsOn } from './comments';
import { happened, nothing, refused, type CommandOf, type Decision } from './decision';
import type { Report } from './types';

/** What a comment says, without what it has none of. */
export const commented = ({ id, text, files = [] }: CommandOf<'AddComment' | 'EditComment' | 'AnswerComment'>) => ({
  ...{ id, text },
  ...(files.length === 0 ? {} : { files }),
});

/** Said once, to a comment that is there; what was taken back can be answered still. */
export function answerComment(report: Report, command: CommandOf<'AnswerComment'>): Decision {
  const { id, text, files = [], answers } = command;
  if (report.comments.some((comment) => comment.id === id)) return nothing;
  if (!report.comments.some((comment) => comment.id === answers)) return refused(problem('comment.gone'));
  if (text === '' && files.length === 0) return refused(problem('comment.empty'));
  return happened(command, { type: 'CommentAdded', ...commented(command), answers });
}

/** Whoever is known to agree by that reaction agrees already; with what is not there nobody can. */
export function agree(report: Report, command: CommandOf<'Agree'>): Decision {
  const { comment, sign } = command;
  const isThere = comment === null || report.comments.some(({ id }) => id === comment);
  if (!isThere || signsOf(report, command).includes(sign)) return nothing;
  return happened(command, { type: 'AgreementGiven', comment, sign });
}

export function takeBackAgreement(report: Report, command: CommandOf<'TakeBackAgreement'>): Decision {
  const { comment, sign } = command;
  return signsOf(report, command).includes(sign)
    ? happened(command, { type: 'AgreementTakenBack', comment, sign })
    : nothing;
}

const signsOf = (report: Report, { comment, by }: CommandOf<'Agree' | 'TakeBackAgreement'>): readonly string[] =>
  agreementsOn(report, comment).find((agreement) => agreement.by.id === by.id)?.signs ?? [];
