import { contextAt, readAnswer, same, showValue } from '../../form/answers';
import type { AnswerContext, Field, Form, Outcome } from '../../form/definition';
import { lengthOf, showBlocks } from '../../form/kinds/prose';
import type { Answers, CellValue, PlainDate, Row, Value } from '../../form/values';
import { notice } from '../../words/notices';
import { problem } from '../../words/problems';
import { repliesTo } from '../../record/queries/agree';
import { rereadTaken } from '../base';
import { whichColumn } from './rows';
import { happened, nothing, opened, refused, type CommandOf, type Decision } from '../../record/decision';
import { after, type FilingFact } from '../evolve';
import { questionOf } from '../pending';
import { PROPOSED, SAID } from '../proposing';
import { ASKED_LIMIT, extended, proposalIn } from '../propose';
import {
  isRowWithoutColumn,
  likeliestOf,
  offeredIn,
  offersAny,
  placesFor,
  settled,
  standingIn,
  trimmed,
} from '../proposed';
import { isWritten, newRow, nextField, returnOf, rowsField, rowsOf, sameStep } from '../../record/queries/steps';
import type { Command, Pending, Proposal, Report, Step } from '../../record/types';

/** Holds what a typed message says of the form; undefined where it says nothing of it. */
export function proposed(form: Form, report: Report, command: CommandOf<'AnswerStep'>): Decision | undefined {
  const proposal = newsIn(form, report, command);
  return proposal === undefined ? undefined : happened(command, { type: 'ProposalHeld', proposal });
}

const newsIn = (form: Form, report: Report, command: CommandOf<'AnswerStep'>): Proposal | undefined =>
  command.step === undefined ? proposalIn(form, report, command, report.at, command.message) : undefined;

/**
 * The same where a field was asked that does not take the whole message: it has to tell another short field, besides
 * what its own readings answer. Into an empty form, anything leads.
 */
export function proposedBeside(
  form: Form,
  report: Report,
  command: CommandOf<'AnswerStep'>,
  outcome: Outcome,
): Decision | undefined {
  const { at, answers } = report;
  if (at.at !== 'field' || outcome.is === 'accepted' || outcome.is === 'blank') return undefined;
  const proposal = newsIn(form, report, command);
  if (proposal === undefined) return undefined;
  const { readings = [] } = outcome;
  // Of what the field cannot read at all, a sentence may still tell it.
  const own = readings.length === 0 && outcome.is === 'refused' ? [] : [at.field];
  const known = new Set([...own, ...readings.flatMap(({ also }) => Object.keys(also ?? {}))]);
  const all = Object.entries({ ...proposal.found, ...likeliestOf(proposal) });
  const others = all.filter(([field]) => !known.has(field));
  const isEmpty = Object.keys(answers).length === 0 && readings.length === 0;
  const short = others.filter(([, { kind }]) => isEmpty || kind !== 'prose');
  // One word that would answer a field before is a slip, or a name that this field does not know.
  const isMore = short.length > 1 || short.some(([field]) => answers[field] === undefined);
  return isMore ? happened(command, { type: 'ProposalHeld', proposal }) : undefined;
}

/** What typed words do to the proposal that stands: they confirm it, drop it or add to it. Undefined where none stands. */
export function replyToProposal(form: Form, report: Report, command: CommandOf<'AnswerStep'>): Decision | undefined {
  const standing = standingIn(report);
  if (standing === undefined || command.step !== undefined) return undefined;
  const answer = repliesTo(command.input);
  if (answer !== undefined)
    return answer === 'yes' ? agreedTo(form, report, command, standing) : declined(report, command, standing);
  const next = extended(form, report, standing, command, command.message);
  if (next === undefined)
    return refused(
      problem('answer.too-long', {
        length: lengthOf(standing.asked ?? []) + command.input.text.length,
        limit: ASKED_LIMIT,
      }),
    );
  return happened(command, { type: 'ProposalHeld', proposal: next });
}

/** Takes what the pressed card offered. Where that has changed since, the card of now is shown instead. */
export function acceptProposal(form: Form, report: Report, command: CommandOf<'AcceptProposal'>): Decision {
  const { proposal } = report;
  if (proposal === undefined) return nothing;
  return isStale(report, command) ? refused(problem('proposal.changed')) : agreedTo(form, report, command, proposal);
}

export function dropProposal(report: Report, command: CommandOf<'DropProposal'>): Decision {
  const { proposal } = report;
  if (proposal === undefined) return nothing;
  return isStale(report, command) ? refused(problem('proposal.changed')) : declined(report, command, proposal);
}

/** Whichever device takes a field out, it is out; what was said since the card was drawn is not what it showed. */
export function trimProposal(form: Form, report: Report, command: CommandOf<'TrimProposal'>): Decision {
  const { proposal } = report;
  if (proposal === undefined) return nothing;
  const { field, seen } = command;
  if ((report.changedAt[SAID] ?? 0) > seen) return refused(problem('proposal.changed'));
  const next = trimmed(proposal, field);
  if (same(next, proposal)) return nothing;
  const trim: FilingFact = { type: 'ProposalTrimmed', field };
  return offersAny(form, next) || isRowWithoutColumn(form, next)
    ? happened(command, trim)
    : happened(command, trim, droppedBy(report));
}

export function placeRest(form: Form, report: Report, command: CommandOf<'PlaceRest'>): Decision {
  const { proposal } = report;
  const { field } = command;
  if (proposal === undefined || proposal.restIn === field) return nothing;
  const isPlace = placesFor(form, report, proposal).some(({ id }) => id === field);
  return isStale(report, command) || !isPlace
    ? refused(problem('proposal.changed'))
    : happened(command, { type: 'RestPlaced', field });
}

const isStale = (report: Report, { seen }: { readonly seen: number }): boolean =>
  (report.changedAt[PROPOSED] ?? 0) > seen;

const droppedBy = ({ proposal }: Report): FilingFact => ({
  type: 'ProposalDropped',
  notice: [proposal?.file === undefined ? notice('proposal.dropped') : notice('form.left')],
});

/** A yes: to the text that is asked about, else to all that is proposed. */
const agreedTo = (form: Form, report: Report, command: Command, proposal: Proposal): Decision =>
  proposal.asked === undefined
    ? accepted(form, report, command, proposal)
    : happened(command, { type: 'ProposalHeld', proposal: settled(proposal, true) });

/** Typed words were «no», or the card's button. */
export const declined = (report: Report, command: Command, proposal: Proposal): Decision =>
  happened(
    command,
    proposal.asked === undefined ? droppedBy(report) : { type: 'ProposalHeld', proposal: settled(proposal, false) },
  );

/** Every answer is read once more as the walk would, each after those before it; what is not taken is asked. */
function accepted(form: Form, report: Report, command: Command, proposal: Proposal): Decision {
  const { answers, asked } = readAgain(form, report, proposal);
  const accepted: FilingFact = { type: 'ProposalAccepted', answers };
  const answered = after(report, command, accepted);
  const reread = rereadTaken(form, answered, proposal.today);
  const now = after(answered, command, ...reread);
  const next = nextStep(form, report, now);
  const questions = [...(asked === undefined ? [] : [asked]), ...doubtsOf(form, proposal, asked)];
  const [question = rowQuestion(form, now, proposal)] = questions;
  if (question === undefined)
    return happened(
      command,
      accepted,
      ...reread,
      opened(next, sameStep(next, report.at) ? report.returnTo : undefined),
    );
  const held: FilingFact =
    questions.length > 1 ? { type: 'AnswersHeld', pendings: questions } : { type: 'AnswerHeld', pending: question };
  return happened(command, accepted, ...reread, opened(question.step, next), held);
}

/** What its words may say is asked about, in the form's order, each with the ways to take it. */
const doubtsOf = (
  form: Form,
  { doubts = {}, assumed = {} }: Proposal,
  asked: Pending | undefined,
): readonly Pending[] =>
  form.fields.flatMap(({ id }): Pending[] => {
    const doubt = doubts[id];
    const step: Step = { at: 'field', field: id };
    if (doubt === undefined || (asked !== undefined && sameStep(asked.step, step))) return [];
    const { said, readings } = doubt;
    const [asks, code] =
      readings.length === 1 ? (['confirm', 'proposal.sure'] as const) : (['choose', 'proposal.which'] as const);
    return [{ step, typed: { text: said }, asks, question: [...(assumed[id] ?? []), notice(code)], readings }];
  });

function rowQuestion(form: Form, now: Report, proposal: Proposal): Pending | undefined {
  const field = isRowWithoutColumn(form, proposal) ? rowsField(form, proposal.restIn ?? '') : undefined;
  if (field === undefined) return undefined;
  const { rest, today } = proposal;
  const paragraphs = rest.filter((block) => block.type === 'paragraph');
  const text = showBlocks(paragraphs);
  const isPlain = paragraphs.every(({ marks, list }) => marks === undefined && list === undefined);
  const written = paragraphs.length < rest.length ? { blocks: rest } : isPlain ? {} : { formatted: paragraphs };
  const input = { text, ...written };
  const found = whichColumn(field, now, newRow(field.id, now), { input, today });
  return found.is === 'asked' ? found.pending : undefined;
}

/** Only what is missing is asked. From an edit, or the summary, the way leads back there. */
function nextStep(form: Form, report: Report, now: Report): Step {
  const { at } = report;
  if (at.at === 'summary') return at;
  if (report.returnTo === undefined) return nextField(form, now, undefined);
  const isAnswered = at.at === 'field' && now.answers[at.field] !== undefined;
  return isAnswered ? (returnOf(form, now) ?? { at: 'summary' }) : at;
}

interface ReadAgain {
  readonly answers: Answers;
  /** About the first that was not taken, or that no longer goes with the others. */
  readonly asked: Pending | undefined;
}

function readAgain(form: Form, report: Report, proposal: Proposal): ReadAgain {
  const { today } = proposal;
  const answers: Record<string, Value> = {};
  let asked: Pending | undefined;
  for (const [field, value] of offeredIn(form, proposal)) {
    const read = readOnce(field, value, contextAt(today, { ...report.answers, ...answers }));
    if (read.is === 'asked') asked ??= read.pending;
    else answers[field.id] = withRows(report, field.id, read.value);
  }
  return { answers, asked: asked ?? unsettled(form, report, answers, today) };
}

/** Rows are added to those that are there; of a project that was only named, what was done is still to be written. */
const withRows = (report: Report, field: string, value: Value): Value => {
  if (value.kind !== 'rows') return value;
  const rows = value.rows.map((row, index): Row => ({
    ...row,
    id: String(report.rowCount + 1 + index),
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, toBeWritten(cell)])),
  }));
  return { kind: 'rows', rows: [...rowsOf(report.answers, field), ...rows] };
};

const toBeWritten = (cell: CellValue): CellValue =>
  cell.kind === 'project' && cell.blocks.length === 0 ? { ...cell, carried: true } : cell;

/** An answer from before that was one, and is none with those of the proposal: districts of other states, or on another map. */
function unsettled(form: Form, report: Report, answers: Answers, today: PlainDate): Pending | undefined {
  const [before, now] = [contextAt(today, report.answers), contextAt(today, { ...report.answers, ...answers })];
  for (const field of form.fields) {
    const value = answers[field.id] === undefined ? report.answers[field.id] : undefined;
    if (value === undefined || field.input === 'rows' || isWritten(field)) continue;
    const read = readOnce(field, value, now);
    if (read.is === 'asked' && readOnce(field, value, before).is === 'taken') return read.pending;
  }
  return undefined;
}

type Read = { readonly is: 'taken'; readonly value: Value } | { readonly is: 'asked'; readonly pending: Pending };

/** An answer as the walk would read it: taken as it is, or with what would be asked about it. */
function readOnce(field: Field, value: Value, context: AnswerContext): Read {
  if (value.kind === 'rows') return { is: 'taken', value };
  const typed = { text: showValue(value, context.answers) };
  const outcome = readAnswer(
    field,
    value.kind === 'prose' ? { ...typed, blocks: value.blocks } : typed,
    context,
    value,
  );
  if (outcome.is === 'accepted' && (value.kind === 'prose' || same(outcome.value, value)))
    return { is: 'taken', value: outcome.value };
  return { is: 'asked', pending: { step: { at: 'field', field: field.id }, typed, ...questionOf(outcome) } };
}
