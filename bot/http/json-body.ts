import type { IncomingMessage } from 'node:http';

export type JsonBody =
  | { readonly is: 'json'; readonly body: unknown }
  | { readonly is: 'refused'; readonly status: 400 | 413 | 415; readonly because: string };

const refused = (status: 400 | 413 | 415, because: string): JsonBody => ({ is: 'refused', status, because });

/**
 * Reads a request's JSON, at most `limit` bytes of it. Nothing but JSON is read, and nothing is
 * unpacked: a compressed body says nothing about its size, and no client of ours sends one. Never
 * rejects; what is too large is read to its end unseen, so that its sender hears the answer.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<JsonBody> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) return unread(request, 415, 'Not JSON');
  if (encoding.toLowerCase() !== 'identity') return unread(request, 415, `Encoded as ${encoding.slice(0, 40)}`);
  if (Number(request.headers['content-length'] ?? 0) > limit) return unread(request, 413, tooLarge(limit));
  const bytes = await readBytes(request, limit).catch(() => undefined);
  if (bytes === undefined) return refused(400, 'The request was cut off');
  if (bytes === 'too-large') return unread(request, 413, tooLarge(limit));
  try {
    return { is: 'json', body: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return refused(400, 'Not JSON');
  }
}

const tooLarge = (limit: number): string => `More than ${limit} bytes`;

function unread(request: IncomingMessage, status: 413 | 415, because: string): JsonBody {
  request.resume();
  return refused(status, because);
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | 'too-large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve('too-large');
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    // Every request closes in the end, and an error is dear to make.
    request.on('close', () => {
      if (!request.complete) reject(new Error('closed'));
    });
  });
}
