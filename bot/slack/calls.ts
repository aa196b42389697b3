import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { DeliveryError } from '../outbox/messenger';
import { createSerial } from '../../storage/serial';

/** What Slack refused, by its own code; '' where it did not answer. */
export class SlackRefusal extends DeliveryError {
  constructor(
    readonly code: string,
    retry: 'later' | 'never',
    waitMs?: number,
    options?: ErrorOptions,
  ) {
    super(`Slack answered ${code === '' ? 'nothing' : code}`, retry, waitMs, options);
    this.name = 'SlackRefusal';
  }
}

/** What passes, or what an operator mends without touching the message: any other refusal is for good. */
const PASSING = new Set([
  ...['ratelimited', 'rate_limited', 'internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
  ...['team_added_to_org', 'accesslimited', 'org_login_required', 'ekm_access_denied', 'deprecated_endpoint'],
  ...['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive', 'missing_scope'],
]);

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
  const options = { cause: error };
  if (error instanceof WebAPIRateLimitedError)
    return new SlackRefusal('ratelimited', 'later', error.retryAfter * 1_000, options);
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    return new SlackRefusal(code, PASSING.has(code) ? 'later' : 'never', undefined, options);
  }
  return new SlackRefusal('', 'later', undefined, options);
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
