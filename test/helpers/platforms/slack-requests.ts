import { createHmac } from 'node:crypto';
import type { Running } from '../../../bot/compose';
import { SIGNING_SECRET } from './slack';

/** Signs as Slack does: HMAC-SHA256 over the version, the time and the raw body. */
export function signed(body: string, seconds = Math.floor(Date.now() / 1_000), secret = SIGNING_SECRET) {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One request to the bot's endpoint. */
export async function send(
  bot: Pick<Running, 'url'>,
  body: string,
  contentType: string,
  headers: Readonly<Record<string, string>> = signed(body),
): Promise<Answer> {
  const response = await fetch(`${bot.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': contentType, ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}
