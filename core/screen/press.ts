import type { Form } from '../form/definition';
import type { Report } from '../record/types';
import {
  back,
  besides,
  boxes,
  field,
  flag,
  id,
  inputs,
  isRecord,
  LIMITS,
  month,
  monthKind,
  onOff,
  orNone,
  quietFor,
  shown,
  side,
  step,
  text,
  want,
  whole,
  type Part,
} from './press-parts';

export type { Back, Offered, Shown } from './press-parts';

/** The one name under which a button's data travels. Ids of inputs begin with a letter, so none can carry it. */
export const PRESS = '_press';

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
  /** What was read of a file, as a report of its own. */
  formApart: onReport,
  /** An answer, and after it what was said in a message and is in no answer yet. */
  answerUnused: onStep,
  /** Shows every short field on one card. */
  fill: onReport,
  /** Every field with how it stands. */
  progress: onReport,
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
  /** Opens the next revision of a report that is approved. */
  correct: onReport,
  approve: onReport,
  /** Undoes what whoever presses decided. */
  takeBack: onReport,
  askChanges: onReport,
  /** What gets a box is chosen in the card's input; those that are there already come along. */
  addField: { ...onReport, fields: boxes },
  requestChanges: { ...onReport, fields: boxes },
  /** The same card with these boxes. */
  propose: { ...onReport, fields: boxes },
  /** Every observation of a report; one of them, for its author. */
  observations: { report: id, page: whole, back },
  observation: { ...onReport, observation: id },
  /** Opens what was observed; without anything to open, or for a reason, what is answered in words. */
  mend: { ...onReport, observation: id },
  askExplain: { ...onReport, observation: id },
  explain: { ...onReport, observation: id },
  /** The author says that the whole report was seen to. */
  attend: { ...onReport, observation: id },
  takeText: { ...onReport, observation: id },
  /** What a reviewer makes of an answer, on a page of the list. */
  acceptAnswer: { ...onReport, observation: id, page: whole, back },
  /** The same of all of them. */
  acceptAll: { ...onReport, page: whole, back },
  askReopen: { ...onReport, observation: id, page: whole, back },
  reopen: { ...onReport, observation: id, page: whole, back },
  retract: { ...onReport, observation: id, page: whole, back },
  /** The author opens a box for what was told to them with that comment; then answers it. */
  askReply: { ...onReport, comment: id },
  reply: { ...onReport, comment: id },
  /** Closes what was opened over a card. */
  show: { ...onReport, back },
  see: { report: id, page: whole, back },
  /** A post asks for the card that whoever looks sees alone. */
  refresh: { report: id },
  /** That revision, whole. */
  seeRevision: { report: id, revision: whole, page: whole, back },
  /** What changed from one revision to another. */
  seeChanges: { report: id, from: whole, to: whole, page: whole, back },
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
  /** Puts off what a report's author, or its reviewers, are reminded of, or ends it. `spell`: the wait that its card told of. */
  quiet: { report: id, side, spell: id, until: quietFor },
  /** All of a person's reminders. */
  reminders: { to: onOff },
  /** What the report of that month would gather. */
  month: { month },
  /** Has it made. */
  makeMonth: { month, as: monthKind },
  mine: { offset: whole },
  pending: { offset: whole },
  find: { words: text(LIMITS.words), offset: whole },
  /** Makes that file (see `bot/outbox/files/orders.ts`), which is checked where it is made; or no longer does. */
  makeFile: { order: text(LIMITS.order) },
  stopFile: { order: text(LIMITS.order) },
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
  /** `written`: as it travelled, the same in every copy. */
  | { readonly is: 'press'; readonly press: Press; readonly written: string }
  /** Of another form, or of a verb that there is not: its report, where it names one, goes on from where it is. */
  | { readonly is: 'outdated'; readonly report?: string }
  | { readonly is: 'unknown' };

const partsOf = (verb: Verb): readonly (readonly [string, Part<unknown>])[] => Object.entries(shapes[verb]);

/** A press as the one string that travels. */
export function encodePress(press: Press): string {
  const { verb, ...carried } = press as { readonly verb: Verb } & Readonly<Record<string, unknown>>;
  const json: Record<string, unknown> = { verb };
  for (const [name, part] of partsOf(verb)) json[name] = part.write(carried[name]);
  return JSON.stringify(json);
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
  return older ? outdatedOr(json) : { is: 'press', press: press as unknown as Press, written };
}

/** The verb that a button's data names; undefined where it names none. */
export function verbIn(data: Readonly<Record<string, unknown>>): string | undefined {
  const written = data[PRESS];
  const json = typeof written === 'string' ? parsed(written) : undefined;
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
