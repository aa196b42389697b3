import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Log } from '../../core/record/runtime';

/** The signing keys could not be fetched, so no sender can be verified. It was logged where it was thrown. */
export class KeysUnavailable extends Error {}

/** The keys that Microsoft signs with. */
export interface SigningKeys {
  /** The key that a token names. Throws `KeysUnavailable`, or an error of jose's where Microsoft has no such key. */
  readonly find: JWTVerifyGetKey;
  /** The channels whose activities a key may sign: none where it may sign any, undefined where the key is unknown. */
  endorsementsOf(keyId: string | undefined): readonly string[] | undefined;
}

const MINUTE_MS = 60_000;
/** Milliseconds. Microsoft asks for its keys to be read anew every day, and for none to be kept over five. */
const TIMES = {
  /** Both documents, together. */
  timeout: 5_000,
  refresh: 24 * 60 * MINUTE_MS,
  maxAge: 5 * 24 * 60 * MINUTE_MS,
  /** A key that is not there is not looked for again: anybody can name one. */
  cooldown: 10 * MINUTE_MS,
  /** A failure is remembered, so that those who come next do not wait for a timeout in turn. */
  failure: 10_000,
} as const;

/** Seconds after which it is worth asking again. */
export const RETRY_AFTER_S = TIMES.failure / 1_000;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySetSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), endorsements: z.array(z.string()).default([]) })).max(1_000),
});

/** Reads the keys when the first is asked for, once for all who ask, and then once a day. */
export function createSigningKeys(options: {
  /** The OpenID document that says where the keys are. */
  readonly metadataUrl: string;
  readonly log: Log;
  readonly timeoutMs?: number;
}): SigningKeys {
  const { metadataUrl, log, timeoutMs = TIMES.timeout } = options;
  let endorsements: ReadonlyMap<string, readonly string[]> = new Map();
  let readAt = -Infinity;
  let failedAt = -Infinity;
  const keys = createRemoteJWKSet(new URL(metadataUrl), {
    timeoutDuration: timeoutMs,
    cooldownDuration: TIMES.cooldown,
    cacheMaxAge: TIMES.maxAge,
    [customFetch]: fetchKeys,
  });
  return {
    find: (head, token) => {
      // Known keys stay in use meanwhile, and after a failure, which `fetchKeys` has logged.
      if (Date.now() - readAt >= TIMES.refresh) void keys.reload().catch(() => undefined);
      return keys(head, token);
    },
    endorsementsOf: (keyId = '') => endorsements.get(keyId),
  };

  /** jose asks for a key set; at Microsoft's address is a document that says where that is. */
  async function fetchKeys(...[address, { signal }]: Parameters<FetchImplementation>): Promise<Response> {
    if (Date.now() - failedAt < TIMES.failure) throw new KeysUnavailable();
    try {
      const { jwks_uri } = metadataSchema.parse(await readJson(address, signal));
      const set = keySetSchema.parse(await readJson(jwks_uri, signal));
      endorsements = new Map(set.keys.map((key) => [key.kid, key.endorsements]));
      readAt = Date.now();
      return Response.json(set);
    } catch (error) {
      failedAt = Date.now();
      log.error('signing keys not read', { because: `${address}: ${String(error)}` });
      throw new KeysUnavailable();
    }
  }
}

async function readJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
