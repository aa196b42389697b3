import type { CommandFacts } from '../../../bot/turns/handle-command';
import { observationsOf } from '../../../core/record/queries/observations';
import type { ObservedOn, Person, Report } from '../../../core/record/types';
import { at, begin, filed, given, skip, submit, typed } from './given';
import { ANA, BRUNO } from './reports';

export const CARLA = { id: 'teams:29:carla', name: 'Carla Ríos' };
export const [bruno, carla] = [{ by: BRUNO }, { by: CARLA }];

/** A report of all fields, and sent. */
export const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023'), typed('Local y Distrital'), typed('1')],
  typed('Revisar el PREP'),
  ...[typed('particular y PyCIPEF'), typed('Se revisó el PREP.'), typed('Va bien.'), typed('listo'), skip, skip],
];
export const inReview = filed([...complete, submit]);

type Acted = readonly [CommandFacts, Person?];
export const after = (report: Report, ...acts: readonly Acted[]): Report =>
  acts.reduce((before, [facts, by = ANA]) => {
    const spec = given(before).when(facts, { by });
    if (!spec.decision.ok) throw new Error(`${facts.type}: ${spec.decision.refusal.problem.code}`);
    return spec.report ?? before;
  }, report);

export const cell = at('cell/matters/1/pycipef') as ObservedOn;
export const objective = at('field/objective') as ObservedOn;
export const request = (
  ...observations: { on: ObservedOn; text: string; proposed?: { text: string } }[]
): CommandFacts => ({
  type: 'RequestChanges',
  reason: '',
  fields: {},
  observations,
});
export const ask = {
  type: 'RequestChanges',
  reason: 'Precise los acuerdos',
  fields: { objective: 'Diga para qué', remarks: ' ' },
  observations: [{ on: cell, text: 'Diga las fechas' }],
} as const;
export const asked = after(inReview, [ask, BRUNO]);
export const explain = (id: string, text = 'Así lo dice el plan'): CommandFacts => ({
  type: 'ExplainObservation',
  id,
  text,
});
export const reopen = (id: string, reason = 'Falta la fecha'): CommandFacts => ({
  type: 'ReopenObservation',
  id,
  reason,
});
export const accept = (id: string): CommandFacts => ({ type: 'AcceptObservation', id });
export const retract = (id: string): CommandFacts => ({ type: 'RetractObservation', id });
export const statesOf = (report: Report | undefined) =>
  Object.fromEntries((report === undefined ? [] : observationsOf(report)).map(({ id, state }) => [id, state]));

/** One on the objective, explained, and the report sent again. */
export const only = after(inReview, [
  { type: 'RequestChanges', reason: '', fields: { objective: 'Diga para qué' } },
  BRUNO,
]);
export const again = after(only, [explain('1')], [submit]);
