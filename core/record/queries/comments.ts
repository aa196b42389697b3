import { approvalOf } from './approvals';
import type { Agreement, Comment, Report } from '../types';

/** Comments that follow one another within this time are told of together, in ms. */
const CLOSE_MS = 2 * 60_000;
/** How many at most, so that their message stays readable; and how long after the first, in ms, so that whoever read it is told of what came late. */
const LIMITS = { comments: 8, ms: 10 * 60_000 } as const;

/**
 * The comments that reach the author in one message, by the id of any of them: those that others wrote one soon after
 * the other. What the author says between them, or a decision, ends it: what comes after is news again.
 */
export function toldWith(report: Report, id: string): readonly Comment[] {
  return groups(report).find((group) => group.some((comment) => comment.id === id)) ?? [];
}

/** Said by the report's author, in the thread or by way of the bot. */
export const isAuthors = ({ author }: Report, { by }: Pick<Comment, 'by'>): boolean => by.id === author.id;

/** The id of what the author answers in that message, or by that press: the same in every copy, and found when it is edited. */
export const answerId = (message: string): string => `answer:${message}`;

export const commentOf = ({ comments }: Report, id: string): Comment | undefined =>
  comments.find((comment) => comment.id === id);

/** What the author answered to any of them by way of the bot, in order. */
export const answersTo = (report: Report, asked: readonly Comment[]): readonly Comment[] =>
  report.comments.filter(({ answers }) => answers !== undefined && asked.some(({ id }) => id === answers));

/** The comment that an answer to what was told together is to: the last that stands; where none does, the last. */
export function answeredOf(told: readonly Comment[]): Comment | undefined {
  return told.findLast(({ removedAt }) => removedAt === undefined) ?? told.at(-1);
}

/** Who agrees with a comment; with null, with the report as it was posted. */
export const agreementsOn = (report: Report, comment: string | null): readonly Agreement[] =>
  (comment === null ? report.agreed : commentOf(report, comment)?.agreed) ?? [];

function groups(report: Report): readonly (readonly Comment[])[] {
  const found: Comment[][] = [];
  let open: Comment[] | undefined;
  for (const comment of report.comments) {
    if (isAuthors(report, comment)) {
      open = undefined;
    } else if (open !== undefined && isClose(report, open, comment)) {
      open.push(comment);
    } else {
      open = [comment];
      found.push(open);
    }
  }
  return found;
}

function isClose(report: Report, group: readonly Comment[], comment: Comment): boolean {
  const [first, last, at] = [timeOf(group[0]), timeOf(group.at(-1)), timeOf(comment)];
  if (group.length >= LIMITS.comments || at - last > CLOSE_MS || at - first > LIMITS.ms) return false;
  return !decisionsOf(report).some((decided) => decided >= last && decided <= at);
}

const timeOf = (one: { readonly at: string } | undefined): number => Date.parse(one?.at ?? '');

const decisionsOf = (report: Report): readonly number[] => [
  ...[...report.changeRequests, approvalOf(report)].flatMap((one) => (one === undefined ? [] : [timeOf(one)])),
  ...(report.submittedAt === undefined ? [] : [Date.parse(report.submittedAt)]),
];
