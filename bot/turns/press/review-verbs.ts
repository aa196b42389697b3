import { findField, type Form } from '../../../core/form/definition';
import { cleanText } from '../../../core/form/kinds/prose';
import { inReview } from '../../../core/report/decide-review';
import type { Seal } from '../../../core/report/types';
import { broughtScreen } from '../../../core/screens/brought';
import type { PressOf } from '../../../core/screens/press';
import { changesScreen, type Requesting } from '../../../core/screens/changes';
import { commentScreen } from '../../../core/screens/comments';
import { postScreen, reportScreen } from '../../../core/screens/review';
import { problem, problemText } from '../../../core/words/problems';
import { isOpen } from '../../outbox/delivery';
import type { CommandFacts } from '../handle-command';
import { seenBy } from '../lists';
import { isAuditor } from '../history';
import { keepRead } from '../reads';
import type { Answer } from '../reply';
import { isReviewer } from './permitted';
import { authorScreen, give, isAuthor, unchanged, type ReportTurn } from './report-turn';

/** What reviewers press on a report's post, and readers anywhere. */
export const reviewVerbs = {
  approve: (turn: ReportTurn) => review(turn, { type: 'Approve' }),
  askChanges,
  addField,
  requestChanges: (turn: ReportTurn<PressOf<'requestChanges'>>) =>
    review(turn, { type: 'RequestChanges', ...readRequest(turn.services.form, turn.pressed.inputs) }),
  see,
  show,
};

const postCard = ({ services, stored, pressed }: ReportTurn, found?: string, seal?: Seal): Answer => {
  // What stands in the channel is for all who are there.
  const viewing = pressed.place === 'review-channel' ? services.viewing : seenBy(services, pressed);
  const problem = found === undefined ? {} : { problem: found };
  return { screen: { template: 'post', data: { ...postScreen(viewing, stored.report, seal), ...problem } } };
};

/** The same of a report that may be approved: with the hash of that. */
const sealedCard = async (turn: ReportTurn, found?: string): Promise<Answer> =>
  postCard(turn, found, await turn.services.lookups.sealOf(turn.stored.report));

const changesCard = ({ services, stored }: ReportTurn, written?: Requesting): Answer => ({
  screen: { template: 'changes', data: changesScreen(services.viewing, stored.report, written) },
});

/** The form for a request; where it could not be given, why. */
function askChanges(turn: ReportTurn): Answer {
  return closedTo(turn) ?? changesCard(turn);
}

/** The form with a box for the field that was chosen, and all that was written. */
function addField(turn: ReportTurn<PressOf<'addField'>>): Answer {
  const { services, pressed, press } = turn;
  const written = { fields: press.fields, typed: pressed.inputs };
  const chosen = pressed.inputs['field'] ?? '';
  const closed = closedTo(turn);
  if (closed !== undefined) return closed;
  if (findField(services.form, chosen) === undefined)
    return changesCard(turn, { ...written, choiceProblem: problemText(problem('choice.field')) });
  return changesCard(turn, { ...written, fields: [...new Set([...press.fields, chosen])] });
}

/** Why changes cannot be asked for, on the post; undefined where they can. */
function closedTo(turn: ReportTurn): Answer | undefined {
  if (!isReviewer(turn)) return postCard(turn, problemText(problem('review.not-reviewer')));
  const closed = inReview(turn.stored.report);
  return closed === undefined || closed.ok ? undefined : postCard(turn, problemText(closed.refusal.problem));
}

async function review(turn: ReportTurn, facts: CommandFacts): Promise<Answer> {
  if (!isReviewer(turn)) return postCard(turn, problemText(problem('review.not-reviewer')));
  const { stored = turn.stored, refusal } = await give(turn, facts);
  const after = { ...turn, stored };
  if (refusal === undefined) return { ...(await sealedCard(after)), saved: true };
  const found = problemText(refusal.problem);
  const { press, pressed } = turn;
  return refusal.problem.code === 'review.no-reason' && press.verb === 'requestChanges'
    ? changesCard(after, { fields: press.fields, typed: pressed.inputs, problem: found })
    : sealedCard(after, found);
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

/** Who read which is kept, and logged; of its pages only the first that is turned to. */
async function see({ services, stored, press, pressed }: ReportTurn<PressOf<'see'>>): Promise<Answer> {
  const report = await services.lookups.named(stored.report);
  services.log.info('report read', { report: report.id, folio: report.folio, by: pressed.person.id });
  await keepRead(services, report, pressed);
  const data = reportScreen(
    { ...seenBy(services, pressed), audits: isAuditor(services, report, pressed) },
    report,
    press.page,
    press.back,
  );
  return { screen: { template: 'report', data } };
}

/** Back to what the card was before: a comment, the post, or the report as its author sees it. */
async function show(turn: ReportTurn<PressOf<'show'>>): Promise<Answer> {
  const { services, stored, press } = turn;
  const { report } = stored;
  if (typeof press.back === 'object' && 'comment' in press.back) {
    const thread = await services.lookups.threadOf(stored);
    const named = await services.lookups.named(report);
    return { screen: { template: 'notice', data: commentScreen(named, press.back.comment, thread) } };
  }
  if (press.back === 'brought') return { screen: { template: 'post', data: broughtScreen(services.viewing, report) } };
  if (press.back === 'post' || !isAuthor(turn)) return sealedCard(turn);
  return isOpen(report) ? unchanged(turn) : { screen: await authorScreen(services, stored, {}) };
}
