import type { IncomingMessage, ServerResponse } from 'node:http';
import rawBody from 'raw-body';

type Refusal = 400 | 413 | 415;

export type JsonBody =
  | { readonly is: 'json'; readonly body: unknown }
  | { readonly is: 'refused'; readonly status: Refusal; readonly because: string };

/**
 * Reads a request's JSON, at most `limit` bytes of it. Nothing but JSON is read, and nothing is
 * unpacked: a compressed body says nothing about its size, and no client of ours sends one. Never
 * rejects; what is refused is read to its end unseen, so that its sender hears the answer.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<JsonBody> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const refuse = (status: Refusal, because: string): JsonBody => {
    request.resume();
    return { is: 'refused', status, because };
  };
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return refuse(415, 'Not JSON');
  if (encoding.toLowerCase() !== 'identity') return refuse(415, `Encoded as ${encoding.slice(0, 40)}`);
  try {
    const bytes = await rawBody(request, { limit, length: request.headers['content-length'] ?? null });
    return { is: 'json', body: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, 'Not JSON');
    const isTooLarge = (error as { status?: unknown }).status === 413;
    return isTooLarge ? refuse(413, `More than ${limit} bytes`) : refuse(400, 'The request was cut off');
  }
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    ...(body.length === 0 ? {} : { 'Content-Type': type }),
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/**
 * `undefined` is an empty body, and text is JSON already: a card is written out once, to be measured and
 * sent. Not restify's `send`, which looks for a formatter in every answer.
 */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}
