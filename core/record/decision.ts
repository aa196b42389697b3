import type { AnswerInput } from '../form/definition';
import type { Problem } from '../words/problems';
import { stepKey } from './queries/steps';
import type { Command, Event, Report, Step } from './types';

/** Why a command was not taken. `typed` is shown in the card again. */
export interface Refusal {
  readonly problem: Problem;
  readonly typed?: AnswerInput;
}

export type Decision =
  { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal };

/** The report after these events, of whatever room: only who knows all rooms can tell. */
export type After = (report: Report, events: readonly Event[]) => Report;

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
/** An event without its envelope (who, when, by which key). */
export type Fact = Event extends infer E ? (E extends Event ? Omit<E, keyof Given> : never) : never;
/** `FactOf<'StepOpened'>`, or of several types. */
export type FactOf<T extends string> = Extract<Fact, { readonly type: T }>;
type Given = Pick<Event, 'key' | 'at' | 'by' | 'message' | 'on'>;

export const happened = (command: Command, ...facts: readonly Fact[]): Decision => ({
  ok: true,
  events: eventsOf(command, facts),
});

/** The facts as events of this command. */
export const eventsOf = <F extends Fact>(command: Command, facts: readonly F[]): readonly (F & Given)[] =>
  facts.map((fact) => ({ ...fact, ...givenIn(command) }));

const givenIn = ({ key, at, by, message, on }: Command): Given => ({
  ...{ key, at, by },
  ...(on === undefined ? {} : { on }),
  ...(message === undefined ? {} : { message }),
});

/** The same decision, and these facts after it. */
export const andThen = (command: Command, decision: Decision, ...facts: readonly Fact[]): Decision =>
  decision.ok
    ? { ok: true, events: [...decision.events, ...(eventsOf(command, facts) as readonly Event[])] }
    : decision;

export const refused = (found: Problem, more: Omit<Refusal, 'problem'> = {}): Decision => ({
  ok: false,
  refusal: { problem: found, ...more },
});
/** Taken, and nothing to do: a repeat, or a press that came too late. */
export const nothing: Decision = { ok: true, events: [] };

export type OpenedStep = FactOf<'StepOpened'>;

export const opened = (step: Step, returnTo: Step | undefined): OpenedStep => ({
  type: 'StepOpened',
  step,
  ...(returnTo === undefined || stepKey(returnTo) === stepKey(step) ? {} : { returnTo }),
});
