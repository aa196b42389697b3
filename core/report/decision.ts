import type { AnswerInput } from '../form/definition';
import type { Problem } from '../words/problems';
import { evolve } from './evolve';
import { stepKey } from './steps';
import type { Command, Event, Report, Step } from './types';

/** Why a command was not taken. `typed` is shown in the card again. */
export interface Refusal {
  readonly problem: Problem;
  readonly typed?: AnswerInput;
}

export type Decision =
  { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal };

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
/** An event without its envelope (who, when, by which key). */
export type Fact = Event extends infer E ? (E extends Event ? Omit<E, keyof Given> : never) : never;
type Given = Pick<Event, 'key' | 'at' | 'by' | 'message' | 'on'>;

export const happened = (command: Command, ...facts: readonly Fact[]): Decision => ({
  ok: true,
  events: eventsOf(command, facts),
});

const eventsOf = (command: Command, facts: readonly Fact[]): readonly Event[] =>
  facts.map((fact): Event => ({ ...fact, ...givenIn(command) }));

const givenIn = ({ key, at, by, message, on }: Command): Given => ({
  ...{ key, at, by },
  ...(on === undefined ? {} : { on }),
  ...(message === undefined ? {} : { message }),
});

/** The same decision, and these facts after it. */
export const andThen = (command: Command, decision: Decision, ...facts: readonly Fact[]): Decision =>
  decision.ok ? { ok: true, events: [...decision.events, ...eventsOf(command, facts)] } : decision;

/** The report after these facts, for deciding where the walk goes next. */
export const after = (report: Report, command: Command, ...facts: readonly Fact[]): Report =>
  eventsOf(command, facts).reduce<Report>(evolve, report);

export const refused = (found: Problem, more: Omit<Refusal, 'problem'> = {}): Decision => ({
  ok: false,
  refusal: { problem: found, ...more },
});
/** Taken, and nothing to do: a repeat, or a press that came too late. */
export const nothing: Decision = { ok: true, events: [] };

export type OpenedStep = Extract<Fact, { type: 'StepOpened' }>;

export const opened = (step: Step, returnTo: Step | undefined): OpenedStep => ({
  type: 'StepOpened',
  step,
  ...(returnTo === undefined || stepKey(returnTo) === stepKey(step) ? {} : { returnTo }),
});
