import { decodeJwt, jwtVerify } from 'jose';
import { textAt } from './channel';
import { KeysUnavailable, type SigningKeys } from './signing-keys';

/** What a token says of its sender, once its signature is known to be Microsoft's. */
export interface Token {
  /** The connector that it was made for; '' where it does not say. */
  readonly serviceUrl: string;
  /** See `SigningKeys`. */
  readonly endorsements: readonly string[];
}

export type TokenRead =
  | { readonly is: 'valid'; readonly token: Token }
  | { readonly is: 'invalid'; readonly because: string }
  /** The signing keys could not be fetched, so the sender cannot be verified. */
  | { readonly is: 'unverifiable' };

/** Who signs what Teams sends: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const ISSUER = 'https://api.botframework.com';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Seconds that two clocks may be apart. */
const TOLERANCE_S = 5 * 60;

const invalid = (because: string): TokenRead => ({ is: 'invalid', because });

/** Checks the token of an `Authorization` header. Never rejects. */
export async function readToken(
  header: string | undefined,
  bot: { readonly appId: string; readonly keys: SigningKeys; readonly now?: () => number },
): Promise<TokenRead> {
  const { appId, keys, now = Date.now } = bot;
  const [, token] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
  if (token === undefined) return invalid('no token');
  try {
    // jose checks claims after the signature. What cannot be valid needs no keys, and is refused while there are none.
    const { iss, aud, exp = 0 } = decodeJwt(token);
    // A token is for one bot: of a list of them, jose would take any.
    if (iss !== ISSUER || aud !== appId) return invalid('of another issuer, or for another bot');
    if (exp <= now() / 1_000 - TOLERANCE_S) return invalid('expired, or without an end');
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      issuer: ISSUER,
      audience: appId,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now()),
    });
    const endorsements = keys.endorsementsOf(protectedHeader.kid);
    if (endorsements === undefined) return invalid('names no key');
    return { is: 'valid', token: { serviceUrl: textAt(payload, 'serviceurl'), endorsements } };
  } catch (error) {
    return error instanceof KeysUnavailable ? { is: 'unverifiable' } : invalid(String(error));
  }
}

/** What an activity says of where it comes from must be what its token, and the key of that, are good for. */
export const vouchesFor = (
  { serviceUrl, endorsements }: Token,
  activity: { readonly serviceUrl: string; readonly channelId: string },
): boolean =>
  serviceUrl === activity.serviceUrl && (endorsements.length === 0 || endorsements.includes(activity.channelId));
