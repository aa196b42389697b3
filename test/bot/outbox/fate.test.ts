import { DeliveryError } from '../../../bot/outbox/messenger';
import { StoreError } from '../../../storage/errors';
import type { Claimed, ReportStore } from '../../../storage/ports';
import { anOutbox } from '../../helpers/world/relays';
import { aMessage } from '../../helpers/people/reports';

const outbox = anOutbox();
const { aRelay, waiting } = outbox;

test('a closing line of a report that cannot be read is kept for an operator, and ends no process', async () => {
  const closing = aMessage({ slot: 'card', mode: 'edit', about: { show: 'moved' } });
  await waiting(closing);
  const { store } = outbox;
  const unreadable = (claimed: Claimed | undefined): Claimed | undefined =>
    claimed && {
      ...claimed,
      stored: () => {
        throw new StoreError('store.corrupt-report', 'Not a report');
      },
    };
  const damaged = new Proxy(store, {
    get: (target, name: keyof ReportStore) =>
      name === 'claim'
        ? async (...args: Parameters<typeof store.claim>) =>
            (await store.claim(...args)).flatMap((one) => unreadable(one) ?? [])
        : target[name],
  });
  const relay = aRelay(async ({ stored }) => stored().posts['card'], { store: damaged, maxAttempts: 4 });
  for (let round = 0; round < 4; round += 1) {
    await relay.drain();
    outbox.clock.advance(3_600_000);
  }
  expect(await store.deadLetters({ limit: 50, offset: 0 })).toMatchObject([
    { message: closing, attempts: 4, error: 'Not a report' },
  ]);
});

test('what passes by itself is tried for as long as what must be mended, and not before a platform asks', async () => {
  await waiting(aMessage({ to: 'review-channel' }));
  const waits: number[] = [];
  const relay = aRelay(({ message: { to } }) =>
    to === 'author'
      ? Promise.resolve(undefined)
      : Promise.reject(new DeliveryError('429', 'later', waits.length < 5 ? { waitMs: 7_200_000 } : {})),
  );
  for (;;) {
    await relay.drain();
    const due = (await outbox.store.nextDue())?.getTime();
    if (due === undefined) break;
    waits.push(due - outbox.clock.now().getTime());
    outbox.clock.advance(waits.at(-1) ?? 0);
  }
  expect(Math.min(...waits.slice(0, 5))).toBeGreaterThanOrEqual(7_200_000);
  expect(Math.max(...waits.slice(5, 48))).toBeLessThan(900_000);
  expect(waits.reduce((total, wait) => total + wait)).toBeGreaterThan(10 * 86_400_000);
});
