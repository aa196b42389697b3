import type { Answers, Value } from '../form/values';
import { eventsOf, type FactOf } from '../record/decision';
import type { EventOf } from '../record/events';
import { withForm, withoutAsked, withUnread } from './form-taken';
import { proposing, saying, superseding, withoutProposal, withoutUnused, withUnused } from './proposing';
import { trimmed } from './proposed';
import { changeRow, projectNamed, withColumns, withRows } from './row-changes';
import { askedOf, HELD, isCarried, rowsOf, sameStep, stepKey, storedAt } from '../record/queries/steps';
import type { Command, Pending, Report, Step } from '../record/types';
import { goneOnAt } from '../record/queries/whereabouts';
import { withUndone } from './undo';
import type { Evolving } from '../record/rules';

export const SCHEMA_VERSION = 1;

/** What its author does with a draft after it was begun. */
export type FilingEvent = EventOf<
  | 'BaseTaken'
  | 'TakenReread'
  | 'FormTaken'
  | 'StepAnswered'
  | 'ColumnsChosen'
  | `Proposal${string}`
  | 'RestPlaced'
  | 'AnswerHeld'
  | 'AnswersHeld'
  | 'ReadingDeclined'
  | 'StepSkipped'
  | 'StepOpened'
  | 'RowRemoved'
  | 'ChangeUndone'
  | 'ReportResumed'
  | 'ProjectNamed'
  | 'SameVisitFound'
  | 'ReportCancelled'
  | 'AuthorNamed'
>;
export type FilingFact = FactOf<FilingEvent['type']>;

/** The report after each event of a draft. */
export const evolveFiling: Evolving<FilingEvent> = {
  BaseTaken: baseTaken,
  TakenReread: reread,
  FormTaken: withForm,
  StepAnswered: (report, { step, value, also }) => {
    const fields = { ...also, ...ownField(step, value) };
    return superseding(withUnused(answered(settled(report, step), step, fields, value), []), fields);
  },
  ColumnsChosen: (report, event) =>
    withColumns(settled(report, { at: 'columns', field: event.field, row: event.row }), event),
  ProposalHeld: (report, { proposal }) => proposing(saying(withoutPending(report)), proposal),
  ProposalTrimmed: (report, { field }) => proposing(report, report.proposal && trimmed(report.proposal, field)),
  RestPlaced: (report, { field }) => proposing(report, report.proposal && { ...report.proposal, restIn: field }),
  ProposalAccepted: (report, { answers }) => accepted(report, answers),
  ProposalDropped: (report) => withUnused(withoutProposal(report), report.proposal?.said ?? []),
  AnswerHeld: (report, { pending }) => held(report, [pending, ...askedBeside(report, pending.step)]),
  AnswersHeld: (report, { pendings }) => held(report, pendings),
  ReadingDeclined: declined,
  StepSkipped: (report, { step }) => blanked(settled(report, step), step),
  StepOpened: opening,
  RowRemoved: (report, { field, row }) =>
    withRows(
      report,
      field,
      rowsOf(report.answers, field).filter(({ id }) => id !== row),
    ),
  ChangeUndone: withUndone,
  ReportResumed: (report, { address, left }) => goneOnAt(report, address, left),
  ProjectNamed: projectNamed,
  SameVisitFound: (report, { found }) => ({
    ...moved(withoutPending(report), { at: 'summary' }),
    sameVisit: { ...(found === undefined ? {} : { found }), since: report.version + 1, asked: true },
  }),
  ReportCancelled: (report) => ({ ...withoutHeld(report), state: 'cancelled' }),
  AuthorNamed: (report, { by }) => ({ ...report, author: by }),
};

/** The report after these facts of its author's, for deciding where the walk goes next. */
export const after = (report: Report, command: Command, ...facts: readonly FilingFact[]): Report =>
  eventsOf(command, facts).reduce<Report>(filed, report);

function filed(report: Report, event: FilingEvent): Report {
  const apply = evolveFiling[event.type] as (report: Report, event: FilingEvent) => Report;
  return withoutAsked(apply(report, event), event);
}

/** A report at its beginning. */
export function started(event: FactOf<'ReportStarted'> & Pick<EventOf<'ReportStarted'>, 'at' | 'by'>): Report {
  return {
    id: event.id,
    schemaVersion: SCHEMA_VERSION,
    formVersion: event.formVersion,
    version: 0,
    state: 'draft',
    author: event.by,
    address: event.address,
    createdAt: event.at,
    updatedAt: event.at,
    round: 0,
    answers: {},
    skipped: [],
    changedAt: {},
    at: { at: 'summary' },
    ...(event.suggestedUnit === undefined ? {} : { suggestedUnit: event.suggestedUnit }),
    ...(event.used === undefined ? {} : { used: event.used }),
    rowCount: 0,
    comments: [],
    changeRequests: [],
  };
}

function baseTaken(report: Report, event: EventOf<'BaseTaken'>): Report {
  const { report: id, folio, said, kept, answers, skipped } = event;
  return {
    ...report,
    answers,
    skipped,
    madeFrom: { report: id, folio, said, kept },
    rowCount: Math.max(report.rowCount, ...rowIds(answers)),
  };
}

function reread(report: Report, { field, value, dropped }: EventOf<'TakenReread'>): Report {
  const { [field]: _, ...others } = report.answers;
  const answers = value === undefined ? others : { ...others, [field]: value };
  const now = { ...report, answers, changedAt: { ...report.changedAt, ...changedFields(report, { [field]: value }) } };
  return dropped === true ? withoutKept(now, [field]) : now;
}

/** What its author answered is not read again. */
function withoutKept(report: Report, fields: readonly string[]): Report {
  const { madeFrom } = report;
  if (madeFrom === undefined || !fields.some((field) => Object.hasOwn(madeFrom.kept, field))) return report;
  const kept = Object.fromEntries(Object.entries(madeFrom.kept).filter(([field]) => !fields.includes(field)));
  return { ...report, madeFrom: { ...madeFrom, kept } };
}

function withoutPending(report: Report): Report {
  const { pending: _, alsoPending: _also, ...rest } = report;
  return rest;
}

/** Without what is asked, proposed or said and in no answer. */
export const withoutHeld = (report: Report): Report => withoutUnused(withoutProposal(withoutPending(report)));

/** Asks about these answers, and remembers at which version it did. */
const held = (report: Report, pendings: readonly Pending[]): Report => ({
  ...asking(report, pendings),
  at: pendings[0]?.step ?? report.at,
  changedAt: { ...report.changedAt, [HELD]: report.version + 1 },
});

/** Asks about these answers, the first of them first. */
function asking(report: Report, [pending, ...others]: readonly Pending[]): Report {
  return {
    ...withoutPending(report),
    ...(pending === undefined ? {} : { pending }),
    ...(others.length === 0 ? {} : { alsoPending: others }),
  };
}

/** What is asked about other answers of the same card. */
function askedBeside(report: Report, step: Step): readonly Pending[] {
  const { alsoPending } = report;
  return alsoPending === undefined ? [] : askedOf(report).filter((pending) => !sameStep(pending.step, step));
}

/** The step is asked again, and so is what else its card asks about. */
function declined(report: Report): Report {
  const { pending: _, ...rest } = report;
  return rest;
}

function accepted(report: Report, answers: Answers): Report {
  const steps = Object.keys(answers).map((field): Step => ({ at: 'field', field }));
  const cleared = withoutKept(steps.reduce(settled, withoutPending(report)), Object.keys(answers));
  const answered: Report = {
    ...cleared,
    answers: { ...cleared.answers, ...answers },
    rowCount: Math.max(cleared.rowCount, ...rowIds(answers)),
  };
  return withUnread(withUnused(withoutProposal(answered), report.proposal?.rest ?? []), report.proposal?.unread);
}

/** What is opened from an observation answers it. */
function opening(report: Report, { step, returnTo, observation }: EventOf<'StepOpened'>): Report {
  const now = moved(withoutPending(report), step, returnTo);
  return observation === undefined ? now : { ...now, answering: observation };
}

export function moved(report: Report, at: Step, returnTo?: Step): Report {
  const { returnTo: _, answering: _answering, sameVisit, ...rest } = report;
  return {
    ...rest,
    at,
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(sameVisit === undefined ? {} : { sameVisit: { ...sameVisit, asked: false } }),
  };
}

/**
 * Clears what was known of a step (its question, its being skipped) and notes that this version changes it. Where
 * its card asks about another answer, that comes next.
 */
function settled(report: Report, step: Step): Report {
  const key = stepKey(step);
  const asked = askedOf(report).filter((pending) => stepKey(pending.step) !== key);
  const next = sameStep(step, report.at) ? asked[0]?.step : undefined;
  return {
    ...asking(report, asked),
    at: next ?? report.at,
    skipped: report.skipped.filter((skipped) => skipped !== key),
    changedAt: { ...report.changedAt, [key]: report.version + 1 },
  };
}

const ownField = (step: Step, value: Value): Record<string, Value> =>
  step.at === 'field' ? { [step.field]: value } : {};

function answered(report: Report, step: Step, fields: Readonly<Record<string, Value>>, value: Value): Report {
  const withFields: Report = {
    ...withoutKept(report, Object.keys(fields)),
    answers: { ...report.answers, ...fields },
    changedAt: { ...report.changedAt, ...changedFields(report, fields) },
    rowCount: Math.max(report.rowCount, ...rowIds(fields)),
  };
  if (step.at !== 'cell' || (value.kind !== 'prose' && value.kind !== 'project')) return withFields;
  return changeRow(withFields, step.field, step.row, (row) => ({
    ...row,
    cells: { ...row.cells, [step.column]: value },
  }));
}

const changedFields = (report: Report, fields: object): Record<string, number> =>
  Object.fromEntries(Object.keys(fields).map((field) => [stepKey({ at: 'field', field }), report.version + 1]));

const rowIds = (fields: Readonly<Record<string, Value>>): number[] =>
  Object.values(fields).flatMap((value) => (value.kind === 'rows' ? value.rows.map((row) => Number(row.id)) : []));

function blanked(report: Report, step: Step): Report {
  const skipped = [...report.skipped, stepKey(step)];
  if (step.at === 'field') {
    const { [step.field]: _, ...answers } = report.answers;
    return { ...withoutKept(report, [step.field]), answers, skipped };
  }
  if (step.at !== 'cell') return { ...report, skipped };
  // A project that came with another report stays at hand, unwritten.
  if (isCarried(storedAt(report, step))) return { ...report, skipped };
  return changeRow({ ...report, skipped }, step.field, step.row, (row) => {
    const { [step.column]: _, ...cells } = row.cells;
    return { ...row, cells };
  });
}
