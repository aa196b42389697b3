import type { AnswerInput } from '../../../core/form/definition';
import { blocksOf, showBlocks } from '../../../core/form/kinds/prose';
import { USED_PROJECT } from '../../../core/form/used';
import type { Block } from '../../../core/form/values';
import { isOpen } from '../../../core/record/queries/standing';
import { rowsField } from '../../../core/record/queries/steps';
import type { Step } from '../../../core/record/types';
import { changedIn, formScreen, shownOn } from '../../../core/filing/screens/form';
import { shownInputs } from '../../../core/filing/screens/inputs';
import { askRemoveRowScreen } from '../../../core/find/lists';
import { rowNumber } from '../../../core/screen/names';
import { PAGE_COLUMN } from '../../../core/filing/screens/page';
import type { PressOf, Shown } from '../../../core/screen/press';
import { rowScreen } from '../../../core/filing/screens/rows';
import type { NoticeScreen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { readPasted } from '../../pasted/read';
import { askCancelOf, progressCard, wantedCard } from '../talk/asking';
import type { Answer } from '../reply';
import type { CommandFacts } from '../handle-command';
import { beginApart, beginPressed } from './begin-pressed';
import { give, inPlace, isAuthor, notYours, onReport, run, unchanged, type ReportTurn } from '../press/report-turn';

/** What only a report's author presses, on the report's own cards. */
export const walkVerbs = onReport({
  answer: (turn) => {
    const { shown, step } = turn.press;
    return run(turn, Object.keys(shown).length > 0 ? answersIn(turn, shown) : answerOf(turn, inputOf(turn, step)));
  },
  choose: (turn) => {
    const { step, seen, index, shown } = turn.press;
    // Pressed among several fields, it takes along what was written in the others.
    if (step.at === 'field' && Object.keys(shown).length > 0)
      return run(turn, { ...answersIn(turn, shown), choice: { field: step.field, index } });
    const column = turn.pressed.inputs[PAGE_COLUMN];
    return run(turn, { type: 'ChooseReading', index, step, seen, ...(column === undefined ? {} : { column }) });
  },
  fill,
  decline: (turn) => run(turn, { type: 'DeclineReading', ...cardOf(turn.press) }),
  instead,
  acceptProposal: (turn) => run(turn, { type: 'AcceptProposal', seen: turn.press.seen }),
  dropProposal: (turn) => run(turn, { type: 'DropProposal', seen: turn.press.seen }),
  trimProposal: (turn) => run(turn, { type: 'TrimProposal', field: turn.press.field, seen: turn.press.seen }),
  placeRest: (turn) => run(turn, { type: 'PlaceRest', field: turn.press.field, seen: turn.press.seen }),
  formApart: beginApart,
  answerUnused: (turn) => {
    const typed = inputOf(turn, turn.press.step);
    return run(turn, answerOf(turn, withUnused(typed, turn.stored.report.unused ?? [])));
  },
  skip: (turn) => {
    const { fields } = turn.press;
    return run(turn, { type: 'SkipStep', ...cardOf(turn.press), ...(fields.length === 0 ? {} : { fields }) });
  },
  back: (turn) => run(turn, { type: 'GoBack', ...cardOf(turn.press) }),
  open: (turn) => run(turn, { type: 'OpenStep', step: turn.press.step }),
  progress: showProgress,
  row: showRow,
  addRow: (turn) => run(turn, { type: 'AddRow', field: turn.press.table }),
  removeRow: (turn) => run(turn, { type: 'RemoveRow', field: turn.press.table, row: turn.press.row }),
  finishRows: (turn) => run(turn, { type: 'FinishRows', field: turn.press.table }),
  review: (turn) => run(turn, { type: 'Review' }),
  submit: (turn) => run(turn, { type: 'Submit', folio: '', seen: turn.press.seen }),
  cancel: (turn) => run(turn, { type: 'Cancel' }),
  withdraw: (turn) => run(turn, { type: 'Withdraw' }),
  correct: (turn) => run(turn, { type: 'Correct', address: turn.pressed.address }),
  askWithdraw: (turn) => asking(turn, askCancelOf(turn.services, turn.stored.report)),
  askRemoveRow: (turn) => {
    const { form } = turn.services;
    const { report } = turn.stored;
    const { table, row } = turn.press;
    const name = rowsField(form, table)?.rowName ?? '';
    return asking(turn, askRemoveRowScreen(form, report, table, row, name, rowNumber(report, table, row)));
  },
});

/** The card that was pressed. */
const cardOf = ({ step, seen }: Pick<PressOf<'answer'>, 'step' | 'seen'>) => ({ step, seen });

const answerOf = ({ services, pressed, press }: ReportTurn<PressOf<'answer' | 'answerUnused'>>, input: AnswerInput) =>
  ({ type: 'AnswerStep', input, today: services.dayOf(pressed.at), ...cardOf(press) }) as const;

/** What was changed in a card of several fields. */
function answersIn(
  turn: ReportTurn<PressOf<'answer' | 'choose'>>,
  shown: Shown,
): Extract<CommandFacts, { type: 'AnswerFields' }> {
  const { services, pressed, press } = turn;
  const answers = changedIn(shown, pressed.inputs).map((field) => ({
    field,
    input: inputOf(turn, { at: 'field', field }),
  }));
  const { seen } = press;
  return { type: 'AnswerFields', fields: Object.keys(shown), answers, today: services.dayOf(pressed.at), seen };
}

/** Every short field on one card, with what was written in the card that it is opened from. Nothing is saved yet. */
async function fill(turn: ReportTurn<PressOf<'fill'>>): Promise<Answer> {
  const { services, stored, pressed } = turn;
  const { report, posts } = stored;
  if (!isAuthor(turn)) return notYours;
  if (!isOpen(report)) return unchanged(turn);
  const blank = formScreen(services.form, report);
  const written = changedIn(shownOn(blank), pressed.inputs).flatMap((field) => {
    const text = pressed.inputs[field]?.trim() ?? '';
    return text === '' ? [] : [[field, { text }] as const];
  });
  const data = formScreen(services.form, report, Object.fromEntries(written));
  return { screen: { template: 'form', data }, card: { report, posts }, later: { show: 'form' } };
}

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
  const { want } = press;
  const { stored = turn.stored, refusal } = await give(turn, { type: 'DeclineReading', ...cardOf(press) });
  if (refusal !== undefined) return inPlace(turn, { stored, events: [], refusal });
  if (want === 'new') return beginPressed(turn, { nonce: null, told: false });
  return { screen: await wantedCard(services, pressed, stored.report, want) };
}

/** A row by its button, or chosen from the list of many. Shown only: the walk stays at the rows. */
async function showRow(turn: ReportTurn<PressOf<'row'>>): Promise<Answer> {
  const { services, stored, press, pressed } = turn;
  if (!isAuthor(turn)) return notYours;
  const id = press.row ?? pressed.inputs['row'] ?? '';
  const data = isOpen(stored.report) ? rowScreen(services.form, stored.report, press.table, id) : undefined;
  if (data !== undefined) return { screen: { template: 'rows', data } };
  return id === '' ? nothingChosen(turn) : unchanged(turn);
}

/** Shown only: the walk stays where it is. */
function showProgress(turn: ReportTurn<PressOf<'progress'>>): Promise<Answer> | Answer {
  const { services, stored } = turn;
  if (!isAuthor(turn)) return notYours;
  return isOpen(stored.report) ? { screen: progressCard(services, stored.report) } : unchanged(turn);
}

const asking = (turn: ReportTurn, data: NoticeScreen): Answer =>
  isAuthor(turn) ? { screen: { template: 'notice', data } } : notYours;

/** A step's answer among a card's inputs. One that was left untouched may be absent: what the card showed stands. */
function inputOf({ services, stored, pressed }: ReportTurn, step: Step): AnswerInput {
  const all = { ...shownInputs(services.form, stored.report, step), ...pressed.inputs };
  const main =
    step.at === 'field' ? step.field : step.at === 'columns' ? 'columns' : step.at === 'cell' ? step.column : '';
  const read = readPasted({ text: all[main] ?? '' });
  const { projectCode, projectName, [USED_PROJECT]: used = '' } = all;
  if (projectCode === undefined && projectName === undefined && used === '') return read;
  const parts = { projectCode: projectCode ?? '', projectName: projectName ?? '' };
  return { ...read, parts: used === '' ? parts : { ...parts, [USED_PROJECT]: used } };
}
