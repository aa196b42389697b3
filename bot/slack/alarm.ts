import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import { patiently } from './calls';
import type { People } from './people';
import { slackTexts } from './text.es';

/** The same trouble is told once in this many milliseconds. */
const QUIET_MS = 3_600_000;

/** Tells those who look after the bot that it cannot post in a channel: in the log, and in a direct message. */
export function createAlarm(options: {
  readonly web: WebClient;
  readonly people: People;
  readonly log: Log;
  /** Person ids; only those of Slack are told in a message. */
  readonly admins: readonly string[];
  readonly now: () => number;
}): (channel: string, code: string) => void {
  const { web, people, log, admins, now } = options;
  const told = new Map<string, number>();
  const users = admins.flatMap((id) => (id.startsWith('slack:') ? [id.slice('slack:'.length)] : []));

  return (channel, code) => {
    const reason = reasonOf(code);
    log.error('Slack channel cannot be posted in', { channel, code, hint: reason });
    // A person's direct message is nobody's to mend.
    if (channel.startsWith('D')) return;
    const key = `${channel} ${code}`;
    if (now() - (told.get(key) ?? -Infinity) < QUIET_MS) return;
    told.set(key, now());
    for (const user of users) void tell(user, slackTexts.unreachable(channel, reason));
  };

  async function tell(user: string, text: string): Promise<void> {
    try {
      const { conversation } = await people.direct(user);
      await patiently(() => web.chat.postMessage({ channel: conversation, text }));
    } catch (error) {
      log.error('admin not told', { user, reason: String(error) });
    }
  }
}

const reasonOf = (code: string): string => {
  const reasons: Readonly<Record<string, string>> = slackTexts.reasons;
  return reasons[code] ?? code;
};
