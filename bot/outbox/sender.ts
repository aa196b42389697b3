import { backoffMs } from './backoff';
import type { Log } from '../../core/record/runtime';
import { DeliveryError, whyOf, type Messenger, type Posting } from './messenger';
import { createSerial } from '../../storage/serial';
import type { Address } from '../../core/record/types';
import type { Screen } from '../../core/screen/screens';

/** Tries for what is said in passing (a greeting, a list): nothing of a report depends on it. */
const TRIES = 5;
/** Tries for what the outbox shows otherwise. */
const FEW = 2;
const BACKOFF = { baseMs: 500, capMs: 8_000 };

export interface Sender {
  /** Posts screens in order, off the turn: the platform is not kept waiting, and a fault is retried, then logged. */
  send(to: Address, screens: readonly Screen[], posting?: Pick<Posting, 'thread'>): void;
  /**
   * Puts a screen in a message's place, in the same way; below it where the message cannot be edited any more.
   * `lost` is called where it could not be shown at all.
   */
  replace(to: Address, messageId: string, screen: Screen, lost?: () => void): void;
  /** Resolves once nothing is being said. */
  idle(): Promise<void>;
}

export function createSender(messenger: Messenger, log: Log): Sender {
  const speaking = new Set<Promise<void>>();
  const serial = createSerial();

  /** What is said in one conversation is said in the order in which it was to be said. */
  function speak({ conversation }: Address, act: () => Promise<unknown>, lost: () => void = () => {}): void {
    const spoken = serial(conversation, act).then(
      () => undefined,
      (error: unknown) => {
        log.error('not said', { conversation, ...whyOf(error) });
        lost();
      },
    );
    speaking.add(spoken);
    void spoken.finally(() => speaking.delete(spoken));
  }

  return {
    send: (to, screens, posting = {}) => speak(to, () => sayAll(to, screens, posting)),
    replace: (to, messageId, screen, lost) =>
      speak(
        to,
        () => persistently(() => messenger.edit(to, messageId, screen), lost === undefined ? TRIES : FEW),
        lost,
      ),
    idle: async () => {
      await Promise.all(speaking);
    },
  };

  async function sayAll(to: Address, screens: readonly Screen[], posting: Posting): Promise<void> {
    for (const screen of screens) await persistently(() => messenger.post(to, screen, posting));
  }
}

/** Tries again, ever later, what a platform may take at another time. Rejects with the last refusal. */
export async function persistently(act: () => Promise<unknown>, tries = TRIES): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.remedy !== 'later' || attempt === tries) throw error;
      const wait = backoffMs(attempt, Math.random, BACKOFF, error.waitMs);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
