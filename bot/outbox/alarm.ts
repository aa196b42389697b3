import { alarmText, isOfApplication, whyText, type Trouble } from '../../core/remind/alarms.es';
import type { Clock, Log } from '../../core/record/runtime';
import type { Address } from '../../core/record/types';
import type { Claimed } from '../../storage/ports';
import { DeliveryError, whyOf } from './messenger';

/** The same trouble is told once in this many milliseconds. */
const QUIET_MS = 3_600_000;
/** Places remembered at most. */
const PLACES = 1_000;
/** Milliseconds that a platform gets to take what is being told when the bot stops. */
const GRACE_MS = 2_000;
/** Tries after which even what passes by itself is worth a look. */
const WORTH_A_LOOK = 50;

/** Says a sentence to one person; `server` is where the platform was met last, where it lives in several places. */
export type Tell = (person: string, text: string, server: string | undefined) => Promise<void>;

export interface Alarm {
  raise(trouble: Trouble, near?: Pick<Address, 'server'>): void;
  /** A delivery failed: somebody may have to mend something. */
  failed(claimed: Claimed, error: unknown, outcome: 'again' | 'aside' | 'given-up'): void;
  /** Resolves once nobody is being told any more, or after a moment: the log has it. */
  idle(): Promise<void>;
}

/** Tells those who look after the bot what they have to mend: in the log, and in a message to each. */
export function createAlarm(options: {
  readonly log: Log;
  readonly clock: Clock;
  /** Person ids, each with its platform's name before a colon. */
  readonly admins: readonly string[];
  readonly tell: Tell;
}): Alarm {
  const { log, clock, admins, tell } = options;
  const told = new Map<string, number>();
  const telling = new Set<Promise<void>>();

  function raise(trouble: Trouble, near?: Pick<Address, 'server'>): void {
    const { platform, conversation, reason } = trouble;
    const key = [platform, conversation, reason].join(' ');
    const now = clock.now().getTime();
    if (now - (told.get(key) ?? -Infinity) < QUIET_MS) return;
    told.delete(key);
    told.set(key, now);
    const [oldest] = told.keys();
    if (told.size > PLACES && oldest !== undefined) told.delete(oldest);
    const isPlace = conversation !== '' && reason !== 'given_up';
    log.error(isPlace ? 'channel cannot be posted in' : 'operators are needed', { ...trouble, hint: whyText(trouble) });
    for (const admin of admins) {
      const work = tell(admin, alarmText(trouble), near?.server).catch((error: unknown) =>
        log.error('admin not told', { admin, ...whyOf(error) }),
      );
      telling.add(work);
      void work.finally(() => telling.delete(work));
    }
  }

  return {
    raise,
    failed({ message, attempts, stored }, error, outcome) {
      const { reason, remedy, status, place } = error instanceof DeliveryError ? error : noRefusal;
      const near = addressOf(stored);
      const [platform = near?.platform ?? '', conversation = ''] = splitAtColon(place);
      const known = { platform, ...(status === undefined ? {} : { status }) };
      if (outcome === 'given-up') return raise({ ...known, conversation, reason: 'given_up' }, near);
      if (isOfApplication(reason)) return raise({ ...known, conversation: '', reason }, near);
      // A person's own chat is nobody's to mend.
      if (message.to === 'author') return;
      if (remedy !== 'later' || attempts + 1 >= WORTH_A_LOOK) raise({ ...known, conversation, reason }, near);
    },
    idle: () => Promise.race([Promise.all(telling).then(() => undefined), elapsed(GRACE_MS)]),
  };
}

const elapsed = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const noRefusal = { reason: 'fault', remedy: 'later', status: undefined, place: '' } as const;

const splitAtColon = (place: string): readonly string[] => {
  const at = place.indexOf(':');
  return at === -1 ? [] : [place.slice(0, at), place.slice(at + 1)];
};

function addressOf(stored: Claimed['stored']): Address | undefined {
  try {
    return stored().report.address;
  } catch {
    return undefined;
  }
}

/** A person's platform, and their id there. */
export function personOf(person: string): { readonly platform: string; readonly id: string } {
  const at = person.indexOf(':');
  return { platform: person.slice(0, at), id: person.slice(at + 1) };
}
