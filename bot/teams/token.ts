import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../../core/record/runtime';

/** What a token of Microsoft's says once its signature is known to be good. */
export interface Token {
  readonly claims: Readonly<Record<string, unknown>>;
  /** The connector that it was made for; '' where it does not say. */
  readonly serviceUrl: string;
  /** See `SigningKey`. */
  readonly endorsements: readonly string[];
}

export type TokenRead =
  | { readonly is: 'good'; readonly token: Token }
  | { readonly is: 'bad'; readonly because: string }
  /** Nobody can be told from anybody while Microsoft's keys cannot be read. */
  | { readonly is: 'untold' };

/** Who signs what Teams sends: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const ISSUER = 'https://api.botframework.com';

/** Seconds that two clocks may be apart. */
const TOLERANCE_S = 5 * 60;

/** By the name of the algorithm in a token. */
const HASHES = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' } as const;

const headSchema = z.object({
  alg: z.enum(Object.keys(HASHES) as (keyof typeof HASHES)[]),
  kid: z.string().min(1).max(200),
});
const claimsSchema = z.looseObject({
  iss: z.literal(ISSUER),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().catch(''),
});

const bad = (because: string): TokenRead => ({ is: 'bad', because });

/**
 * Checks the token of an `Authorization` header: it costs nothing to tell what cannot be Microsoft's for
 * this bot, and only the rest is looked at with Microsoft's keys. Never rejects.
 */
export async function readToken(
  header: string | undefined,
  bot: { readonly appId: string; readonly keys: Keys; readonly now?: () => number },
): Promise<TokenRead> {
  const { appId, keys, now = Date.now } = bot;
  const [, head = '', body = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(header ?? '') ?? [];
  if (signature === '') return bad('no signed token');
  const headed = headSchema.safeParse(decoded(head));
  if (!headed.success) return bad('signed in no way of Microsoft’s');
  const claimed = claimsSchema.safeParse(decoded(body));
  if (!claimed.success) return bad(`claims: ${claimed.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  const { aud, exp, nbf = -Infinity, serviceurl } = claimed.data;
  if (aud !== appId) return bad('for another bot');
  const seconds = now() / 1_000;
  if (seconds >= exp + TOLERANCE_S) return bad('expired');
  if (seconds < nbf - TOLERANCE_S) return bad('not valid yet');
  const found = await keys.find(headed.data.kid);
  if (found === 'unreachable') return { is: 'untold' };
  if (found === undefined) return bad('signed with an unknown key');
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify(HASHES[headed.data.alg], signed, found.key, Buffer.from(signature, 'base64url')))
    return bad('signature of another key');
  return { is: 'good', token: { claims: claimed.data, serviceUrl: serviceurl, endorsements: found.endorsements } };
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What an activity says of where it comes from must be what its token, and the key of that, are good for. */
export const vouchesFor = (
  { serviceUrl, endorsements }: Token,
  activity: { readonly serviceUrl: string; readonly channelId: string },
): boolean =>
  serviceUrl === activity.serviceUrl && (endorsements.length === 0 || endorsements.includes(activity.channelId));

/** A key that Microsoft signs with. */
export interface SigningKey {
  readonly key: KeyObject;
  /** The channels whose activities it may sign; none where it may sign any. */
  readonly endorsements: readonly string[];
}

export interface Keys {
  /** Undefined where Microsoft has no such key. Never rejects. */
  find(id: string): Promise<SigningKey | 'unreachable' | undefined>;
}

const MINUTE_MS = 60_000;
/** Milliseconds. Microsoft asks for its keys to be read anew every day, and for none to be kept over five. */
const TIMES = {
  /** Both documents, together. */
  read: 5_000,
  fresh: 24 * 60 * MINUTE_MS,
  good: 5 * 24 * 60 * MINUTE_MS,
  /** A key that is not there is not looked for again: anybody can name one. */
  unknown: 10 * MINUTE_MS,
  /** A failure is remembered, so that those who wait behind it do not wait in turn. */
  failed: 10_000,
} as const;

/** Seconds after which it is worth asking again. */
export const RETRY_AFTER_S = TIMES.failed / 1_000;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string() })).max(1_000) });
const rsaSchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

type KeySet = ReadonlyMap<string, SigningKey>;

/** Microsoft's signing keys, read when the first is asked for, once for all who ask, and then once a day. */
export function createKeys(options: {
  /** The OpenID document that says where the keys are. */
  readonly metadataUrl: string;
  readonly log: Log;
  readonly now?: () => number;
  readonly readMs?: number;
}): Keys {
  const { metadataUrl, log, now = Date.now, readMs = TIMES.read } = options;
  let held: { readonly keys: KeySet; readonly at: number } = { keys: new Map(), at: -Infinity };
  let failedAt = -Infinity;
  let reading: Promise<boolean> | undefined;

  return {
    find: async (id) => {
      const known = held.keys.get(id);
      const age = now() - held.at;
      if (known !== undefined && age < TIMES.good) {
        if (age >= TIMES.fresh) void refresh();
        return known;
      }
      if (age < TIMES.unknown) return undefined;
      return (await refresh()) ? held.keys.get(id) : 'unreachable';
    },
  };

  /** Whether they were read. */
  async function refresh(): Promise<boolean> {
    if (now() - failedAt < TIMES.failed) return false;
    reading ??= read().finally(() => (reading = undefined));
    return reading;
  }

  async function read(): Promise<boolean> {
    try {
      held = { keys: await readKeys(metadataUrl, AbortSignal.timeout(readMs)), at: now() };
      return true;
    } catch (error) {
      failedAt = now();
      log.error('signing keys not read', { because: `${metadataUrl}: ${String(error)}` });
      return false;
    }
  }
}

async function readKeys(metadataUrl: string, signal: AbortSignal): Promise<KeySet> {
  const { jwks_uri: address } = metadataSchema.parse(await readJson(metadataUrl, signal));
  const { keys } = keySetSchema.parse(await readJson(address, signal));
  return new Map(
    keys.flatMap((json): [string, SigningKey][] => {
      const { success, data } = rsaSchema.safeParse(json);
      return success ? [[data.kid, { key: keyOf(data), endorsements: data.endorsements }]] : [];
    }),
  );
}

const keyOf = ({ n, e }: z.infer<typeof rsaSchema>): KeyObject =>
  createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });

async function readJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
