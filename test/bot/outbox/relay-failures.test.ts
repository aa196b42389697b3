import { DeliveryError } from '../../../bot/outbox/messenger';
import { aGate, anOutbox, aPlatform, turns, until } from '../../helpers/world/relays';
import { aMessage } from '../../helpers/people/reports';

const ALL = { limit: 50, offset: 0 };
const outbox = anOutbox();
const { aRelay, failing, waiting } = outbox;

describe('failures', () => {
  const later = (waitMs?: number) => new DeliveryError('429', 'later', waitMs === undefined ? {} : { waitMs });

  const inChannel = (reason: string): DeliveryError => {
    const error = new DeliveryError(reason, 'mend', { reason });
    error.place = 'slack:C1';
    return error;
  };

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

  test('what somebody must mend is put aside: the next message goes out, and it is tried slowly, for days', async () => {
    const [refused, following] = [aMessage({ to: 'review-channel' }), aMessage()];
    const id = await waiting(refused, following);
    let mended = false;
    const { said, deliver } = aPlatform(async ({ message }) => {
      if (message.id === refused.id && !mended) throw inChannel('not_in_channel');
      return `post of ${message.id}`;
    });
    const relay = aRelay(deliver);
    await relay.drain();
    expect(said).toEqual([refused.id, following.id, `${refused.id}.aside`]);
    expect(await outbox.store.asideOf(id)).toMatchObject([{ message: refused, error: 'not_in_channel' }]);
    expect(await outbox.store.deadLetters(ALL)).toEqual([]);
    expect(relay.state()).toMatchObject({ delivered: 2, buried: 0, putAside: 1 });
    const waits: number[] = [];
    for (let days = 0; days < 3;) {
      const due = (await outbox.store.nextDue())?.getTime() ?? 0;
      waits.push(due - outbox.clock.now().getTime());
      outbox.clock.advance(waits.at(-1) ?? 0);
      await relay.drain();
      days += (waits.at(-1) ?? 0) / 86_400_000;
    }
    expect(waits.slice(0, 5)).toEqual([225_000, 450_000, 900_000, 1_800_000, 2_700_000]);
    expect(Math.max(...waits)).toBe(2_700_000);
    mended = true;
    outbox.clock.advance(2_700_000);
    await relay.drain();
    expect(said.slice(-2)).toEqual([refused.id, `${refused.id}.shown`]);
    expect(await outbox.store.asideOf(id)).toEqual([]);
    expect(await outbox.store.nextDue()).toBeUndefined();
  });

  test('what was put aside goes out at once when its place is mended, and at the start', async () => {
    const message = aMessage({ to: 'review-channel' });
    const id = await waiting(message);
    const { said, deliver } = aPlatform(async ({ message: { to } }) => {
      if (to !== 'author') throw inChannel('not_in_channel');
      return undefined;
    });
    const relay = aRelay(deliver);
    relay.start();
    const tried = async (times: number): Promise<void> => {
      await until(() => said.filter((one) => one === message.id).length === times && relay.state().inFlight === 0);
      expect(await outbox.store.asideOf(id)).toHaveLength(1);
    };
    await tried(1);
    await relay.wake('slack:C2');
    await relay.wake('slack:C1');
    await tried(2);
    await relay.stop();
    aRelay(deliver).start();
    await tried(3);
  });

  test('a place that is mended while it refuses is tried again soon', async () => {
    await waiting(aMessage({ to: 'review-channel' }));
    const relay = aRelay(async ({ message: { to } }) => {
      if (to === 'author') return undefined;
      await relay.wake('slack:C1');
      throw inChannel('not_in_channel');
    });
    await relay.drain();
    expect((await outbox.store.nextDue())?.getTime()).toBe(outbox.clock.now().getTime() + 1_000);
  });

  test('a channel in trouble holds up its author for a moment only', async () => {
    const [post, card] = [aMessage({ to: 'review-channel' }), aMessage()];
    const id = await waiting(post, card);
    const { said, deliver } = aPlatform(async ({ message }) => {
      if (message.id === post.id) throw later();
      return undefined;
    });
    const relay = aRelay(deliver);
    for (let tries = 0; tries < 4; tries += 1) {
      await relay.drain();
      outbox.clock.advance(8_000);
    }
    expect(said.slice(0, 5)).toEqual([post.id, post.id, post.id, card.id, `${post.id}.aside`]);
    expect(await outbox.store.asideOf(id)).toMatchObject([{ message: post }]);
  });

  test('a card that cannot be closed does not keep the next question; it is closed later, and not the new one', async () => {
    const [first, closing, question] = [
      aMessage({ slot: 'card' }),
      aMessage({ slot: 'card', mode: 'edit', about: { show: 'moved' } }),
      aMessage({ slot: 'card', about: { show: 'walk' } }),
    ];
    const id = await waiting(first, closing, question);
    const closed: (string | undefined)[] = [];
    const { said, deliver } = aPlatform(async ({ message }) => {
      if (message.about.show !== 'moved') return `post of ${message.id}`;
      closed.push(message.messageId);
      if (closed.length <= 5) throw later();
      return undefined;
    });
    const relay = aRelay(deliver);
    for (let tries = 0; tries < 6; tries += 1) {
      await relay.drain();
      outbox.clock.advance(16_000);
    }
    expect(said.slice(0, 4)).toEqual([first.id, closing.id, closing.id, question.id]);
    expect(closed).toEqual([undefined, undefined, ...Array.from({ length: 4 }, () => `post of ${first.id}`)]);
    expect((await outbox.store.load(id))?.posts['card']).toBe(`post of ${question.id}`);
    expect(await outbox.store.nextDue()).toBeUndefined();
  });

  test('of a retried delivery the log says the status and the reason, and never a text', async () => {
    await waiting(aMessage());
    const cause = Object.assign(new Error('Bad card: «Se visitó a Juana»'), { code: 'BadSyntax' });
    const refusal = new DeliveryError('Teams answered 502', 'later', { status: 502, reason: 'BadGateway', cause });
    await aRelay(() => Promise.reject(refusal)).drain();
    await waiting(aMessage());
    await aRelay(() => Promise.reject(new SyntaxError('Unexpected «Se visitó a Juana»'))).drain();
    const told = outbox.log.lines.filter(({ message }) => message === 'outbox message will be tried again');
    expect(told.map(({ facts }) => [facts['status'], facts['reason']])).toEqual([
      [502, 'BadGateway'],
      [undefined, 'SyntaxError'],
    ]);
    expect(JSON.stringify(outbox.log.lines)).not.toContain('Juana');
    expect(told[0]?.facts['error']).toBeUndefined();
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
    expect(outbox.log.lines.at(-1)?.facts).toMatchObject({ reason: 'No answer in 30 ms', remedy: 'later' });
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
    const relay = aRelay(() => Promise.reject(new DeliveryError('later', 'later', { waitMs: 60_000 })), {
      store: broken,
    });
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
