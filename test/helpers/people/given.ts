import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Form } from '../../../core/form/definition';
import type { Block, Row, UnitValue, Value } from '../../../core/form/values';
import { nineFields } from './nine-fields';
import type { ProblemCode } from '../../../core/words/problems';
import { decide } from '../../../core/report/decide';
import { happened, type Decision, type Fact } from '../../../core/record/decision';
import { evolve } from '../../../core/report/evolve';
import { stepOfKey } from '../../../core/record/queries/steps';
import type { Command, Event, Person, Report, Step } from '../../../core/record/types';
import { ANA } from './reports';

export const NOW = '2023-05-03T16:00:00.000Z';
export const TODAY = '2023-05-03';
export const UTSI: UnitValue = { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' };
export const address = {
  platform: 'teams',
  conversation: 'a:ana',
  server: 'http://localhost:3978',
  reference: {},
} as const;

let keys = 0;
export const commandOf = (
  facts: CommandFacts,
  envelope: { by?: Person; key?: string; at?: string; message?: string } = {},
): Command => ({
  key: `k${(keys += 1)}`,
  at: NOW,
  by: ANA,
  ...envelope,
  ...facts,
});

/** A step by its key: `field/unit`, `cell/matters/1/project`. */
export function at(key: string, form: Form = nineFields): Step {
  const step = stepOfKey(form, key);
  if (step === undefined) throw new Error(`The form has no step ${key}`);
  return step;
}

export const started: Fact = { type: 'ReportStarted', id: 'r1', address, formVersion: 1 };
export const begin: CommandFacts = { type: 'StartReport', id: 'r1', address };
export const typed = (text: string, blocks?: readonly Block[]): CommandFacts => ({
  type: 'AnswerStep',
  input: { text, ...(blocks === undefined ? {} : { blocks }) },
  today: TODAY,
});
/** Pressed on a card of that step, drawn at that version. */
export const pressed = (step: string, text: string, seen?: number): CommandFacts => ({
  type: 'AnswerStep',
  input: { text },
  today: TODAY,
  step: at(step),
  ...(seen === undefined ? {} : { seen }),
});
/** Saved on a card of several fields, drawn at that version: what was changed in it, and what was not. */
export const fieldsOf = (
  changed: Readonly<Record<string, string>>,
  { left = [], ...more }: { left?: readonly string[]; seen?: number; choice?: { field: string; index: number } } = {},
): CommandFacts => ({
  type: 'AnswerFields',
  fields: [...Object.keys(changed), ...left],
  answers: Object.entries(changed).map(([field, text]) => ({ field, input: { text } })),
  today: TODAY,
  ...more,
});
export const skip: CommandFacts = { type: 'SkipStep' };
export const back: CommandFacts = { type: 'GoBack' };
export const open = (step: string): CommandFacts => ({ type: 'OpenStep', step: at(step) });
export const submit: CommandFacts = { type: 'Submit', folio: 'INF-2023-0001' };

export const opened = (step: string, returnTo?: string): Fact => ({
  type: 'StepOpened',
  step: at(step),
  ...(returnTo === undefined ? {} : { returnTo: at(returnTo) }),
});
export const answered = (step: string, value: Value): Fact => ({ type: 'StepAnswered', step: at(step), value });
export const columns = (row: string, ...chosen: string[]): Fact => ({
  type: 'ColumnsChosen',
  field: 'matters',
  row,
  columns: chosen,
});
export const states = (...stateKeys: string[]): Value => ({ kind: 'states', keys: stateKeys });
export const prose = (...texts: string[]) => ({
  kind: 'prose' as const,
  blocks: texts.map((text) => ({ type: 'paragraph' as const, text })),
});
export const aRow = (id: string, cells: Row['cells']): Row => ({ id, columns: Object.keys(cells), cells });

/** One decision's effect as it is saved: its events, then a version more. */
export function saved(report: Report | undefined, events: readonly Event[]): Report | undefined {
  if (events.length === 0) return report;
  const version = (report?.version ?? 0) + 1;
  const next = events.reduce(evolve, report);
  return next === undefined ? undefined : { ...next, version };
}

const eventsOf = (decision: Decision): readonly Event[] => (decision.ok ? decision.events : []);

/** The report after these facts, a version each. */
export const reportOf = (...facts: readonly Fact[]): Report | undefined =>
  facts.reduce<Report | undefined>(
    (report, fact) => saved(report, eventsOf(happened(commandOf(begin), fact))),
    undefined,
  );

/** A report that got where it is by commands, every one of which must be taken. */
export function filed(commands: readonly CommandFacts[], form: Form = nineFields): Report {
  const report = commands.reduce<Report | undefined>((before, facts) => {
    const decision = decide(form, before, commandOf(facts));
    if (!decision.ok) throw new Error(`${JSON.stringify(facts)}: ${decision.refusal.problem.code}`);
    return saved(before, decision.events);
  }, undefined);
  if (report === undefined) throw new Error('Nothing was begun');
  return report;
}

/** `given(events or a report).when(command).then(events)`, after emmett's specifications of deciders. */
export function given(before: readonly Fact[] | Report | undefined, form: Form = nineFields) {
  const report = Array.isArray(before) ? reportOf(...(before as readonly Fact[])) : (before as Report | undefined);
  return {
    when(facts: CommandFacts, envelope: Parameters<typeof commandOf>[1] = {}) {
      const decision = decide(form, report, commandOf(facts, envelope));
      return {
        decision,
        /** The report once it is saved. */
        report: saved(report, eventsOf(decision)),
        then(...expected: readonly Fact[]): void {
          expect(decision).toMatchObject({ ok: true });
          expect(eventsOf(decision).map(withoutEnvelope)).toEqual(expected);
        },
        thenNothing(): void {
          expect(decision).toEqual({ ok: true, events: [] });
        },
        thenRefused(code: ProblemCode): void {
          expect(decision.ok ? decision : decision.refusal.problem.code).toBe(code);
        },
        /** Where the walk stands afterwards. */
        thenAt(step: string, returnTo?: string): void {
          const now = saved(report, eventsOf(decision));
          expect(decision).toMatchObject({ ok: true });
          expect(now?.at).toEqual(at(step, form));
          expect(now?.returnTo).toEqual(returnTo === undefined ? undefined : at(returnTo, form));
        },
      };
    },
  };
}

function withoutEnvelope(event: Event): Record<string, unknown> {
  const { key: _key, at: _at, by: _by, ...fact } = event;
  return fact;
}
