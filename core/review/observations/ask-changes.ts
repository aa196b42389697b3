import type { Choice, Form } from '../../form/definition';
import { blocksIn, proseAsText } from '../../form/kinds/prose';
import { valueOn } from '../../record/queries/observations';
import { askedAt, isWritten, rowsOf, stepExists } from '../../record/queries/steps';
import type { Report } from '../../record/types';
import { problem, problemText } from '../../words/problems';
import { observations } from '../../words/observations.es';
import { changes } from '../screens/review.es';
import { buttons } from '../../words/texts.es';
import { BOXES, boxKey, boxOf, type Box } from '../../screen/boxes';
import { placeName } from '../../screen/observed';
import { on } from '../../screen/press';
import { closeButton } from '../../screen/report-buttons';
import { folioOf, type Viewing } from '../screens/review';
import type { ChangesScreen, Input } from '../../screen/screens';

/** A request for changes as far as it is written: nothing of it is kept before it is sent. */
export interface Requesting {
  /** Keys of the boxes that were chosen, in their order. */
  readonly fields: readonly string[];
  /** What stands in the boxes, by input id. */
  readonly typed: Readonly<Record<string, string>>;
  /** Why it was not sent. */
  readonly problem?: string;
  /** Why no box was added, or what its choice still wants. */
  readonly choiceProblem?: string;
}

/** Characters of a reviewer's box. */
const REASON = 2_000;
/** Characters of a text that is edited in one: what Slack's input takes, so that everybody may propose the same. */
export const PROPOSED = 3_000;
/** Boxes of that length that one card holds. */
const TEXTS = 2;

/** The input in which a field, or a text, is chosen. */
export const CHOICE = 'field';

/** The input of a box: `reason.objective`, `text.matters.2.pycipef`. */
export const inputOf = (key: string): string => (key.startsWith('text.') ? key : `reason.${key}`);

/** The text that stands there now, to be edited; each table is a line. */
export function textToEdit(report: Report, box: Box): string {
  return proseAsText(blocksIn(valueOn(report, box.on)));
}

/** A reviewer says what must change: for the whole, for what they choose, or both; or how a text should read. */
export function changesScreen(
  { form }: Pick<Viewing, 'form'>,
  report: Report,
  written: Requesting = { fields: [], typed: {} },
): ChangesScreen {
  const { fields, typed, problem: why } = written;
  const more = moreOf(form, report, written);
  return {
    title: changes.title(folioOf(report)),
    ...(why === undefined ? {} : { problem: why }),
    inputs: [
      { ...reasonBox('reason', changes.reason, typed), placeholder: changes.reasonExample },
      ...fields.flatMap((key) => boxInput(form, report, key, typed)),
    ],
    ...(more === undefined ? {} : { more }),
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

const reasonBox = (id: string, label: string, typed: Requesting['typed']): Input => ({
  kind: 'prose',
  id,
  label,
  maxLength: REASON,
  value: typed[id] ?? '',
});

function boxInput(form: Form, report: Report, key: string, typed: Requesting['typed']): readonly Input[] {
  const box = boxOf(form, key);
  if (box === undefined) return [];
  const id = inputOf(key);
  const place = placeName(form, report, box.on);
  if (!box.proposes) return [reasonBox(id, changes.field(place), typed)];
  const value = typed[id] ?? textToEdit(report, box);
  return [{ kind: 'prose', id, label: observations.proposeFor(place), maxLength: PROPOSED, value }];
}

/** What has no box yet: what may be observed, then the texts that may be proposed. */
function moreOf(form: Form, report: Report, { fields, typed, choiceProblem }: Requesting): ChangesScreen['more'] {
  const choices = choicesOf(form, report).filter(({ value }) => !fields.includes(value));
  if (choices.length === 0 || fields.length >= BOXES) return undefined;
  return {
    label: changes.more,
    choices,
    value: choices.some(({ value }) => value === typed[CHOICE]) ? (typed[CHOICE] ?? '') : '',
    button: { title: buttons.addField, press: { verb: 'addField', ...on(form, report), fields }, withInputs: true },
    ...(choiceProblem === undefined ? {} : { problem: choiceProblem }),
  };
}

/** What one card has room for, with its boxes; of a long table the first rows. */
const CHOICES = 60;

function choicesOf(form: Form, report: Report): readonly Choice[] {
  const places = form.fields.flatMap((field): readonly Box['on'][] => [
    { at: 'field', field: field.id },
    ...rowsOf(report.answers, field.id).flatMap((row) =>
      row.columns.map((column) => ({ at: 'cell', field: field.id, row: row.id, column }) as const),
    ),
  ]);
  const observed = places.map((place): Choice => ({
    title: placeName(form, report, place),
    value: boxKey({ on: place, proposes: false }),
  }));
  const proposed = places
    .filter((place) => mayPropose(form, report, place))
    .map((place): Choice => ({
      title: observations.proposeChoice(placeName(form, report, place)),
      value: boxKey({ on: place, proposes: true }),
    }));
  return [...observed, ...proposed].slice(0, CHOICES);
}

/** A text may be proposed for prose, in a field or a cell. */
function mayPropose(form: Form, report: Report, place: Box['on']): boolean {
  const asked = askedAt(form, place);
  return asked !== undefined && isWritten(asked) && stepExists(report, place);
}

/** A request with one box more; where a text is too long to be edited, with one to say what should change in it. */
export function withBox(form: Form, report: Report, written: Requesting, chosen: string): Requesting {
  const box = boxOf(form, chosen);
  if (box === undefined || !stepExists(report, box.on))
    return { ...written, choiceProblem: problemText(problem('choice.field')) };
  const { length } = box.proposes ? textToEdit(report, box) : '';
  if (length > PROPOSED) {
    const key = boxKey({ ...box, proposes: false });
    const why = problem('observation.long-text', { length, limit: PROPOSED });
    return { ...written, fields: added(written.fields, key), choiceProblem: problemText(why) };
  }
  const texts = written.fields.filter((key) => boxOf(form, key)?.proposes === true).length;
  if (box.proposes && texts >= TEXTS && !written.fields.includes(chosen))
    return { ...written, choiceProblem: problemText(problem('observation.many-texts', { limit: TEXTS })) };
  return { ...written, fields: added(written.fields, chosen) };
}

const added = (fields: readonly string[], key: string): readonly string[] =>
  [...new Set([...fields, key])].slice(0, BOXES);
