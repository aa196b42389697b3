import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../../core/runtime';

/** A key that Microsoft signs with. */
export interface SigningKey {
  readonly key: KeyObject;
  /** The channels whose activities it may sign; none where it may sign any. */
  readonly endorsements: readonly string[];
}

/** Nobody can be told from anybody while Microsoft's keys cannot be read. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

export interface Keys {
  /** Undefined where Microsoft has no such key. Rejects with `KeysUnreachable`. */
  find(id: string): Promise<SigningKey | undefined>;
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
  let failure: { readonly error: KeysUnreachable; readonly at: number } | undefined;
  let reading: Promise<void> | undefined;

  return {
    find: async (id) => {
      const known = held.keys.get(id);
      const age = now() - held.at;
      if (known !== undefined && age < TIMES.good) {
        if (age >= TIMES.fresh) refresh().catch(() => {});
        return known;
      }
      if (age < TIMES.unknown) return undefined;
      await refresh();
      return held.keys.get(id);
    },
  };

  function refresh(): Promise<void> {
    if (failure !== undefined && now() - failure.at < TIMES.failed) return Promise.reject(failure.error);
    reading ??= read().finally(() => (reading = undefined));
    return reading;
  }

  async function read(): Promise<void> {
    try {
      held = { keys: await readKeys(metadataUrl, AbortSignal.timeout(readMs)), at: now() };
      failure = undefined;
    } catch (cause) {
      const error = new KeysUnreachable(`${metadataUrl}: ${String(cause)}`, { cause });
      failure = { error, at: now() };
      log.error('signing keys not read', { because: error.message });
      throw error;
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
