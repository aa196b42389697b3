import { valuesBetween } from '../difference/answers';
import type { Form } from '../../form/definition';
import type { Observation, ObservationState } from '../../record/observation';
import { answersSent, isAnswerSent, isThere, unsettledIn, valueOn } from '../../record/queries/observations';
import { askedAt, isWritten } from '../../record/queries/steps';
import { revisionOf } from '../../record/queries/revision';
import { asSent } from '../../record/queries/sent';
import type { Report } from '../../record/types';
import type { Value } from '../../form/values';
import { observations as words } from '../../words/observations.es';
import { sent } from '../screens/review.es';
import { buttons } from '../../words/texts.es';
import { undoneLine } from '../screens/awaited';
import { boxKey } from '../../screen/boxes';
import type { Marked } from '../../screen/elements';
import { markedChange } from '../difference/marked';
import { answerLine } from '../../filing/screens/answer-lines';
import { answerText, countText, inOrder, placeName, stateFor } from '../../screen/observed';
import { on, type Back } from '../../screen/press';
import type { Button, ObservationItem, ObservationsScreen } from '../../screen/screens';
import { closeButton, seeButton } from '../../screen/report-buttons';
import { folioOf, type Viewing } from '../screens/review';
import { clipped, markedWeight } from '../../screen/weight';
import { showDay } from '../../screen/when';
import { statusOf } from '../../screen/status';
import { statusOfObservation } from './waiting';

/** For whom observations are drawn, which decides what they may press. */
export interface Reading {
  readonly is: 'author' | 'reviewer' | 'reader';
  readonly page: number;
  readonly back: Back;
  /** Why a press was not taken. */
  readonly problem?: string;
}

/** Observations on one page, and lines on one card: what fits with every press of theirs. */
const PAGE = { items: 4, lines: 8 } as const;

/** Every observation with its words and its answer, over pages. */
export function observationsScreen(viewing: Viewing, report: Report, reading: Reading): ObservationsScreen {
  const isAuthor = reading.is === 'author';
  const found = inOrder(report, isAuthor);
  const pages = Math.max(1, Math.ceil(found.length / PAGE.items));
  const at = Math.min(Math.max(1, reading.page), pages);
  const shown = found.slice((at - 1) * PAGE.items, at * PAGE.items);
  return {
    title: words.title(folioOf(report)),
    status: statusOf(report.state),
    count: [countText(report, isAuthor) || words.none, ...(pages > 1 ? [words.page(at, pages)] : [])].join(' · '),
    ...(reading.problem === undefined ? {} : { problem: reading.problem }),
    lines: [],
    items: shown.map((one) => itemOf(viewing, report, one, { ...reading, page: at })),
    inputs: [],
    buttons: [
      ...acceptingAll(viewing, report, { ...reading, page: at }),
      ...(at < pages ? [turn(report, buttons.next, at + 1, reading.back)] : []),
      ...(at > 1 ? [turn(report, buttons.previous, at - 1, reading.back)] : []),
      ...(reading.back === 'list' ? [] : [closeButton(viewing.form, report, reading.back)]),
    ],
  };
}

const turn = (report: Report, title: string, page: number, back: Back): Button => ({
  title,
  press: { verb: 'observations', report: report.id, page, back },
});

function itemOf(viewing: Viewing, report: Report, one: Observation, reading: Reading): ObservationItem {
  return {
    ...observationItem(viewing, report, one, reading.is === 'author'),
    buttons: reading.is === 'reviewer' ? judging(viewing, report, one, reading) : [],
  };
}

/** Characters of what somebody says of one, among several. */
const SAID = 700;
/** Weight of a difference among several. */
const DIFFERENCE = 1_600;

/** One with all that was said of it, and nothing to press. */
export function observationItem(
  { form, zone }: Viewing,
  report: Report,
  one: Observation,
  isAuthor: boolean,
  room = DIFFERENCE,
): ObservationItem {
  const state = stateFor(report, one, isAuthor);
  return {
    heading: placeName(form, isAuthor ? report : asSent(report), one.on),
    status: statusOfObservation(state),
    said: saidOf(report, one, state, { zone, isAuthor }).map((text) => clipped(text, SAID)),
    ...differenceOf(report, one, state, { isAuthor, room }),
    buttons: [],
  };
}

function saidOf(
  report: Report,
  one: Observation,
  state: ObservationState,
  { zone, isAuthor }: { readonly zone: string; readonly isAuthor: boolean },
): readonly string[] {
  const { by, at, text, proposed, reopened } = one;
  const day = showDay(at, zone);
  const said = proposed === undefined ? words.saidOn(by.name, day, text) : words.proposesOn(by.name, day, text);
  const answer = state === 'open' ? '' : answerText(report, one, isAuthor);
  return [
    said,
    ...(reopened === undefined ? [] : [words.reopened(reopened.by.name, reopened.reason)]),
    ...(answer === '' ? [] : [answer]),
  ];
}

/** What a proposed text would change, while nobody settled it; what an answer changed, where that is known. */
function differenceOf(
  report: Report,
  one: Observation,
  state: ObservationState,
  { isAuthor, room }: { readonly isAuthor: boolean; readonly room: number },
): Pick<ObservationItem, 'marked' | 'markedTitle'> {
  const now = isAuthor ? report : asSent(report);
  if (one.proposed !== undefined && state === 'open')
    return told(words.difference, valueOn(now, one.on), one.proposed, room);
  const { answer } = one;
  if (answer?.how !== 'changed' || state === 'open') return { marked: [] };
  const before = revisionOf(report, answer.round - 1);
  const after = answer.round > report.round ? report : revisionOf(report, answer.round);
  if (before === undefined || after === undefined) return { marked: [] };
  return told(words.changes, valueOn(before, one.on), valueOn(after, one.on), room);
}

function told(title: string, before: Value | undefined, after: Value | undefined, room: number) {
  // Of a table, what changed is told with the revision.
  if (before?.kind === 'rows' || after?.kind === 'rows') return { marked: [] };
  const marked = fitting(markedChange(valuesBetween(before, after)), room);
  return marked.length === 0 ? { marked } : { markedTitle: title, marked };
}

/** The first paragraphs that fit, and «…» for the others. */
function fitting(paragraphs: readonly Marked[], room: number): readonly Marked[] {
  const shown: Marked[] = [];
  let left = room;
  for (const paragraph of paragraphs) {
    left -= markedWeight(paragraph);
    if (left < 0 && shown.length > 0) return [...shown, [{ is: 'said', text: '…' }]];
    shown.push(paragraph);
  }
  return shown;
}

/** Once for several, which each redraw of the post would close the list over. */
function acceptingAll({ form }: Viewing, report: Report, { is, page, back }: Reading): readonly Button[] {
  if (is !== 'reviewer' || isClosed(report) || answersSent(report).length < 2) return [];
  return [{ title: words.buttons.acceptAll, press: { verb: 'acceptAll', ...on(form, report), page, back } }];
}

/** Nothing is judged any more. */
const isClosed = ({ state }: Report): boolean => state !== 'in-review' && state !== 'changes-requested';

/** What a reviewer may do about one. */
function judging({ form, reader = [] }: Viewing, report: Report, one: Observation, reading: Reading) {
  if (isClosed(report)) return [];
  const press = { ...on(form, report), observation: one.id, page: reading.page, back: reading.back };
  const isSent = isAnswerSent(report, one);
  const answered = one.state === 'answered' && isSent;
  const isOwn = reader.includes(one.by.id) && (one.state === 'open' || one.state === 'answered');
  return [
    ...(answered
      ? [{ title: words.buttons.accept, press: { verb: 'acceptAnswer', ...press }, style: 'positive' } as const]
      : []),
    ...(answered || (one.state === 'accepted' && isSent)
      ? [{ title: words.buttons.reopen, press: { verb: 'askReopen', ...press } } as const]
      : []),
    ...proposing(form, report, one),
    ...(isOwn ? [{ title: words.buttons.retract, press: { verb: 'retract', ...press } } as const] : []),
  ];
}

/** A text may be proposed for prose that is in the report. */
function proposing(form: Form, report: Report, { on: place, proposed }: Observation): readonly Button[] {
  if (place.at === 'report' || proposed !== undefined || !isThere(form, report, place)) return [];
  const asked = askedAt(form, place);
  if (asked === undefined || !isWritten(asked)) return [];
  const fields = [boxKey({ on: place, proposes: true })];
  return [{ title: words.buttons.propose, press: { verb: 'propose', ...on(form, report), fields } }];
}

/** What answers them; of the whole report, its author's word. */
function toAnswerText(found: readonly Observation[]): string {
  const isWhole = found.some(({ state, on: { at } }) => state === 'open' && at === 'report');
  return isWhole ? `${words.toAnswer} ${words.wholeToAnswer}` : words.toAnswer;
}

/** The author's card of a report that came back: a line for each observation, which opens what it is about. */
export function toAnswerScreen(
  { form }: Pick<Viewing, 'form'>,
  report: Report,
  page = 1,
  problem?: string,
): ObservationsScreen {
  const found = unsettledIn(report);
  const ordered = inOrder(report, true).filter((one) => found.includes(one));
  const pages = Math.max(1, Math.ceil(ordered.length / PAGE.lines));
  const at = Math.min(Math.max(1, page), pages);
  const shown = ordered.slice((at - 1) * PAGE.lines, at * PAGE.lines);
  const isDone = !found.some(({ state }) => state === 'open');
  return {
    title: sent.changesTitle(folioOf(report)),
    // The title has the state.
    status: { ...statusOf(report.state), text: countText(report, true) },
    count: pages > 1 ? words.page(at, pages) : '',
    notice: [undoneLine(report) ?? [], isDone ? words.allAnswered : toAnswerText(found)].flat().join(' '),
    ...(problem === undefined ? {} : { problem }),
    lines: shown.map((one) => answerLine(form, report, one)),
    items: [],
    inputs: [],
    buttons: [
      {
        title: isDone ? buttons.review : buttons.edit,
        press: { verb: 'resume', report: report.id },
        style: 'positive',
      },
      ...(at < pages ? [turn(report, buttons.next, at + 1, 'card')] : []),
      ...(at > 1 ? [turn(report, buttons.previous, at - 1, 'card')] : []),
      seeButton(report, 'card'),
    ],
  };
}
