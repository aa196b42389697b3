/** Adaptive Cards as Block Kit. README.md says what becomes what. */
export { toBlockKit } from './convert';
export { ACTION_PREFIXES } from './actions';
export type { BlockKitOptions, BlockMessage, Converted, Loss, Surface } from './types';
