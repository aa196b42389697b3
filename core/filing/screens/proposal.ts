import { labelsOf, type Asked, type Field, type Form, type Doubt } from '../../form/definition';
import { showValue } from '../../form/answers';
import { showBlocks } from '../../form/kinds/prose';
import type { Answers, Block, Value } from '../../form/values';
import { isRowWithoutColumn, likeliestOf, offeredIn, placesFor } from '../proposed';
import { isWritten, storedAt, type AskedStep } from '../../record/queries/steps';
import type { Proposal, Report, Step } from '../../record/types';
import { toldText } from '../../words/problems';
import { proposal as words } from './proposal.es';
import { buttons } from '../../words/texts.es';
import { showBrief } from '../../screen/names';
import { on } from '../../screen/press';
import type { Button, Fact, ProposalScreen, Spoken } from '../../screen/screens';
import { clipped } from '../../screen/weight';

/** Characters shown of an answer, and of the text that was not used: the message itself stands above the card. */
const SHOWN = { answer: 1_500, before: 120, rest: 4_000, unused: 300, file: 80 } as const;

/** What was understood of a message, one line a field, each with a way to take it out. */
export function proposalScreen(form: Form, report: Report, proposal: Proposal, said: Spoken): ProposalScreen {
  if (proposal.asked !== undefined) return askedScreen(form, report, proposal, proposal.asked, said);
  const at = on(form, report);
  const answers = { ...report.answers, ...likeliestOf(proposal), ...proposal.found };
  const rest = restOf(form, report, proposal);
  const { file } = proposal;
  const notice = noticeOf(form, proposal, said);
  return {
    ...said,
    ...(notice === undefined ? {} : { notice }),
    progress: words.progress,
    ...(file === undefined
      ? { heading: words.heading, question: words.question }
      : { heading: words.ofFile.heading(clipped(file, SHOWN.file)), question: words.ofFile.question }),
    lines: linesOf(form, proposal).map(([field, value, doubt]) => {
      const before = beforeOf(report, proposal, field, value);
      const assumed = proposal.assumed?.[field.id] ?? [];
      return {
        fact: doubt === undefined ? factOf(form, field, value, answers) : doubtOf(field, doubt, answers),
        ...(before === undefined ? {} : { before }),
        ...(assumed.length === 0 ? {} : { assumed: toldText(assumed) }),
        button: remove(form, report, field.id),
      };
    }),
    ...(rest === undefined ? {} : { rest }),
    buttons:
      file === undefined
        ? [
            { title: words.asItIs, press: { verb: 'acceptProposal', ...at }, style: 'positive' },
            { title: words.oneByOne, press: { verb: 'dropProposal', ...at } },
          ]
        : [
            { title: words.ofFile.here, press: { verb: 'acceptProposal', ...at }, style: 'positive' },
            { title: words.ofFile.apart, press: { verb: 'formApart', ...at } },
            { title: words.ofFile.none, press: { verb: 'dropProposal', ...at } },
          ],
  };
}

/** What is offered and what is asked, in the form's order; what is asked with every way to take it. */
function linesOf(form: Form, proposal: Proposal): readonly (readonly [Field, Value, Doubt | undefined])[] {
  const offered = new Map(offeredIn(form, proposal));
  return form.fields.flatMap((field) => {
    const doubt = proposal.doubts?.[field.id];
    const value = offered.get(field) ?? doubt?.readings[0]?.value;
    return value === undefined ? [] : [[field, value, doubt] as const];
  });
}

function doubtOf({ label }: Field, { readings }: Doubt, answers: Answers): Fact {
  const ways = [...new Set(readings.map(({ value }) => showValue(value, answers)))];
  return { label, value: clipped(words.doubt(ways), SHOWN.answer) };
}

/** Whether a text belongs to the report: shown whole, for nobody says yes to what they did not read. */
function askedScreen(
  form: Form,
  report: Report,
  { restIn }: Proposal,
  asked: readonly Block[],
  said: Spoken,
): ProposalScreen {
  const at = on(form, report);
  const { heading, headingOf, question, title, yes, no } = words.asked;
  return {
    ...said,
    progress: words.progress,
    heading: restIn === undefined ? heading : headingOf(labelsOf(form)(restIn)),
    question,
    lines: [],
    rest: { title, text: showBlocks(asked), buttons: [] },
    buttons: [
      { title: yes, press: { verb: 'acceptProposal', ...at } },
      { title: no, press: { verb: 'dropProposal', ...at } },
    ],
  };
}

/** With what stands in a file and could not be read. */
function noticeOf(form: Form, { unread = {} }: Proposal, { notice }: Spoken): string | undefined {
  const label = labelsOf(form);
  const lines = Object.entries(unread).map(([field, text]) =>
    words.ofFile.unread(label(field), clipped(text, SHOWN.before)),
  );
  return lines.length === 0 ? notice : [notice, ...lines].filter((line) => line !== undefined).join('\n');
}

/** What stands there now. Rows of a file are added to those that are there. */
function beforeOf(report: Report, { file }: Proposal, { id, input }: Field, value: Value): string | undefined {
  const stored = report.answers[id];
  if (stored === undefined) return undefined;
  if (input !== 'rows') return words.before(clipped(showValue(stored, report.answers), SHOWN.before));
  const more = value.kind === 'rows' ? value.rows.length : 0;
  return file !== undefined && stored.kind === 'rows' ? words.ofFile.rows(stored.rows.length, more) : undefined;
}

/** A table's one cell goes by its column. */
function factOf(form: Form, field: Field, value: Value, answers: Answers) {
  const [row, ...rows] = value.kind === 'rows' ? value.rows : [];
  const [column, ...columns] = row?.columns ?? [];
  const cell = column === undefined || columns.length > 0 || rows.length > 0 ? undefined : row?.cells[column];
  const label = cell === undefined ? field.label : labelsOf(form)(`${field.id}.${column ?? ''}`);
  return {
    label,
    value:
      cell === undefined ? clipped(showValue(value, answers), SHOWN.answer) : showBrief(cell, answers, SHOWN.answer),
  };
}

const remove = (form: Form, report: Report, field: string | null): Button => ({
  title: buttons.remove,
  press: { verb: 'trimProposal', ...on(form, report), field },
});

/** What was said in a message and is in no answer yet, where it can become this one; undefined where it cannot. */
export function unusedFor(report: Report, step: AskedStep, asked: Asked) {
  const { unused = [] } = report;
  if (unused.length === 0 || !isWritten(asked) || storedAt(report, step) !== undefined) return undefined;
  return words.unused(clipped(showBlocks(unused), SHOWN.unused));
}

export const unusedButton = (form: Form, report: Report, step: Step): Button => ({
  title: words.useText,
  press: { verb: 'answerUnused', ...on(form, report), step },
  withInputs: true,
});

/** What was not used, where it is no answer of a field yet. */
function restOf(form: Form, report: Report, proposal: Proposal): ProposalScreen['rest'] {
  const { rest, restIn } = proposal;
  const asRow = isRowWithoutColumn(form, proposal);
  if (rest.length === 0 || (restIn !== undefined && !asRow)) return undefined;
  const places = asRow ? [] : placesFor(form, report, proposal);
  return {
    title: asRow ? words.asRow : proposal.file === undefined ? words.rest : words.ofFile.rest,
    text: clipped(showBlocks(rest), SHOWN.rest),
    buttons: [
      ...places.map((field): Button => ({
        title: words.place(field.input === 'rows' ? field.rowName : field.label),
        press: { verb: 'placeRest', ...on(form, report), field: field.id },
      })),
      remove(form, report, asRow ? (restIn ?? null) : null),
    ],
  };
}
