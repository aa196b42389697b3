import { createOnce } from '../../../bot/turns/once';

test('copies get the first one’s result, while it runs and after', async () => {
  let runs = 0;
  const once = createOnce(1_000, () => 0);
  const task = async () => (runs += 1);
  expect(await Promise.all([once('a', task), once('a', task), once('b', task)])).toEqual([1, 1, 2]);
  expect(await once('a', task)).toBe(1);
});

test('a key is forgotten after its time', async () => {
  let at = 0;
  const once = createOnce(1_000, () => at);
  await once('a', async () => 'old');
  at = 999;
  expect(await once('a', async () => 'new')).toBe('old');
  at = 1_000;
  expect(await once('a', async () => 'new')).toBe('new');
});

test('a failure is forgotten, so that a copy tries again', async () => {
  const once = createOnce(1_000, () => 0);
  await expect(once('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await once('a', async () => 'up')).toBe('up');
});

test('without a key every task runs', async () => {
  const once = createOnce(1_000, () => 0);
  expect(await Promise.all([once(undefined, async () => 1), once(undefined, async () => 2)])).toEqual([1, 2]);
});
