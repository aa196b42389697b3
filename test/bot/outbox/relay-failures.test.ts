import { DeliveryError } from '../../../bot/outbox/messenger';
import { aGate, anOutbox, aPlatform, turns, until } from '../../helpers/relays';
import { aMessage } from '../../helpers/reports';

const ALL = { limit: 50, offset: 0 };
const outbox = anOutbox();
const { aRelay, failing, waiting } = outbox;

describe('failures', () => {
  const later = (waitMs?: number) => new DeliveryError('429', 'later', waitMs);

  test('a failure waits longer each time, and holds back its report alone', async () => {
    const message = aMessage();
    await waiting(message, aMessage());
    const { said, deliver } = aPlatform(() => Promise.reject(later()));
    const relay = aRelay(deliver);
    for (const waitMs of [500, 1_000, 2_000, 4_000]) {
      await relay.drain();
      expect((await outbox.store.nextDue())?.getTime()).toBe(outbox.clock.now().getTime() + waitMs);
      outbox.clock.advance(waitMs - 1);
      await relay.drain();
      outbox.clock.advance(1);
    }
    expect(said).toEqual(Array.from({ length: 4 }, () => message.id));
    expect(relay.state().retried).toBe(4);
  });

  test('the wait that a platform asks for is kept', async () => {
    await waiting(aMessage());
    await aRelay(() => Promise.reject(later(30_000))).drain();
    expect((await outbox.store.nextDue())?.getTime()).toBe(outbox.clock.now().getTime() + 30_500);
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
    expect(await outbox.store.deadLetters(ALL)).toEqual([
      { reportId: id, message: refused, attempts: 1, error: 'channel_not_found' },
    ]);
    expect(relay.state()).toMatchObject({ delivered: 1, buried: 1, retried: 0 });
    expect(outbox.log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
  });

  test('after the last try it is given up, and may be revived', async () => {
    const message = aMessage();
    await waiting(message);
    const { said, deliver } = aPlatform(() => Promise.reject(later()));
    const relay = aRelay(deliver, { maxAttempts: 3 });
    for (let round = 0; round < 5; round += 1) {
      await relay.drain();
      outbox.clock.advance(3_600_000);
    }
    expect(said).toHaveLength(3);
    expect(await outbox.store.deadLetters(ALL)).toMatchObject([{ message, attempts: 3, error: '429' }]);
    expect(await outbox.store.revive(message.id, outbox.clock.now())).toBe(true);
    await aRelay(async () => undefined).drain();
    expect(await outbox.store.deadLetters(ALL)).toEqual([]);
    expect(await outbox.store.nextDue()).toBeUndefined();
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
    outbox.clock.advance(3_600_000);
    await relay.drain();
    expect(await outbox.store.deadLetters(ALL)).toMatchObject([{ error: 'a mistake of ours' }]);
  });

  test('a message that ends the process each time is given up in the end', async () => {
    const message = aMessage();
    await waiting(message);
    for (let crash = 0; crash < 3; crash += 1) {
      await outbox.store.claim(outbox.clock.now(), 1_000, 1);
      outbox.clock.advance(1_000);
    }
    const { said, deliver } = aPlatform();
    await aRelay(deliver, { maxAttempts: 3 }).drain();
    expect(said).toEqual([]);
    expect(await outbox.store.deadLetters(ALL)).toMatchObject([{ message }]);
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
    expect(outbox.log.lines.at(-1)?.facts['error']).toEqual(new DeliveryError('No answer in 30 ms', 'later'));
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
    expect(outbox.log.lines.filter((line) => line.message === 'outbox cannot be read')).toHaveLength(1);
    expect(outbox.log.lines.filter((line) => line.message === 'outbox store answers again')).toHaveLength(1);
  });

  test('does not make a post go out twice where the mark can still be written', async () => {
    await waiting(aMessage());
    const { broken, calls } = failing({ delivered: 2 });
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver, { store: broken });
    await relay.drain();
    outbox.clock.advance(3_600_000);
    await relay.drain();
    expect(said).toHaveLength(1);
    expect(calls.filter((call) => call === 'delivered')).toHaveLength(3);
    expect(await outbox.store.nextDue()).toBeUndefined();
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
