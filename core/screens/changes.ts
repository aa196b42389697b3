import { labelsOf } from '../form/definition';
import type { Report } from '../report/types';
import { changes } from '../words/review.es';
import { buttons } from '../words/texts.es';
import { on } from './press';
import { closeButton, folioOf, type Viewing } from './review';
import type { ChangesScreen, Input } from './screens';

/** A request for changes as far as it is written: nothing of it is kept before it is sent. */
export interface Requesting {
  /** Ids of the fields that were chosen, in their order. */
  readonly fields: readonly string[];
  /** What stands in the boxes, by input id. */
  readonly typed: Readonly<Record<string, string>>;
  /** Why it was not sent. */
  readonly problem?: string;
  /** Why no field was added. */
  readonly choiceProblem?: string;
}

/** Characters of a reviewer's box. */
const REASON = 2_000;

/** A reviewer says what must change: for the whole, for the fields they choose, or both. */
export function changesScreen(
  { form }: Pick<Viewing, 'form'>,
  report: Report,
  written: Requesting = { fields: [], typed: {} },
): ChangesScreen {
  const { fields, typed, problem } = written;
  const label = labelsOf(form);
  const box = (id: string, title: string): Input => ({
    kind: 'prose',
    id,
    label: title,
    maxLength: REASON,
    value: typed[id] ?? '',
  });
  const more = moreOf({ form }, report, written);
  return {
    title: changes.title(folioOf(report)),
    ...(problem === undefined ? {} : { problem }),
    inputs: [
      { ...box('reason', changes.reason), placeholder: changes.reasonExample },
      ...fields.map((id) => box(`reason.${id}`, changes.field(label(id)))),
    ],
    ...(more.choices.length === 0 ? {} : { more }),
    buttons: [
      {
        title: buttons.sendRequest,
        press: { verb: 'requestChanges', ...on(form, report), fields },
        style: 'positive',
        withInputs: true,
      },
      closeButton(form, report, 'post'),
    ],
  };
}

/** The fields that have no box yet. */
function moreOf(
  { form }: Pick<Viewing, 'form'>,
  report: Report,
  { fields, choiceProblem }: Requesting,
): NonNullable<ChangesScreen['more']> {
  return {
    label: changes.more,
    choices: form.fields
      .filter((field) => !fields.includes(field.id))
      .map((field) => ({ title: field.label, value: field.id })),
    button: { title: buttons.addField, press: { verb: 'addField', ...on(form, report), fields }, withInputs: true },
    ...(choiceProblem === undefined ? {} : { problem: choiceProblem }),
  };
}
