import { contextAt, readAnswer, readingText } from '../../form/answers';
import { labelsOf, type AnswerInput, type Asked, type Form } from '../../form/definition';
import { clip, keyOf } from '../../form/reading/words';
import { withUsedProject } from '../../form/used';
import type { Value } from '../../form/values';
import { notice } from '../../words/notices';
import { problem, type Problem, type Told } from '../../words/problems';
import { agreesTo, repliesTo, replyToPage, wordOf } from '../../record/queries/agree';
import { leaveBlank } from './fields';
import { rereadTaken } from '../base';
import { askedAsRows, takeRows, withoutPage } from './page';
import { declined, proposed, proposedBeside, replyToProposal } from './proposal';
import { answerColumns, namesColumns, textForNewRow, withNewRows } from './rows';
import { happened, nothing, opened, refused, type CommandOf, type Decision } from '../../record/decision';
import { after, type FilingFact } from '../evolve';
import { beginsWith } from '../../record/queries/observations';
import {
  askedOn,
  bothOf,
  isChangedSince,
  isLate,
  keptOf,
  questionOf,
  sameInput,
  sameValue,
  type Accepted,
} from '../pending';
import { standingIn } from '../proposed';
import {
  askedAt,
  fieldsAsked,
  isCarried,
  isInsideRow,
  isWritten,
  nextField,
  pendingAt,
  returnOf,
  sameStep,
  stepExists,
  storedAt,
  type AskedStep,
} from '../../record/queries/steps';
import { stepAfter, wayAfter, withAside, type Noticing } from '../step-after';
import type { Command, Instead, Pending, Report, Step } from '../../record/types';

type Answer = CommandOf<'AnswerStep'>;

/** Takes an answer to a step. A typed one names no step and goes to the step being asked. */
export function answerStep(form: Form, report: Report, given: Answer): Decision {
  const command = { ...given, input: withUsedProject(report.used, given.input) };
  const step = command.step ?? report.at;
  if (!stepExists(report, step)) return refused(problem('card.outdated'), { typed: command.input });
  const reply =
    replyToProposal(form, report, command) ??
    replyToPending(form, report, command, step) ??
    askedPage(form, report, command, step);
  return reply ?? takenAsOne(form, report, { ...command, input: withoutPage(command.input) }, step);
}

function askedPage(form: Form, report: Report, command: Answer, step: Step): Decision | undefined {
  const late = (step.at === 'field' || step.at === 'cell') && isLate(report, command, step);
  return late || namesColumns(form, step, command.input) ? undefined : askedAsRows(form, report, command, step);
}

/** Takes it as one answer, whatever it holds. */
function takenAsOne(form: Form, report: Report, command: Answer, step: Step): Decision {
  switch (step.at) {
    case 'field':
    case 'cell':
      return answerAsked(form, report, command, step);
    case 'columns':
      return answerColumns(form, report, command, step);
    case 'rows':
      return textForNewRow(form, report, command, step.field);
    case 'summary':
      return proposed(form, report, command) ?? refused(problem('summary.not-asked'));
    default:
      return step satisfies never;
  }
}

/** Takes the reading whose button was pressed. Does nothing where that question is no longer asked. */
export function chooseReading(form: Form, report: Report, command: CommandOf<'ChooseReading'>): Decision {
  const pending = askedOn(report, command);
  return pending === undefined ? nothing : takeReading(form, report, command, pending, command.index, command.column);
}

export const declineReading = (report: Report, command: CommandOf<'DeclineReading'>): Decision => {
  const asked = askedOn(report, command);
  return asked === undefined || asked !== report.pending ? nothing : happened(command, { type: 'ReadingDeclined' });
};

/**
 * A refusal ends the question that was asked before about the same step: its readings are of an answer
 * that nobody stands by any more.
 */
export function endingQuestion(report: Report, command: CommandOf<'AnswerStep' | 'SkipStep'>, decision: Decision) {
  const pending = pendingAt(report, command.step ?? report.at);
  if (decision.ok || pending === undefined) return decision;
  const { problem: why, typed = { text: '' } } = decision.refusal;
  return held(command, { step: pending.step, typed: keptOf(typed), asks: 'choose', question: [why], readings: [] });
}

/** Whether typed words settle the question that is asked, or the proposal that stands. */
export const settles = (form: Form, report: Report, input: AnswerInput): boolean => {
  if (standingIn(report) !== undefined) return repliesTo(input) !== undefined;
  const command = { type: 'AnswerStep', input, today: '', key: '', at: '', by: report.author } as const;
  return replyToPending(form, report, command, report.at) !== undefined;
};

/** Settles the pending question by a yes, a no, the text of a reading's button, or the same answer pressed again; undefined where the input is none of these. */
function replyToPending(form: Form, report: Report, command: Answer, step: Step): Decision | undefined {
  const pending = pendingAt(report, step);
  if (pending?.asks === 'rows') {
    const reply = command.step === undefined ? replyToPage(command.input) : undefined;
    return reply === undefined ? undefined : takeReading(form, report, command, pending, reply === 'rows' ? 0 : 1);
  }
  // Without readings it says why an answer was refused: there, «no» is the answer.
  if (pending === undefined || pending.readings.length === 0) return undefined;
  const confirms = pending.asks === 'confirm';
  if (command.step !== undefined)
    return confirms && sameInput(pending.typed, command.input)
      ? takeReading(form, report, command, pending, 0)
      : undefined;
  const word = wordOf(command.input);
  const agreed = agreesTo(word);
  // Whoever asked for help and says «ok» does not mean that it is official text.
  if (pending.asks === 'talk' && agreed === 'yes')
    return /^(?:si|sip)$/.test(word) ? takeReading(form, report, command, pending, 0) : undefined;
  if (confirms && agreed === 'yes') return takeReading(form, report, command, pending, 0);
  if (agreed === 'no') return happened(command, { type: 'ReadingDeclined' });
  const labels = labelsOf(form);
  const index = pending.readings.findIndex((reading) => keyOf(readingText(reading, report.answers, labels)) === word);
  return index < 0 ? undefined : takeReading(form, report, command, pending, index);
}

function takeReading(
  form: Form,
  report: Report,
  command: Command,
  pending: Pending,
  index: number,
  column?: string,
): Decision {
  const { step } = pending;
  if (pending.asks === 'rows') {
    if (index === 0) return takeRows(form, report, command, pending, column);
    const { key, at, by, message } = command;
    const given = { key, at, by, ...(message === undefined ? {} : { message }) };
    const answer: Answer = { ...given, type: 'AnswerStep', input: pending.typed, today: at.slice(0, 10) };
    return takenAsOne(form, report, answer, step);
  }
  const reading = pending.readings[index];
  if (reading === undefined) return nothing;
  if (step.at === 'field' || step.at === 'cell') return answered(form, report, command, step, reading);
  if (step.at === 'summary' || reading.value.kind !== 'rows') return nothing;
  const fact: FilingFact = {
    type: 'StepAnswered',
    step: { at: 'field', field: step.field },
    value: withNewRows(report, step.field, reading.value.rows),
  };
  return happened(command, fact, opened({ at: 'rows', field: step.field }, report.returnTo));
}

function answerAsked(form: Form, report: Report, command: Answer, step: AskedStep): Decision {
  const asked = askedAt(form, step);
  if (asked === undefined) return refused(problem('card.outdated'), { typed: command.input });
  // Nobody types nothing: it was a picture, or something else that is not read.
  if (command.step === undefined && saysNothing(command.input)) return refused(problem('message.empty'));
  const agreed = agreedUnit(report, command, asked);
  if (agreed !== undefined) return answered(form, report, command, step, { value: agreed });
  const context = contextAt(command.today, report.answers);
  const outcome = readAnswer(asked, command.input, context, beginsWith(report, step));
  const saysMore = isWritten(asked) ? undefined : proposedBeside(form, report, command, outcome);
  if (saysMore !== undefined) return saysMore;
  switch (outcome.is) {
    case 'accepted':
      if (isCarried(storedAt(report, step)) && isWordless(outcome.value))
        return refused(problem('project.no-text', { typed: projectOf(outcome.value) }), { typed: command.input });
      if (command.instead !== undefined && isWritten(asked)) return heldTalk(command, step, outcome, command.instead);
      return isLate(report, command, step) && !sameValue(storedAt(report, step), outcome.value)
        ? holdBoth(report, command, step, outcome)
        : answered(form, report, command, step, outcome);
    case 'blank':
      return isLate(report, command, step) ? nothing : blanked(form, report, command, step, outcome.notice);
    case 'refused':
      if ((outcome.readings ?? []).length === 0) return refused(outcome.problem, keptIn(command, outcome.problem));
      return held(command, { step, typed: command.input, ...questionOf(outcome) });
    case 'confirm':
    case 'ambiguous':
      return held(command, { step, typed: command.input, ...questionOf(outcome) });
    default:
      return outcome satisfies never;
  }
}

/** Of a project: its code and name alone. */
const isWordless = (value: Value): boolean => value.kind === 'project' && value.blocks.length === 0;
const projectOf = (value: Value): string => clip(value.kind === 'project' ? (value.code ?? value.name ?? '') : '');

const saysNothing = ({ text, blocks, parts }: AnswerInput): boolean =>
  text.trim() === '' && blocks === undefined && parts === undefined;

/** What the card that asks again holds: what was typed, unless it was signs alone, for which a list of choices would give way. */
const keptIn = ({ input, step }: Answer, { code }: Problem): { readonly typed?: AnswerInput } =>
  step === undefined && code === 'answer.signs' ? {} : { typed: input };

const held = (command: Command, pending: Pending): Decision => happened(command, { type: 'AnswerHeld', pending });

/** Characters of what is asked about, which is shown whole: talk is short. */
const TALK_SHOWN = 160;

const nameOf = (step: AskedStep): string => (step.at === 'cell' ? `${step.field}.${step.column}` : step.field);

/** Asks whether it is the answer, which is kept meanwhile as it came. */
const heldTalk = (command: Answer, step: AskedStep, { value }: Accepted, instead: Instead): Decision =>
  held(command, {
    step,
    typed: command.input,
    asks: 'talk',
    question: [notice('talk.asked', { typed: clip(command.input.text, TALK_SHOWN), field: nameOf(step) })],
    readings: [{ value, label: notice('talk.is-answer') }],
    instead,
  });

/** The unit proposed from the author's last report, where the person typed yes to it. */
export const agreedUnit = (report: Report, command: Pick<Answer, 'input' | 'step'>, asked: Asked): Value | undefined =>
  asked.input === 'unit' && command.step === undefined && agreesTo(wordOf(command.input)) === 'yes'
    ? report.suggestedUnit
    : undefined;

/** Asks which stays, the newer answer or the one of an older card. */
function holdBoth(report: Report, command: Answer, step: AskedStep, found: Accepted): Decision {
  const stored = storedAt(report, step);
  return stored === undefined ? nothing : held(command, bothOf(step, stored, command.input, found));
}

function answered(form: Form, report: Report, command: Command, step: AskedStep, found: Accepted): Decision {
  return andMoveOn(form, report, command, step, {
    type: 'StepAnswered',
    step,
    value: found.value,
    ...(found.also === undefined ? {} : { also: found.also }),
    ...(found.notice === undefined ? {} : { notice: found.notice }),
  });
}

/** Leaves a field blank on purpose; refuses to where it is required. */
export function skipStep(form: Form, report: Report, command: CommandOf<'SkipStep'>): Decision {
  // What is asked under a proposal is not seen.
  const standing = command.step === undefined ? standingIn(report) : undefined;
  if (standing !== undefined) return declined(report, command, standing);
  const step = command.step ?? report.at;
  if (step.at === 'summary') return nothing;
  if (step.at === 'columns' && isInsideRow(report, step))
    return happened(command, opened({ at: 'rows', field: step.field }, report.returnTo));
  if (step.at === 'columns' || step.at === 'rows')
    return happened(command, opened(returnOf(form, report) ?? nextField(form, report, step.field), undefined));
  const together = blanksOf(form, report, command);
  if (together.length > 1) return leaveBlank(form, report, command, together);
  return isChangedSince(report, command, step) || !stepExists(report, step)
    ? nothing
    : blanked(form, report, command, step, undefined);
}

/** All that the card which was left blank asks for: typed, what the open card asks for in the walk. */
const blanksOf = (form: Form, report: Report, { step, fields }: CommandOf<'SkipStep'>): readonly string[] =>
  fields ??
  (step === undefined && report.alsoPending === undefined ? fieldsAsked(form, report).map(({ id }) => id) : []);

function blanked(form: Form, report: Report, command: Command, step: AskedStep, said: Told | undefined): Decision {
  const asked = askedAt(form, step);
  if (asked === undefined) return refused(problem('card.outdated'));
  if (asked.required === true) return refused(problem('answer.required', { field: asked.id }));
  return andMoveOn(form, report, command, step, {
    type: 'StepSkipped',
    step,
    ...(said === undefined ? {} : { notice: said }),
  });
}

/**
 * An answer to the step being asked moves the walk on; an answer to another step, from its card, leaves the walk
 * where it is, unless it changed what is asked. What it left without a use is said.
 */
function andMoveOn(form: Form, report: Report, command: Command, step: AskedStep, fact: Noticing): Decision {
  const answered = after(report, command, fact);
  const reread = step.at === 'field' ? rereadTaken(form, answered, command.at.slice(0, 10)) : [];
  const facts = [withAside(form, report, answered, fact), ...reread];
  const now = after(answered, command, ...reread);
  if (standingIn(report) !== undefined) return happened(command, ...facts);
  if (!sameStep(step, report.at)) return happened(command, ...facts, ...wayAfter(form, report, now));
  // Its card asks about another answer, too.
  if (now.pending !== undefined) return happened(command, ...facts);
  return happened(command, ...facts, stepAfter(form, report, now, step));
}
