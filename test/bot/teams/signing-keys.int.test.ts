import { createSigningKeys, type SigningKeys } from '../../../bot/teams/signing-keys';
import { readToken } from '../../../bot/teams/token';
import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';
import { APP_ID, claimsFor, Microsoft } from '../../helpers/platforms/microsoft';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await Microsoft.start();
});
afterAll(() => microsoft.stop());

let now = 0;
const log = aLog();
let keys: SigningKeys;
beforeEach(() => {
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  microsoft.mood = 'answers';
  microsoft.asked = 0;
  log.lines.length = 0;
  keys = createSigningKeys({ metadataUrl: microsoft.url, log, timeoutMs: 500 });
});
afterEach(() => jest.restoreAllMocks());

/** What becomes of a token of now, signed by Microsoft with the key of this name, brought so many times at once. */
async function readAll(times: number, kid = microsoft.keyId): Promise<readonly string[]> {
  const header = `Bearer ${microsoft.token(claimsFor('https://smba.example/'), { kid })}`;
  const read = Array.from({ length: times }, () => readToken(header, { appId: APP_ID, keys }));
  return [...new Set((await Promise.all(read)).map((each) => each.is))];
}
const read = async (kid?: string): Promise<string | undefined> => (await readAll(1, kid))[0];

test('are read once for all who ask, and then once a day', async () => {
  expect(await readAll(50)).toEqual(['valid']);
  expect(keys.endorsementsOf(microsoft.keyId)).toEqual(['msteams']);
  expect(microsoft.asked).toBe(2);
  now += DAY_MS - 1;
  expect([await read(), microsoft.asked]).toEqual(['valid', 2]);
  now += 1;
  expect(await readAll(20)).toEqual(['valid']);
  await eventually(() => microsoft.asked === 4);
});

test.each(['a key that is not there', 'of another kind'])('%s is looked for again ten minutes later', async (id) => {
  for (let times = 0; times < 20; times += 1) expect(await read(id)).toBe('invalid');
  now += 10 * MINUTE_MS - 1;
  expect([await read(id), microsoft.asked]).toEqual(['invalid', 2]);
  now += 1;
  for (let times = 0; times < 20; times += 1) expect(await read(id)).toBe('invalid');
  expect(microsoft.asked).toBe(4);
});

test('a key that Microsoft signs with from now on is found, and the one before is good no more', async () => {
  await read();
  const before = microsoft.keyId;
  microsoft.keyId = 'the next key';
  now += 10 * MINUTE_MS;
  expect([await read(), await read(before)]).toEqual(['valid', 'invalid']);
});

test.each([['hangs' as const], ['fails' as const], ['babbles' as const]])(
  'a Microsoft that %s is given up, once for all who ask, and asked again a moment later',
  async (mood) => {
    microsoft.mood = mood;
    expect(await readAll(50)).toEqual(['unverifiable']);
    expect(await read()).toBe('unverifiable');
    expect(microsoft.asked).toBe(1);
    expect(log.lines).toHaveLength(1);
    microsoft.mood = 'answers';
    now += 10_000;
    expect(await read()).toBe('valid');
  },
);

test('while Microsoft is away, a key that is known is good for five days', async () => {
  await read();
  microsoft.mood = 'fails';
  now += 5 * DAY_MS - 1;
  expect(await read()).toBe('valid');
  now += 1;
  expect(await read()).toBe('unverifiable');
});
