import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { actionParts, selectParts } from './inputs/actions';
import { element } from './elements';
import { isInput, isPressed, pack } from './pack';
import { said, type Part, type Unit } from './parts';
import { render } from './render';
import { Scope, within, type Position } from './scope';
import { blockTexts } from './text.es';
import type { BlockKitOptions, BlockMessage, Converted } from './types';
import { SLACK_LIMITS } from './limits';
import { escaped, isBlank, isNode, type Node, onOneLine, shortened, textOf, typeOf, word } from './clean';

/**
 * An expanded Adaptive Card, 1.0 to 1.6, as Block Kit inside every limit of Slack. Any card: what has
 * no equivalent is told in `unsupported`, and what only looks or acts otherwise in `simplified`; room
 * and place (sizes, spacing, widths, alignment) are Slack's own and not told. Never throws.
 *
 * An input's `action_id` is its id. A button's is its verb behind one of `ACTION_PREFIXES`, and its
 * `value` is its data as JSON, the verb in it.
 */
export function toBlockKit(card: unknown, options: BlockKitOptions = {}): Converted {
  const { surface = 'message', timeZone = 'America/Mexico_City' } = options;
  const scope = new Scope(surface, timeZone, card, element);
  const parts = cardParts(card, scope);
  const units = render(parts, surface);
  const shown = units.length > 0 ? units : render([said('body', fallbackOf(card) || blockTexts.nothing)], surface);
  const whole = surface === 'message' ? inMessages(shown, options, scope) : inView(shown, scope);
  return {
    messages: named(whole.messages, fallbackOf(card), idsOf(card, options)),
    unsupported: scope.unsupported,
    simplified: scope.simplified,
    externalOptions: scope.externalOptions,
    ...(whole.cut ? { overflow: { filename: blockTexts.overflowName, text: plainOf(shown, '\n\n') } } : {}),
  };
}

const ROOT: Position = { path: '', depth: 0 };

function cardParts(card: unknown, scope: Scope): readonly Part[] {
  if (!isNode(card)) return scope.lost(ROOT, typeOf(card), 'not a card');
  if (word(card['type']) !== 'adaptivecard') return scope.lost(ROOT, typeOf(card), 'not an Adaptive Card');
  noteRoot(card, scope);
  return [
    ...scope.elements(card['body'], within(ROOT, 'body')),
    ...selectParts(card, scope, ROOT),
    ...actionParts(card['actions'], scope, within(ROOT, 'actions')),
  ];
}

function noteRoot(card: Node, scope: Scope): void {
  if (isNode(card['authentication'])) scope.lost(within(ROOT, 'authentication'), 'Authentication', 'no equivalent');
  if (isNode(card['refresh'])) scope.simpler(within(ROOT, 'refresh'), 'Refresh', 'never asked for by a client');
  if (card['backgroundImage'] !== undefined) scope.simpler(ROOT, 'AdaptiveCard', 'without its backgroundImage');
}

/** What the card says of itself, on one line; '' where it says nothing. */
function fallbackOf(card: unknown): string {
  if (!isNode(card)) return '';
  // `speak` may be SSML.
  const texts = [textOf(card['fallbackText']), textOf(card['speak']).replace(/<[^<>]*>/g, ' ')];
  return texts.map(onOneLine).find((text) => !isBlank(text)) ?? '';
}

interface Whole {
  readonly messages: readonly (readonly Unit[])[];
  readonly cut: boolean;
}

function inMessages(units: readonly Unit[], options: BlockKitOptions, scope: Scope): Whole {
  const { messages, torn, moved } = pack(units);
  if (torn)
    scope.lost(ROOT, 'AdaptiveCard', 'more inputs than one message holds: a press reads those of its own message');
  if (moved) scope.simpler(ROOT, 'AdaptiveCard', 'what only is read stands above the inputs');
  const most = Math.max(1, Math.floor(options.maxMessages ?? SLACK_LIMITS.messages));
  if (messages.length <= most) return { messages, cut: false };
  const kept = messages.slice(0, most - 1);
  const last = messages.at(-1) ?? [];
  noteCut(messages.slice(most - 1, -1).flat(), scope);
  return { messages: [...kept, [...render([said('quiet', blockTexts.more)], 'message'), ...last]], cut: true };
}

/** A view is one whole, whatever its length in characters. */
function inView(units: readonly Unit[], scope: Scope): Whole {
  if (units.length <= SLACK_LIMITS.viewBlocks) return { messages: [units], cut: false };
  noteCut(units.slice(SLACK_LIMITS.viewBlocks), scope);
  return { messages: [units.slice(0, SLACK_LIMITS.viewBlocks)], cut: true };
}

/** A file can be read, and neither filled in nor pressed. */
function noteCut(units: readonly Unit[], scope: Scope): void {
  for (const unit of units.filter((one) => isInput(one) || isPressed(one))) {
    scope.lost(ROOT, unit.block.type, `no room: ${shortened(onOneLine(unit.plain), SLACK_LIMITS.buttonText)}`);
  }
}

const plainOf = (units: readonly Unit[], between: string): string =>
  units
    .map(({ plain }) => plain)
    .filter((plain) => !isBlank(plain))
    .join(between);

const ID_LENGTH = 12;
/** A revision that can stand in a `block_id` as it is. */
const SHORT = /^[\w-]{1,40}$/;

/** What every `block_id` begins with: the revision, else what the card says. */
function idsOf(card: unknown, { revision }: BlockKitOptions): string {
  const own = String(revision ?? '');
  if (SHORT.test(own)) return own;
  return createHash('sha256')
    .update(own || written(card))
    .digest('hex')
    .slice(0, ID_LENGTH);
}

function written(card: unknown): string {
  try {
    return JSON.stringify(card) ?? '';
  } catch {
    return '';
  }
}

function named(messages: readonly (readonly Unit[])[], fallback: string, ids: string): Converted['messages'] {
  let count = 0;
  const blocks = (units: readonly Unit[]): KnownBlock[] =>
    units.map(({ block }) => ({ ...block, block_id: `${ids}-${(count += 1)}` }));
  const made = messages.map((units, index): BlockMessage => {
    const first = index === 0 ? fallback : '';
    const text = first || onOneLine(plainOf(units, '. ')) || fallback || blockTexts.nothing;
    return { text: escaped(shortened(text, SLACK_LIMITS.notification)), blocks: blocks(units) };
  });
  const [first = { text: blockTexts.nothing, blocks: [] }, ...others] = made;
  return [first, ...others];
}
