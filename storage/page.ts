import type { Page } from './ports';

/** Limit and offset as a store takes them; what lies outside the port's bounds is brought inside. */
export function within({ limit, offset }: Page): [number, number] {
  return [Math.min(50, Math.max(1, Math.trunc(limit))), Math.max(0, Math.trunc(offset))];
}

/** Reports that are gone over for one page of whole ones. */
export const sentLimit = (limit: number): number => Math.min(200, Math.max(1, Math.trunc(limit)));

/** Reports of one visit that are given at most: one is told of, and whether any of them may be read is to be seen. */
export const SENT_OF = 20;
