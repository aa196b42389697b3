import type { Instant } from '../../../core/record/types';
import type { Notes } from '../../../storage/ports';

/** Why somebody, or a channel, is met of the bot's own accord. */
export type Occasion =
  /** Greeted once, for good. */
  | { readonly is: 'first' }
  /**
   * The app was installed, or the bot came in among the members: a platform may tell of one arrival in
   * both ways. `stamp` is the same in every copy of that telling.
   */
  | { readonly is: 'installed' | 'member'; readonly stamp: string };

/** What is kept of a greeting; plain data. */
interface Greeting {
  readonly at: Instant;
  /** Of the arrivals that it answered; the latest ones. */
  readonly stamps: readonly string[];
  /** Whether both ways of telling of that arrival have come. */
  readonly isWhole: boolean;
}

/** Two tellings of one arrival come within this many milliseconds. */
const TOGETHER_MS = 60_000;
const STAMPS = 10;
const TRIES = 5;

/** The greeting to keep, where there is to be one or more is known of the last; undefined where nothing is new. */
export function greetOn(
  last: Greeting | undefined,
  occasion: Occasion,
  at: Instant,
): { readonly greets: boolean; readonly kept: Greeting } | undefined {
  if (occasion.is === 'first')
    return last === undefined ? { greets: true, kept: { at, stamps: [], isWhole: true } } : undefined;
  const stamp = `${occasion.is}:${occasion.stamp}`;
  if (last?.stamps.includes(stamp) === true) return undefined;
  const isRecent = last !== undefined && Date.parse(at) - Date.parse(last.at) < TOGETHER_MS;
  const stamps = [stamp, ...(last?.stamps ?? [])].slice(0, STAMPS);
  const latest = last?.stamps[0];
  const isOther = latest !== undefined && !latest.startsWith(occasion.is);
  if (isRecent && isOther && !last.isWhole) return { greets: false, kept: { ...last, stamps, isWhole: true } };
  return { greets: true, kept: { at, stamps, isWhole: false } };
}

/** Whether whoever goes by that name is greeted on that occasion: one process at most is told so. */
export async function isToBeGreeted(notes: Notes, who: string, occasion: Occasion, at: Instant): Promise<boolean> {
  const name = `greeted.${who}`;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const note = await notes.note(name);
    const next = greetOn(note?.value as Greeting | undefined, occasion, at);
    if (next === undefined) return false;
    if (await notes.keepNote(name, next.kept, note?.version ?? 0)) return next.greets;
  }
  return false;
}

/** Whether it is the first time that this is done for them; it counts as done from now on, where that can be noted. */
export async function isFirst(notes: Notes, name: string, at: Instant): Promise<boolean> {
  if ((await notes.note(name)) !== undefined) return false;
  return notes.keepNote(name, { at }, 0).catch(() => true);
}
