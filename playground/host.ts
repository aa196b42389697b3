/** What the playground needs of the program that serves it. */
export interface Clock {
  now(): Date;
}

export type NewId = () => string;

export interface Log {
  debug(message: string, facts?: Record<string, unknown>): void;
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}
