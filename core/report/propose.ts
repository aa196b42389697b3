import { readAnswer, same } from '../form/answers';
import { reportingMonthAt } from '../form/catalogues/catalogues';
import type { AnswerInput, Form } from '../form/definition';
import { blocksOf, lengthOf, rawLength } from '../form/kinds/prose';
import type { Block, Value } from '../form/values';
import { readParagraph } from '../paragraph/paragraph';
import { withBlocks } from './proposed';
import { askedAt, isWritten } from './steps';
import type { Opening, Proposal, Report, Step } from './types';

/** Characters of all that one proposal is made of: what is longer is a document, and no answer to short fields. */
export const PROPOSAL_LIMIT = 20_000;

/** What is known of the report that a proposal is for; nothing is, before it is begun. */
type Known = Pick<Report, 'answers'>;

/** What a message says of the form's fields, besides what the report says already; undefined where that is nothing. */
export function proposalIn(
  form: Form,
  report: Known,
  opening: Opening,
  step: Step,
  message?: string,
): Proposal | undefined {
  const reading = readIn(form, report, opening);
  if (reading === undefined) return undefined;
  const isNews = ([field, value]: readonly [string, Value]): boolean => !same(report.answers[field], value);
  const found = Object.fromEntries(Object.entries(reading.found).filter(isNews));
  if (Object.keys(found).length === 0) return undefined;
  return { ...reading, step, today: opening.today, found, ...(message === undefined ? {} : { message }) };
}

type Reading = Pick<Proposal, 'said' | 'found' | 'rest'>;

/** Undefined where a message says nothing of the form, or is too long to be more than text. Tables are never read. */
function readIn(form: Form, { answers }: Known, { input, today }: Opening): Reading | undefined {
  if (rawLength(input) > PROPOSAL_LIMIT) return undefined;
  const said = blocksIn(input);
  const text = said.flatMap((block) => (block.type === 'paragraph' ? block.text : [])).join('\n\n');
  if (text === '') return undefined;
  const { found, rest } = readParagraph(form, text, { today, reportingMonth: reportingMonthAt(today), answers });
  if (Object.keys(found).length === 0) return undefined;
  return { said, found, rest: [...blocksOf(rest, []), ...said.filter(({ type }) => type === 'table')] };
}

const blocksIn = ({ text, blocks }: AnswerInput): readonly Block[] => blocks ?? blocksOf(text, []);

/** Whether a report can begin with that message. */
export const isProposal = (form: Form, said: Opening): boolean =>
  proposalIn(form, { answers: {} }, said, { at: 'summary' }) !== undefined;

/** Another message under a standing proposal: what it says newly holds, what it says nothing of stays. */
export function extended(
  form: Form,
  report: Report,
  before: Proposal,
  { input, today }: Opening,
  message?: string,
): Proposal | undefined {
  const more = blocksIn(input);
  if (lengthOf([...before.said, ...more]) > PROPOSAL_LIMIT) return undefined;
  const isRetold = message !== undefined && message === before.message;
  const base = isRetold ? { ...before, said: [], rest: [], found: {} } : before;
  const known = { answers: { ...report.answers, ...base.found } };
  const opening = { input, today };
  const next = readIn(form, known, opening) ?? answerIn(form, known, before.step, opening) ?? { found: {}, rest: more };
  const rest = withBlocks(base.rest, next.rest);
  const { restIn: _, message: __, ...kept } = base;
  const restIn = base.restIn !== undefined && !(base.restIn in next.found) ? base.restIn : undefined;
  return {
    ...kept,
    today,
    said: withBlocks(base.said, more),
    found: { ...base.found, ...next.found },
    rest,
    ...(restIn === undefined ? {} : { restIn }),
    ...(message === undefined ? {} : { message }),
  };
}

/** What the step under the proposal would take as its answer. */
function answerIn(
  form: Form,
  { answers }: Known,
  step: Step,
  { input, today }: Opening,
): Pick<Reading, 'found' | 'rest'> | undefined {
  const asked = step.at === 'field' ? askedAt(form, step) : undefined;
  if (asked === undefined || isWritten(asked)) return undefined;
  const outcome = readAnswer(asked, input, { today, reportingMonth: reportingMonthAt(today), answers });
  return outcome.is === 'accepted' ? { found: { ...outcome.also, [asked.id]: outcome.value }, rest: [] } : undefined;
}
