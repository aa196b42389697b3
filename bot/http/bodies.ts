import type { IncomingMessage, ServerResponse } from 'node:http';
import rawBody from 'raw-body';
import { isWithin, PLENTY } from './amount';

type Refusal = 400 | 413 | 415;

export type Refused = { readonly is: 'refused'; readonly status: Refusal; readonly because: string };
export type JsonBody = { readonly is: 'json'; readonly body: unknown } | Refused;
export type Bytes = { readonly is: 'bytes'; readonly bytes: Buffer } | Refused;

/** Bytes, and milliseconds, for which a refused body is taken and thrown away, so that its sender hears the answer. */
const DISCARDED = { bytes: 8 * 1024 * 1024, ms: 5_000 } as const;

/**
 * Reads a request's JSON, at most `limit` bytes of it, and parses what holds no more than `PLENTY`.
 * Nothing but JSON is read, and nothing is unpacked: a compressed body says nothing about its size, and
 * no client of ours sends one. Never rejects.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<JsonBody> {
  const { 'content-type': type = '' } = request.headers;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return refuse(request, 415, 'Not JSON');
  const read = await readBytes(request, limit);
  return read.is === 'refused' ? read : parseJson(read.bytes);
}

/** A request's body as it came, at most `limit` bytes of it. Never rejects; what is refused is discarded. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Bytes> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length = null } = request.headers;
  if (encoding.toLowerCase() !== 'identity') return refuse(request, 415, `Encoded as ${encoding.slice(0, 40)}`);
  try {
    return { is: 'bytes', bytes: await rawBody(request, { limit, length }) };
  } catch (error) {
    const isTooLarge = (error as { status?: unknown }).status === 413;
    return isTooLarge
      ? refuse(request, 413, `More than ${limit} bytes`)
      : refuse(request, 400, 'The request was cut off');
  }
}

/**
 * Parses JSON once it is known how much it holds. Halves of characters are left out of texts: they can be
 * written in JSON, and nowhere else, so that what holds one could not be sent. Never throws.
 */
export function parseJson(bytes: Buffer): JsonBody {
  if (!isWithin(bytes, PLENTY)) return { is: 'refused', status: 413, because: 'Too many values, or too deep' };
  const text = bytes.toString('utf8');
  try {
    const body: unknown = /\\ud[89a-f]/i.test(text) ? JSON.parse(text, wholeCharacters) : JSON.parse(text);
    return { is: 'json', body };
  } catch {
    return { is: 'refused', status: 400, because: 'Not JSON' };
  }
}

const wholeCharacters = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '') : value;

function refuse(request: IncomingMessage, status: Refusal, because: string): Refused {
  discard(request);
  return { is: 'refused', status, because };
}

/**
 * Throws the rest of a request's body away as it comes. A sender who is cut off while writing does not
 * hear the answer, and one who never ends would hold the connection: so it is for a while.
 */
export function discard(request: IncomingMessage): void {
  let bytes = 0;
  const cut = (): void => void request.destroy();
  const late = setTimeout(cut, DISCARDED.ms).unref();
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > DISCARDED.bytes) cut();
  });
  request.once('end', () => clearTimeout(late));
  request.once('close', () => clearTimeout(late));
  request.resume();
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
