import { SLACK_LIMITS } from '../limits';
import { isNode, type Node } from '../nodes';
import { messageBlock, viewBlock } from './check/blocks';
import { list, matching, object, oneOf, repeated, text, flag, type BlockProblem, type Check } from './check/shape';
import { plain } from './check/texts';
import { isBlank, listOf } from './clean';

export type { BlockProblem } from './check/shape';

const L = SLACK_LIMITS;

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
  const written = typeof payload['text'] === 'string' && !isBlank(payload['text']);
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
    ...list(messageBlock, L.messageBlocks)(blocks, path),
    ...idsOnce(all, path),
    ...(size > L.messageChars
      ? [{ path, message: `takes ${size} characters of JSON of at most ${L.messageChars}` }]
      : []),
    ...(count('table') > L.tables ? [{ path, message: 'has more tables than one' }] : []),
    ...(markdown > L.markdownText ? [{ path, message: `has ${markdown} characters of Markdown` }] : []),
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

const viewBlocks: Check = (blocks, path) => [
  ...list(viewBlock, L.viewBlocks)(blocks, path),
  ...idsOnce(listOf(blocks), path),
];

const shared = {
  callback_id: text(L.callbackId),
  private_metadata: text(L.privateMetadata, 0),
  external_id: text(L.callbackId),
  hash: text(L.callbackId),
};

const hasInput = (view: Node): boolean =>
  listOf(view['blocks']).some((block) => isNode(block) && block['type'] === 'input');

const modal = object({
  required: { type: oneOf('modal'), title: plain(L.viewTitle), blocks: viewBlocks },
  optional: {
    ...shared,
    close: plain(L.viewButton),
    submit: plain(L.viewButton),
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
