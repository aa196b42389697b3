import type { AnswerInput, Form } from '../../../core/form/definition';
import { blocksOf, showBlocks } from '../../../core/form/kinds/prose';
import { USED_PROJECT } from '../../../core/form/used';
import type { Block } from '../../../core/form/values';
import { isOpen } from '../../../core/report/standing';
import { entryOf, rowsField } from '../../../core/report/steps';
import type { Report, Step } from '../../../core/report/types';
import { changedIn, formScreen, shownOn } from '../../../core/screens/form';
import { shownInputs } from '../../../core/screens/inputs';
import { askRemoveRowScreen } from '../../../core/screens/lists';
import { rowNumber } from '../../../core/screens/names';
import { PAGE_COLUMN } from '../../../core/screens/page';
import type { PressOf, Shown } from '../../../core/screens/press';
import { rowScreen } from '../../../core/screens/rows';
import type { NoticeScreen } from '../../../core/screens/screens';
import { problem } from '../../../core/words/problems';
import { readPasted } from '../../pasted/read';
import { problemCard } from '../lists';
import { askCancelOf, progressCard, wantedCard } from '../asking';
import type { Answer } from '../reply';
import type { CommandFacts } from '../handle-command';
import { beginApart, beginPressed } from './begin-pressed';
import { give, inPlace, isAuthor, run, unchanged, type ReportTurn } from './report-turn';

/** What only a report's author presses, on the report's own cards. */
export const walkVerbs = {
  answer: (turn: ReportTurn<PressOf<'answer'>>) => {
    const { services, stored, pressed, press } = turn;
    const { step, seen, shown } = press;
    if (Object.keys(shown).length > 0) return run(turn, answersIn(turn, shown));
    const input = readInputs(services.form, stored.report, step, pressed.inputs);
    return run(turn, { type: 'AnswerStep', input, today: services.dayOf(pressed.at), step, seen });
  },
  choose: (turn: ReportTurn<PressOf<'choose'>>) => {
    const { step, seen, index, shown } = turn.press;
    // Pressed among several fields, it takes along what was written in the others.
    if (step.at === 'field' && Object.keys(shown).length > 0)
      return run(turn, { ...answersIn(turn, shown), choice: { field: step.field, index } });
    const column = turn.pressed.inputs[PAGE_COLUMN];
    return run(turn, { type: 'ChooseReading', index, step, seen, ...(column === undefined ? {} : { column }) });
  },
  fill,
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
  formApart: beginApart,
  answerUnused: (turn: ReportTurn<PressOf<'answerUnused'>>) => {
    const { services, stored, pressed, press } = turn;
    const { step, seen } = press;
    const typed = readInputs(services.form, stored.report, step, pressed.inputs);
    const input = withUnused(typed, stored.report.unused ?? []);
    return run(turn, { type: 'AnswerStep', input, today: services.dayOf(pressed.at), step, seen });
  },
  skip: (turn: ReportTurn<PressOf<'skip'>>) => {
    const { step, seen, fields } = turn.press;
    return run(turn, { type: 'SkipStep', step, seen, ...(fields.length === 0 ? {} : { fields }) });
  },
  back: (turn: ReportTurn<PressOf<'back'>>) => {
    const { step, seen } = turn.press;
    return run(turn, { type: 'GoBack', step, seen });
  },
  open: (turn: ReportTurn<PressOf<'open'>>) => run(turn, { type: 'OpenStep', step: turn.press.step }),
  progress: showProgress,
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
  submit: (turn: ReportTurn<PressOf<'submit'>>) => run(turn, { type: 'Submit', folio: '', seen: turn.press.seen }),
  cancel: (turn: ReportTurn) => run(turn, { type: 'Cancel' }),
  withdraw: (turn: ReportTurn) => run(turn, { type: 'Withdraw' }),
  correct: (turn: ReportTurn) => run(turn, { type: 'Correct', address: turn.pressed.address }),
  askWithdraw: (turn: ReportTurn) => asking(turn, askCancelOf(turn.services, turn.stored.report)),
  askRemoveRow: (turn: ReportTurn<PressOf<'askRemoveRow'>>) => {
    const { form } = turn.services;
    const { report } = turn.stored;
    const { table, row } = turn.press;
    const name = rowsField(form, table)?.rowName ?? '';
    return asking(turn, askRemoveRowScreen(form, report, table, row, name, rowNumber(report, table, row)));
  },
};

/** What was changed in a card of several fields. */
function answersIn(
  { services, stored, pressed, press }: ReportTurn<PressOf<'answer' | 'choose'>>,
  shown: Shown,
): Extract<CommandFacts, { type: 'AnswerFields' }> {
  const answers = changedIn(shown, pressed.inputs).map((field) => ({
    field,
    input: readInputs(services.form, stored.report, { at: 'field', field }, pressed.inputs),
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
  const { step, seen, want } = press;
  const { stored = turn.stored, refusal } = await give(turn, { type: 'DeclineReading', step, seen });
  if (refusal !== undefined) return inPlace(turn, { stored, events: [], refusal });
  if (want === 'new') return beginPressed(turn, { nonce: null, told: false });
  return { screen: await wantedCard(services, pressed, stored.report, want) };
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

/** Shown only: the walk stays where it is. */
function showProgress(turn: ReportTurn<PressOf<'progress'>>): Promise<Answer> | Answer {
  const { services, stored } = turn;
  if (!isAuthor(turn)) return notYours;
  return isOpen(stored.report) ? { screen: progressCard(services, stored.report) } : unchanged(turn);
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
  const { projectCode, projectName, [USED_PROJECT]: used = '' } = all;
  if (projectCode === undefined && projectName === undefined && used === '') return read;
  const parts = { projectCode: projectCode ?? '', projectName: projectName ?? '' };
  return { ...read, parts: used === '' ? parts : { ...parts, [USED_PROJECT]: used } };
}
