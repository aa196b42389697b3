import { createRelay } from '../../../bot/outbox/relay';
import type { Relay, RelayOptions } from '../../../bot/outbox/relay';
import type { OutboxMessage } from '../../../core/record/types';
import type { ReportStore } from '../../../storage/ports';
import { openSqlite } from '../../../storage/sqlite/open';
import { aClock } from './clocks';
import { aLog } from './logs';
import { aReport, changeTo } from '../people/reports';

const NEVER_POLL_MS = 3_600_000;

export type Deliver = RelayOptions['deliver'];

/** An outbox of its own for each test of a file, its clock standing still; its relays are stopped after. */
export function anOutbox() {
  let store: ReportStore;
  let clock: ReturnType<typeof aClock>;
  let log: ReturnType<typeof aLog>;
  let relays: Relay[];

  beforeEach(() => {
    log = aLog();
    clock = aClock();
    relays = [];
    store = openSqlite('sqlite::memory:', { log });
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await store.close();
  });

  function aRelay(deliver: Deliver, more: Partial<RelayOptions> = {}): Relay {
    const relay = createRelay({ store, clock, log, deliver, pollMs: NEVER_POLL_MS, random: () => 0.5, ...more });
    relays.push(relay);
    return relay;
  }

  /** A report with these messages waiting. */
  async function waiting(...messages: readonly OutboxMessage[]): Promise<string> {
    const report = aReport();
    await store.save(changeTo(report, { outbox: messages }));
    return report.id;
  }

  /** The same store, some of its methods failing as often as told. */
  function failing(failures: Partial<Record<keyof RelayOptions['store'], number>>) {
    const left: Partial<Record<string, number>> = { ...failures };
    const calls: string[] = [];
    const broken = new Proxy(store, {
      get(target, name: keyof RelayOptions['store']) {
        return (...args: never[]) => {
          calls.push(name);
          const more = left[name] ?? 0;
          left[name] = more - 1;
          if (more > 0) return Promise.reject(new Error('the disk is gone'));
          return (target[name] as (...given: never[]) => unknown).apply(target, args);
        };
      },
    });
    return { broken, calls };
  }

  return {
    aRelay,
    waiting,
    failing,
    get store() {
      return store;
    },
    get clock() {
      return clock;
    },
    get log() {
      return log;
    },
  };
}

/** Keeps what it delivers; `answer` may throw in its place. */
export function aPlatform(answer: Deliver = async ({ message }) => `post of ${message.id}`) {
  const said: string[] = [];
  const deliver: Deliver = async (claimed) => {
    said.push(claimed.message.id);
    return answer(claimed);
  };
  return { said, deliver };
}

export function aGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1));
}

export const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
