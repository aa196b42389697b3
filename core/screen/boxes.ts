import { findField, type Form } from '../form/definition';
import type { ObservedOn } from '../record/observation';
import { askedAt, isWritten, rowsField, stepOfKey } from '../record/queries/steps';

/** A box of a request for changes: what it is about, and whether its text stands there to be edited. */
export interface Box {
  readonly on: Exclude<ObservedOn, { at: 'report' }>;
  readonly proposes: boolean;
}

/** Boxes of one request, at most: what a window keeps of them has its limits, and so has a reader. */
export const BOXES = 16;

/** The box as a short string: `objective`, `matters.2.pycipef`, `text.objective`. */
export function boxKey({ on, proposes }: Box): string {
  const place = on.at === 'field' ? on.field : [on.field, on.row, on.column].join('.');
  return proposes ? `${TEXT}${place}` : place;
}

const TEXT = 'text.';

/** The box of a key, or undefined where this form has none such: a card of an older form, or a forged one. */
export function boxOf(form: Form, key: string): Box | undefined {
  const proposes = key.startsWith(TEXT);
  const [field = '', row, column, ...more] = (proposes ? key.slice(TEXT.length) : key).split('.');
  if (more.length > 0) return undefined;
  const on = row === undefined ? fieldOn(form, field) : cellOn(form, field, row, column);
  if (on === undefined) return undefined;
  const asked = askedAt(form, on);
  return proposes && (asked === undefined || !isWritten(asked)) ? undefined : { on, proposes };
}

const fieldOn = (form: Form, field: string): Box['on'] | undefined =>
  findField(form, field) === undefined ? undefined : { at: 'field', field };

function cellOn(form: Form, field: string, row: string, column = ''): Box['on'] | undefined {
  const step = rowsField(form, field) === undefined ? undefined : stepOfKey(form, `cell/${field}/${row}/${column}`);
  return step?.at === 'cell' ? step : undefined;
}
