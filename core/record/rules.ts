import type { Form } from '../form/definition';
import type { CommandOf, Decision } from './decision';
import type { EventOf } from './events';
import type { Saying } from './outbox';
import type { Command, Event, Report, ReportState } from './types';

/** Who may give a command: its report's author, anybody but them, or whoever may read the report. */
export type Giver = 'author' | 'others' | 'anybody';

/** Who gives a command, and in which states it is taken; in any other it is refused. */
export interface Transition {
  readonly by: Giver;
  readonly in: readonly ReportState[];
}

/** What is done with a command; with a transition of its own, so that no command is without one. */
export interface CommandRule<C extends Command> extends Transition {
  readonly decide: (report: Report, command: C, form: Form) => Decision;
}

/** A room's commands. One that is missing does not compile. */
export type Deciding<T extends Command['type']> = { readonly [K in T]: CommandRule<CommandOf<K>> };

/** How a report follows from each of these events. One that is missing does not compile. */
export type Evolving<E extends Event> = {
  readonly [T in E['type']]: (report: Report, event: EventOf<T>) => Report;
};

/** What must be said elsewhere of each of these events. One that is missing does not compile. */
export type Reacting<E extends Event> = {
  readonly [T in E['type']]: (report: Report, event: EventOf<T>) => readonly Saying[];
};
