import type { Form } from '../../form/definition';
import { keyOf } from '../../form/reading/words';
import type { Value } from '../../form/values';
import { rowOf, storedAt, writtenAt, type AskedStep } from '../../record/queries/steps';
import type { Event, Report, Step } from '../../record/types';
import { cancel, states, walk } from '../../words/texts.es';
import { columnsText, labelOf, rowTitle, showBrief } from '../../screen/names';

/** What an event did to the form, for the top of the next card; undefined where it did nothing. */
export function savedLine(form: Form, report: Report, event: Event): string | undefined {
  switch (event.type) {
    case 'StepAnswered': {
      const also = Object.entries(event.also ?? {}).map(([field, value]) =>
        savedValue(form, report, { at: 'field', field }, value),
      );
      return [savedValue(form, report, event.step, nowAt(report, event)), ...also].join('\n');
    }
    case 'StepSkipped':
      return walk.saved(labelOf(form, event.step), walk.blank);
    case 'ColumnsChosen':
      return walk.saved(rowTitle(form, report, event.field, event.row), columnsText(form, event.field, event.columns));
    case 'ProposalAccepted':
      return Object.entries(event.answers)
        .map(([field, value]) => savedValue(form, report, { at: 'field', field }, value))
        .join('\n');
    case 'ReportStarted':
    case 'ProposalHeld':
    case 'ProposalTrimmed':
    case 'RestPlaced':
    case 'ProposalDropped':
    case 'ChangeUndone':
    case 'BaseTaken':
    case 'TakenReread':
    case 'FormTaken':
    case 'AnswerHeld':
    case 'AnswersHeld':
    case 'StepOpened':
    case 'ReadingDeclined':
    case 'RowRemoved':
    case 'ProjectNamed':
    case 'SameVisitFound':
    case 'ReportResumed':
    case 'ReportSubmitted':
    case 'ReportCancelled':
    case 'ReportWithdrawn':
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentRemoved':
    case 'AgreementGiven':
    case 'AgreementTakenBack':
    case 'ChangesRequested':
    case 'ApprovalCounted':
    case 'ObservationAnswered':
    case 'ObservationAccepted':
    case 'ObservationReopened':
    case 'ObservationRetracted':
    case 'ReportApproved':
    case 'DecisionTakenBack':
    case 'CorrectionOpened':
    case 'CorrectionDropped':
    case 'AuthorNamed':
    case 'ReportRead':
    case 'DocumentDownloaded':
    case 'DocumentMade':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** A project's cell may have got its name after it was answered. */
const nowAt = (report: Report, { step, value }: Extract<Event, { type: 'StepAnswered' }>): Value =>
  step.at === 'cell' ? (storedAt(report, step) ?? value) : value;

const savedValue = (form: Form, report: Report, step: Step, value: Value): string =>
  walk.saved(...saidOf(form, report, step, value));

/** What was answered, by name, and the answer. Of a table, its last row: rows are only ever answered whole when one is added. */
function saidOf(form: Form, report: Report, step: Step, value: Value): readonly [string, string] {
  const row = value.kind === 'rows' ? value.rows.at(-1) : undefined;
  return row === undefined || step.at !== 'field'
    ? [labelOf(form, step), showBrief(value, report.answers)]
    : [rowTitle(form, report, step.field, row.id), showBrief({ kind: 'rows', rows: [row] })];
}

/**
 * The closed card's line: the step and what stands there now. Where the message below, as it was `typed`, says
 * the same, the step alone.
 */
export function answeredLine(form: Form, report: Report, step: Step, typed = ''): string {
  if (step.at === 'rows' || step.at === 'summary') return walk.closed;
  const [label, shown] = shownAt(form, report, step);
  return isSaid(shown, typed) ? walk.savedAsTyped(label) : walk.saved(label, shown);
}

function shownAt(
  form: Form,
  report: Report,
  step: AskedStep | Extract<Step, { at: 'columns' }>,
): readonly [string, string] {
  if (step.at === 'columns') {
    const columns = rowOf(report.answers, step.field, step.row)?.columns ?? [];
    return [rowTitle(form, report, step.field, step.row), columnsText(form, step.field, columns)];
  }
  const value = writtenAt(report, step);
  return value === undefined ? [labelOf(form, step), walk.blank] : saidOf(form, report, step, value);
}

/** Whether the words typed are those shown, as far as a line shows them. */
function isSaid(shown: string, typed: string): boolean {
  const [line, words] = [keyOf(shown), keyOf(typed)];
  return line !== '' && (shown.endsWith('…') ? words.startsWith(line) : words === line);
}

/** The line of a card that is no longer the open one: where its report stands. */
export function closedLine(report: Report): string {
  if (report.state === 'draft') return walk.closed;
  return report.folio === undefined ? cancel.done : `${report.folio} · ${states[report.state]}`;
}

const CONTINUES: Readonly<Record<string, string>> = { teams: 'Continúa en Teams.', slack: 'Continúa en Slack.' };

/** On a card whose report goes on in another conversation: of which platform, where it is another one. */
export const continuesOn = (platform: string | undefined): string =>
  CONTINUES[platform ?? ''] ?? 'Continúa en otra conversación.';
