import { goneOnAt } from './whereabouts';
import type { Answers, Value } from '../form/values';
import { proposing, saying, superseding, withoutProposal, withoutUnused, withUnused } from './proposing';
import { actedOn, reviewed, sentAgain, undecided } from './evolve-review';
import { observed, withSent } from './evolve-observations';
import { trimmed } from './proposed';
import { isRead } from './reads';
import { withForm, withoutAsked, withUnread } from './form-taken';
import { changeRow, projectNamed, withColumns, withRows } from './row-changes';
import { askedOf, isCarried, rowsOf, sameStep, stepKey, storedAt } from './steps';
import type { Event, Pending, Report, Step } from './types';

export const SCHEMA_VERSION = 2;

/** Among `changedAt`: the version at which the pending question was asked. No step has this key. */
export const HELD = 'held';
/** The report after an event. Only a `ReportStarted` may come first; its version is raised by whoever saves it. */
export function evolve(report: Report | undefined, event: Event): Report {
  if (event.type === 'ReportStarted') return started(event);
  if (report === undefined) throw new Error(`A report cannot begin with ${event.type}`);
  return touched(withoutAsked(applied(report, event), event), event);
}

function started(event: Extract<Event, { type: 'ReportStarted' }>): Report {
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

/** What a reviewer does, and who reads it, leaves the author's last touch alone, or it would change which draft typed answers go to. */
function touched(report: Report, event: Event): Report {
  if (isRead(event) || event.by.id !== report.author.id) return report;
  return { ...actedOn(report, event), updatedAt: event.at };
}

function applied(report: Report, event: Exclude<Event, { type: 'ReportStarted' }>): Report {
  switch (event.type) {
    case 'BaseTaken':
      return baseTaken(report, event);
    case 'TakenReread':
      return reread(report, event);
    case 'FormTaken':
      return withForm(report, event);
    case 'StepAnswered': {
      const fields = { ...event.also, ...ownField(event.step, event.value) };
      return superseding(
        withUnused(answered(settled(report, event.step), event.step, fields, event.value), []),
        fields,
      );
    }
    case 'ColumnsChosen':
      return withColumns(settled(report, { at: 'columns', field: event.field, row: event.row }), event);
    case 'ProposalHeld':
      return proposing(saying(withoutPending(report)), event.proposal);
    case 'ProposalTrimmed':
      return proposing(report, report.proposal && trimmed(report.proposal, event.field));
    case 'RestPlaced':
      return proposing(report, report.proposal && { ...report.proposal, restIn: event.field });
    case 'ProposalAccepted':
      return accepted(report, event.answers);
    case 'ProposalDropped':
      return withUnused(withoutProposal(report), report.proposal?.said ?? []);
    case 'AnswerHeld':
      return {
        ...asking(report, [event.pending, ...askedBeside(report, event.pending.step)]),
        at: event.pending.step,
        changedAt: { ...report.changedAt, [HELD]: report.version + 1 },
      };
    case 'AnswersHeld':
      return {
        ...asking(report, event.pendings),
        at: event.pendings[0]?.step ?? report.at,
        changedAt: { ...report.changedAt, [HELD]: report.version + 1 },
      };
    case 'ReadingDeclined':
      return declined(report);
    case 'StepSkipped':
      return blanked(settled(report, event.step), event.step);
    case 'StepOpened':
      return opening(report, event);
    case 'RowRemoved':
      return withRows(
        report,
        event.field,
        rowsOf(report.answers, event.field).filter((row) => row.id !== event.row),
      );
    case 'ReportResumed':
      return goneOnAt(report, event.address, event.left);
    case 'ProjectNamed':
      return projectNamed(report, event);
    case 'SameVisitFound':
      return {
        ...moved(withoutPending(report), { at: 'summary' }),
        sameVisit: {
          ...(event.found === undefined ? {} : { found: event.found }),
          since: report.version + 1,
          asked: true,
        },
      };
    case 'ReportSubmitted':
      return moved(
        {
          ...withoutUnused(withoutProposal(withoutPending(withSent(undecided(report), event.at)))),
          ...sentAgain(report),
          folio: event.folio,
          submittedAt: event.at,
        },
        { at: 'summary' },
      );
    case 'ReportCancelled':
      return { ...withoutUnused(withoutProposal(withoutPending(report))), state: 'cancelled' };
    case 'ReportWithdrawn':
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentRemoved':
    case 'AgreementGiven':
    case 'AgreementTakenBack':
    case 'ApprovalCounted':
    case 'ReportApproved':
    case 'DecisionTakenBack':
    case 'CorrectionOpened':
    case 'CorrectionDropped':
      return reviewed(report, event);
    case 'ChangesRequested':
    case 'ObservationAnswered':
    case 'ObservationAccepted':
    case 'ObservationReopened':
    case 'ObservationRetracted':
      return observed(report, event);
    case 'AuthorNamed':
      return { ...report, author: event.by };
    case 'ReportRead':
    case 'DocumentDownloaded':
    case 'DocumentMade':
      return { ...report, reads: (report.reads ?? 0) + 1 };
    default:
      return event satisfies never;
  }
}

function baseTaken(report: Report, event: Extract<Event, { type: 'BaseTaken' }>): Report {
  const { report: id, folio, said, kept, answers, skipped } = event;
  return {
    ...report,
    answers,
    skipped,
    madeFrom: { report: id, folio, said, kept },
    rowCount: Math.max(report.rowCount, ...rowIds(answers)),
  };
}

function reread(report: Report, { field, value, dropped }: Extract<Event, { type: 'TakenReread' }>): Report {
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
function opening(report: Report, { step, returnTo, observation }: Extract<Event, { type: 'StepOpened' }>): Report {
  const now = moved(withoutPending(report), step, returnTo);
  return observation === undefined ? now : { ...now, answering: observation };
}

function moved(report: Report, at: Step, returnTo?: Step): Report {
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
