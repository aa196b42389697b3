import type { CommandFacts } from '../../../bot/turns/handle-command';
import { showValue } from '../../../core/form/answers';
import { offeredIn } from '../../../core/filing/proposed';
import type { Report } from '../../../core/record/types';
import { begin, filed, given, typed } from './given';
import { nineFields } from './nine-fields';

export const VISIT =
  'Fui a Coahuila el 11 y 12 de abril con la Junta Local y el OPL para revisar los sistemas del PREP. Llovió mucho.';
export const asVisit = filed([begin, typed(VISIT)]);

export const accept = (seen: number): CommandFacts => ({ type: 'AcceptProposal', seen });
export const trim = (field: string | null, seen: number): CommandFacts => ({ type: 'TrimProposal', field, seen });
export const place = (field: string, seen: number): CommandFacts => ({ type: 'PlaceRest', field, seen });
export const drop = (seen: number): CommandFacts => ({ type: 'DropProposal', seen });

/** What is offered, as it is printed, by field id. */
export const offered = (report: Report | undefined): Readonly<Record<string, string>> | undefined =>
  report?.proposal === undefined ? undefined : shown(offeredIn(nineFields, report.proposal), report);

const shown = (pairs: ReturnType<typeof offeredIn>, { answers, proposal }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map(([{ id }, value]) => [id, showValue(value, { ...answers, ...proposal?.found })]));

export const answersOf = ({ answers }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, showValue(value, answers)]));

export const restOf = (report: Report | undefined): string =>
  JSON.stringify(report?.proposal?.rest.flatMap((block) => (block.type === 'paragraph' ? [block.text] : ['table'])));

/** Commands one after the other, each on what the one before left; all must be taken. */
export const then = (report: Report, ...commands: readonly CommandFacts[]): Report =>
  commands.reduce<Report>((before, facts) => {
    const { decision, report: after } = given(before).when(facts);
    if (!decision.ok) throw new Error(decision.refusal.problem.code);
    return after ?? before;
  }, report);
