import type { Log } from '../../core/record/runtime';
import type { Claimed } from '../../storage/ports';
import { whyOf } from './messenger';

/** Waits between tries to write an outcome down, in ms. */
const MARK_WAITS_MS = [50, 250, 1_000, 2_000];

/** Writes an outcome down. Tried again where the store fails, since a post without its mark is posted twice. */
export function createMark(log: Log) {
  return async <T>(claimed: Claimed, write: () => Promise<T>): Promise<T | undefined> => {
    for (const waitMs of [...MARK_WAITS_MS, undefined]) {
      try {
        return await write();
      } catch (error) {
        if (waitMs === undefined) log.error('outbox outcome lost', { ...factsOf(claimed), ...whyOf(error) });
        else await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
    return undefined;
  };
}

/** What the log says of a message: never what is in it. */
export const factsOf = ({ reportId, message }: Claimed): Record<string, unknown> => ({
  report: reportId,
  message: message.id,
  show: message.about.show,
});
