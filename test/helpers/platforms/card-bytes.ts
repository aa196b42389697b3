import type { AdaptiveCard } from '../../../cards/card';

/** Bytes of a card's JSON as UTF-8, which is how `LIMITS.cardBytes` counts. */
export const cardBytes = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card), 'utf8');
