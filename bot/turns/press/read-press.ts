import type { Form } from '../../../core/form/definition';
import { problem, type Problem } from '../../../core/words/problems';
import { stepOfKey } from '../../../core/report/steps';
import type { Step } from '../../../core/report/types';
import { verbs, type Verb } from '../../../core/screens/press';

/** A button's data as it was read: every part checked, nothing trusted. */
export interface Press {
  readonly verb: Verb;
  readonly report?: string;
  /** The report's version when the card was drawn. */
  readonly seen?: number;
  readonly step?: Step;
  readonly data: Readonly<Record<string, unknown>>;
}

export type PressRead =
  | { readonly is: 'press'; readonly press: Press }
  /** A card of an older form, or a step this form does not have: its report goes on from where it is. */
  | { readonly is: 'outdated'; readonly report: string }
  | { readonly is: 'unsupported'; readonly problem: Problem };

/** Characters of an id that came back with a press; ours are shorter. */
const ID_LIMIT = 64;

/** What came back with a press, or why it is none of ours. */
export function readPress(form: Form, data: unknown): PressRead {
  if (typeof data !== 'object' || data === null) return unsupported;
  const fields = data as Readonly<Record<string, unknown>>;
  const verb = verbs.find((known) => known === fields['verb']);
  const { report, step: key } = fields;
  const seen = wholeOf(fields['seen']);
  const id = typeof report === 'string' && report.length <= ID_LIMIT ? report : undefined;
  const step = typeof key === 'string' ? stepOfKey(form, key) : undefined;
  const older = fields['form'] !== undefined && wholeOf(fields['form']) !== form.version;
  const unknown = verb === undefined || (key !== undefined && step === undefined);
  if (id !== undefined && (older || unknown)) return { is: 'outdated', report: id };
  if (unknown) return unsupported;
  return {
    is: 'press',
    press: {
      verb,
      ...(id === undefined ? {} : { report: id }),
      ...(seen === undefined ? {} : { seen }),
      ...(step === undefined ? {} : { step }),
      data: fields,
    },
  };
}

const unsupported: PressRead = { is: 'unsupported', problem: problem('card.unknown') };

/** A text among a press's data, cut at 200 characters; '' where there is none. */
export const textOf = (press: Press, name: string): string => {
  const value = press.data[name];
  return typeof value === 'string' ? value.slice(0, 200) : '';
};

/** A whole number from 0 among a press's data; 0 where there is none. */
export const numberOf = (press: Press, name: string): number => {
  const value = wholeOf(press.data[name]) ?? 0;
  return value < 1e6 ? value : 0;
};

/** Some clients send numbers back as text, and the second reading must not turn into the first. */
function wholeOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
