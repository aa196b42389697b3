import { group } from './group';
import { tokensOf } from './tokens';

/** Whether these words say a year and nothing else where they stand behind a month: «23», «del año dos mil veintitrés». */
export function isYear(words: string): boolean {
  const { items, unknown } = group(tokensOf(`1 de enero ${words}`));
  const [only, ...others] = items;
  return unknown.length + others.length === 0 && only?.to === undefined && only?.from.year !== undefined;
}
