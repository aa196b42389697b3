import type { KnownBlock } from '@slack/types';

/** A block, and what deciding on its message needs to know. */
export interface Unit {
  readonly block: KnownBlock;
  /** What it says, not escaped; for notifications and files. */
  readonly plain: string;
  /** Stays with what follows it. */
  readonly leads?: true;
}

/** Characters a `block_id` adds to a block's JSON, and the comma between blocks. */
const ID_ROOM = 40;

export const unitSize = ({ block }: Unit): number => JSON.stringify(block).length + ID_ROOM;

export const isInput = ({ block }: Unit): boolean => block.type === 'input';
export const isTable = ({ block }: Unit): boolean => block.type === 'table';
export const isDivider = ({ block }: Unit): boolean => block.type === 'divider';
/** Holds something to press. */
export const isPressed = ({ block }: Unit): boolean =>
  block.type === 'actions' || (block.type === 'section' && block.accessory?.type === 'button');
