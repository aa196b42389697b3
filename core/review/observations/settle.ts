import { notice } from '../../words/notices';
import { problem, type Problem } from '../../words/problems';
import type { Form } from '../../form/definition';
import { andThen, type After, type Decision, type Fact } from '../../record/decision';
import type { Observation } from '../../record/observation';
import {
  isChangedOn,
  isProposed,
  isThere,
  observationOf,
  openAt,
  openIn,
  standsOn,
  valueOn,
} from '../../record/queries/observations';
import { rowsOf } from '../../record/queries/steps';
import type { Command, Event, Report } from '../../record/types';

/**
 * What a change of the answers settles, in the same commit: the observations on what is different now, and those on
 * what is no longer asked. An answer saved as it was settles nothing, and says so.
 */
export function settling(form: Form, report: Report, command: Command, decision: Decision, after: After): Decision {
  const open = openIn(report);
  if (!decision.ok || decision.events.length === 0 || open.length === 0) return decision;
  const now = after(report, decision.events);
  const facts = open.flatMap((one) => settledBy(form, report, now, one));
  const events = decision.events.map((event) => unchangedSaid(report, event));
  return andThen(command, { ok: true, events }, ...facts);
}

function settledBy(form: Form, before: Report, now: Report, found: Observation): readonly Fact[] {
  const { id, on, proposed } = found;
  // What is asked of the whole report no single edit answers: its author says so.
  if (on.at === 'report') return [];
  if (observationOf(now, id)?.state !== 'open') return [];
  const answered = (how: 'changed' | 'taken' | 'gone'): readonly Fact[] => [{ type: 'ObservationAnswered', id, how }];
  if (isThere(form, before, on) && !isThere(form, now, on)) return answered('gone');
  if (!isChangedOn(before, now, on)) return [];
  if (proposed === undefined) return answered('changed');
  if (isProposed(proposed, valueOn(now, on))) return answered('taken');
  // Two texts may be proposed for one field: what the author writes settles the one they began with.
  return before.answering === id ? answered('changed') : [];
}

/** Saved as it was, where it is observed. */
function unchangedSaid(report: Report, event: Event): Event {
  if (event.type !== 'StepAnswered' || event.step.at === 'summary') return event;
  const { step, value } = event;
  if (step.at !== 'field' && step.at !== 'cell') return event;
  if (openAt(report, step).length === 0 || !standsOn(report, step, value)) return event;
  const said = event.notice ?? [];
  return { ...event, notice: [...said, notice('observation.unchanged')] };
}

/** What keeps a report from being sent again: each observation that waits for its author. */
export function openObservations(form: Form, report: Report): Problem | undefined {
  const open = openIn(report).filter(({ on }) => isThere(form, report, on));
  if (open.length === 0) return undefined;
  return problem('observations.open', { on: open.map((one) => placeOf(report, one)) });
}

/** Whatever is no longer asked is answered by that. */
export const goneOnSending = (form: Form, report: Report): readonly Fact[] =>
  openIn(report)
    .filter(({ on }) => !isThere(form, report, on))
    .map(({ id }): Fact => ({ type: 'ObservationAnswered', id, how: 'gone' }));

function placeOf({ answers }: Report, { on }: Observation) {
  if (on.at === 'report') return {};
  if (on.at === 'field') return { field: on.field };
  const row = rowsOf(answers, on.field).findIndex(({ id }) => id === on.row) + 1;
  return { field: on.field, column: on.column, row };
}
