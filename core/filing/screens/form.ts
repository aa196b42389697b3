import { readingText, showValue } from '../../form/answers';
import { labelsOf, type AnswerInput, type Field, type Form } from '../../form/definition';
import { blocksIn } from '../../form/kinds/prose';
import { listed } from '../../form/reading/words';
import type { Value } from '../../form/values';
import { isInsideRow, pendingAt, storedAt } from '../../record/queries/steps';
import type { Report, Step } from '../../record/types';
import { toldText } from '../../words/problems';
import { buttons, together } from '../../words/texts.es';
import { shortFields } from './form-button';
import { hintAmong } from './hints';
import { inputsOf, storedOrSuggested } from './inputs';
import { closeButton } from '../../screen/report-buttons';
import { progressOf } from '../../screen/names';
import { on, type Shown } from '../../screen/press';
import type { Button, FormField, FormScreen, Input, Spoken } from '../../screen/screens';

type FieldStep = Extract<Step, { at: 'field' }>;
const at = ({ id }: Field): FieldStep => ({ at: 'field', field: id });

/** Choices that one list of a card of several fields shows; past these it gives way to a line. */
const MOST_CHOICES = 60;

/** What was typed in other cards and is not kept yet, by field id. */
export type Typed = Readonly<Record<string, AnswerInput>>;

/** Every short field on one card, as it stands. */
export function formScreen(form: Form, report: Report, typed: Typed = {}): FormScreen {
  const fields = shortFields(form, report);
  const card = drawn(form, report, fields, { typed, label: ({ label }) => label, readsBlanks: false });
  const [first] = fields;
  const step: Step = first === undefined ? { at: 'summary' } : at(first);
  return {
    progress: together.progress,
    heading: together.form,
    question: together.formQuestion,
    fields: card.fields,
    buttons: [saveButton(form, report, step, card.shown, buttons.saveForm), closeButton(form, report, 'card')],
    opens: {
      said: together.formClosed,
      button: { title: buttons.openForm, press: { verb: 'fill', ...on(form, report) }, style: 'positive' },
    },
  };
}

/** The step being asked on one card with others: those that the form puts there, or those that are asked about. */
export function severalScreen(
  form: Form,
  report: Report,
  fields: readonly Field[],
  { problem, ...said }: Spoken,
  typedLast: AnswerInput | undefined,
): FormScreen {
  const [first] = fields;
  const step: Step = first === undefined ? report.at : at(first);
  const asksAbout = report.alsoPending !== undefined;
  const typed = first === undefined || typedLast === undefined ? {} : { [first.id]: typedLast };
  const card = drawn(form, report, fields, {
    typed,
    label: ({ label, question }) => (asksAbout ? label : question),
    readsBlanks: true,
  });
  return {
    ...said,
    progress: first === undefined ? '' : progressOf(form, report, first.id),
    heading: asksAbout ? together.mend : listed(fields.map(({ label }) => label)),
    question: asksAbout ? together.mendQuestion(fields.length) : '',
    fields: card.fields.map((field, index) =>
      index > 0 || problem === undefined ? field : { ...field, problem: alsoSaid(problem, field.problem) },
    ),
    buttons: [
      saveButton(form, report, step, card.shown, buttons.save),
      ...(asksAbout || fields.some(({ required }) => required === true) ? [] : [skipButton(form, report, fields)]),
      {
        title: report.returnTo?.at === 'summary' && !isInsideRow(report, step) ? buttons.backToSummary : buttons.back,
        press: { verb: 'back', ...on(form, report), step },
      },
    ],
  };
}

const alsoSaid = (problem: string, asked: string | undefined): string =>
  [...new Set([problem, ...(asked === undefined ? [] : [asked])])].join('\n');

const saveButton = (form: Form, report: Report, step: Step, shown: Shown, title: string): Button => ({
  title,
  press: { verb: 'answer', ...on(form, report), step, shown },
  style: 'positive',
  withInputs: true,
});

const skipButton = (form: Form, report: Report, fields: readonly Field[]): Button => ({
  title: fields.every(({ id }) => report.answers[id] !== undefined) ? buttons.clear : buttons.skip,
  press: { verb: 'skip', ...on(form, report), step: report.at, fields: fields.map(({ id }) => id) },
});

interface Drawing {
  readonly typed: Typed;
  readonly label: (field: Field) => string;
  /** A blank that is left as it is, is meant: as on a field's own card. */
  readonly readsBlanks: boolean;
}

function drawn(
  form: Form,
  report: Report,
  fields: readonly Field[],
  drawing: Drawing,
): { readonly fields: readonly FormField[]; readonly shown: Shown } {
  const made = fields.map((field) => ({ field, inputs: inputsIn(report, field, drawing) }));
  const shown = Object.fromEntries(
    made.map(({ field, inputs: [input] }) => [field.id, shownMark(report, field, input?.value ?? '', drawing)]),
  );
  return { shown, fields: made.map(({ field, inputs }) => oneField(form, report, field, inputs, shown)) };
}

/** What is left as it was shown stays as it is: an answer, a question about one, and on the form a blank. */
function shownMark(report: Report, field: Field, value: string, { typed, readsBlanks }: Drawing): string {
  if (typed[field.id] !== undefined) return '';
  const stands = pendingAt(report, at(field)) !== undefined || storedAt(report, at(field)) !== undefined;
  // What is proposed is taken by leaving it there.
  return stands || (value === '' && !readsBlanks) ? markOf(value) : '';
}

function oneField(form: Form, report: Report, field: Field, inputs: readonly Input[], shown: Shown): FormField {
  const step = at(field);
  const pending = pendingAt(report, step);
  const tables = blocksIn(storedAt(report, step)).filter((block) => block.type === 'table');
  const hint = pending === undefined ? hintAmong(report, step, field.input, tables) : undefined;
  const label = labelsOf(form);
  return {
    inputs,
    ...(hint === undefined ? {} : { hint }),
    ...(pending === undefined ? {} : { problem: toldText(pending.question, { label }) }),
    readings: (pending?.readings ?? []).map((reading, index) => ({
      title: readingText(reading, report.answers, label),
      press: { verb: 'choose', ...on(form, report), step, index, shown },
      withInputs: true,
    })),
    tables,
  };
}

function inputsIn(report: Report, field: Field, { typed, label }: Drawing): readonly Input[] {
  const step = at(field);
  const stored = storedOrSuggested(report, step, field);
  const given = typed[field.id] ?? pendingAt(report, step)?.typed;
  return inputsOf(field, report.answers, { stored, typed: given })
    .map((input) => shortened(report, field, input, given === undefined ? stored : undefined))
    .map((input) => (input.id === field.id ? { ...input, label: label(field) } : input));
}

/** A list of very many would be most of the card: they are typed, as they are printed. */
function shortened({ answers }: Report, { placeholder }: Field, input: Input, stored: Value | undefined): Input {
  if (!('choices' in input) || input.choices.length <= MOST_CHOICES) return input;
  const { choices: _, placeholder: _search, ...base } = input;
  return {
    ...base,
    kind: 'line',
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(stored === undefined ? {} : { value: showValue(stored, answers) }),
  };
}

/** The marks of what a card of several fields shows. */
export const shownOn = ({ buttons: [save] }: FormScreen): Shown =>
  save?.press.verb === 'answer' ? save.press.shown : {};

/** What was changed in a card of several fields, by field id. `inputs`: as they came back; one may be absent that was left. */
export const changedIn = (shown: Shown, inputs: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(shown)
    .filter(([field, mark]) => mark === '' || (inputs[field] !== undefined && markOf(inputs[field]) !== mark))
    .map(([field]) => field);

/** Ids of choices, joined by commas: a client gives them back in an order of its own. */
const CHOSEN = /^[\w/-]+(,[\w/-]+)*$/;

/**
 * A short mark of what an input holds (FNV-1a, 32 bits): it travels with a button, and tells whether somebody
 * changed the input since. Never ''.
 */
export function markOf(text: AnswerInput['text']): string {
  const clean = text.replace(/\r\n?/g, '\n').trim();
  const same = CHOSEN.test(clean) ? clean.split(',').sort().join(',') : clean;
  let hash = 0x811c9dc5;
  for (let index = 0; index < same.length; index += 1)
    hash = Math.imul(hash ^ same.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}
