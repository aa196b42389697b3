import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Log } from '../../core/record/runtime';
import { sendJson } from './bodies';

export type { Server } from 'restify';

export type Handler = (request: WebRequest, response: ServerResponse) => Promise<void>;

export type WebRequest = IncomingMessage & { readonly params?: Readonly<Record<string, string>> };

/** What a room needs of the process's HTTP server to add its paths. */
export interface Routes {
  get(path: string, handler: Handler): unknown;
  head(path: string, handler: Handler): unknown;
}

/** Milliseconds a request may take to come in whole, its head and all of it: the platforms take tenths of a second. */
const ARRIVAL_MS = { head: 10_000, whole: 30_000 } as const;

/**
 * The one HTTP server of the process: every room adds its own paths to it. A handler that fails ends
 * its own request alone, and tells its sender nothing: restify would answer in the error's words, and a
 * second time where an answer had begun, which throws where nobody catches.
 */
export function createServer(log: Log): Server {
  const server = restify.createServer({ name: 'visit-report-bot', ignoreTrailingSlash: true });
  const http = server.server as HttpServer;
  [http.headersTimeout, http.requestTimeout] = [ARRIVAL_MS.head, ARRIVAL_MS.whole];
  server.on('restifyError', (request: Request, response: Response, error: Error, next: () => void) => {
    const known = 'statusCode' in error && Number(error.statusCode) < 500;
    log[known ? 'debug' : 'error']('request failed', {
      method: request.method,
      path: request.path(),
      reason: error.stack ?? String(error),
    });
    if (response.headersSent) response.destroy();
    else if (known) next();
    else sendJson(response, 500, { error: { code: 'InternalError', message: 'Internal error' } });
  });
  return server;
}

/** One text by name, the last one given: restify's parser would make lists and objects of names with brackets. */
export const queryOf = ({ url = '' }: WebRequest): Readonly<Partial<Record<string, string>>> =>
  Object.fromEntries(new URLSearchParams(url.split('?').slice(1).join('?')));

/** Starts to listen, and gives the port: the one asked for, or any free one for 0. */
export const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address().port));
  });

/** Milliseconds that open connections get to end by themselves. */
const GRACE_MS = 2_000;

/** Takes no new connections, and resolves once the last one has ended. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const http = server.server as HttpServer;
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
