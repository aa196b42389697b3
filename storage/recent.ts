import { LRUCache } from 'lru-cache';
import type { Stored } from './ports';

/** Reports used last, by id, as long as they hold no more than that many bytes of memory together. */
export type RecentReports = LRUCache<string, Stored>;

export const recentReports = (bytes: number): RecentReports =>
  new LRUCache<string, Stored>({ maxSize: bytes, sizeCalculation: heldBytes });

/** V8's own, on 64 bits, rounded: of an object its header, of each property or element its place. */
const [HEADER, PLACE, TEXT] = [32, 16, 24];

/** What a value of plain JSON holds in memory, in bytes, roughly: text that is not Latin takes two for a character. */
export function heldBytes(value: unknown): number {
  if (typeof value === 'string') return TEXT + value.length * (isLatin(value) ? 1 : 2);
  if (typeof value !== 'object' || value === null) return 0;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.reduce<number>((bytes, part) => bytes + PLACE + heldBytes(part), HEADER);
}

const isLatin = (text: string): boolean => /^[\u0000-\u00ff]*$/.test(text);
