import type { AnswerInput, Form } from '../../../core/form/definition';
import { problem } from '../../../core/words/problems';
import { entryOf, rowsField } from '../../../core/report/steps';
import type { Report, Step } from '../../../core/report/types';
import { shownInputs } from '../../../core/screens/inputs';
import { askRemoveRowScreen } from '../../../core/screens/lists';
import type { Screen } from '../../../core/screens/screens';
import { rowNumber } from '../../../core/screens/names';
import { rowScreen } from '../../../core/screens/rows';
import { readPasted } from '../../pasted/read';
import { isOpen } from '../../outbox/delivery';
import { askCancelOf } from '../talk';
import { numberOf, textOf, type Press } from './read-press';
import { inPlace, isAuthor, problemCard, run, type ReportTurn } from './turn';

type Handler = (turn: ReportTurn) => Promise<Screen> | Screen;

/** Where the press belongs in the walk: its step, and the version its card was drawn at. */
const placeOf = ({ step, seen }: Press): { readonly step?: Step; readonly seen?: number } => ({
  ...(step === undefined ? {} : { step }),
  ...(seen === undefined ? {} : { seen }),
});

/** What only a report's author presses, on the report's own cards. */
export const walkVerbs = {
  answer: (turn) => {
    const step = turn.press.step ?? turn.report.at;
    const input = readInputs(turn.desk.form, turn.report, step, turn.pressed.inputs);
    return run(turn, {
      type: 'AnswerStep',
      input,
      today: turn.desk.dayOf(turn.pressed.at),
      ...placeOf(turn.press),
      step,
    });
  },
  choose: (turn) => run(turn, { type: 'ChooseReading', index: numberOf(turn.press, 'index'), ...placeOf(turn.press) }),
  decline: (turn) => run(turn, { type: 'DeclineReading' }),
  skip: (turn) => run(turn, { type: 'SkipStep', ...placeOf(turn.press) }),
  back: (turn) => run(turn, { type: 'GoBack', ...placeOf(turn.press) }),
  open: (turn) => openStep(turn, turn.press.step),
  edit: (turn) => openStep(turn, fieldStep(turn, turn.pressed.inputs['field'] ?? '')),
  row: showRow,
  addRow: (turn) => run(turn, { type: 'AddRow', field: textOf(turn.press, 'table') }),
  removeRow: (turn) =>
    run(turn, { type: 'RemoveRow', field: textOf(turn.press, 'table'), row: textOf(turn.press, 'row') }),
  finishRows: (turn) => run(turn, { type: 'FinishRows', field: textOf(turn.press, 'table') }),
  review: (turn) => run(turn, { type: 'Review' }),
  submit: (turn) => run(turn, { type: 'Submit', folio: '' }),
  cancel: (turn) => run(turn, { type: 'Cancel' }),
  withdraw: (turn) => run(turn, { type: 'Withdraw' }),
  askCancel: (turn) => asking(turn, askCancelOf(turn.desk, turn.report)),
  askWithdraw: (turn) => asking(turn, askCancelOf(turn.desk, turn.report)),
  askRemoveRow: (turn) => {
    const [field, row] = [textOf(turn.press, 'table'), textOf(turn.press, 'row')];
    const name = rowsField(turn.desk.form, field)?.rowName ?? '';
    const number = rowNumber(turn.report, field, row);
    return asking(turn, askRemoveRowScreen(turn.desk.form, turn.report, field, row, name, number));
  },
} satisfies Record<string, Handler>;

const openStep = (turn: ReportTurn, step: Step | undefined): Promise<Screen> =>
  step === undefined ? nothingChosen(turn) : run(turn, { type: 'OpenStep', step });

const nothingChosen = (turn: ReportTurn): Promise<Screen> =>
  inPlace(turn, { ...turn, events: [], refusal: { problem: problem('choice.none') } });

/** A row by its button, or chosen from the list of many. Shown only: the walk stays at the rows. */
function showRow(turn: ReportTurn): Promise<Screen> | Screen {
  const { desk, report, press, pressed } = turn;
  if (!isAuthor(turn)) return problemCard(problem('report.not-yours'));
  const id = textOf(press, 'row') || (pressed.inputs['row'] ?? '');
  const data = isOpen(report) ? rowScreen(desk.form, report, textOf(press, 'table'), id) : undefined;
  if (data !== undefined) return { template: 'rows', data };
  return id === '' ? nothingChosen(turn) : inPlace(turn, { ...turn, events: [] });
}

const asking = (turn: ReportTurn, data: Extract<Screen, { template: 'notice' }>['data']): Screen =>
  isAuthor(turn) ? { template: 'notice', data } : problemCard(problem('report.not-yours'));

function fieldStep({ desk, report }: ReportTurn, id: string): Step | undefined {
  const field = desk.form.fields.find((candidate) => candidate.id === id);
  return field === undefined ? undefined : entryOf(field, report);
}

/** A step's answer among a card's inputs. One that was left untouched may be absent: what the card showed stands. */
function readInputs(form: Form, report: Report, step: Step, inputs: Readonly<Record<string, string>>): AnswerInput {
  const all = { ...shownInputs(form, report, step), ...inputs };
  const main =
    step.at === 'field' ? step.field : step.at === 'columns' ? 'columns' : step.at === 'cell' ? step.column : '';
  const read = readPasted({ text: all[main] ?? '' });
  const { projectCode, projectName } = all;
  if (projectCode === undefined && projectName === undefined) return read;
  return { ...read, parts: { projectCode: projectCode ?? '', projectName: projectName ?? '' } };
}
