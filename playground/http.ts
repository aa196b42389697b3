import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import rawBody from 'raw-body';
import type { Handler, HttpServer, Log, WebRequest } from './host';

/** Bytes of a request's body: a card's inputs can hold several long texts. */
const BODY_LIMIT = 1024 * 1024;

/** Thrown, it becomes the answer: a status, a code that programs tell apart, and words for a person. */
export class HttpFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'HttpFault';
  }
}

/** What a path's work needs of a request. */
export interface Call {
  /** A parameter of the path, decoded. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The JSON of a POST or PUT. */
  readonly body: unknown;
}

export interface Serving {
  readonly base: string;
  /** Throws an `HttpFault` where the sender has no business here. */
  readonly guard: (request: IncomingMessage) => void;
  readonly log: Log;
  /** What a POST is answered with; 200 where left out. */
  readonly posted?: 200 | 201;
}

/** Opens paths under a base, by verb and path (`'GET /state'`). What the work gives is sent as JSON, and a fault with its code. */
export function servePaths(
  server: HttpServer,
  { base, guard, log, posted = 200 }: Serving,
  paths: Readonly<Record<string, (call: Call) => unknown>>,
): void {
  const open = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;
  for (const [key, work] of Object.entries(paths)) {
    const [verb, path] = key.split(' ') as [keyof typeof open, string];
    const answer = answering(guard, log, async (request, response) => {
      const call = {
        param: (name: string) => request.params?.[name] ?? '',
        query: queryOf(request),
        body: verb === 'GET' || verb === 'DELETE' ? undefined : await readJson(request),
      };
      sendJson(response, verb === 'POST' ? posted : 200, await work(call));
    });
    server[open[verb]](base + path, answer);
  }
}

/** Runs the guard, then the work; what either throws becomes the answer. */
export function answering(guard: Serving['guard'], log: Log, work: Handler): Handler {
  return async (request, response) => {
    try {
      guard(request);
      await work(request, response);
    } catch (error) {
      const known = error instanceof HttpFault;
      if (!known) log.error('playground request failed', { path: request.url, error: String(error) });
      const { status, code, message } = known
        ? error
        : new HttpFault(500, 'ServiceError', 'El servicio tuvo una falla.');
      // A body is read to its end also where nobody wants it, so that its sender hears the answer.
      request.resume();
      sendJson(response, status, { error: { code, message } });
    }
  };
}

export const queryOf = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? '', 'http://localhost').searchParams;

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}

async function readJson(request: WebRequest): Promise<unknown> {
  // A browser asks before it sends JSON to another origin; other types it sends without asking.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new HttpFault(415, 'UnsupportedMediaType', 'Se espera JSON.');
  if (typeof request.body === 'object') return request.body;
  try {
    const bytes = await rawBody(request, { limit: BODY_LIMIT, length: request.headers['content-length'] ?? null });
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if ((error as { status?: unknown }).status === 413)
      throw new HttpFault(413, 'MessageSizeTooBig', 'Es demasiado largo para enviarlo de una vez.');
    throw new HttpFault(400, 'BadSyntax', 'El cuerpo no es JSON.');
  }
}

/**
 * The page's people have no password, so the page answers only to itself: a request must name a host
 * that is ours (a name of somebody else's that was pointed at this machine is not), and a write must
 * come from a page of the same origin. Throws an `HttpFault` (403).
 */
export function requireSameOrigin({ method, headers }: IncomingMessage, ours: readonly (string | undefined)[]): void {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  const isWrite = method !== 'GET' && method !== 'HEAD';
  if (!isOurHost(host, ours)) throw forbidden();
  if (origin !== undefined && hostOf(origin) !== host) throw forbidden();
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw forbidden();
  if (isWrite && origin === undefined && site !== 'same-origin') throw forbidden();
}

/** The connector is for the bot's process; a browser has no business there. Throws an `HttpFault` (403). */
export function refuseBrowsers({ headers }: IncomingMessage): void {
  // Node's own fetch sends `sec-fetch-mode`, browsers alone send the site.
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) throw forbidden();
}

/** An address in digits cannot be re-pointed by somebody else's name server, and `localhost` never leaves the machine. */
function isOurHost(host: string, ours: readonly (string | undefined)[]): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  return name === 'localhost' || isIP(name) !== 0 || ours.includes(host);
}

export const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

const forbidden = (): HttpFault => new HttpFault(403, 'Forbidden', 'Esta dirección solo atiende a su propia página.');
