import { backoffMs } from './backoff';
import { DeliveryError, type Log, type Messenger, type Posting } from './ports';
import type { Address } from '../core/report/types';
import type { Screen } from '../core/view/screens';

/** Tries for what is said in passing (a greeting, a list): nothing of a report depends on it. */
const TRIES = 5;
const BACKOFF = { baseMs: 500, capMs: 8_000 };

export interface Speaker {
  /** Posts screens in order, off the turn: the platform is not kept waiting, and a fault is retried, then logged. */
  say(to: Address, screens: readonly Screen[], posting?: Pick<Posting, 'thread'>): void;
  /** Resolves once nothing is being said. */
  idle(): Promise<void>;
}

export function createSpeaker(messenger: Messenger, log: Log): Speaker {
  const speaking = new Set<Promise<void>>();
  return {
    say: (to, screens, posting = {}) => {
      const spoken = sayAll(to, screens, posting).catch((error: unknown) =>
        log.error('not said', { error: String(error) }),
      );
      speaking.add(spoken);
      void spoken.finally(() => speaking.delete(spoken));
    },
    idle: async () => {
      await Promise.all(speaking);
    },
  };

  async function sayAll(to: Address, screens: readonly Screen[], posting: Posting): Promise<void> {
    for (const screen of screens) await persistently(() => messenger.post(to, screen, posting));
  }
}

async function persistently(act: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.retry === 'never' || attempt === TRIES) throw error;
      const wait = backoffMs(attempt, Math.random, BACKOFF, error.waitMs);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
