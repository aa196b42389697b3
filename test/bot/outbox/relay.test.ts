import { aPlatform, aGate, anOutbox, turns, until } from '../../helpers/world/relays';
import { aMessage } from '../../helpers/people/reports';

const outbox = anOutbox();
const { aRelay, waiting } = outbox;

describe('delivering', () => {
  test('what was saved is delivered in order and its post remembered', async () => {
    const messages = [aMessage({ slot: 'channel' }), aMessage(), aMessage()];
    const id = await waiting(...messages);
    const { said, deliver } = aPlatform();
    const relay = aRelay(deliver);
    await relay.drain();
    expect(said).toEqual(messages.map((message) => message.id));
    expect((await outbox.store.load(id))?.posts).toEqual({ channel: `post of ${messages[0]?.id}` });
    expect(await outbox.store.nextDue()).toBeUndefined();
    expect(relay.state()).toEqual({
      running: false,
      storeAnswers: true,
      inFlight: 0,
      delivered: 3,
      retried: 0,
      buried: 0,
      putAside: 0,
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
    await outbox.store.claim(outbox.clock.now(), 60_000, 1);
    relay.start();
    await turns(20);
    expect(said).toEqual([]);
    outbox.clock.advance(60_000);
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
    expect(await outbox.store.nextDue()).toBeUndefined();
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
