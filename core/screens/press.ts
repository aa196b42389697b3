import { findField, type Form } from '../form/definition';
import { stepKey, stepOfKey } from '../report/steps';
import type { Report, Step } from '../report/types';

/** The one name under which a button's data travels. Ids of inputs begin with a letter, so none can carry it. */
export const PRESS = '_press';

/** How one part of a press is written as JSON, and read back from whatever a client sent; undefined is not ours. */
interface Part<T> {
  write(value: T): unknown;
  read(json: unknown, form: Form): T | undefined;
}

/** What a card shows again when it is closed; `draft`: the card of another report, from which it was opened. */
export type Back = 'card' | 'post' | 'list' | 'brought' | { readonly comment: string } | { readonly draft: string };

/** What is offered in place of an answer that reads as talk, where no other verb does it. */
const OFFERED = ['help', 'status', 'pause', 'discard', 'edit', 'new'] as const;
export type Offered = (typeof OFFERED)[number];

/** Marks of what a card showed, by field id; '' where whatever comes back is to be read. */
export type Shown = Readonly<Record<string, string>>;

/** Characters: of an id that came back with a press, of words that are searched for, and of a mark. */
const LIMITS = { id: 300, words: 200, mark: 20 } as const;

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const text = (limit: number): Part<string> => ({
  write: (value) => value,
  read: (json) => (typeof json === 'string' && json.length <= limit ? json : undefined),
});
const id = text(LIMITS.id);
const whole: Part<number> = {
  write: (value) => value,
  read: (json) => (Number.isSafeInteger(json) && (json as number) >= 0 ? (json as number) : undefined),
};
const step: Part<Step> = {
  write: stepKey,
  read: (json, form) => (typeof json === 'string' ? stepOfKey(form, json) : undefined),
};
const back: Part<Back> = {
  write: (value) => value,
  read: (json) => {
    if (json === 'card' || json === 'post' || json === 'list' || json === 'brought') return json;
    if (!isRecord(json)) return undefined;
    const { comment, draft } = json;
    if (typeof draft === 'string') return draft.length <= LIMITS.id ? { draft } : undefined;
    return typeof comment === 'string' ? { comment } : undefined;
  },
};
/** Of buttons that did not carry it before: absent is false. */
const flag: Part<boolean> = {
  write: (value) => value,
  read: (json) => (json === undefined ? false : typeof json === 'boolean' ? json : undefined),
};
const want: Part<Offered> = {
  write: (value) => value,
  read: (json) => OFFERED.find((one) => one === json),
};
/** What stood in a card's inputs when its press failed, by input id. */
const inputs: Part<Readonly<Record<string, string>>> = {
  write: (value) => value,
  read: (json) =>
    isRecord(json) && Object.values(json).every((value) => typeof value === 'string')
      ? (json as Readonly<Record<string, string>>)
      : undefined,
};

/** Ids of fields, each once; none in a button of a release that did not write them. */
const fields: Part<readonly string[]> = {
  write: (value) => value,
  read: (json: unknown = [], form) => {
    if (!Array.isArray(json) || new Set(json).size < json.length) return undefined;
    return json.every((one): one is string => typeof one === 'string' && findField(form, one) !== undefined)
      ? json
      : undefined;
  },
};

/** The same on a card that may ask for one field alone, whose buttons need not name it. */
const besides: Part<readonly string[]> = {
  write: (value) => (value.length === 0 ? undefined : value),
  read: (json, form) => fields.read(json, form),
};

/** What stood in each field of a card of several when it was drawn, by `markOf`; none on a card of one. */
const shown: Part<Shown> = {
  write: (value) => (Object.keys(value).length === 0 ? undefined : value),
  read: (json: unknown = {}, form) => {
    if (!isRecord(json)) return undefined;
    const isOurs = ([field, mark]: readonly [string, unknown]): boolean =>
      findField(form, field) !== undefined && typeof mark === 'string' && mark.length <= LIMITS.mark;
    return Object.entries(json).every(isOurs) ? (json as Shown) : undefined;
  },
};

const field: Part<string> = {
  write: (value) => value,
  read: (json, form) => (typeof json === 'string' && findField(form, json) !== undefined ? json : undefined),
};

/** Null where it is left open. */
const orNone = <T>(part: Part<T>): Part<T | null> => ({
  write: (value) => (value === null ? null : part.write(value)),
  read: (json, form) => (json === null ? null : part.read(json, form)),
});

/**
 * The version of the report that a card was drawn at tells a late press from a fresh one and, with the
 * rest, makes the key that a re-delivery repeats; the form's tells a card of an older form.
 */
const onReport = { report: id, seen: whole, form: whole };
const onStep = { ...onReport, step };
const onTable = { ...onReport, table: id };
const onRow = { ...onTable, row: id };

/** Every verb with what its button carries: the one place that says so. */
const shapes = {
  answer: { ...onStep, shown },
  skip: { ...onStep, fields: besides },
  back: onStep,
  open: onStep,
  decline: onStep,
  choose: { ...onStep, index: whole, shown },
  /** Drops the question whether something said is the answer, and shows what was wanted. */
  instead: { ...onStep, want },
  /** What was understood of a message, as the card shows it. */
  acceptProposal: onReport,
  dropProposal: onReport,
  /** Without a field, the text that was not used. */
  trimProposal: { ...onReport, field: orNone(field) },
  placeRest: { ...onReport, field },
  /** An answer, and after it what was said in a message and is in no answer yet. */
  answerUnused: onStep,
  /** Shows every short field on one card. */
  fill: onReport,
  /** Every field with how it stands. */
  progress: onReport,
  /** The field is chosen in the card's input: a card of an earlier release. */
  edit: onReport,
  /** Without a row, the one chosen in the card's input. */
  row: { ...onTable, row: orNone(id) },
  askRemoveRow: onRow,
  removeRow: onRow,
  addRow: onTable,
  finishRows: onTable,
  review: onReport,
  submit: onReport,
  cancel: onReport,
  askWithdraw: onReport,
  withdraw: onReport,
  approve: onReport,
  askChanges: onReport,
  /** The field is chosen in the card's input; those that have a box already come along. */
  addField: { ...onReport, fields },
  requestChanges: { ...onReport, fields },
  /** Closes what was opened over a card. */
  show: { ...onReport, back },
  see: { report: id, page: whole, back },
  /** What happened to it, and who read it. */
  history: { report: id, page: whole, back },
  /** Without a report, the person's newest draft. */
  resume: { report: orNone(id) },
  /**
   * The nonce is the same in every copy of a greeting, so that one greeting begins one report. `told`:
   * the card told of the drafts that are open, so that another is meant.
   */
  new: { nonce: orNone(id), told: flag },
  /** A new report made from that one; without, from the last one that the person sent. */
  use: { report: orNone(id), nonce: orNone(id), told: flag },
  mine: { offset: whole },
  pending: { offset: whole },
  find: { words: text(LIMITS.words), offset: whole },
  /** A press that failed, as it was written, with what stood in its card. */
  again: { press: text(4_000), inputs },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Part<unknown>>>>>;

type Shapes = typeof shapes;
type Carried<S> = { readonly [K in keyof S]: S[K] extends Part<infer T> ? T : never };

export type Verb = keyof Shapes;

/** A button's data: what it does, and to what. */
export type Press = { [V in Verb]: { readonly verb: V } & Carried<Shapes[V]> }[Verb];
export type PressOf<V extends Verb> = Extract<Press, { verb: V }>;

/** What came back with a press. */
export type PressRead =
  | { readonly is: 'press'; readonly press: Press }
  /** Of an older release or form: its report, where it names one, goes on from where it is. */
  | { readonly is: 'outdated'; readonly report?: string }
  | { readonly is: 'unknown' };

const partsOf = (verb: Verb): readonly (readonly [string, Part<unknown>])[] => Object.entries(shapes[verb]);

/** A press as the one string that travels. */
export function encodePress(press: Press): string {
  const values = press as unknown as Readonly<Record<string, unknown>>;
  const parts = partsOf(press.verb).map(([name, part]) => [name, part.write(values[name])]);
  return JSON.stringify({ verb: press.verb, ...Object.fromEntries(parts) });
}

/** Reads the data that a client sent with a button, whatever it is. Never throws. */
export function decodePress(form: Form, data: unknown): PressRead {
  if (!isRecord(data)) return { is: 'unknown' };
  const written = data[PRESS];
  return typeof written === 'string' ? decodeText(form, written) : outdatedOr(data);
}

/** The same, from the string alone. */
export function decodeText(form: Form, written: string): PressRead {
  const json = parsed(written);
  if (!isRecord(json)) return { is: 'unknown' };
  const { verb } = json;
  if (typeof verb !== 'string' || !Object.hasOwn(shapes, verb)) return outdatedOr(json);
  const press: Record<string, unknown> = { verb };
  for (const [name, part] of partsOf(verb as Verb)) {
    const value = part.read(json[name], form);
    if (value === undefined) return outdatedOr(json);
    press[name] = value;
  }
  const older = 'form' in press && press['form'] !== form.version;
  return older ? outdatedOr(json) : { is: 'press', press: press as unknown as Press };
}

/** The verb that a button's data names, an older release's as well; undefined where it names none. */
export function verbIn(data: Readonly<Record<string, unknown>>): string | undefined {
  const written = data[PRESS];
  const json = typeof written === 'string' ? parsed(written) : data;
  return isRecord(json) && typeof json['verb'] === 'string' ? json['verb'] : undefined;
}

/** Whatever names a report may go on with it; without one, only a verb of ours is known to be ours. */
function outdatedOr({ verb, report }: Readonly<Record<string, unknown>>): PressRead {
  if (typeof verb !== 'string') return { is: 'unknown' };
  if (typeof report === 'string' && report.length <= LIMITS.id) return { is: 'outdated', report };
  return Object.hasOwn(shapes, verb) ? { is: 'outdated' } : { is: 'unknown' };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** What a press about a report carries of it: see `onReport`. */
export const on = (form: Form, report: Report) => ({ report: report.id, seen: report.version, form: form.version });
