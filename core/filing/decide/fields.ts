import { contextAt, readAnswer } from '../../form/answers';
import type { AnswerInput, Field, Form, Outcome, Reading } from '../../form/definition';
import { problem } from '../../words/problems';
import { rereadTaken } from '../base';
import {
  happened,
  nothing,
  opened,
  refused,
  type CommandOf,
  type Decision,
  type OpenedStep,
} from '../../record/decision';
import { after, type FilingFact } from '../evolve';
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
import {
  askedOf,
  entryOf,
  nextField,
  pendingAt,
  returnOf,
  sameStep,
  stepKey,
  storedAt,
  uncoveredBy,
} from '../../record/queries/steps';
import type { Pending, Report, Step } from '../../record/types';

type Answers = CommandOf<'AnswerFields'>;
type FieldStep = Extract<Step, { at: 'field' }>;

/** What becomes of one field: what happens to it, and what is asked about it. */
interface Taken {
  readonly fact?: FilingFact;
  readonly pending?: Pending;
}

const at = ({ id }: Pick<Field, 'id'>): FieldStep => ({ at: 'field', field: id });

/**
 * Takes the answers of one card at once, each read as if it had been given by itself, in the form's order: what a
 * field says of those after it counts. What is refused, or asked about, is asked again together; the rest is kept.
 */
export function answerFields(form: Form, report: Report, command: Answers): Decision {
  const fields = form.fields.filter(({ id }) => command.fields.includes(id));
  if (fields.length < command.fields.length) return refused(problem('card.outdated'));
  const facts: FilingFact[] = [];
  const held: Pending[] = [];
  let told = report;
  for (const field of fields) {
    const { fact, pending } = takenOf(told, report, command, field);
    if (fact !== undefined) facts.push(fact);
    if (fact !== undefined) told = after(told, command, fact);
    if (pending !== undefined) held.push(pending);
  }
  return goingOn(form, report, command, { fields: command.fields, facts, told, held });
}

/** `now`: with what the fields before it brought. */
function takenOf(now: Report, before: Report, command: Answers, field: Field): Taken {
  const step = at(field);
  const asked = pendingAt(before, step);
  const reading = readingTaken(before, command, step);
  if (reading !== undefined) return { fact: answered(step, reading) };
  const input = command.answers.find((answer) => answer.field === field.id)?.input;
  if (input === undefined || (asked !== undefined && sameInput(asked.typed, input)))
    return asked === undefined ? {} : { pending: asked };
  const context = contextAt(command.today, now.answers);
  return outcomeOf(before, command, step, input, readAnswer(field, input, context, storedAt(now, step)));
}

/** The reading whose button was pressed; where nothing was changed, the likelier one of what waits for a yes. */
function readingTaken(report: Report, { choice, answers, seen }: Answers, step: FieldStep): Reading | undefined {
  const asked = askedOn(report, { step, ...(seen === undefined ? {} : { seen }) });
  if (choice !== undefined) return choice.field === step.field ? asked?.readings[choice.index] : undefined;
  return answers.length === 0 && asked?.asks === 'confirm' ? asked.readings[0] : undefined;
}

function outcomeOf(report: Report, command: Answers, step: FieldStep, input: AnswerInput, outcome: Outcome): Taken {
  const stored = storedAt(report, step);
  switch (outcome.is) {
    case 'accepted':
      if (isSettled(report, step) && outcome.also === undefined && sameValue(stored, outcome.value)) return {};
      if (stored !== undefined && isLate(report, command, step) && !sameValue(stored, outcome.value))
        return { pending: bothOf(step, stored, keptOf(input), outcome) };
      return { fact: answered(step, outcome) };
    case 'blank':
      return blankOf(report, command, step, outcome);
    case 'confirm':
    case 'ambiguous':
    case 'refused':
      return { pending: { step, typed: keptOf(input), ...questionOf(outcome) } };
    default:
      return outcome satisfies never;
  }
}

/** Nothing is asked about its answer. */
const isSettled = (report: Report, step: Step): boolean => pendingAt(report, step) === undefined;

/** A newer answer, which the card did not show, is not what was taken out of it. */
function blankOf(
  report: Report,
  command: Pick<Answers, 'seen'>,
  step: FieldStep,
  { notice }: Pick<Extract<Outcome, { is: 'blank' }>, 'notice'>,
): Taken {
  const isBlank = storedAt(report, step) === undefined && report.skipped.includes(stepKey(step));
  if (isLate(report, command, step) || (isBlank && isSettled(report, step))) return {};
  return { fact: { type: 'StepSkipped', step, ...(notice === undefined ? {} : { notice }) } };
}

const answered = (step: FieldStep, { value, also, notice }: Accepted): FilingFact => ({
  type: 'StepAnswered',
  step,
  value,
  ...(also === undefined ? {} : { also }),
  ...(notice === undefined ? {} : { notice }),
});

/** Leaves what a card asks for blank: what has no answer yet, or all where all has one. What was answered since stays. */
export function leaveBlank(
  form: Form,
  report: Report,
  command: CommandOf<'SkipStep'>,
  fields: readonly string[],
): Decision {
  const chosen = form.fields.filter(({ id }) => fields.includes(id));
  const required = chosen.find((field) => field.required === true);
  if (required !== undefined) return refused(problem('answer.required', { field: required.id }));
  const open = chosen.filter(({ id }) => report.answers[id] === undefined);
  const facts = (open.length > 0 ? open : chosen)
    .filter((field) => !isChangedSince(report, command, at(field)))
    .map((field): FilingFact => ({ type: 'StepSkipped', step: at(field) }));
  const told = after(report, command, ...facts);
  return facts.length === 0 ? nothing : goingOn(form, report, command, { fields, facts, told, held: [] });
}

interface Outcomes {
  /** All that the card asks for. */
  readonly fields: readonly string[];
  readonly facts: readonly FilingFact[];
  /** The report after these. */
  readonly told: Report;
  readonly held: readonly Pending[];
}

/** What is asked about comes back, on one card; else the walk goes on with what is missing. */
function goingOn(form: Form, report: Report, command: Answers | CommandOf<'SkipStep'>, card: Outcomes): Decision {
  const { held, told } = card;
  const reread = card.facts.length === 0 ? [] : rereadTaken(form, told, command.at.slice(0, 10));
  const facts = [...card.facts, ...reread];
  const now = after(told, command, ...reread);
  const [first] = held;
  if (first === undefined) {
    const next = placeAfter(form, report, now, card);
    if (!sameStep(next.step, now.at)) return happened(command, ...facts, next);
    return facts.length === 0 ? nothing : happened(command, ...facts);
  }
  const isAsked = JSON.stringify(held) === JSON.stringify(askedOf(report));
  if (facts.length === 0 && isAsked && sameStep(first.step, report.at)) return nothing;
  const home = placeAfter(form, report, now, card);
  return happened(command, ...facts, opened(first.step, home.step), { type: 'AnswersHeld', pendings: held });
}

/**
 * Where the walk goes on. What is no field of the card stays asked; an edit returns to where it began, once what
 * its answers made askable is asked.
 */
function placeAfter(form: Form, before: Report, now: Report, { fields, held }: Outcomes): OpenedStep {
  const waiting = held.map(({ step }) => stepKey(step));
  const known: Report = { ...now, skipped: [...now.skipped, ...waiting] };
  const isOfCard = before.at.at === 'field' && fields.includes(before.at.field);
  const home = isOfCard ? returnOf(form, before) : before.at;
  if (home === undefined) return opened(nextField(form, known, undefined), undefined);
  const uncovered = uncoveredBy(form, before, known);
  const isOpen = uncovered !== undefined && !known.skipped.includes(stepKey(entryOf(uncovered, known)));
  if (isOpen) return opened(entryOf(uncovered, known), home);
  return opened(home, isOfCard ? undefined : before.returnTo);
}
