import type { Field, Form } from '../../form/definition';
import type { Report, Step } from '../../record/types';
import { lines as words } from './lines.es';
import { buttons } from '../../words/texts.es';
import { on, type Press } from '../../screen/press';
import type { Fact, OpenLine } from '../../screen/screens';
import { clipped } from '../../screen/weight';

/** Characters of what a screen reader says of a line. */
const NAME = 100;

/** What opens a field, whatever becomes of it meanwhile: of a table, its rows or the first of them. */
export const wayTo = ({ id, input }: Field): Step =>
  input === 'rows' ? { at: 'rows', field: id } : { at: 'field', field: id };

type Told = Fact & Pick<OpenLine, 'note' | 'below' | 'mark'>;

/** A line that opens a step, to be edited or, where it has no answer, to be answered. */
export function openLine(form: Form, report: Report, step: Step, line: Told): OpenLine {
  return lineOf(line, { verb: 'open', ...on(form, report), step });
}

export function lineOf({ label, value, note, below, mark }: Told, press: Press): OpenLine {
  const title = value === '' ? buttons.answer : buttons.edit;
  return {
    label,
    value,
    ...(note === undefined ? {} : { note }),
    ...(below === undefined ? {} : { below }),
    ...(mark === undefined ? {} : { mark }),
    name: clipped(words.name(title, label, [value, note, below]), NAME),
    open: { title, press },
  };
}

/** What opens a section where it is edited. */
export const openSection = (form: Form, report: Report, step: Step, label: string) => ({
  name: clipped(words.name(buttons.edit, label, []), NAME),
  open: { title: buttons.edit, press: { verb: 'open', ...on(form, report), step } as const },
});
