import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Log } from '../../core/runtime';

/** The SDK's words in our log. Its debug lines hold whole payloads, which are never logged. */
export function boltLogger(log: Log): Logger {
  const line = (words: readonly unknown[]): Record<string, unknown> => ({
    text: words.map(String).join(' ').slice(0, 500),
  });
  return {
    debug: () => {},
    info: (...words) => log.debug('slack sdk', line(words)),
    warn: (...words) => log.warn('slack sdk', line(words)),
    error: (...words) => log.error('slack sdk', line(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
