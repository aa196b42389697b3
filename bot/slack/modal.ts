import type { ModalView } from '@slack/types';
import { toView } from '../../cards/block-kit';
import { expandWhole } from '../../cards/expand';
import { CHOICE } from '../../core/review/observations/ask-changes';
import { verbIn, type Verb } from '../../core/screen/press';
import type { Button, ChangesScreen, Screen, TemplateName } from '../../core/screen/screens';
import { isRecord, parsedRecord, recordAt, textAt, type Fields } from './reading/fields';
import { slackTexts } from './text.es';

export const WINDOW = 'window';
export const isOurs = (callback: string): boolean => callback === WINDOW;

/** The choice of a field in a window, which presses a button of its own. */
export const FIELD_INPUT = CHOICE;

/** What a window keeps between its opening and its submission. */
export interface WindowContext {
  /** The data of the button that its submission presses. */
  readonly data: Fields;
  /** The same of the one that a choice in it presses; absent where it offers none. */
  readonly more?: Fields;
  readonly channel: string;
  /** The thread it was opened from, for what has to be said afterwards. */
  readonly thread?: string;
  /** The card it was opened from, where only one person sees it and nothing else would change it. */
  readonly messageId?: string;
}

/** Where a window was opened. */
export type Opener = Omit<WindowContext, 'data' | 'more'>;

/** The screens that can be windows, by what is at their top. */
const TITLES: Readonly<Partial<Record<TemplateName, string>>> = {
  changes: slackTexts.windows.changes,
  observations: slackTexts.windows.observations,
  form: slackTexts.windows.form,
  reply: slackTexts.windows.reply,
  // What comes back of the form, where it is one field.
  field: slackTexts.windows.form,
};

/** What a window's submission, its closing and a choice in it may press. */
const PRESSED: Readonly<Record<'submit' | 'close' | 'choice', readonly Verb[]>> = {
  submit: ['requestChanges', 'answer', 'explain', 'reopen', 'reply'],
  close: ['show', 'back', 'observations'],
  choice: ['addField'],
};

export const titleOf = ({ template }: Screen): string => TITLES[template] ?? slackTexts.windows.other;

/** A screen as a window: its card, some of whose buttons are the window's own. A choice in it is taken at once. */
export function windowOf(screen: Screen, opener: Opener): ModalView {
  const buttons: readonly Button[] = 'buttons' in screen.data ? screen.data.buttons : [];
  const verbOf = (verbs: readonly Verb[]): Verb | undefined =>
    buttons.find(({ press: { verb } }) => verbs.includes(verb))?.press.verb;
  const [submit, close] = [verbOf(PRESSED.submit), verbOf(PRESSED.close)];
  const choice = screen.template === 'changes' ? screen.data.more?.button.press.verb : undefined;
  const { view, submitValue, choiceValue } = toView(expandWhole(screen), {
    title: titleOf(screen),
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
    ...(choice === undefined ? {} : { choice: { input: FIELD_INPUT, verb: choice } }),
  });
  const more = parsedRecord(choiceValue);
  const kept: WindowContext = {
    ...opener,
    data: parsedRecord(submitValue) ?? {},
    ...(more === undefined ? {} : { more }),
  };
  return { ...view, callback_id: WINDOW, private_metadata: JSON.stringify(kept) };
}

/** A window that has nothing more to ask, and says why. */
export function saidView(title: string): ModalView {
  return toView(expandWhole(noticeOf(title)), { title: slackTexts.windows.other }).view;
}

/** A sentence on a card of its own. */
export const noticeOf = (title: string, lines: readonly string[] = []): Screen => ({
  template: 'notice',
  data: { title, tone: 'warning', lines, facts: [], buttons: [], links: [] },
});

/** Why a screen shows nothing to be filled in; undefined where it is what came of a submission. */
export function reasonIn(screen: Screen): string | undefined {
  if (screen.template === 'post') return screen.data.problem;
  if (screen.template === 'observations' && screen.data.inputs.length === 0) return screen.data.problem;
  return screen.template === 'notice' ? screen.data.title : undefined;
}

/** Why what stands in inputs was not taken, by input id. */
type Problems = Readonly<Record<string, string>>;

/** What a screen says of its inputs; none of a screen that only goes on. */
function problemsIn(screen: Screen): Problems {
  switch (screen.template) {
    case 'changes':
      return ofInput({ ...screen.data, ...problemIn(screen.data) });
    case 'reply':
    case 'field':
    case 'observations':
      return ofInput(screen.data);
    case 'form':
      return Object.assign({}, ...screen.data.fields.map(ofInput)) as Problems;
    default:
      return {};
  }
}

/** What is said of the choice, whose own block is another in each drawing, stands where its words are to be written. */
const problemIn = ({ problem, more }: ChangesScreen): { readonly problem?: string } => {
  const found = problem ?? more?.problem;
  return found === undefined ? {} : { problem: found };
};

/** A request for changes, or a word on an observation. */
const isOnReview = ({ template }: Screen): boolean => template === 'changes' || template === 'observations';

/** Those of them that stand in this window; undefined where none does. A request for changes has no other. */
export function problemsOf(screen: Screen, inputs: Readonly<Record<string, string>>): Problems | undefined {
  const isOwn = (id: string): boolean => isOnReview(screen) || Object.hasOwn(inputs, id);
  const own = Object.entries(problemsIn(screen)).filter(([id]) => isOwn(id));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** The input of a window under which is said what is about the whole. */
export const firstOf = (inputs: Readonly<Record<string, string>>): string =>
  Object.hasOwn(inputs, REASON) ? REASON : (Object.keys(inputs)[0] ?? REASON);

const REASON = 'reason';

/** Where the window stands whose submission or choice brought that. */
export const openerOf = ({ data: _, more: _more, ...opener }: WindowContext): Opener => opener;

const ofInput = ({ inputs: [input], problem }: { inputs: readonly { id: string }[]; problem?: string }): Problems =>
  input === undefined || problem === undefined ? {} : { [input.id]: problem };

/** Whether there is more to press in it than what a window has of itself: the readings of an answer. */
export const offersReadings = (screen: Screen): boolean =>
  screen.template === 'field'
    ? screen.data.readings.length > 0
    : screen.template === 'form' && screen.data.fields.some(({ readings }) => readings.length > 0);

/** Whether a request for changes has a box that this window has not. */
export const opensBox = (screen: Screen, inputs: Readonly<Record<string, string>>): boolean =>
  screen.template === 'changes' && screen.data.inputs.some(({ id }) => !Object.hasOwn(inputs, id));

/** Characters of an error that a window has room for. */
const ERROR_LENGTH = 150;

/** Why a submission was not taken, under its inputs: an input's block id is its id. */
export const refusal = (problems: Problems) => ({
  response_action: 'errors' as const,
  errors: Object.fromEntries(
    Object.entries(problems).map(([id, text]) => [
      id,
      text.length <= ERROR_LENGTH ? text : `${text.slice(0, ERROR_LENGTH - 1)}…`,
    ]),
  ),
});

const CHANNEL = /^[CDG][A-Z0-9]{1,30}$/;
const TIMESTAMPS = /^\d{1,12}\.\d{1,9}( \d{1,12}\.\d{1,9})*$/;

const presses = (data: Fields, verbs: readonly string[]): boolean => verbs.includes(verbIn(data) ?? '');

/** What the window kept; undefined where no window of ours keeps that. */
export function readContext(metadata: string): WindowContext | undefined {
  const kept = parsedRecord(metadata) ?? {};
  const [data, more, channel] = [recordAt(kept, 'data'), kept['more'], textAt(kept, 'channel')];
  if (!CHANNEL.test(channel) || !presses(data, PRESSED.submit)) return undefined;
  if (more !== undefined && (!isRecord(more) || !presses(more, PRESSED.choice))) return undefined;
  const messages = ['thread', 'messageId'].filter((name) => kept[name] !== undefined);
  if (!messages.every((name) => TIMESTAMPS.test(textAt(kept, name)))) return undefined;
  return {
    data,
    ...(more === undefined ? {} : { more }),
    channel,
    ...Object.fromEntries(messages.map((name) => [name, textAt(kept, name)])),
  };
}
