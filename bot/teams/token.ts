import { verify } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from './keys';

/** What a token of Microsoft's says once its signature is known to be good. */
export interface Token {
  readonly claims: Readonly<Record<string, unknown>>;
  /** The connector that it was made for; '' where it does not say. */
  readonly serviceUrl: string;
  /** See `SigningKey`. */
  readonly endorsements: readonly string[];
}

export type TokenRead =
  { readonly is: 'good'; readonly token: Token } | { readonly is: 'bad'; readonly because: string };

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
 * this bot, and only the rest is looked at with Microsoft's keys. Rejects with `KeysUnreachable`, and
 * with nothing else.
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
