import { isOpen } from '../../../core/record/queries/standing';
import { cleanText } from '../../../core/form/kinds/prose';
import { changesScreen, CHOICE, withBox, type Requesting } from '../../../core/review/observations/ask-changes';
import { observationsScreen, toAnswerScreen } from '../../../core/review/observations/screens';
import { explainScreen, observationScreen, reopenScreen } from '../../../core/review/observations/proposed-text';
import { readRequest, REASON_LIMIT } from '../../../core/review/observations/requested';
import type { Back, PressOf } from '../../../core/screen/press';
import type { Screen } from '../../../core/screen/screens';
import { notAllowed } from '../../../core/report/decide';
import type { Observation } from '../../../core/record/observation';
import { observationOf } from '../../../core/record/queries/observations';
import { idsOf, underKnownId } from '../../../core/record/queries/people';
import { asSent } from '../../../core/record/queries/sent';
import { problem, problemText, type Problem, type ProblemCode } from '../../../core/words/problems';
import type { CommandFacts } from '../handle-command';
import { seenBy } from '../find/lists';
import type { Answer } from '../reply';
import { isReviewer, readBy } from '../press/permitted';
import { give, inPlace, isAuthor, notYours, onReport, run, unchanged, type ReportTurn } from '../press/report-turn';
import { postCard, refusalText, review } from './review-verbs';

/** What reviewers press about observations, and what a report's author answers them with. */
export const observationVerbs = onReport({
  askChanges: async (turn) => (await closedTo(turn)) ?? changesCard(turn),
  addField,
  propose,
  requestChanges,
  observations: (turn) => listCard(turn, turn.press),
  observation: (turn) => ofAuthor(turn, shown),
  mend: (turn) => ofAuthor(turn, mend),
  askExplain: (turn) => ofAuthor(turn, explainCard),
  explain: (turn) => ofAuthor(turn, explain),
  attend: (turn) => ofAuthor(turn, (asked, { id }) => run(asked, { type: 'AttendObservation', id })),
  takeText: (turn) => ofAuthor(turn, takeText),
  acceptAnswer: (turn) => judge(turn, { type: 'AcceptObservation', id: turn.press.observation }),
  acceptAll: (turn) => judge(turn, { type: 'AcceptAnswers', seen: turn.press.seen }),
  retract: (turn) => judge(turn, { type: 'RetractObservation', id: turn.press.observation }),
  askReopen: (turn) => reopenCard(turn),
  reopen,
});

const observing = (data: Extract<Screen, { template: 'observations' }>['data']): Answer => ({
  screen: { template: 'observations', data },
});

const changesCard = ({ services, stored }: ReportTurn, written?: Requesting): Answer => ({
  screen: { template: 'changes', data: changesScreen(services.viewing, asSent(stored.report), written) },
});

/** The form with a box for what was chosen, and all that was written. */
async function addField(turn: ReportTurn<PressOf<'addField'>>): Promise<Answer> {
  const { services, stored, pressed, press } = turn;
  const written = { fields: press.fields, typed: pressed.inputs };
  return (
    (await closedTo(turn)) ??
    changesCard(turn, withBox(services.form, asSent(stored.report), written, pressed.inputs[CHOICE] ?? ''))
  );
}

/** The form with the text that stands there, to be edited. */
async function propose(turn: ReportTurn<PressOf<'propose'>>): Promise<Answer> {
  const { services, stored, press } = turn;
  const blank: Requesting = { fields: [], typed: {} };
  return (
    (await closedTo(turn)) ??
    changesCard(
      turn,
      press.fields.reduce((written, key) => withBox(services.form, asSent(stored.report), written, key), blank),
    )
  );
}

/** Why nothing can be observed, on the post; undefined where it can. */
async function closedTo(
  turn: ReportTurn<PressOf<'askChanges' | 'addField' | 'propose' | 'requestChanges'>>,
): Promise<Answer | undefined> {
  if (!isReviewer(turn)) return postCard(turn, problemText(problem('review.not-reviewer')));
  const { stored, pressed, press } = turn;
  const given = { key: '', at: pressed.at, by: pressed.person } as const;
  const asking = { type: 'RequestChanges', reason: '', fields: {}, seen: press.seen, ...given } as const;
  const barred = notAllowed(stored.report, underKnownId(stored.report, asking, idsOf(pressed)));
  return barred === undefined || barred.ok
    ? undefined
    : postCard(turn, await refusalText(turn, barred.refusal.problem));
}

/** Refusals that whoever wrote it can mend. */
const WRITTEN_ANEW: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'review.no-reason',
  'observation.no-text',
  'answer.too-long',
  'card.outdated',
]);

/** A refusal of what was written stands in the form, with all of it. */
async function requestChanges(turn: ReportTurn<PressOf<'requestChanges'>>): Promise<Answer> {
  const { services, stored, press, pressed } = turn;
  const written = { fields: press.fields, typed: pressed.inputs };
  const read = readRequest(services.form, asSent(stored.report), written);
  if (read.is === 'unfinished') return (await closedTo(turn)) ?? changesCard(turn, read.written);
  return review(turn, { type: 'RequestChanges', ...read.request, seen: press.seen }, (after, { code }, found) =>
    WRITTEN_ANEW.has(code) ? changesCard(after, { ...written, problem: found }) : undefined,
  );
}

/** The list as whoever presses may act on it; its author, while they may write, has a line each to answer. */
async function listCard(
  turn: ReportTurn,
  { page, back }: { readonly page: number; readonly back: Back },
  found?: Problem,
): Promise<Answer> {
  const { services, pressed, stored } = turn;
  const report = await services.lookups.named(readBy(turn, stored.report));
  const viewing = seenBy(services, pressed);
  const why = found === undefined ? {} : { problem: problemText(found) };
  if (isAuthor(turn) && report.state === 'changes-requested' && pressed.place === 'personal')
    return observing(toAnswerScreen(viewing, report, page, why.problem));
  const is = isAuthor(turn) ? 'author' : isReviewer(turn) ? 'reviewer' : 'reader';
  return observing(observationsScreen(viewing, report, { is, page, back, ...why }));
}

type OnObservation = PressOf<'observation' | 'mend' | 'askExplain' | 'explain' | 'attend' | 'takeText'>;

/** What only the author presses, about an observation that is there. */
function ofAuthor<P extends OnObservation>(
  turn: ReportTurn<P>,
  handle: (turn: ReportTurn<P>, one: Observation) => Promise<Answer> | Answer,
): Promise<Answer> | Answer {
  if (!isAuthor(turn)) return notYours;
  const one = observationOf(turn.stored.report, turn.press.observation);
  if (one === undefined || !isOpen(turn.stored.report)) return unchanged(turn);
  return handle(turn, one);
}

const shown = ({ services, stored }: ReportTurn, one: Observation): Answer =>
  observing(observationScreen(services.viewing, stored.report, one));

/** Of the whole report, there is nothing to open but the answer in words. */
const mend = (turn: ReportTurn<PressOf<'mend'>>, { id, on }: Observation): Promise<Answer> | Answer =>
  on.at === 'report' ? unchanged(turn) : run(turn, { type: 'OpenStep', step: on, observation: id });

const explainCard = ({ services, stored }: ReportTurn, one: Observation): Answer =>
  observing(explainScreen(services.viewing, stored.report, one));

async function explain(turn: ReportTurn<PressOf<'explain'>>, { id }: Observation): Promise<Answer> {
  const { services, pressed } = turn;
  const text = cleanText((pressed.inputs['answer'] ?? '').slice(0, REASON_LIMIT));
  const handled = await give(turn, { type: 'ExplainObservation', id, text });
  const { stored, refusal } = handled;
  const one = stored === undefined ? undefined : observationOf(stored.report, id);
  if (refusal?.problem.code !== 'observation.no-reason' || stored === undefined || one === undefined)
    return inPlace(turn, handled);
  const written = { text, problem: problemText(refusal.problem) };
  return observing(explainScreen(services.viewing, stored.report, one, written));
}

/** Where the text changed meanwhile, the difference is shown anew. */
async function takeText(turn: ReportTurn<PressOf<'takeText'>>, { id }: Observation): Promise<Answer> {
  const handled = await give(turn, { type: 'TakeText', id, seen: turn.press.seen });
  const { stored, refusal } = handled;
  const one = stored === undefined ? undefined : observationOf(stored.report, id);
  if (refusal?.problem.code !== 'observation.text-changed' || stored === undefined || one === undefined)
    return inPlace(turn, handled);
  const data = observationScreen(turn.services.viewing, stored.report, one);
  return observing({ ...data, problem: problemText(refusal.problem) });
}

type Judging = PressOf<'acceptAnswer' | 'acceptAll' | 'retract' | 'reopen' | 'askReopen'>;

/** The list as it is afterwards, or with why it was not done. */
async function judge(turn: ReportTurn<Judging>, facts: CommandFacts): Promise<Answer> {
  if (!isReviewer(turn)) return listCard(turn, turn.press, problem('review.not-reviewer'));
  const { stored = turn.stored, refusal } = await give(turn, facts);
  const listed = await listCard({ ...turn, stored }, turn.press, refusal?.problem);
  return refusal === undefined ? { ...listed, saved: true } : listed;
}

function reopenCard(
  turn: ReportTurn<PressOf<'askReopen' | 'reopen'>>,
  written: { readonly text?: string; readonly problem?: string } = {},
): Promise<Answer> | Answer {
  const { services, stored, press } = turn;
  const one = observationOf(stored.report, press.observation);
  if (!isReviewer(turn)) return listCard(turn, press, problem('review.not-reviewer'));
  if (one === undefined || one.state === 'open') return listCard(turn, press);
  return observing(reopenScreen(services.viewing, stored.report, one, press, written));
}

async function reopen(turn: ReportTurn<PressOf<'reopen'>>): Promise<Answer> {
  const { press, pressed } = turn;
  const reason = cleanText((pressed.inputs['why'] ?? '').slice(0, REASON_LIMIT));
  if (reason.trim() === '')
    return reopenCard(turn, { text: reason, problem: problemText(problem('observation.no-why')) });
  return judge(turn, { type: 'ReopenObservation', id: press.observation, reason });
}
