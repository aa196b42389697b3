import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { HttpServer, WebRequest } from './host';

/** The page's files, as its build makes them, by the path they are served at. */
const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/app.js': ['app.js', 'text/javascript; charset=utf-8'],
  '/app.css': ['app.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
} as const;

/** The page loads from its own origin alone, and holds no script or style of its own in its HTML. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-cache',
} as const;

interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
}

/** Serves the page at `/`. Where it was never built, `/` says so with 503. */
export function serveStatic(server: HttpServer, directory: string): void {
  for (const [url, [file, type]] of Object.entries(FILES)) {
    const asset = load(path.join(directory, file), type);
    server.get(url, async (request, response) => {
      if (asset === undefined) sendMissing(response);
      else send(asset, request, response);
    });
  }
}

/** Where the build leaves the page: beside the bot's folder where the bot was built too, or under the checkout's `dist`. */
export function defaultPageDirectory(): string {
  const compiled = path.join(__dirname, '../playground/page');
  return fs.existsSync(path.join(compiled, 'app.js')) ? compiled : path.join(__dirname, '../dist/playground/page');
}

function load(file: string, type: string): Asset | undefined {
  if (!fs.existsSync(file)) return undefined;
  const plain = fs.readFileSync(file);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, etag, plain, gzip: gzipSync(plain) };
}

function send(asset: Asset, request: WebRequest, response: ServerResponse): void {
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const headers = { ...HEADERS, etag: asset.etag, vary: 'accept-encoding' };
  if (request.headers['if-none-match']?.split(/,\s*/).includes(asset.etag) === true) {
    // Not chained: restify's writeHead gives nothing back.
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const bytes = zipped ? asset.gzip : asset.plain;
  const encoding = zipped ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { ...headers, ...encoding, 'content-type': asset.type, 'content-length': bytes.length });
  response.end(bytes);
}

function sendMissing(response: ServerResponse): void {
  const text = 'La página aún no está construida. Ejecute «npm run build» y vuelva a iniciar el servicio.\n';
  response.writeHead(503, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
