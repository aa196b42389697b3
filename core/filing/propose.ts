import { contextAt, readAnswer, same, showValue } from '../form/answers';
import { findField, type AnswerContext, type AnswerInput, type Form } from '../form/definition';
import { blocksOf, blocksSaid, lengthOf, rawLength, showBlocks } from '../form/kinds/prose';
import { keyOf } from '../form/reading/words';
import type { Answers, Block, PlainDate, Value } from '../form/values';
import { rightIn } from './correction';
import { agreed } from './paragraph/agreed';
import { readParagraph } from './paragraph/paragraph';
import { together, withBlocks } from './proposed';
import { askedAt, isWritten } from '../record/queries/steps';
import type { Opening, Proposal, Report, Step } from '../record/types';

/** Characters of all that one proposal is made of: what is longer is a document, and no answer to short fields. */
export const PROPOSAL_LIMIT = 20_000;

/** Whether a message is too long to be read for what it says of the form. */
export const isTooLong = (input: AnswerInput): boolean => rawLength(input) > PROPOSAL_LIMIT;

/** What is known of the report that a proposal is for; nothing is, before it is begun. */
type Known = Pick<Report, 'answers' | 'proposal'>;

/** `corrects`: it puts right what was proposed, and is no text of the report's. */
type Reading = Pick<Proposal, 'found' | 'doubts' | 'assumed' | 'rest'> & { readonly corrects?: true };

/**
 * What a message says of the form's fields, besides what the report says already; undefined where that is
 * nothing. A proposal that was left for another step goes on in it.
 */
export function proposalIn(
  form: Form,
  report: Known,
  opening: Opening,
  step: Step,
  message?: string,
): Proposal | undefined {
  const { answers, proposal } = report;
  const reading = readIn(form, answers, opening);
  if (reading === undefined) return undefined;
  if (Object.keys(newsIn(answers, reading.found)).length === 0 && reading.doubts === undefined) return undefined;
  const before = proposal ?? { said: [], found: {}, rest: [] };
  return joined(report, { ...before, step }, reading, opening, message);
}

/** Whether a report can begin with that message. */
export const isProposal = (form: Form, said: Opening): boolean =>
  proposalIn(form, { answers: {} }, said, { at: 'summary' }) !== undefined;

/** Characters of a text that is asked about: a card shows it whole. */
export const ASKED_LIMIT = 4_000;

/**
 * Another message under a standing proposal: what it says newly holds, what it says nothing of stays, and its text is
 * asked about. The same message, edited, takes the place of what it said before. Undefined where that is too much.
 */
export function extended(
  form: Form,
  report: Report,
  standing: Proposal,
  opening: Opening,
  message?: string,
): Proposal | undefined {
  const isRetold = message !== undefined && message === standing.message;
  const { doubts: _, asked: _asked, ...alone } = standing;
  const before = isRetold ? { ...alone, said: [], rest: [], found: {} } : standing;
  const more = blocksIn(opening.input);
  if (lengthOf([...before.said, ...more]) > PROPOSAL_LIMIT) return undefined;
  const answers = { ...report.answers, ...before.found };
  const right = correctedIn(form, answers, opening);
  const reading = right ?? readIn(form, answers, opening) ?? answerIn(form, answers, before.step, opening);
  const next = joined(report, before, reading ?? { found: {}, rest: more }, opening, isRetold ? undefined : message);
  return lengthOf(next.asked ?? []) > ASKED_LIMIT ? undefined : next;
}

/** What puts right what was proposed; undefined where a text does not, or it is not clear what. */
function correctedIn(form: Form, answers: Answers, { input, today }: Opening): Reading | undefined {
  const right = input.blocks === undefined ? rightIn(input.text) : undefined;
  if (right === undefined) return undefined;
  const whole = readIn(form, answers, { input, today });
  // «…fue la 02, Durango»: of several things put right at once, each is asked about.
  if (Object.keys(whole?.doubts ?? {}).length > 1 && whole !== undefined) return { ...whole, corrects: true };
  const read = readIn(form, answers, { input: { text: right }, today });
  const isNew = read !== undefined && Object.keys(newsIn(answers, read.found)).length > 0;
  const reading = isNew ? read : takenIn(form, answers, right, today);
  return reading === undefined ? undefined : { ...reading, corrects: true };
}

/** The one short answer that takes those words. */
function takenIn(form: Form, answers: Answers, right: string, today: PlainDate): Reading | undefined {
  const words = right.replace(/^(?:en|a|al|el|la|los|las|con|del?)\s+/iu, '');
  const context = contextAt(today, answers);
  const taking = form.fields.flatMap((field) => {
    const isShort = answers[field.id] !== undefined && field.input !== 'rows' && !isWritten(field);
    // A number may be a state's key, and a district's as well.
    const isNamed = field.input !== 'states' || /\p{L}/u.test(words);
    const value = isShort && isNamed ? agreed(field, words, context) : undefined;
    return value === undefined ? [] : [[field.id, value] as const];
  });
  return taking.length === 1 ? { found: Object.fromEntries(taking), rest: [] } : undefined;
}

/** Whether a message under the proposal that stands puts right what it says. */
export const isCorrection = (form: Form, { answers }: Report, { found }: Proposal, opening: Opening): boolean =>
  correctedIn(form, { ...answers, ...found }, opening) !== undefined;

type Before = Omit<Proposal, 'today'>;

function joined(
  { answers }: Known,
  {
    step,
    said,
    found: before,
    doubts: open,
    assumed,
    rest,
    asked,
    restIn,
    message: first,
    file,
    unread,
    alike,
  }: Before,
  reading: Reading,
  { input, today }: Opening,
  message: string | undefined,
): Proposal {
  const { found: all, doubts } = together({ found: before, ...(open && { doubts: open }) }, reading);
  const news = newsIn(answers, all);
  const text = reading.rest.filter(saysSomething);
  const isFirst = said.length === 0 && file === undefined;
  // The words of a doubt are asked about on its line.
  const isAsked = !isFirst && reading.doubts === undefined;
  const toAsk = !isAsked ? (asked ?? []) : withBlocks([...rest, ...(asked ?? [])], text).slice(rest.length);
  const begins = first ?? (isFirst ? message : undefined);
  return {
    step,
    today,
    said: toAsk.length > 0 || reading.corrects === true ? said : withBlocks(said, blocksIn(input)),
    // What is said back as it stands already is no change; a proposal of nothing else still says so.
    found: Object.keys(news).length === 0 ? all : news,
    ...(doubts === undefined ? {} : { doubts }),
    ...assumedIn(assumed, reading),
    rest: isFirst ? text : rest,
    ...(toAsk.length === 0 ? {} : { asked: toAsk }),
    ...(restIn === undefined || restIn in reading.found ? {} : { restIn }),
    ...(begins === undefined ? {} : { message: begins }),
    ...(file === undefined ? {} : { file }),
    ...(unread === undefined ? {} : { unread }),
    ...(alike === undefined ? {} : { alike }),
  };
}

/** What is said newly is said with what is assumed of it, and no more with what was before. */
function assumedIn(before: Proposal['assumed'] = {}, { found, doubts, assumed }: Reading): Pick<Proposal, 'assumed'> {
  const kept = Object.entries(before).filter(([field]) => (found[field] ?? doubts?.[field]) === undefined);
  const all = { ...Object.fromEntries(kept), ...assumed };
  return Object.keys(all).length === 0 ? {} : { assumed: all };
}

const newsIn = (answers: Answers, found: Answers): Answers =>
  Object.fromEntries(Object.entries(found).filter(([field, value]) => !same(answers[field], value)));

const saysSomething = (block: Block): boolean => block.type === 'table' || keyOf(block.text) !== '';

const blocksIn = (input: AnswerInput): readonly Block[] => blocksSaid(input, []);

/** Undefined where a message says nothing of the form, or is too long to be more than text. Tables are never read. */
function readIn(form: Form, answers: Answers, { input, today }: Opening): Reading | undefined {
  if (isTooLong(input)) return undefined;
  const said = blocksIn(input);
  const paragraphs = said.filter(({ type }) => type === 'paragraph');
  const text = showBlocks(paragraphs);
  if (text === '') return undefined;
  const context = contextAt(today, answers);
  const { found, doubts, assumed, rest } = readParagraph(form, text, context);
  if (Object.keys({ ...found, ...doubts }).length === 0) return undefined;
  return {
    ...(Object.keys(doubts).length === 0 ? {} : { doubts }),
    assumed,
    found: ADDS.test(keyOf(text)) ? added(form, answers, found, context) : found,
    rest: [...blocksOf(rest, paragraphs), ...said.filter(({ type }) => type === 'table')],
  };
}

const ADDS = /\b(?:tambien|ademas|agreg(?:a|ar|ue|uen)|anad(?:e|ir|a)|falto|faltaba|igualmente)\b/;

/** «También fui a Sonora»: what a list says newly is added to what it said. */
const added = (form: Form, answers: Answers, found: Answers, context: AnswerContext): Answers =>
  Object.fromEntries(
    Object.entries(found).map(([id, value]) => {
      const field = findField(form, id);
      const both = answers[id] === undefined ? undefined : bothOf(answers[id], value);
      if (field === undefined || both === undefined) return [id, value];
      const outcome = readAnswer(field, { text: showValue(both, answers) }, context, both);
      return [id, outcome.is === 'accepted' ? outcome.value : value];
    }),
  );

function bothOf(one: Value, other: Value): Value | undefined {
  if (one.kind === 'states' && other.kind === 'states')
    return one.literal === undefined && other.literal === undefined
      ? { kind: 'states', keys: [...new Set([...one.keys, ...other.keys])] }
      : undefined;
  if (one.kind === 'boards' && other.kind === 'boards')
    return { kind: 'boards', boards: [...new Set([...one.boards, ...other.boards])] };
  if (one.kind === 'dates' && other.kind === 'dates')
    return {
      kind: 'dates',
      days: [...new Set([...one.days, ...other.days])].sort(),
      ranges: [...one.ranges, ...other.ranges.filter((range) => !one.ranges.some((had) => same(had, range)))],
    };
  return undefined;
}

/** What the step under the proposal would take as its answer. */
function answerIn(form: Form, answers: Answers, step: Step, { input, today }: Opening): Reading | undefined {
  const asked = step.at === 'field' ? askedAt(form, step) : undefined;
  if (asked === undefined || isWritten(asked)) return undefined;
  const outcome = readAnswer(asked, input, contextAt(today, answers));
  return outcome.is === 'accepted' ? { found: { ...outcome.also, [asked.id]: outcome.value }, rest: [] } : undefined;
}
