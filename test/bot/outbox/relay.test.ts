import { DeliveryError } from '../../../bot/outbox/messenger';
import type { ReportStore } from '../../../storage/ports';
import { createRelay } from '../../../bot/outbox/relay';
import type { Relay, RelayOptions } from '../../../bot/outbox/relay';
import type { OutboxMessage } from '../../../core/report/types';
import { openSqlite } from '../../../storage/sqlite/open';
import { aClock } from '../../helpers/clocks';
import { aLog } from '../../helpers/logs';
import { aMessage, aReport, changeTo } from '../../helpers/reports';

const ALL = { limit: 50, offset: 0 };
const NEVER_POLL_MS = 3_600_000;

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

type Deliver = RelayOptions['deliver'];

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

/** Keeps what it delivers; `answer` may throw in its place. */
function aPlatform(answer: Deliver = async ({ message }) => `post of ${message.id}`) {
  const said: string[] = [];
  const deliver: Deliver = async (claimed) => {
    said.push(claimed.message.id);
    return answer(claimed);
  };
  return { said, deliver };
}

function aGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1));
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

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

describe('delivering', () => {
  test('what was saved is delivered in order and its post remembered', async () => {
    const messages = [aMessage({ slot: 'channel' }), aMessage(), aMessage()];
    const id = await waiting(...messages);
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver);
    await relay.drain();
    expect(said).toEqual(messages.map((message) => message.id));
    expect((await store.load(id))?.posts).toEqual({ channel: `post of ${messages[0]?.id}` });
    expect(await store.nextDue()).toBeUndefined();
    expect(relay.state()).toEqual({
      running: false,
      storeAnswers: true,
      inFlight: 0,
      delivered: 3,
      retried: 0,
      buried: 0,
    });
  });

  test('a nudge after a save sends it at once, and the rest follows by itself', async () => {
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver);
    relay.start();
    await turns(3);
    const messages = [aMessage(), aMessage()];
    await waiting(...messages);
    relay.nudge();
    await until(() => said.length === 2);
    expect(said).toEqual(messages.map((message) => message.id));
  });

  test('what a process that crashed left behind is found by polling', async () => {
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver, { pollMs: 2, leaseMs: 60_000 });
    const message = aMessage();
    await waiting(message);
    await store.claim(clock.now(), 60_000, 1);
    relay.start();
    await turns(20);
    expect(said).toEqual([]);
    clock.advance(60_000);
    await until(() => said.length === 1);
    expect(said).toEqual([message.id]);
  });

  test('reports go in parallel up to the bound, one report never beside itself', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => waiting(aMessage(), aMessage(), aMessage())));
    const busy = new Set<string>();
    let most = 0;
    let beside = 0;
    const relay = aRelay(
      async ({ reportId }) => {
        beside += busy.has(reportId) ? 1 : 0;
        busy.add(reportId);
        most = Math.max(most, busy.size);
        await turns(3);
        busy.delete(reportId);
        return undefined;
      },
      { parallel: 3 },
    );
    await relay.drain();
    expect(relay.state().delivered).toBe(ids.length * 3);
    expect(beside).toBe(0);
    expect(most).toBe(3);
  });

  test('a report that takes long holds back no other', async () => {
    const gate = aGate();
    const [slow, quick] = [aMessage(), aMessage()];
    await waiting(slow);
    const { said, deliver } = aPlatform(async ({ message }) => {
      if (message.id === slow.id) await gate.opened;
      return undefined;
    });
    const relay = aRelay(deliver, { parallel: 2 });
    relay.start();
    await until(() => said.length === 1);
    await waiting(quick);
    relay.nudge();
    await until(() => relay.state().delivered === 1);
    expect(said).toEqual([slow.id, quick.id]);
    gate.open();
    await until(() => relay.state().delivered === 2);
  });

  test('with all hands full a nudge is not forgotten', async () => {
    const gate = aGate();
    await waiting(aMessage());
    const { said, deliver } = aPlatform(async () => {
      await gate.opened;
      return undefined;
    });
    const relay = aRelay(deliver, { parallel: 1 });
    relay.start();
    await until(() => said.length === 1);
    await waiting(aMessage());
    relay.nudge();
    relay.nudge();
    await turns(5);
    expect(said).toHaveLength(1);
    gate.open();
    await until(() => relay.state().delivered === 2);
  });

  test('two relays on one store say each thing once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => waiting(aMessage(), aMessage())));
    const { said, deliver } = aPlatform(async () => {
      await turns(1);
      return undefined;
    });
    await Promise.all([aRelay(deliver).drain(), aRelay(deliver).drain()]);
    expect(said).toHaveLength(120);
    expect(new Set(said).size).toBe(120);
  });
});

describe('failures', () => {
  const later = (waitMs?: number) => new DeliveryError('429', 'later', waitMs);

  test('a failure waits longer each time, and holds back its report alone', async () => {
    const message = aMessage();
    await waiting(message, aMessage());
    const { said, deliver } = aPlatform(() => Promise.reject(later()));
    const relay = aRelay(deliver);
    for (const waitMs of [500, 1_000, 2_000, 4_000]) {
      await relay.drain();
      expect((await store.nextDue())?.getTime()).toBe(clock.now().getTime() + waitMs);
      clock.advance(waitMs - 1);
      await relay.drain();
      clock.advance(1);
    }
    expect(said).toEqual(Array.from({ length: 4 }, () => message.id));
    expect(relay.state().retried).toBe(4);
  });

  test('the wait that a platform asks for is kept', async () => {
    await waiting(aMessage());
    await aRelay(() => Promise.reject(later(30_000))).drain();
    expect((await store.nextDue())?.getTime()).toBe(clock.now().getTime() + 30_500);
  });

  test('what failed is tried again when due, without a nudge', async () => {
    await waiting(aMessage());
    let failures = 3;
    const { said, deliver } = aPlatform(async () => {
      failures -= 1;
      if (failures >= 0) throw later();
      return undefined;
    });
    const relay = aRelay(deliver, { random: () => 0 });
    relay.start();
    await until(() => relay.state().delivered === 1);
    expect(said).toHaveLength(4);
  });

  test('never is never: an operator finds it, and the next message goes out', async () => {
    const [refused, following] = [aMessage(), aMessage()];
    const id = await waiting(refused, following);
    const { said, deliver } = aPlatform(async ({ message }) => {
      if (message.id === refused.id) throw new DeliveryError('channel_not_found', 'never');
      return undefined;
    });
    const relay = aRelay(deliver);
    await relay.drain();
    expect(said).toEqual([refused.id, following.id]);
    expect(await store.deadLetters(ALL)).toEqual([
      { reportId: id, message: refused, attempts: 1, error: 'channel_not_found' },
    ]);
    expect(relay.state()).toMatchObject({ delivered: 1, buried: 1, retried: 0 });
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
  });

  test('after the last try it is given up, and may be revived', async () => {
    const message = aMessage();
    await waiting(message);
    const { said, deliver } = aPlatform(() => Promise.reject(later()));
    const relay = aRelay(deliver, { maxAttempts: 3 });
    for (let round = 0; round < 5; round += 1) {
      await relay.drain();
      clock.advance(3_600_000);
    }
    expect(said).toHaveLength(3);
    expect(await store.deadLetters(ALL)).toMatchObject([{ message, attempts: 3, error: '429' }]);
    expect(await store.revive(message.id, clock.now())).toBe(true);
    await aRelay(async () => undefined).drain();
    expect(await store.deadLetters(ALL)).toEqual([]);
    expect(await store.nextDue()).toBeUndefined();
  });

  test.each([
    ['rejects', () => Promise.reject(new TypeError('a mistake of ours'))],
    [
      'throws',
      () => {
        throw new TypeError('a mistake of ours');
      },
    ],
  ])('a fault that %s is tried again like any other', async (_, deliver) => {
    await waiting(aMessage());
    const relay = aRelay(deliver, { maxAttempts: 2 });
    await relay.drain();
    expect(relay.state().retried).toBe(1);
    clock.advance(3_600_000);
    await relay.drain();
    expect(await store.deadLetters(ALL)).toMatchObject([{ error: 'a mistake of ours' }]);
  });

  test('a message that ends the process each time is given up in the end', async () => {
    const message = aMessage();
    await waiting(message);
    for (let crash = 0; crash < 3; crash += 1) {
      await store.claim(clock.now(), 1_000, 1);
      clock.advance(1_000);
    }
    const { said, deliver } = aPlatform();
    await aRelay(deliver, { maxAttempts: 3 }).drain();
    expect(said).toEqual([]);
    expect(await store.deadLetters(ALL)).toMatchObject([{ message }]);
  });

  test('a delivery that never answers is cut off before its lease ends', async () => {
    await waiting(aMessage());
    const gate = aGate();
    const relay = aRelay(
      async () => {
        await gate.opened;
        throw new Error('too late to matter');
      },
      { leaseMs: 40 },
    );
    await relay.drain();
    expect(relay.state()).toMatchObject({ retried: 1, inFlight: 0 });
    expect(log.lines.at(-1)?.facts['error']).toEqual(new DeliveryError('No answer in 30 ms', 'later'));
    gate.open();
    await turns(3);
  });
});

describe('a store that fails', () => {
  test('is reported once, looked at again, and found well', async () => {
    await waiting(aMessage());
    const { broken } = failing({ claim: 3, nextDue: 3 });
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver, { store: broken, pollMs: 2 });
    relay.start();
    await until(() => !relay.state().storeAnswers);
    await until(() => said.length === 1);
    expect(relay.state().storeAnswers).toBe(true);
    expect(log.lines.filter((line) => line.message === 'outbox cannot be read')).toHaveLength(1);
    expect(log.lines.filter((line) => line.message === 'outbox store answers again')).toHaveLength(1);
  });

  test('does not make a post go out twice where the mark can still be written', async () => {
    await waiting(aMessage());
    const { broken, calls } = failing({ delivered: 2 });
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver, { store: broken });
    await relay.drain();
    clock.advance(3_600_000);
    await relay.drain();
    expect(said).toHaveLength(1);
    expect(calls.filter((call) => call === 'delivered')).toHaveLength(3);
    expect(await store.nextDue()).toBeUndefined();
  });

  test('is not read without end where nothing is due', async () => {
    await waiting(aMessage());
    const { broken, calls } = failing({});
    const relay = aRelay(() => Promise.reject(new DeliveryError('later', 'later', 60_000)), { store: broken });
    relay.start();
    await until(() => relay.state().retried === 1 && relay.state().inFlight === 0);
    await turns(200);
    const claims = calls.filter((call) => call === 'claim').length;
    for (let nudge = 0; nudge < 1_000; nudge += 1) relay.nudge();
    await turns(200);
    expect(claims).toBeLessThanOrEqual(3);
    expect(calls.filter((call) => call === 'claim').length - claims).toBeLessThanOrEqual(2);
  });
});

describe('starting and stopping', () => {
  test('stopping waits for what is in flight and takes no more', async () => {
    const gate = aGate();
    const [first, second] = [aMessage(), aMessage()];
    await waiting(first, second);
    const { said, deliver } = aPlatform(async () => {
      await gate.opened;
      return undefined;
    });
    const relay = aRelay(deliver);
    relay.start();
    await until(() => said.length === 1);
    let stopped = false;
    const stopping = relay.stop().then(() => (stopped = true));
    await turns(5);
    expect(stopped).toBe(false);
    gate.open();
    await stopping;
    expect(relay.state()).toMatchObject({ running: false, inFlight: 0, delivered: 1 });
    relay.nudge();
    await turns(5);
    expect(said).toEqual([first.id]);
    relay.start();
    await until(() => relay.state().delivered === 2);
  });

  test('what was claimed while stopping is still delivered', async () => {
    await waiting(aMessage());
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver);
    relay.start();
    await relay.stop();
    expect(said).toHaveLength(1);
    expect(await store.nextDue()).toBeUndefined();
  });

  test('before it starts a nudge does nothing', async () => {
    await waiting(aMessage());
    const { said, deliver } = aPlatform();
    aRelay(deliver).nudge();
    await turns(5);
    expect(said).toEqual([]);
  });

  test('starting twice and stopping twice is starting and stopping', async () => {
    const relay = aRelay(async () => undefined);
    relay.start();
    relay.start();
    await Promise.all([relay.stop(), relay.stop()]);
    expect(relay.state().running).toBe(false);
  });
});
