import type { InputBlock, ModalView } from '@slack/types';
import { encodePress, PRESS } from '../../core/screens/press';
import type { ChangesScreen, Input } from '../../core/screens/screens';
import { slackTexts } from './text.es';
import { isRecord, parsedRecord, recordAt, textAt, type Fields } from './fields';

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

/** Characters, as Slack's inputs and labels take them; see `/reference/block-kit` in Slack's documentation. */
const LIMITS = { input: 3_000, label: 2_000, placeholder: 150, title: 24, error: 150 } as const;

/** The request for changes as a window: the reason first, then one per field; `action_id` is the input's id. */
export function changesView(screen: ChangesScreen, context: Omit<WindowContext, 'data'>): ModalView {
  const send = screen.buttons.find(({ press }) => press.verb === 'requestChanges');
  const data = send === undefined ? {} : { [PRESS]: encodePress(send.press) };
  const kept: WindowContext = { ...context, data };
  return {
    type: 'modal',
    callback_id: CHANGES_VIEW,
    title: plain(slackTexts.windowTitle, LIMITS.title),
    submit: plain(slackTexts.send, LIMITS.title),
    close: plain(slackTexts.close, LIMITS.title),
    private_metadata: JSON.stringify(kept),
    blocks: [{ type: 'context', elements: [plain(screen.title, LIMITS.label)] }, ...screen.inputs.map(inputBlock)],
  };
}

const inputBlock = (input: Input): InputBlock => ({
  type: 'input',
  block_id: input.id,
  optional: true,
  label: plain(input.label, LIMITS.label),
  element: {
    type: 'plain_text_input',
    action_id: input.id,
    multiline: true,
    max_length: LIMITS.input,
    ...(input.placeholder === undefined ? {} : { placeholder: plain(input.placeholder, LIMITS.placeholder) }),
    ...(input.value === undefined || input.value === '' ? {} : { initial_value: input.value.slice(0, LIMITS.input) }),
  },
});

const plain = (text: string, limit: number) => ({
  type: 'plain_text' as const,
  text: text.length <= limit ? text : `${text.slice(0, limit - 1)}…`,
  emoji: false,
});

/** Why a submission was not taken, under the reason. */
export const refusal = (text: string) => ({
  response_action: 'errors' as const,
  errors: { reason: text.length <= LIMITS.error ? text : `${text.slice(0, LIMITS.error - 1)}…` },
});

/** What the window kept; undefined where it is none of ours. */
export function readContext(metadata: string): WindowContext | undefined {
  const kept = parsedRecord(metadata);
  if (kept === undefined || !isRecord(kept['data']) || textAt(kept, 'channel') === '') return undefined;
  const [thread, messageId] = [textAt(kept, 'thread'), textAt(kept, 'messageId')];
  return {
    data: recordAt(kept, 'data'),
    channel: textAt(kept, 'channel'),
    ...(thread === '' ? {} : { thread }),
    ...(messageId === '' ? {} : { messageId }),
  };
}
