import { dayText } from '../form/kinds/dates/calendar';

/** What a text may need besides its details. */
export interface Around {
  /** The official label of a field (`unit`), or of a column (`matters.project`). */
  readonly label: (id: string) => string;
  /** The value a button stands for, as it is shown. */
  readonly value: string;
  /** An instant as the reader's clock shows it; its day, where their zone is not known. */
  readonly when: (at: string) => string;
}

/** Details that several texts have: names or keys, and what somebody typed. */
export type Keys = readonly string[];
export interface Typed {
  readonly typed: string;
}

/** Texts in Spanish by stable code, each made of its details. */
type Texts = Readonly<Record<string, (details: never, around: Around) => string>>;

type DetailsOf<T> = T extends (...given: infer Given) => string
  ? Given extends readonly [infer Details, ...(readonly unknown[])]
    ? Details
    : Record<string, never>
  : never;

/** A sentence as it is kept: its code and its details, which are data and never worded. Codes are not reused or renamed. */
export type Coded<T extends Texts> = {
  [C in keyof T]: { readonly code: C; readonly details: DetailsOf<T[C]> };
}[keyof T];

/** The details to be given with a code; none where its text needs none. */
export type Given<T> = Record<string, never> extends DetailsOf<T> ? [] : [details: DetailsOf<T>];

export const nothingAround: Around = {
  label: (id) => id,
  value: '',
  when: (at) => dayText(at.slice(0, 10)),
};

/** The sentence a code stands for. */
export function worded<T extends Texts>(texts: T, { code, details }: Coded<T>, around: Around = nothingAround): string {
  return (texts[code] as Texts[string])(details as never, around);
}
