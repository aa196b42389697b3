import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface SentFile {
  readonly content: Buffer;
  readonly type: string;
  /** ASCII, and no quotes. */
  readonly name: string;
  /** `inline`: a browser shows it by itself, as it does a PDF; else it is saved. */
  readonly shown: 'inline' | 'attachment';
  /** Seconds for which whoever has it need not ask again. */
  readonly freshFor: number;
}

/** SHA-256 in hex. */
export const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * Whether whoever asks has that very file already.
 * Rule: https://www.rfc-editor.org/rfc/rfc9110#field.if-none-match
 */
export const isKnown = ({ headers }: Pick<IncomingMessage, 'headers'>, content: Buffer): boolean =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === tagOf(content));

const tagOf = (content: Buffer): string => `"${digestOf(content)}"`;

/** Sends a file, or that it is known already; to a HEAD, what a GET would send without the file. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: SentFile): void {
  const { content, type, name, shown, freshFor } = file;
  const known = isKnown(request, content);
  response.writeHead(known ? 304 : 200, {
    ETag: tagOf(content),
    // For one person, or one channel; and who may read it is asked again once it is not fresh any more.
    'Cache-Control': freshFor === 0 ? 'private, no-cache' : `private, max-age=${freshFor}`,
    ...(known
      ? {}
      : {
          'Content-Type': type,
          'Content-Length': content.length,
          'Content-Disposition': `${shown}; filename="${name}"`,
          'X-Content-Type-Options': 'nosniff',
        }),
  });
  response.end(known || request.method === 'HEAD' ? undefined : content);
}
