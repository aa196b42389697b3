import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

/** What a request's head says of who sent it; good once the body is known. */
export interface Signature {
  readonly seconds: number;
  readonly hash: string;
}

/** Seconds that a request may be old, or ahead of its time: Slack's rule, of which Bolt knows the first half. */
const TOLERANCE_S = 5 * 60;

/** Undefined where what is in the head cannot be Slack's, whatever the body: nothing of that needs to be read. */
export function signatureIn(headers: IncomingHttpHeaders, nowMs: number): Signature | undefined {
  const { 'x-slack-signature': hash, 'x-slack-request-timestamp': time } = headers;
  if (typeof hash !== 'string' || !/^v0=[0-9a-f]{64}$/.test(hash)) return undefined;
  if (typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return undefined;
  const seconds = Number(time);
  return Math.abs(nowMs / 1_000 - seconds) <= TOLERANCE_S ? { seconds, hash } : undefined;
}

/** Whether whoever knows the secret signed these bytes. */
export const isSignedWith = (signingSecret: string, { seconds, hash }: Signature, bytes: Buffer): boolean =>
  isValidSlackRequest({
    signingSecret,
    body: bytes.toString('utf8'),
    headers: { 'x-slack-signature': hash, 'x-slack-request-timestamp': seconds },
    // How old it may be has been decided.
    nowMilliseconds: seconds * 1_000,
  });
