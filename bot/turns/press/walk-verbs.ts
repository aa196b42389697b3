import type { AnswerInput, Form } from '../../../core/form/definition';
import { blocksOf, showBlocks } from '../../../core/form/kinds/prose';
import type { Block } from '../../../core/form/values';
import { entryOf, rowsField } from '../../../core/report/steps';
import type { Report, Step } from '../../../core/report/types';
import { shownInputs } from '../../../core/screens/inputs';
import { askRemoveRowScreen } from '../../../core/screens/lists';
import { rowNumber } from '../../../core/screens/names';
import type { PressOf } from '../../../core/screens/press';
import { PAGE_COLUMN } from '../../../core/screens/page';
import { rowScreen } from '../../../core/screens/rows';
import type { NoticeScreen } from '../../../core/screens/screens';
import { problem } from '../../../core/words/problems';
import { isOpen } from '../../outbox/delivery';
import { readPasted } from '../../pasted/read';
import { problemCard } from '../lists';
import { askCancelOf, wantedCard } from '../asking';
import type { Answer } from '../reply';
import { beginPressed } from './begin-pressed';
import { give, inPlace, isAuthor, run, unchanged, type ReportTurn } from './report-turn';

/** What only a report's author presses, on the report's own cards. */
export const walkVerbs = {
  answer: (turn: ReportTurn<PressOf<'answer'>>) => {
    const { services, stored, pressed, press } = turn;
    const { step, seen } = press;
    const input = readInputs(services.form, stored.report, step, pressed.inputs);
    return run(turn, { type: 'AnswerStep', input, today: services.dayOf(pressed.at), step, seen });
  },
  choose: (turn: ReportTurn<PressOf<'choose'>>) => {
    const { step, seen, index } = turn.press;
    const column = turn.pressed.inputs[PAGE_COLUMN];
    return run(turn, { type: 'ChooseReading', index, step, seen, ...(column === undefined ? {} : { column }) });
  },
  decline: (turn: ReportTurn<PressOf<'decline'>>) => {
    const { step, seen } = turn.press;
    return run(turn, { type: 'DeclineReading', step, seen });
  },
  instead,
  acceptProposal: (turn: ReportTurn<PressOf<'acceptProposal'>>) =>
    run(turn, { type: 'AcceptProposal', seen: turn.press.seen }),
  dropProposal: (turn: ReportTurn<PressOf<'dropProposal'>>) =>
    run(turn, { type: 'DropProposal', seen: turn.press.seen }),
  trimProposal: (turn: ReportTurn<PressOf<'trimProposal'>>) => {
    const { field, seen } = turn.press;
    return run(turn, { type: 'TrimProposal', field, seen });
  },
  placeRest: (turn: ReportTurn<PressOf<'placeRest'>>) => {
    const { field, seen } = turn.press;
    return run(turn, { type: 'PlaceRest', field, seen });
  },
  answerUnused: (turn: ReportTurn<PressOf<'answerUnused'>>) => {
    const { services, stored, pressed, press } = turn;
    const { step, seen } = press;
    const typed = readInputs(services.form, stored.report, step, pressed.inputs);
    const input = withUnused(typed, stored.report.unused ?? []);
    return run(turn, { type: 'AnswerStep', input, today: services.dayOf(pressed.at), step, seen });
  },
  skip: (turn: ReportTurn<PressOf<'skip'>>) => {
    const { step, seen } = turn.press;
    return run(turn, { type: 'SkipStep', step, seen });
  },
  back: (turn: ReportTurn<PressOf<'back'>>) => {
    const { step, seen } = turn.press;
    return run(turn, { type: 'GoBack', step, seen });
  },
  open: (turn: ReportTurn<PressOf<'open'>>) => run(turn, { type: 'OpenStep', step: turn.press.step }),
  edit: (turn: ReportTurn) => {
    const step = fieldStep(turn, turn.pressed.inputs['field'] ?? '');
    return step === undefined ? nothingChosen(turn) : run(turn, { type: 'OpenStep', step });
  },
  row: showRow,
  addRow: (turn: ReportTurn<PressOf<'addRow'>>) => run(turn, { type: 'AddRow', field: turn.press.table }),
  removeRow: (turn: ReportTurn<PressOf<'removeRow'>>) =>
    run(turn, { type: 'RemoveRow', field: turn.press.table, row: turn.press.row }),
  finishRows: (turn: ReportTurn<PressOf<'finishRows'>>) => run(turn, { type: 'FinishRows', field: turn.press.table }),
  review: (turn: ReportTurn) => run(turn, { type: 'Review' }),
  submit: (turn: ReportTurn) => run(turn, { type: 'Submit', folio: '' }),
  cancel: (turn: ReportTurn) => run(turn, { type: 'Cancel' }),
  withdraw: (turn: ReportTurn) => run(turn, { type: 'Withdraw' }),
  askWithdraw: (turn: ReportTurn) => asking(turn, askCancelOf(turn.services, turn.stored.report)),
  askRemoveRow: (turn: ReportTurn<PressOf<'askRemoveRow'>>) => {
    const { form } = turn.services;
    const { report } = turn.stored;
    const { table, row } = turn.press;
    const name = rowsField(form, table)?.rowName ?? '';
    return asking(turn, askRemoveRowScreen(form, report, table, row, name, rowNumber(report, table, row)));
  },
};

/** What stands in the card, and below it that text. */
const withUnused = (typed: AnswerInput, unused: readonly Block[]): AnswerInput => ({
  ...typed,
  text: [typed.text, showBlocks(unused)].join('\n\n').trim(),
  ...(unused.some(({ type }) => type === 'table') || typed.blocks !== undefined
    ? { blocks: [...(typed.blocks ?? blocksOf(typed.text, [])), ...unused] }
    : {}),
});

const nothingChosen = (turn: ReportTurn): Promise<Answer> =>
  inPlace(turn, { stored: turn.stored, events: [], refusal: { problem: problem('choice.none') } });

/** The question is dropped, and what was wanted stands in its place. */
async function instead(turn: ReportTurn<PressOf<'instead'>>): Promise<Answer> {
  const { services, pressed, press } = turn;
  const { step, seen, want } = press;
  const { stored = turn.stored, refusal } = await give(turn, { type: 'DeclineReading', step, seen });
  if (refusal !== undefined) return inPlace(turn, { stored, events: [], refusal });
  if (want === 'new') return beginPressed(turn, { nonce: null, told: false });
  return { screen: await wantedCard(services, pressed.person, stored.report, want) };
}

const notYours: Answer = { screen: problemCard(problem('report.not-yours')) };

/** A row by its button, or chosen from the list of many. Shown only: the walk stays at the rows. */
async function showRow(turn: ReportTurn<PressOf<'row'>>): Promise<Answer> {
  const { services, stored, press, pressed } = turn;
  if (!isAuthor(turn)) return notYours;
  const id = press.row ?? pressed.inputs['row'] ?? '';
  const data = isOpen(stored.report) ? rowScreen(services.form, stored.report, press.table, id) : undefined;
  if (data !== undefined) return { screen: { template: 'rows', data } };
  return id === '' ? nothingChosen(turn) : unchanged(turn);
}

const asking = (turn: ReportTurn, data: NoticeScreen): Answer =>
  isAuthor(turn) ? { screen: { template: 'notice', data } } : notYours;

function fieldStep({ services, stored }: ReportTurn, id: string): Step | undefined {
  const field = services.form.fields.find((candidate) => candidate.id === id);
  return field === undefined ? undefined : entryOf(field, stored.report);
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
