import { readingText } from '../../form/answers';
import { labelsOf, type AnswerInput, type Form } from '../../form/definition';
import { blocksIn } from '../../form/kinds/prose';
import { standingIn } from '../proposed';
import { asksOfSameVisit } from '../same-visit';
import {
  askedAt,
  fieldsAsked,
  isInsideRow,
  isMended,
  rowOf,
  rowsField,
  rowsOf,
  writtenAt,
  type AskedStep,
} from '../../record/queries/steps';
import type { Pending, Report, Step } from '../../record/types';
import { toldText, type Told } from '../../words/problems';
import { buttons, walk } from '../../words/texts.es';
import { severalScreen } from './form';
import { formButton, isShort } from './form-button';
import { hintOf } from './hints';
import { inputsOf, storedOrSuggested, withValue } from './inputs';
import { progressOf, rowProgressOf } from '../../screen/names';
import { pageScreen } from './page';
import { explainButton } from './answer-lines';
import { askedInField, askedOn } from '../../screen/observed';
import { on } from '../../screen/press';
import { withProgress } from './progress';
import { proposalScreen, unusedButton, unusedFor } from './proposal';
import { rowsScreen } from './rows';
import { sameVisitScreen } from './same-visit';
import type { Button, FieldScreen, FormScreen, Said, Screen, Spoken } from '../../screen/screens';
import { summaryScreen } from './summary';
import { talkScreen } from './talk';
import { clipped } from '../../screen/weight';

export { answeredLine, closedLine, savedLine } from './saved';

/** The author's open card: the step being asked, the rows so far, or the summary. */
export function walkScreen(form: Form, report: Report, told: Said = {}): Screen {
  const step = report.at;
  const said = inWords(form, report, told);
  const standing = standingIn(report);
  if (standing !== undefined) return { template: 'proposal', data: proposalScreen(form, report, standing, said) };
  if (report.pending?.page !== undefined)
    return { template: 'page', data: pageScreen(form, report, report.pending, report.pending.page, said) };
  if (isQuestion(report.pending) && (step.at === 'rows' || step.at === 'columns'))
    return { template: 'field', data: whereToScreen(form, report, step.field, said) };
  if (told.problem === undefined && asksOfSameVisit(report)) return sameVisitScreen(form, report);
  switch (step.at) {
    case 'summary':
      return { template: 'summary', data: summaryScreen(form, report, said) };
    case 'rows':
      return rowsScreen(form, report, step.field, said);
    case 'columns':
      return { template: 'field', data: columnsScreen(form, report, step, said, told.typed) };
    case 'field':
    case 'cell':
      if (report.pending?.asks === 'talk')
        return {
          template: 'field',
          data: { ...talkScreen(form, report, report.pending, said.problem ?? ''), ...noticeIn(said) },
        };
      if (fieldsAsked(form, report).length > 1)
        return { template: 'form', data: togetherScreen(form, report, said, told) };
      return { template: 'field', data: askedScreen(form, report, step, said, told.typed) };
    default:
      return step satisfies never;
  }
}

/** What is asked about its answers stands under each. */
function togetherScreen(form: Form, report: Report, said: Spoken, told: Said): FormScreen {
  const problem = told.problem === undefined ? {} : { problem: toldText(told.problem, { label: labelsOf(form) }) };
  const screen = severalScreen(form, report, fieldsAsked(form, report), { ...noticeIn(said), ...problem }, told.typed);
  // What is asked about may stand in a window, which keeps to its own.
  return report.pending === undefined ? { ...screen, buttons: withProgress(form, report, screen.buttons) } : screen;
}

/** Not only why the last answer was refused. */
const isQuestion = (pending: Pending | undefined): boolean => (pending?.readings.length ?? 0) > 0;

const noticeIn = ({ saved, notice }: Spoken): Spoken => ({
  ...(saved === undefined ? {} : { saved }),
  ...(notice === undefined ? {} : { notice }),
});

/** What is wrong with a press comes before what is still asked about an answer: its buttons stand below. */
function inWords(form: Form, report: Report, { problem, saved, notice = takenIn(report) }: Said): Spoken {
  const { pending } = report;
  const label = labelsOf(form);
  const why = [problem, pending?.question].flatMap((told) => (told === undefined ? [] : [toldText(told, { label })]));
  return {
    ...(why.length === 0 ? {} : { problem: [...new Set(why)].join('\n') }),
    ...(saved === undefined ? {} : { saved }),
    ...(notice === undefined ? {} : { notice: toldText(notice, { label }) }),
  };
}

/** What was taken from another report, until something is answered and once more on the summary. */
const takenIn = ({ madeFrom, changedAt, at, folio }: Report): Told | undefined =>
  folio === undefined && (at.at === 'summary' || Object.keys(changedAt).length === 0) ? madeFrom?.said : undefined;

function askedScreen(form: Form, report: Report, step: AskedStep, said: Spoken, typedLast?: AnswerInput): FieldScreen {
  const asked = askedAt(form, step);
  if (asked === undefined) throw new Error(`The form has no step ${JSON.stringify(step)}`);
  const stored = storedOrSuggested(report, step, asked);
  const pending = report.pending;
  const typed = typedLast ?? pending?.typed;
  const tables = blocksIn(stored).filter((block) => block.type === 'table');
  const unused = unusedFor(report, step, asked);
  const hint = pending === undefined ? (unused ?? hintOf(report, step, asked.input, tables)) : undefined;
  const observed = askedOn(report, step);
  return {
    ...said,
    progress: step.at === 'cell' ? cellProgress(form, report, step) : progressOf(form, report, step.field),
    ...(hint === undefined ? {} : { hint }),
    heading: asked.label,
    question: asked.question,
    ...(observed === undefined ? {} : { observed: shortened(observed) }),
    inputs: inputsOf(asked, report.answers, { stored, typed, used: report.used }),
    readings: readingButtons(form, report, step),
    tables,
    buttons: askedButtons(form, report, step, { required: asked.required === true, unused: unused !== undefined }),
  };
}

function cellProgress(form: Form, report: Report, step: Extract<Step, { at: 'cell' }>): string {
  const columns = rowOf(report.answers, step.field, step.row)?.columns ?? [];
  const row = rowProgressOf(form, report, step.field, step.row);
  return columns.length < 2 ? row : walk.cellProgress(row, columns.indexOf(step.column) + 1, columns.length);
}

const readingButtons = (form: Form, report: Report, step: Step): readonly Button[] =>
  (report.pending?.readings ?? []).map((reading, index) => ({
    title: readingText(reading, report.answers, labelsOf(form)),
    press: { verb: 'choose', ...on(form, report), step, index, shown: {} },
  }));

function askedButtons(
  form: Form,
  report: Report,
  step: AskedStep,
  { required, unused }: { readonly required: boolean; readonly unused: boolean },
): readonly Button[] {
  const answered = writtenAt(report, step) !== undefined;
  const first = step.at === 'field' && form.fields[0]?.id === step.field && report.returnTo === undefined;
  const asked = askedAt(form, step);
  const isOne = step.at === 'field' && asked !== undefined && isShort(asked);
  return withProgress(form, report, [
    saveButton(form, report, step),
    ...(unused ? [unusedButton(form, report, step)] : []),
    ...explainButton(form, report, step),
    ...(required ? [] : [skipButton(form, report, step, answered)]),
    ...(first ? [] : [backButton(form, report, step)]),
    ...(isOne ? formButton(form, report) : []),
  ]);
}

const saveButton = (form: Form, report: Report, step: Step): Button => ({
  title: buttons.save,
  press: { verb: 'answer', ...on(form, report), step, shown: {} },
  style: 'positive',
  withInputs: true,
});

/** Characters of what reviewers ask, on the card where it is answered. */
const OBSERVED = 1_500;

const shortened = (text: string): string =>
  text
    .split('\n')
    .map((line) => clipped(line, OBSERVED))
    .slice(0, 6)
    .join('\n');

const skipButton = (form: Form, report: Report, step: Step, answered: boolean): Button => ({
  title: answered ? buttons.clear : buttons.skip,
  press: { verb: 'skip', ...on(form, report), step, fields: [] },
});

const backButton = (form: Form, report: Report, step: Step): Button => ({
  title: leadsToSummary(report, step) ? buttons.backToSummary : buttons.back,
  press: { verb: 'back', ...on(form, report), step },
});

const leadsToSummary = (report: Report, step: Step): boolean =>
  report.returnTo?.at === 'summary' && (!isInsideRow(report, step) || isMended(report, step));

function columnsScreen(
  form: Form,
  report: Report,
  step: Extract<Step, { at: 'columns' }>,
  said: Spoken,
  typed?: AnswerInput,
): FieldScreen {
  const field = rowsField(form, step.field);
  const row = rowOf(report.answers, step.field, step.row);
  const observed = askedInField(report, step.field);
  const chosen = typed?.text ?? row?.columns.join(',') ?? '';
  return {
    ...said,
    progress: rowProgressOf(form, report, step.field, step.row),
    heading: field?.label ?? '',
    question: walk.columnsQuestion,
    hint: [
      ...(observed === undefined ? [] : [clipped(observed, OBSERVED)]),
      ...(field?.columns ?? []).flatMap((column) => column.meaning ?? []),
    ].join('\n'),
    inputs: [
      withValue(
        {
          kind: 'checks',
          id: 'columns',
          label: walk.columnsLabel,
          choices: (field?.columns ?? []).map((column) => ({ title: column.label, value: column.id })),
        },
        chosen,
      ),
    ],
    readings: [],
    tables: [],
    buttons: withProgress(form, report, [saveButton(form, report, step), backButton(form, report, step)]),
  };
}

/** Text typed where rows are listed: which column of a new row is it for? */
function whereToScreen(form: Form, report: Report, field: string, said: Spoken): FieldScreen {
  const step = report.at;
  return {
    ...noticeIn(said),
    progress: progressOf(form, report, field),
    heading: walk.rowTitle(rowsField(form, field)?.rowName ?? '', rowsOf(report.answers, field).length + 1),
    question: said.problem ?? '',
    hint: clipped(report.pending?.typed.text ?? '', 160),
    inputs: [],
    readings: readingButtons(form, report, step),
    tables: [],
    buttons: [{ title: buttons.back, press: { verb: 'decline', ...on(form, report), step } }],
  };
}
