import { findField, type Form } from '../form/definition';
import { isYearMonth } from '../form/kinds/dates/calendar';
import type { YearMonth } from '../form/values';
import { isMonthKind, type MonthKind } from '../record/queries/month-order';
import { boxOf } from './boxes';
import { stepKey, stepOfKey } from '../record/queries/steps';
import { QUIETS, type QuietFor } from '../record/queries/quiet';
import type { Step } from '../record/types';
import type { Waiting } from '../record/queries/waiting';

/** How one part of a press is written as JSON, and read back from whatever a client sent; undefined is not ours. */
export interface Part<T> {
  write(value: T): unknown;
  read(json: unknown, form: Form): T | undefined;
}

/** What a card shows again when it is closed; `draft`: the card of another report, from which it was opened. */
export type Back = 'card' | 'post' | 'list' | 'brought' | { readonly comment: string } | { readonly draft: string };

/** What is offered in place of an answer that reads as talk, where no other verb does it. */
const OFFERED = ['help', 'status', 'pause', 'discard', 'edit', 'new', 'look-up'] as const;
export type Offered = (typeof OFFERED)[number];

/** Marks of what a card showed, by field id; '' where whatever comes back is to be read. */
export type Shown = Readonly<Record<string, string>>;

/** Characters: of an id that came back with a press, of words that are searched for, of a mark, and of what a file is made of. */
export const LIMITS = { id: 300, words: 200, mark: 20, order: 600 } as const;

export const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** What is written as it is. */
const plain = <T>(read: Part<T>['read']): Part<T> => ({ write: (value) => value, read });
const oneOf = <T extends string | null>(known: readonly T[]): Part<T> =>
  plain((json) => known.find((one) => one === json));
const textThat = (isOurs: (text: string, form: Form) => boolean): Part<string> =>
  plain((json, form) => (typeof json === 'string' && isOurs(json, form) ? json : undefined));
/** Each once. */
const severalThat = (isOurs: (text: string, form: Form) => boolean): Part<readonly string[]> =>
  plain((json, form) => {
    if (!Array.isArray(json) || new Set(json).size < json.length) return undefined;
    return json.every((one): one is string => typeof one === 'string' && isOurs(one, form)) ? json : undefined;
  });
const isField = (text: string, form: Form): boolean => findField(form, text) !== undefined;

export const text = (limit: number): Part<string> => textThat(({ length }) => length <= limit);
export const id = text(LIMITS.id);
export const whole: Part<number> = plain((json) =>
  Number.isSafeInteger(json) && (json as number) >= 0 ? (json as number) : undefined,
);
export const step: Part<Step> = {
  write: stepKey,
  read: (json, form) => (typeof json === 'string' ? stepOfKey(form, json) : undefined),
};
export const back: Part<Back> = plain((json) => {
  if (json === 'card' || json === 'post' || json === 'list' || json === 'brought') return json;
  if (!isRecord(json)) return undefined;
  const { comment, draft } = json;
  if (typeof draft === 'string') return draft.length <= LIMITS.id ? { draft } : undefined;
  return typeof comment === 'string' ? { comment } : undefined;
});
export const flag: Part<boolean> = plain((json) => (typeof json === 'boolean' ? json : undefined));
export const want: Part<Offered> = oneOf(OFFERED);
export const side: Part<Waiting['on']> = oneOf(['author', 'reviewers']);
export const quietFor: Part<QuietFor> = oneOf(QUIETS);
export const onOff: Part<'on' | 'off'> = oneOf(['on', 'off']);
export const month: Part<YearMonth> = plain((json) => (isYearMonth(json) ? json : undefined));
export const monthKind: Part<MonthKind> = plain((json) => (isMonthKind(json) ? json : undefined));
/** What stood in a card's inputs when its press failed, by input id. */
export const inputs: Part<Readonly<Record<string, string>>> = plain((json) =>
  isRecord(json) && Object.values(json).every((value) => typeof value === 'string')
    ? (json as Readonly<Record<string, string>>)
    : undefined,
);

/** Ids of the other fields of a card of several; one of a single field names none. */
export const besides: Part<readonly string[]> = {
  write: (value) => (value.length === 0 ? undefined : value),
  read: (json = [], form) => severalThat(isField).read(json, form),
};

/** What stood in each field of a card of several when it was drawn, by `markOf`; none on a card of one. */
export const shown: Part<Shown> = {
  write: (value) => (Object.keys(value).length === 0 ? undefined : value),
  read: (json: unknown = {}, form) => {
    if (!isRecord(json)) return undefined;
    const isOurs = ([field, mark]: readonly [string, unknown]): boolean =>
      isField(field, form) && typeof mark === 'string' && mark.length <= LIMITS.mark;
    return Object.entries(json).every(isOurs) ? (json as Shown) : undefined;
  },
};

/** Boxes of a request for changes. */
export const boxes: Part<readonly string[]> = severalThat((key, form) => boxOf(form, key) !== undefined);

export const field: Part<string> = textThat(isField);

/** Null where it is left open. */
export const orNone = <T>(part: Part<T>): Part<T | null> => ({
  write: (value) => (value === null ? null : part.write(value)),
  read: (json, form) => (json === null ? null : part.read(json, form)),
});
