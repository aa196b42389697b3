/** Adaptive Cards as Block Kit. README.md says what becomes what. */
export { toBlockKit } from './convert';
export { ACTION_PREFIXES } from './inputs/actions';
export { escaped, unescaped } from './clean';
export { suggested } from './inputs/suggest';
export { toView, type ConvertedView } from './view';
export type { BlockKitOptions, BlockMessage, Converted, Loss, Surface, ViewOptions } from './types';
