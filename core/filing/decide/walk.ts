import type { Form } from '../../form/definition';
import { isNothing } from '../../form/used';
import { problem } from '../../words/problems';
import { knownUnit, takeBase } from '../base';
import { formFacts } from './form';
import { happened, nothing, opened, refused, type CommandOf, type Decision, type FactOf } from '../../record/decision';
import { after, started, type FilingFact } from '../evolve';
import { observationOf } from '../../record/queries/observations';
import { proposalIn } from '../propose';
import { standingIn } from '../proposed';
import {
  entryOf,
  isBegun,
  isInsideRow,
  isMended,
  newRow,
  nextField,
  returnOf,
  rowOf,
  rowsField,
  sameStep,
  stepBefore,
  stepExists,
} from '../../record/queries/steps';
import type { Report, Step } from '../../record/types';

export function start(form: Form, command: CommandOf<'StartReport'>): Decision {
  const { id, address, from, said, message, read } = command;
  const begun: FactOf<'ReportStarted'> = {
    type: 'ReportStarted',
    id,
    address,
    formVersion: form.version,
    ...usedBefore(form, command),
  };
  const empty = started({ ...begun, at: command.at, by: command.by });
  if (from !== undefined) return happened(command, begun, ...takeBase(form, empty, from.base, from.today));
  if (read !== undefined) return happened(command, begun, ...formFacts(form, empty, command, read));
  const step = form.fields[0] ? entryOf(form.fields[0], empty) : ({ at: 'summary' } as const);
  const proposal = said === undefined ? undefined : proposalIn(form, { answers: {} }, said, step, message);
  const proposed: readonly FilingFact[] = proposal === undefined ? [] : [{ type: 'ProposalHeld', proposal }];
  return happened(command, begun, opened(step, undefined), ...proposed);
}

export const resumed = ({ address, left }: CommandOf<'Resume' | 'TakeBase'>): FilingFact => ({
  type: 'ReportResumed',
  address,
  ...(left === undefined ? {} : { left }),
});

/** An empty draft takes the place of a new one; one in which something was answered meanwhile stays as it is. */
export function takeOver(form: Form, report: Report, command: CommandOf<'TakeBase'>): Decision {
  const { from } = command;
  if (isBegun(report)) return nothing;
  return happened(command, resumed(command), ...takeBase(form, report, from.base, from.today));
}

/** What the author used before; of the units, the last one is proposed. */
function usedBefore(form: Form, { used, at }: CommandOf<'StartReport'>) {
  if (used === undefined || isNothing(used)) return {};
  const [unit] = used.units;
  const isKnown = unit !== undefined && knownUnit(form, unit, at.slice(0, 10)) !== undefined;
  return { used, ...(isKnown ? { suggestedUnit: unit } : {}) };
}

export function goBack(form: Form, report: Report, command: CommandOf<'GoBack'>): Decision {
  const from = command.step ?? report.at;
  // What was proposed elsewhere is still to be confirmed.
  if (report.proposal !== undefined && from.at === 'summary' && standingIn(report) === undefined)
    return happened(command, opened(report.proposal.step, undefined));
  if (!stepExists(report, from)) return refused(problem('card.outdated'));
  const home = isInsideRow(report, from) && !isMended(report, from) ? undefined : returnOf(form, report);
  if (home !== undefined) return happened(command, opened(home, undefined));
  return happened(command, opened(stepBefore(form, report, from), report.returnTo));
}

/** Opens a step for an edit, and keeps where to return to: the step being asked, or the summary. */
export function openStep(form: Form, report: Report, command: CommandOf<'OpenStep'>): Decision {
  if (!stepExists(report, command.step)) return refused(problem('card.outdated'));
  const step = whereOf(form, report, command.step);
  // The step being asked is open already: what is asked about its answer is not dropped by looking away.
  if (sameStep(step, report.at) && report.pending !== undefined && report.pending.asks !== 'talk') return nothing;
  const returnTo = report.returnTo ?? (command.step.at === 'summary' ? undefined : placeOf(report));
  return happened(command, { ...opened(step, returnTo), ...openedFrom(report, command) });
}

/** One that was settled meanwhile is no reason any more. */
const openedFrom = (report: Report, { observation: id }: CommandOf<'OpenStep'>) =>
  id !== undefined && observationOf(report, id)?.state === 'open' ? { observation: id } : {};

/** A cell that still wants its text is returned to; a row that was opened to be mended is not, but its table. */
function placeOf(report: Report): Step {
  const { at } = report;
  if (at.at === 'cell' && !isMended(report, at)) return at;
  return isInsideRow(report, at) && at.at !== 'summary' ? { at: 'rows', field: at.field } : at;
}

function whereOf(form: Form, report: Report, step: Step): Step {
  if (step.at !== 'rows' && step.at !== 'field') return step;
  const field = rowsField(form, step.field);
  return field === undefined ? step : entryOf(field, report);
}

export function addRow(form: Form, report: Report, command: CommandOf<'AddRow'>): Decision {
  if (rowsField(form, command.field) === undefined) return refused(problem('card.outdated'));
  return happened(command, opened(newRow(command.field, report), report.returnTo));
}

export function removeRow(form: Form, report: Report, command: CommandOf<'RemoveRow'>): Decision {
  if (rowOf(report.answers, command.field, command.row) === undefined) return nothing;
  const removed: FilingFact = { type: 'RowRemoved', field: command.field, row: command.row };
  const field = rowsField(form, command.field);
  const step = field === undefined ? report.at : entryOf(field, after(report, command, removed));
  return happened(command, removed, opened(step, report.returnTo));
}

export function finishRows(form: Form, report: Report, command: CommandOf<'FinishRows'>): Decision {
  if (rowsField(form, command.field) === undefined) return refused(problem('card.outdated'));
  return happened(command, opened(returnOf(form, report) ?? nextField(form, report, command.field), undefined));
}
