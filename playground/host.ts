import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the playground needs of the program that serves it: its server, a clock, ids and a log. */

export type WebRequest = IncomingMessage & {
  readonly params?: Readonly<Record<string, string>>;
  /** Set where a parser of the server's has read the body already. */
  readonly body?: unknown;
};

export type Handler = (request: WebRequest, response: ServerResponse) => Promise<void>;

/** restify's server has it. Paths may name parameters (`/a/:id`), which arrive decoded in `params`. */
export interface HttpServer {
  get(path: string, handler: Handler): unknown;
  post(path: string, handler: Handler): unknown;
  put(path: string, handler: Handler): unknown;
  del(path: string, handler: Handler): unknown;
}

export interface Clock {
  now(): Date;
}

export type NewId = () => string;

export interface Log {
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}
