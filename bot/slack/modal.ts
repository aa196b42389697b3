import type { ModalView } from '@slack/types';
import { toView } from '../../cards/block-kit';
import { expandWhole } from '../../cards/expand';
import { verbIn } from '../../core/screens/press';
import type { ChangesScreen, Screen } from '../../core/screens/screens';
import { isRecord, parsedRecord, recordAt, textAt, type Fields } from './fields';
import { slackTexts } from './text.es';

export const CHANGES_VIEW = 'request_changes';
/** The choice of a field to ask about. */
export const FIELD_INPUT = 'field';

/** What a window keeps between its opening and its submission. */
export interface WindowContext {
  /** The data of the button that gives the request. */
  readonly data: Fields;
  /** The same of the one that adds a field; absent once every field has its box. */
  readonly more?: Fields;
  readonly channel: string;
  /** The thread it was opened from, for what has to be said afterwards. */
  readonly thread?: string;
  /** The card it was opened from, where only one person sees it and nothing else would change it. */
  readonly messageId?: string;
}

/**
 * The request for changes as a window: its card, whose buttons are the window's own. A field is added as soon as
 * it is chosen.
 */
export function changesView(screen: ChangesScreen, context: Omit<WindowContext, 'data' | 'more'>): ModalView {
  const card = expandWhole({ template: 'changes', data: screen });
  const { view, submitValue, choiceValue } = toView(card, {
    title: slackTexts.windowTitle,
    submit: 'requestChanges',
    close: 'show',
    choice: { input: FIELD_INPUT, verb: 'addField' },
  });
  const more = parsedRecord(choiceValue);
  const kept: WindowContext = {
    ...context,
    data: parsedRecord(submitValue) ?? {},
    ...(more === undefined ? {} : { more }),
  };
  return { ...view, callback_id: CHANGES_VIEW, private_metadata: JSON.stringify(kept) };
}

/** A window that has nothing more to ask, and says why. */
export function saidView(title: string): ModalView {
  return toView(expandWhole(noticeOf(title)), { title: slackTexts.windowTitle }).view;
}

/** A sentence on a card of its own. */
export const noticeOf = (title: string, lines: readonly string[] = []): Screen => ({
  template: 'notice',
  data: { title, tone: 'warning', lines, facts: [], buttons: [], links: [] },
});

/** Why a screen shows no request for changes. */
export function reasonIn(screen: Screen): string {
  if (screen.template === 'post') return screen.data.problem ?? slackTexts.windowGone;
  return screen.template === 'notice' ? screen.data.title : slackTexts.windowGone;
}

/** Characters of an error that a window has room for. */
const ERROR_LENGTH = 150;

/** Why a submission was not taken, under the reason: an input's block id is its id. */
export const refusal = (text: string) => ({
  response_action: 'errors' as const,
  errors: { reason: text.length <= ERROR_LENGTH ? text : `${text.slice(0, ERROR_LENGTH - 1)}…` },
});

const CHANNEL = /^[CDG][A-Z0-9]{1,30}$/;
const TIMESTAMPS = /^\d{1,12}\.\d{1,9}( \d{1,12}\.\d{1,9})*$/;

/** What the window kept; undefined where no window of ours keeps that. */
export function readContext(metadata: string): WindowContext | undefined {
  const kept = parsedRecord(metadata) ?? {};
  const [data, more, channel] = [recordAt(kept, 'data'), kept['more'], textAt(kept, 'channel')];
  if (!CHANNEL.test(channel) || verbIn(data) !== 'requestChanges') return undefined;
  if (more !== undefined && (!isRecord(more) || verbIn(more) !== 'addField')) return undefined;
  const messages = ['thread', 'messageId'].filter((name) => kept[name] !== undefined);
  if (!messages.every((name) => TIMESTAMPS.test(textAt(kept, name)))) return undefined;
  return {
    data,
    ...(more === undefined ? {} : { more }),
    channel,
    ...Object.fromEntries(messages.map((name) => [name, textAt(kept, name)])),
  };
}
