import type { Column, Field, Form } from '../../form/definition';
import { mayBeAsked, pendingAt } from '../../record/queries/steps';
import type { Report } from '../../record/types';
import { buttons } from '../../words/texts.es';
import { on } from '../../screen/press';
import type { Button } from '../../screen/screens';

/** Prose has a card of its own, and rows have several. */
export const isShort = ({ input }: Pick<Field, 'input'> | Column): boolean => input !== 'prose' && input !== 'rows';

/** The short fields that the report has, or may have yet. */
export const shortFields = (form: Form, report: Report): readonly Field[] =>
  form.fields.filter(
    (field) =>
      isShort(field) &&
      (mayBeAsked(form, report, field) ||
        report.answers[field.id] !== undefined ||
        pendingAt(report, { at: 'field', field: field.id })),
  );

/** Opens the card of every short field, where filling it in is shorter than the walk: several short fields want an answer yet. */
export function formButton(form: Form, report: Report): readonly Button[] {
  const open = shortFields(form, report).filter(({ id }) => report.answers[id] === undefined);
  if (report.returnTo !== undefined || open.length < 2) return [];
  return [fillButton(form, report)];
}

export const fillButton = (form: Form, report: Report): Button => ({
  title: buttons.form,
  press: { verb: 'fill', ...on(form, report) },
  withInputs: true,
});
