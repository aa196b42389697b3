import { createKeys, type Keys } from '../../../bot/teams/token';
import { aLog } from '../../helpers/world/logs';
import { Microsoft } from '../../helpers/platforms/microsoft';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const KEY = 'key-of-microsoft';

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await Microsoft.start();
});
afterAll(() => microsoft.stop());

let now = 0;
const log = aLog();
let keys: Keys;
beforeEach(() => {
  now = Date.now();
  microsoft.mood = 'answers';
  microsoft.asked = 0;
  log.lines.length = 0;
  keys = createKeys({ metadataUrl: microsoft.url, log, now: () => now, readMs: 200 });
});

test('are read once for all who ask, and then once a day', async () => {
  const found = await Promise.all(Array.from({ length: 50 }, () => keys.find(KEY)));
  expect(found.every((each) => each !== 'unreachable' && each?.endorsements.includes('msteams'))).toBe(true);
  expect(microsoft.asked).toBe(2);
  now += DAY_MS - 1;
  await keys.find(KEY);
  expect(microsoft.asked).toBe(2);
});

test.each(['a key that is not there', 'of another kind'])('%s is looked for again ten minutes later', async (id) => {
  for (let times = 0; times < 20; times += 1) expect(await keys.find(id)).toBeUndefined();
  expect(microsoft.asked).toBe(2);
  now += 10 * MINUTE_MS;
  for (let times = 0; times < 20; times += 1) expect(await keys.find(id)).toBeUndefined();
  expect(microsoft.asked).toBe(4);
});

test.each([['hangs' as const], ['fails' as const], ['babbles' as const]])(
  'a Microsoft that %s is given up, once for all who ask, and asked again a moment later',
  async (mood) => {
    microsoft.mood = mood;
    const failed = await Promise.all(Array.from({ length: 50 }, () => keys.find(KEY)));
    expect(failed.every((each) => each === 'unreachable')).toBe(true);
    expect(await keys.find(KEY)).toBe('unreachable');
    expect(microsoft.asked).toBe(1);
    expect(log.lines).toHaveLength(1);
    microsoft.mood = 'answers';
    now += 10_000;
    expect(await keys.find(KEY)).toMatchObject({ endorsements: ['msteams'] });
  },
);

test('while Microsoft is away, a key that is known is good for five days', async () => {
  await keys.find(KEY);
  microsoft.mood = 'fails';
  now += 5 * DAY_MS - 1;
  expect(await keys.find(KEY)).toMatchObject({ endorsements: ['msteams'] });
  now += 1;
  expect(await keys.find(KEY)).toBe('unreachable');
});
