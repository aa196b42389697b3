import { SLACK_LIMITS } from './limits';
import type { Unit } from './parts';

/** Room kept in every message for a line that says where the rest is. */
const RESERVED_BLOCKS = 1;
const RESERVED_CHARS = 300;

/** Characters a `block_id` adds to a block's JSON, and the comma between blocks. */
const ID_ROOM = 40;

const unitSize = ({ block }: Unit): number => JSON.stringify(block).length + ID_ROOM;

export const isInput = ({ block }: Unit): boolean => block.type === 'input';
const isTable = ({ block }: Unit): boolean => block.type === 'table';
const isDivider = ({ block }: Unit): boolean => block.type === 'divider';
/** Holds something to press. */
export const isPressed = ({ block }: Unit): boolean =>
  block.type === 'actions' || (block.type === 'section' && block.accessory?.type === 'button');

const charsOf = (units: readonly Unit[]): number => units.reduce((sum, unit) => sum + unitSize(unit), 2);

const fitsMessage = (units: readonly Unit[]): boolean =>
  units.length <= SLACK_LIMITS.messageBlocks - RESERVED_BLOCKS &&
  charsOf(units) <= SLACK_LIMITS.messageChars - RESERVED_CHARS &&
  units.filter(isTable).length <= SLACK_LIMITS.tables;

interface Packed {
  readonly messages: readonly (readonly Unit[])[];
  /** Inputs stand in more messages than one: a press reads those of its own alone. */
  readonly torn: boolean;
  /** Something was moved above the inputs it stood below. */
  readonly moved: boolean;
}

/**
 * The units in messages. A press comes back with the inputs of its own message, so that all inputs and
 * buttons of a card with inputs stand in the last; what only is read goes before, in its order.
 */
export function pack(units: readonly Unit[]): Packed {
  const tidy = withoutLooseDividers(units);
  if (fitsMessage(tidy)) return { messages: [tidy], torn: false, moved: false };
  if (!tidy.some(isInput)) return { messages: greedy(tidy), torn: false, moved: false };
  const { core, rest, moved } = apart(tidy);
  const last = fitsMessage(core) ? [core] : greedy(core);
  return {
    messages: [...greedy(rest), ...last],
    torn: last.filter((one) => one.some(isInput)).length > 1 || tornPress(last),
    moved,
  };
}

/** A button in a message after the one its inputs are in reads none of them. */
const tornPress = (messages: readonly (readonly Unit[])[]): boolean =>
  messages.length > 1 && messages.some((one) => !one.some(isInput) && one.some(isPressed));

function greedy(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const messages: Unit[][] = [];
  for (const unit of units) {
    const last = messages.at(-1);
    if (last !== undefined && fitsMessage([...last, unit])) last.push(unit);
    else messages.push([...(last === undefined ? [] : takeLeads(last)), unit]);
  }
  return messages.map(withoutLooseDividers).filter((message) => message.length > 0);
}

/** A heading is not left alone at a message's end: those at its end go with what they head. */
function takeLeads(message: Unit[]): readonly Unit[] {
  let from = message.length;
  while (from > 1 && message[from - 1]?.leads === true) from -= 1;
  return message.splice(from);
}

/** Characters of a unit, and of all together, that stay beside the inputs where there is room: headings, hints, problems. */
const NEAR = { unit: 1_500, above: 2_500, below: 3_500 } as const;

function apart(units: readonly Unit[]): {
  readonly core: readonly Unit[];
  readonly rest: readonly Unit[];
  readonly moved: boolean;
} {
  const first = units.findIndex(isInput);
  const fixed = charsOf(units.slice(first).filter((unit) => isInput(unit) || isPressed(unit)));
  const left = Math.max(0, SLACK_LIMITS.messageChars - RESERVED_CHARS - fixed);
  const from = first - above(units.slice(0, first), Math.min(NEAR.above, left));
  const core: Unit[] = units.slice(from, first);
  const away: Unit[] = [];
  let room = Math.min(NEAR.below, left - charsOf(core));
  for (const unit of units.slice(first)) {
    const size = unitSize(unit);
    const stays = isInput(unit) || isPressed(unit) || (!isTable(unit) && size <= Math.min(NEAR.unit, room));
    if (stays) core.push(unit);
    else away.push(unit);
    if (stays && !isInput(unit) && !isPressed(unit)) room -= size;
  }
  return { core, rest: [...units.slice(0, from), ...away], moved: away.length > 0 };
}

/** How many of the last units stand close above, in so many characters. */
function above(units: readonly Unit[], most: number): number {
  let count = 0;
  let room = most;
  for (const unit of [...units].reverse()) {
    const size = unitSize(unit);
    if (isTable(unit) || size > Math.min(NEAR.unit, room)) break;
    room -= size;
    count += 1;
  }
  return count;
}

/** No line at an end, nor two in a row. */
function withoutLooseDividers(units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit, index) => {
    if (!isDivider(unit)) return true;
    const next = units[index + 1];
    return units.slice(0, index).some((one) => !isDivider(one)) && next !== undefined && !isDivider(next);
  });
}
