import { messageBlock, viewBlock } from './blocks';
import {
  flag,
  isNode,
  list,
  listOf,
  matching,
  object,
  oneOf,
  repeated,
  text,
  type BlockProblem,
  type Check,
  type Node,
} from './shape';
import { plain } from './texts';

/** Slack documents no limit; `msg_blocks_too_long` was met from 13,172 on (slackapi/bolt-js#2509). */
const MESSAGE_CHARS = 13_000;

/**
 * What Slack would refuse of blocks, of a message with `blocks`, or of a view (`type` modal or home):
 * shapes, limits, ids, and texts that are not escaped. Empty where all is well. Offline: it knows what
 * is documented, and `npm run validate:slack` asks Slack itself.
 */
export function checkBlocks(payload: unknown): readonly BlockProblem[] {
  if (Array.isArray(payload)) return messageBlocks(payload, '');
  if (!isNode(payload)) return [{ path: '', message: 'is neither blocks, a message nor a view' }];
  if (payload['type'] === 'modal') return modal(payload, '');
  if (payload['type'] === 'home') return home(payload, '');
  return message(payload);
}

function message(payload: Node): readonly BlockProblem[] {
  const written = typeof payload['text'] === 'string' && payload['text'].trim() !== '';
  return [
    ...(written ? [] : [{ path: '/text', message: 'is missing, for notifications and screen readers' }]),
    ...(payload['blocks'] === undefined ? [] : messageBlocks(payload['blocks'], '/blocks')),
  ];
}

function messageBlocks(blocks: unknown, path: string): readonly BlockProblem[] {
  const all = listOf(blocks);
  const count = (type: string): number => all.filter((block) => isNode(block) && block['type'] === type).length;
  const size = JSON.stringify(blocks ?? null).length;
  const markdown = all.reduce<number>((sum, block) => sum + markdownLength(block), 0);
  return [
    ...list(messageBlock, 50)(blocks, path),
    ...idsOnce(all, path),
    ...(size > MESSAGE_CHARS
      ? [{ path, message: `takes ${size} characters of JSON of at most ${MESSAGE_CHARS}` }]
      : []),
    ...(count('table') > 1 ? [{ path, message: 'has more tables than one' }] : []),
    ...(markdown > 12_000 ? [{ path, message: `has ${markdown} characters of Markdown` }] : []),
  ];
}

const markdownLength = (block: unknown): number =>
  isNode(block) && block['type'] === 'markdown' && typeof block['text'] === 'string' ? block['text'].length : 0;

const idsOnce = (blocks: readonly unknown[], path: string): readonly BlockProblem[] =>
  repeated(
    blocks.map((block) => (isNode(block) ? block['block_id'] : undefined)),
    path,
    'block_id',
  );

const viewBlocks: Check = (blocks, path) => [...list(viewBlock, 100)(blocks, path), ...idsOnce(listOf(blocks), path)];

// https://docs.slack.dev/reference/views/modal-views and /home-tab-views
const shared = {
  callback_id: text(255),
  private_metadata: text(3_000, 0),
  external_id: text(255),
  hash: text(255),
};

const hasInput = (view: Node): boolean =>
  listOf(view['blocks']).some((block) => isNode(block) && block['type'] === 'input');

const modal = object({
  required: { type: oneOf('modal'), title: plain(24), blocks: viewBlocks },
  optional: {
    ...shared,
    close: plain(24),
    submit: plain(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
    team_id: matching(/^T[A-Z0-9]+$/, 'team id'),
  },
  also: (view, path) =>
    hasInput(view) && view['submit'] === undefined
      ? [{ path, message: 'has inputs and nothing to submit them with' }]
      : [],
});

const home = object({ required: { type: oneOf('home'), blocks: viewBlocks }, optional: shared });
