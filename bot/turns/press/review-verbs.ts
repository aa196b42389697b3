import type { Form } from '../../../core/form/definition';
import { cleanText } from '../../../core/form/kinds/prose';
import { problem, problemText } from '../../../core/words/problems';
import { inReview } from '../../../core/report/decide';
import { changesScreen, commentScreen, postScreen, reportScreen } from '../../../core/screens/review';
import type { Screen } from '../../../core/screens/screens';
import type { CommandFacts } from '../desk';
import { isOpen } from '../../outbox/delivery';
import { numberOf, textOf } from './read-press';
import { authorScreen, give, inPlace, isAuthor, type ReportTurn } from './turn';

type Handler = (turn: ReportTurn) => Promise<Screen> | Screen;

/** What reviewers press on a report's post, and readers anywhere. */
export const reviewVerbs = {
  approve: (turn) => review(turn, { type: 'Approve' }),
  askChanges,
  requestChanges: (turn) =>
    review(turn, { type: 'RequestChanges', ...readRequest(turn.desk.form, turn.pressed.inputs) }),
  showPost: (turn) => postCard(turn),
  see,
  show,
} satisfies Record<string, Handler>;

const mayReview = ({ desk, pressed }: ReportTurn): boolean =>
  desk.isReviewer([pressed.person.id, ...pressed.aliases], pressed.place);

const postCard = ({ desk, report }: ReportTurn, found?: string): Screen => ({
  template: 'post',
  data: { ...postScreen(desk.viewing, report), ...(found === undefined ? {} : { problem: found }) },
});

const changesCard = ({ desk, report }: ReportTurn, found?: string): Screen => ({
  template: 'changes',
  data: changesScreen(desk.viewing, report, found),
});

/** The form for a request; where it could not be given, why. */
function askChanges(turn: ReportTurn): Screen {
  if (!mayReview(turn)) return postCard(turn, problemText(problem('review.not-reviewer')));
  const closed = inReview(turn.report);
  return closed === undefined || closed.ok ? changesCard(turn) : postCard(turn, problemText(closed.refusal.problem));
}

async function review(turn: ReportTurn, facts: CommandFacts): Promise<Screen> {
  if (!mayReview(turn)) return postCard(turn, problemText(problem('review.not-reviewer')));
  const { report = turn.report, refusal } = await give(turn, turn.report.id, facts);
  const after = { ...turn, report };
  if (refusal === undefined) return postCard(after);
  const found = problemText(refusal.problem);
  return refusal.problem.code === 'review.no-reason' ? changesCard(after, found) : postCard(after, found);
}

/** Characters of a reviewer's reason; longer ones belong in the thread. */
const REASON_LIMIT = 4_000;

function readRequest(form: Form, inputs: Readonly<Record<string, string>>) {
  const reasonOf = (id: string): string => cleanText((inputs[id] ?? '').slice(0, REASON_LIMIT)).trim();
  return {
    reason: reasonOf('reason'),
    fields: Object.fromEntries(form.fields.map((field) => [field.id, reasonOf(`reason.${field.id}`)])),
  };
}

/** A report is read by whoever asks once it was sent; a draft by its author alone. Who read which is logged. */
function see(turn: ReportTurn): Screen {
  const { desk, report, press, pressed } = turn;
  desk.log.info('report read', { report: report.id, folio: report.folio, by: pressed.person.id });
  const [from, comment] = [textOf(press, 'from'), textOf(press, 'comment')];
  const back = { ...(from === '' ? {} : { from }), ...(comment === '' ? {} : { comment }) };
  return { template: 'report', data: reportScreen(desk.viewing, report, numberOf(press, 'page'), back) };
}

/** Back to what the card was before: a comment, or the report as its author or a reader sees it. */
function show(turn: ReportTurn): Promise<Screen> | Screen {
  const { desk, report, press } = turn;
  const comment = textOf(press, 'comment');
  if (report.comments.some(({ id }) => id === comment))
    return { template: 'notice', data: commentScreen(desk.viewing, report, comment) };
  if (!isAuthor(turn)) return postCard(turn);
  return isOpen(report) ? inPlace(turn, { ...turn, events: [] }) : authorScreen(desk, report, {});
}
