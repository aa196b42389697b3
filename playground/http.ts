import type { IncomingMessage, ServerResponse } from 'node:http';

/** What this folder needs of a server: restify's has it. Paths may name parameters (`/a/:id`). */
export interface HttpServer {
  get(path: string, handler: Handler): unknown;
  post(path: string, handler: Handler): unknown;
  put(path: string, handler: Handler): unknown;
  del(path: string, handler: Handler): unknown;
}

export type WebRequest = IncomingMessage & {
  readonly params?: Readonly<Record<string, string>>;
  /** Set where a parser of the server's has read the body already. */
  readonly body?: unknown;
};

export type Handler = (request: WebRequest, response: ServerResponse) => Promise<void>;

/** Ends a request with a status and a code a client can tell apart. */
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

/** The error body of the Bot Framework; the page reads the same. */
export function sendFault(response: ServerResponse, fault: HttpFault): void {
  sendJson(response, fault.status, { error: { code: fault.code, message: fault.message } });
}

/** The value of a path's parameter, decoded. */
export function param(request: WebRequest, name: string): string {
  return request.params?.[name] ?? '';
}

/** The JSON of a request. Throws an `HttpFault` (400, 413, 415). `limit` is in bytes. */
export async function readJson(request: WebRequest, limit: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  // A browser sends JSON to another origin only after asking; any other type it would just send.
  if (!/^application\/json\b/i.test(type)) throw new HttpFault(415, 'UnsupportedMediaType', 'Se espera JSON.');
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  if (request.body !== undefined && typeof request.body !== 'string' && !Buffer.isBuffer(request.body))
    return request.body;
  const raw = request.body ?? (await readBody(request, limit));
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new HttpFault(400, 'BadSyntax', 'El cuerpo no es JSON.');
  }
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): HttpFault {
  return new HttpFault(413, 'MessageSizeTooBig', 'Es demasiado largo para enviarlo de una vez.');
}
