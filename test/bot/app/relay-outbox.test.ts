import { createRelay } from '../../../bot/app/relay-outbox';
import { openSqlite } from '../../../storage/sqlite';
import { aLog } from '../../helpers/logs';
import { aMessage, aReport, changeTo, next } from '../../helpers/reports';

test('a message put in the outbox is delivered and its post remembered', async () => {
  const log = aLog();
  const store = openSqlite('sqlite::memory:', { log });
  const report = aReport();
  const messages = [aMessage({ slot: 'channel' }), aMessage()];
  expect(await store.save(changeTo(report, { outbox: messages }))).toBe('saved');
  expect(await store.save(changeTo(next(report)))).toBe('saved');
  expect(await store.save(changeTo(next(report)))).toBe('conflict');
  const said: string[] = [];
  const relay = createRelay({
    store,
    clock: { now: () => new Date() },
    log,
    deliver: async (_, message) => {
      said.push(message.id);
      return `post-${message.id}`;
    },
  });
  await relay.drain();
  expect(said).toEqual(messages.map((m) => m.id));
  expect((await store.load(report.id))?.posts).toEqual({ channel: `post-${messages[0]?.id}` });
  expect(await store.nextDue()).toBeUndefined();
  await relay.stop();
  await store.close();
});
