import { connect } from 'node:net';
import { Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { knock } from '../../helpers/platforms/forging';
import { aLog } from '../../helpers/world/logs';
import { APP_ID, claimsFor, Microsoft } from '../../helpers/platforms/microsoft';
import { carried, dataOf } from '../../helpers/people/presses';
import type { Json } from '../../helpers/platforms/teams';

const log = aLog();
let microsoft: Microsoft;
let bot: TestBot;
beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await startTestBot({ log, env: microsoft.env });
});
beforeEach(() => {
  log.lines.length = 0;
  microsoft.mood = 'answers';
});
afterAll(async () => {
  await bot.stop();
  await bot.connector.stop();
  await microsoft.stop();
});

const claims = (): Json => claimsFor(bot.connector.serviceUrl);
const without = (name: string): Json => Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow;

/** Asks for a list of reports, which is answered in the response. */
const press = (tenant = microsoft.env.MicrosoftAppTenantId): Json => {
  const action = { type: 'Action.Execute', verb: 'mine', data: dataOf({ ...carried, verb: 'mine' }) };
  const ana = Object.assign(new Somebody(bot, 'Ana'), { tenant });
  return ana.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
};
const bring = (authorization: string | undefined, activity: Json = press()) =>
  knock(bot.url, JSON.stringify(activity), {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  });

test('what Microsoft signed for this bot is taken', async () => {
  const { status, text } = await bring(`Bearer ${microsoft.token(claims())}`);
  expect([status, text]).toEqual([200, expect.stringContaining('Mis informes')]);
});

test('what somebody of another organization signed in for is refused in words', async () => {
  const { status, text } = await bring(`Bearer ${microsoft.token(claims())}`, press('another-tenant'));
  expect([status, text]).toEqual([200, expect.stringContaining('su cuenta es de otra')]);
  expect(text).not.toContain('Mis informes');
});

test.each<[string, () => string | undefined]>([
  ['no token', () => undefined],
  ['nothing', () => ''],
  ['a password', () => 'Basic eDp5'],
  ['a word', () => 'Bearer junk'],
  ['three words', () => 'Bearer a.b.c'],
  ['a scheme alone', () => 'Bearer '],
  ['a token without its scheme', () => microsoft.token(claims())],
  ['two tokens', () => `Bearer ${microsoft.token(claims())} ${microsoft.token(claims())}`],
  ['a list as its claims', () => `Bearer ${microsoft.token([] as unknown as Json)}`],
  ['no signature', () => `Bearer ${microsoft.token(claims()).replace(/\.[^.]*$/, '.')}`],
  ['a broken signature', () => `Bearer ${microsoft.token(claims()).slice(0, -8)}`],
  ['algorithm none', () => `Bearer ${microsoft.token(claims(), { alg: 'none' })}`],
  ['algorithm none, unsigned', () => `Bearer ${microsoft.token(claims(), { alg: 'none' }).replace(/\.[^.]*$/, '.')}`],
  ['an algorithm of secrets', () => `Bearer ${microsoft.token(claims(), { alg: 'HS256' })}`],
  ['another algorithm than signed', () => `Bearer ${microsoft.token(claims(), { alg: 'RS512' })}`],
  ['an algorithm that is none', () => `Bearer ${microsoft.token(claims(), { alg: 7 })}`],
  ['a name of the language’s as its algorithm', () => `Bearer ${microsoft.token(claims(), { alg: '__proto__' })}`],
  ['another’s key', () => `Bearer ${microsoft.token(claims(), {}, 'another')}`],
  ['a key that Microsoft has not', () => `Bearer ${microsoft.token(claims(), { kid: 'of nobody' })}`],
  ['a key of another kind', () => `Bearer ${microsoft.token(claims(), { kid: 'of another kind' })}`],
  ['no key named', () => `Bearer ${microsoft.token(claims(), { kid: undefined })}`],
  ['a key of the language’s own', () => `Bearer ${microsoft.token(claims(), { kid: '__proto__' })}`],
  ['a time that has passed', () => `Bearer ${microsoft.token({ ...claims(), exp: seconds(-301) })}`],
  ['a time to come', () => `Bearer ${microsoft.token({ ...claims(), nbf: seconds(330) })}`],
  ['no end', () => `Bearer ${microsoft.token(without('exp'))}`],
  ['an end that is no number', () => `Bearer ${microsoft.token({ ...claims(), exp: '9999999999' })}`],
  ['a beginning that is no number', () => `Bearer ${microsoft.token({ ...claims(), nbf: 'ayer' })}`],
  ['another issuer', () => `Bearer ${microsoft.token({ ...claims(), iss: 'https://sts.windows.net/of-another/' })}`],
  ['no issuer', () => `Bearer ${microsoft.token(without('iss'))}`],
  ['another bot', () => `Bearer ${microsoft.token({ ...claims(), aud: `${APP_ID}2` })}`],
  ['several bots', () => `Bearer ${microsoft.token({ ...claims(), aud: [APP_ID] })}`],
  ['no bot', () => `Bearer ${microsoft.token(without('aud'))}`],
  ['another connector', () => `Bearer ${microsoft.token(claimsFor('https://smba.example/'))}`],
  ['no connector', () => `Bearer ${microsoft.token(without('serviceurl'))}`],
])('a sender with %s is answered 401 and heard no further', async (_, header) => {
  const { status, text } = await bring(header());
  expect([status, JSON.parse(text)]).toEqual([401, { error: { code: 'Unauthorized', message: 'Unauthorized' } }]);
  expect(log.lines.map(({ level, message }) => [level, message])).toEqual([['info', 'sender not known']]);
  expect(bot.connector.requests).toEqual([]);
});

test('a key is good for the channels it is endorsed for', async () => {
  const activity = { ...press(), channelId: 'webchat' };
  expect((await bring(`Bearer ${microsoft.token(claims())}`, activity)).status).toBe(401);
});

test('what a stranger sends is not waited for', async () => {
  const { port } = new URL(bot.url);
  const socket = connect(Number(port), '127.0.0.1');
  const head = ['POST /api/messages HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 4000000'];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => {
    socket.once('data', (data) => resolve(data.toString()));
  });
  socket.destroy();
  expect(answer).toContain('401 Unauthorized');
});

test('what is wrong with an activity is for the log, and not for who sent it', async () => {
  const { status, text } = await bring(`Bearer ${microsoft.token(claims())}`, { ...press(), conversation: 7 });
  expect([status, JSON.parse(text)]).toEqual([400, { error: { code: 'BadArgument', message: 'Bad request' } }]);
  expect(log.lines).toMatchObject([
    { message: 'malformed activity', facts: { because: expect.stringContaining('conversation') as string } },
  ]);
});

describe('while Microsoft’s keys cannot be read', () => {
  let lost: TestBot;
  beforeAll(async () => {
    lost = await startTestBot({
      log,
      connector: bot.connector,
      env: { ...microsoft.env, BotOpenIdMetadata: 'http://127.0.0.1:9/' },
    });
  });
  afterAll(() => lost.stop());

  const at = (token: string) =>
    fetch(`${lost.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(press()),
    });

  test('nobody can be told, and who asks is to come again', async () => {
    for (let times = 0; times < 3; times += 1) {
      const answer = await at(microsoft.token(claims()));
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await answer.json()).toEqual({ error: { code: 'ServiceUnavailable', message: 'Service unavailable' } });
    }
    expect(log.lines.filter(({ message }) => message === 'signing keys not read')).toHaveLength(1);
  });

  test('what cannot be Microsoft’s is refused all the same', async () => {
    expect((await at(microsoft.token({ ...claims(), exp: 1 }))).status).toBe(401);
  });
});
