import type { IncomingMessage, ServerResponse } from 'node:http';

export type Handler = (request: WebRequest, response: ServerResponse) => Promise<void>;

export type WebRequest = IncomingMessage & {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
};

/** What a room needs of the process's HTTP server to add its paths. */
export interface Routes {
  get(path: string, handler: Handler): unknown;
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
