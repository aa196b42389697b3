import type { ModalView } from '@slack/types';
import { toView } from '../../cards/block-kit';
import { expandWhole } from '../../cards/expand';
import { verbIn } from '../../core/screens/press';
import type { ChangesScreen } from '../../core/screens/screens';
import { parsedRecord, recordAt, textAt, type Fields } from './fields';
import { slackTexts } from './text.es';

export const CHANGES_VIEW = 'request_changes';

/** What a window keeps between its opening and its submission. */
export interface WindowContext {
  /** The data of the button that gives the request. */
  readonly data: Fields;
  readonly channel: string;
  /** The thread it was opened from, for what has to be said afterwards. */
  readonly thread?: string;
  /** The card it was opened from, where only one person sees it and nothing else would change it. */
  readonly messageId?: string;
}

/** The request for changes as a window: its card, whose first two buttons are the window's own. */
export function changesView(screen: ChangesScreen, context: Omit<WindowContext, 'data'>): ModalView {
  const card = expandWhole({ template: 'changes', data: screen });
  const { view, submitValue } = toView(card, {
    title: slackTexts.windowTitle,
    submit: 'requestChanges',
    close: 'show',
  });
  const kept: WindowContext = { ...context, data: parsedRecord(submitValue) ?? {} };
  return { ...view, callback_id: CHANGES_VIEW, private_metadata: JSON.stringify(kept) };
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
  const [data, channel] = [recordAt(kept, 'data'), textAt(kept, 'channel')];
  if (!CHANNEL.test(channel) || verbIn(data) !== 'requestChanges') return undefined;
  const more = ['thread', 'messageId'].filter((name) => kept[name] !== undefined);
  if (!more.every((name) => TIMESTAMPS.test(textAt(kept, name)))) return undefined;
  return { data, channel, ...Object.fromEntries(more.map((name) => [name, textAt(kept, name)])) };
}
