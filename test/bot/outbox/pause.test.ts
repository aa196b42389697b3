import { createPause, PAUSE_AFTER_MS } from '../../../bot/outbox/pause';

test('work goes on for so many milliseconds, and then lets others have their turn', async () => {
  let [now, turns] = [0, 0];
  const pause = createPause({
    now: () => now,
    others: async () => {
      turns += 1;
      now += 100;
    },
  });
  now = PAUSE_AFTER_MS - 1;
  expect(pause()).toBeUndefined();
  now = PAUSE_AFTER_MS;
  await pause();
  expect(turns).toBe(1);
  // What others took counts for nothing.
  expect(pause()).toBeUndefined();
  now += PAUSE_AFTER_MS;
  expect(pause()).toBeInstanceOf(Promise);
});

test('a pause lets in what waits', async () => {
  const heard: string[] = [];
  let now = 0;
  const pause = createPause({ now: () => now, others: () => new Promise((resolve) => setImmediate(resolve)) });
  setImmediate(() => heard.push('somebody'));
  now = PAUSE_AFTER_MS;
  await pause();
  expect(heard).toEqual(['somebody']);
});
