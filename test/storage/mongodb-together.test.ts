import { together } from '../../storage/mongodb/together';

/** What was asked in each trip so far, and how the one that is on the way ends. */
function aServer() {
  const trips: (readonly string[])[] = [];
  const ends: { answer: () => void; fail: (error: Error) => void }[] = [];
  const ask = together<string, string>((all) => {
    trips.push(all);
    return new Promise((resolve, reject) => {
      ends.push({ answer: () => resolve(all.map((one) => one.toUpperCase())), fail: reject });
    });
  });
  return { trips, ends, ask };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who is alone goes at once, and who comes meanwhile goes together next', async () => {
  const { trips, ends, ask } = aServer();
  const first = ask('a');
  const others = [ask('b'), ask('c')];
  expect(trips).toEqual([['a']]);
  ends[0]?.answer();
  expect(await first).toBe('A');
  await settled();
  expect(trips).toEqual([['a'], ['b', 'c']]);
  ends[1]?.answer();
  expect(await Promise.all(others)).toEqual(['B', 'C']);
});

test('a trip that fails fails for those on it alone', async () => {
  const { ends, ask } = aServer();
  const first = ask('a');
  const second = ask('b');
  ends[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await settled();
  ends[1]?.answer();
  expect(await second).toBe('B');
});

test('each may fail by itself', async () => {
  const ask = together<string, string>(async (all) =>
    all.map((one) => (one === 'b' ? Promise.reject(new Error('torn')) : one)),
  );
  const [first, torn, last] = [ask('a'), ask('b'), ask('c')];
  await expect(torn).rejects.toThrow('torn');
  expect([await first, await last]).toEqual(['a', 'c']);
});

test('a trip that takes long holds up nobody', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const { trips, ends, ask } = aServer();
  const stuck = ask('a');
  const next = ask('b');
  expect(trips).toHaveLength(1);
  jest.advanceTimersByTime(150);
  expect(trips).toEqual([['a'], ['b']]);
  ends[0]?.answer();
  expect(await stuck).toBe('A');
  // It is no longer the one that others wait for.
  const last = ask('c');
  expect(trips).toHaveLength(2);
  ends[1]?.answer();
  expect(await next).toBe('B');
  await settled();
  ends[2]?.answer();
  expect(await last).toBe('C');
  jest.useRealTimers();
});
