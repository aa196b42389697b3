import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { HttpFault } from './http';

/**
 * The page's people have no password, so the page answers only to itself: a request must name a host
 * that is ours (a name of somebody else's that was pointed at this machine is not), and a write must
 * come from a page of the same origin. Throws an `HttpFault` (403).
 */
export function requireSameOrigin(request: IncomingMessage, publicHosts: readonly string[]): void {
  const host = request.headers.host ?? '';
  if (!isOurHost(host, publicHosts)) throw forbidden();
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && hostOf(origin) !== host) throw forbidden();
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw forbidden();
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
  if (isWrite && origin === undefined && site !== 'same-origin') throw forbidden();
}

/** The connector is for the bot's process; a browser has no business there. Throws an `HttpFault` (403). */
export function refuseBrowsers(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site'];
  // Node's own fetch sends `sec-fetch-mode`, browsers alone send the site.
  if (request.headers.origin !== undefined || site !== undefined) throw forbidden();
}

/** An address in digits cannot be re-pointed by somebody else's name server, and `localhost` never leaves the machine. */
function isOurHost(host: string, publicHosts: readonly string[]): boolean {
  const name = hostName(host);
  return name === 'localhost' || isIP(name) !== 0 || publicHosts.includes(host);
}

function hostName(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

function forbidden(): HttpFault {
  return new HttpFault(403, 'Forbidden', 'Esta dirección solo atiende a su propia página.');
}
