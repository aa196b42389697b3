import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { problem, type Problem } from '../../core/words/problems';
import type { Log } from '../../core/record/runtime';
import { isPrivate, PrivateAddress, publicLookup } from './private-addresses';

/** Bytes of a file, in megabytes: a form with its tables is under one. */
const FILE_MB = 10;
/** Milliseconds that it may take: Teams waits fifteen seconds for the whole turn. */
const FILE_MS = 9_000;
/** Times that its server may send us on, to another address of the same origin. */
const REDIRECTS = 3;

/** A file of somebody's message. */
export interface Remote {
  readonly name: string;
  readonly url: string;
  /** For its origin alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether what came is the platform's page to sign in instead. */
  readonly isPage?: (type: string, name: string) => boolean;
}

export interface DownloadRules {
  /** Whether the file may lie there; besides, an address is public and by HTTPS. */
  readonly allows: (url: string) => boolean;
  /** Addresses of this machine or network that are called all the same, plain HTTP too: our own, or a stand-in's. */
  readonly isOwn: (url: string) => boolean;
  readonly log: Log;
  readonly limits?: { readonly bytes?: number; readonly ms?: number };
}

/** Why a file was not brought; the reason is for the log alone. */
class NotBrought extends Error {
  constructor(
    readonly code: 'file.too-big' | 'file.gone' | 'file.barred' | 'file.elsewhere' | 'file.not-fetched',
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Brings a file that a platform keeps, in memory: from a place that the rules allow and from nowhere that it sends us
 * on to, up to a size and a time. Gives a problem where it cannot; never rejects. Addresses are never logged: whoever
 * has one has the file.
 */
export async function download(file: Remote, rules: DownloadRules): Promise<Buffer | Problem> {
  const { bytes = FILE_MB * 1024 * 1024, ms = FILE_MS } = rules.limits ?? {};
  try {
    return await follow(file, file.url, rules, { bytes, signal: AbortSignal.timeout(ms), left: REDIRECTS });
  } catch (error) {
    const { code, message } = error instanceof NotBrought ? error : asFault(error);
    rules.log.warn('file not fetched', { code, reason: message });
    const { name } = file;
    return code === 'file.too-big'
      ? problem(code, { name, limit: Math.max(1, Math.floor(bytes / (1024 * 1024))) })
      : problem(code, { name });
  }
}

interface Bounds {
  readonly bytes: number;
  readonly signal: AbortSignal;
  /** Redirects that are still followed. */
  readonly left: number;
}

async function follow(file: Remote, url: string, rules: DownloadRules, bounds: Bounds): Promise<Buffer> {
  if (!mayCall(url, rules)) throw new NotBrought('file.elsewhere', 'address not allowed');
  const response = await open(url, file, rules, bounds.signal);
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    response.destroy();
    return follow(file, nextOf(url, headers.location, bounds.left), rules, { ...bounds, left: bounds.left - 1 });
  }
  if (status !== 200) {
    response.destroy();
    throw new NotBrought(CODES[status] ?? 'file.not-fetched', `answered ${status}`);
  }
  if (file.isPage?.(headers['content-type'] ?? '', file.name) === true) {
    response.destroy();
    throw new NotBrought('file.barred', 'a page instead of the file');
  }
  return read(response, bounds.bytes);
}

const CODES: Readonly<Record<number, NotBrought['code']>> = {
  401: 'file.barred',
  403: 'file.barred',
  404: 'file.gone',
  410: 'file.gone',
};

function mayCall(address: string, { allows, isOwn }: DownloadRules): boolean {
  if (!URL.canParse(address) || !allows(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (isOwn(address)) return protocol === 'https:' || protocol === 'http:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && (isIP(host) === 0 || !isPrivate(host));
}

/** Only within its origin: elsewhere it would show somebody else what it is sent with, and show us somebody else's. */
function nextOf(url: string, location: string, left: number): string {
  const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
  if (next?.origin !== new URL(url).origin) throw new NotBrought('file.elsewhere', 'redirected to another origin');
  if (left === 0) throw new NotBrought('file.not-fetched', 'redirected too often');
  return next.href;
}

/** Each on a connection of its own, which ends with it. */
function open(url: string, { headers = {} }: Remote, { isOwn }: DownloadRules, signal: AbortSignal) {
  const { protocol } = new URL(url);
  const request = protocol === 'https:' ? overHttps : overHttp;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(
      url,
      {
        agent: false,
        headers: { ...headers, 'accept-encoding': 'identity' },
        signal,
        ...(isOwn(url) ? {} : { lookup: publicLookup }),
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** What the head says of its size is only believed where it is too much. */
async function read(response: IncomingMessage, limit: number): Promise<Buffer> {
  const tooBig = (): never => {
    response.destroy();
    throw new NotBrought('file.too-big', 'more bytes than are taken');
  };
  if (Number(response.headers['content-length'] ?? 0) > limit) tooBig();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) tooBig();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function asFault(error: unknown): Pick<NotBrought, 'code' | 'message'> {
  if (error instanceof PrivateAddress) return { code: 'file.elsewhere', message: 'a private address' };
  const { code, name = '' } = error as { readonly code?: unknown; readonly name?: string };
  return { code: 'file.not-fetched', message: typeof code === 'string' ? code : name };
}
