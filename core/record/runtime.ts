/** What a process lends to whoever works in it; the edges are handed these, so that tests hand over their own. */
export interface Clock {
  now(): Date;
}

/** Unguessable and unique across processes. */
export type NewId = () => string;

/** Structured: what happened, then its facts. Never an answer's text. */
export interface Log {
  debug(message: string, facts?: Record<string, unknown>): void;
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

/**
 * Asked between the steps of long work, so that it does not hold others: undefined while it may go on, a promise of when
 * it may where they have waited.
 */
export type Pause = () => Promise<void> | undefined;
