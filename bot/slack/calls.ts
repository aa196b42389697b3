import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { DeliveryError, type Refusal, type Remedy } from '../outbox/messenger';
import { createSerial } from '../../storage/serial';

/** What Slack refused, by its own code; '' where it did not answer. */
export class SlackRefusal extends DeliveryError {
  constructor(
    readonly code: string,
    remedy: Remedy,
    facts: Refusal = {},
  ) {
    super(`Slack answered ${code === '' ? 'nothing' : code}`, remedy, { reason: code, ...facts });
    this.name = 'SlackRefusal';
  }
}

/** What each code calls for; one that is not here may be about what is said. */
const CODES: Readonly<Record<Exclude<Remedy, 'plainer'>, ReadonlySet<string>>> = {
  // Also what an operator mends without touching a channel: everything waits for it, in order.
  later: new Set([
    ...['ratelimited', 'rate_limited', 'message_limit_exceeded', 'internal_error', 'fatal_error', 'rollup_error'],
    ...['service_unavailable', 'request_timeout', 'team_added_to_org', 'accesslimited', 'org_login_required'],
    ...['ekm_access_denied', 'deprecated_endpoint', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'],
    ...['account_inactive', 'missing_scope', 'external_channel_migrating'],
  ]),
  mend: new Set([
    ...['not_in_channel', 'channel_not_found', 'is_archived', 'channel_is_archived', 'access_denied', 'no_permission'],
    ...['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
    ...['restricted_action_non_threadable_channel', 'restricted_action_thread_locked', 'not_allowed_token_type'],
    ...['user_not_found', 'users_not_found', 'user_disabled', 'user_not_visible', 'user_not_in_channel'],
    ...['cannot_dm_bot', 'messages_tab_disabled', 'team_access_not_granted', 'team_not_found', 'free_team_not_allowed'],
    ...['ekm_access_denied_for_channel', 'two_factor_setup_required', 'method_not_supported_for_channel_type'],
  ]),
  anew: new Set([
    ...['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found'],
    ...['cannot_reply_to_message', 'is_inactive', 'cant_broadcast_message'],
  ]),
};

export function remedyOf(code: string): Remedy {
  if (CODES.later.has(code)) return 'later';
  if (CODES.mend.has(code)) return 'mend';
  return CODES.anew.has(code) ? 'anew' : 'plainer';
}

/** One call of the Web API; every failure is a `SlackRefusal`. */
export async function call<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): SlackRefusal {
  if (error instanceof SlackRefusal) return error;
  const cause = { cause: error };
  if (error instanceof WebAPIRateLimitedError)
    return new SlackRefusal('ratelimited', 'later', { ...cause, status: 429, waitMs: error.retryAfter * 1_000 });
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    return new SlackRefusal(code, remedyOf(code), { ...cause, status: 200 });
  }
  if (error instanceof WebAPIHTTPError) {
    const status = error.statusCode;
    const remedy = status === 400 || status === 413 ? 'plainer' : 'later';
    return new SlackRefusal('', remedy, { ...cause, status, reason: `http_${status}` });
  }
  return new SlackRefusal('', 'later', { ...cause, reason: networkReason(error) });
}

/** The system's own code, such as `ECONNREFUSED`, wherever the SDK put it. */
function networkReason(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z_]+$/.test(at.code)) return at.code;
    at = 'original' in at ? at.original : at.cause;
  }
  return 'no_answer';
}

export const isRefusal = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof SlackRefusal && codes.includes(error.code);

export interface Pace {
  /** Milliseconds between two posts in a channel: Slack takes about one a second. */
  readonly postEveryMs: number;
}

export const SLACK_PACE: Pace = { postEveryMs: 1_000 };

/** Waits of this many milliseconds in all are sat out in place, so that what comes later stays behind. */
const PATIENCE_MS = 30_000;
const TRIES = 5;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for it, and no longer than that: undefined where it takes longer. */
export async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Sits out Slack's own waits (429 and its `Retry-After`); longer ones are the caller's. */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
  let patience = PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(act);
    } catch (error) {
      const wait = error instanceof SlackRefusal && error.code === 'ratelimited' ? error.waitMs : undefined;
      if (wait === undefined || wait > patience || attempt === TRIES) throw error;
      patience -= wait;
      await sleep(wait);
    }
  }
}

/**
 * Posts in a channel go one after the other, in the order they were asked for and no faster than the
 * pace. One that Slack asks to wait holds up those behind it.
 * Rule: https://docs.slack.dev/apis/web-api/rate-limits
 */
export function createPoster({ postEveryMs }: Pace): <T>(channel: string, act: () => Promise<T>) => Promise<T> {
  const serial = createSerial();
  const lastAt = new Map<string, number>();
  return (channel, act) =>
    serial(channel, async () => {
      const since = performance.now() - (lastAt.get(channel) ?? -Infinity);
      if (since < postEveryMs) await sleep(postEveryMs - since);
      try {
        return await patiently(act);
      } finally {
        remember(channel);
      }
    });

  function remember(channel: string): void {
    const now = performance.now();
    lastAt.delete(channel);
    lastAt.set(channel, now);
    // A channel whose second is over needs no remembering; the oldest come first.
    for (const [old, at] of lastAt) {
      if (now - at < postEveryMs) break;
      lastAt.delete(old);
    }
  }
}
