import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestBot, type TestBot } from '../../helpers/world/bot';

const TOKEN = 'de-prometeo-y-de-nadie-mas-que-el';

let bot: TestBot | undefined;
afterEach(async () => {
  await bot?.stop();
  await bot?.connector.stop();
  bot = undefined;
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const read = async (url: string, authorization?: string): Promise<readonly [number, boolean]> => {
  const answer = await fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } });
  return [answer.status, (await answer.text()).includes('bot_turns_total')];
};

test('with nothing set, metrics are where everything is', async () => {
  bot = await startTestBot();
  expect(await read(bot.url)).toEqual([200, true]);
});

test('with a token, who does not say it reads nothing', async () => {
  bot = await startTestBot({ env: { METRICS_TOKEN: TOKEN } });
  for (const said of [undefined, '', TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.toUpperCase()}`, 'Bearer '])
    expect(await read(bot.url, said)).toEqual([401, false]);
  expect(await read(bot.url, `Bearer ${TOKEN}`)).toEqual([200, true]);
});

test('with a port, they are there and nowhere else, and nothing else is there', async () => {
  const port = await freePort();
  bot = await startTestBot({ env: { METRICS_PORT: String(port), METRICS_TOKEN: TOKEN } });
  const own = `http://127.0.0.1:${port}`;
  expect(await read(bot.url, `Bearer ${TOKEN}`)).toEqual([404, false]);
  expect([await read(own), await read(own, `Bearer ${TOKEN}`)]).toEqual([
    [401, false],
    [200, true],
  ]);
  expect((await fetch(`${own}/api/messages`, { method: 'POST' })).status).toBe(404);
  await bot.stop();
  await expect(fetch(own)).rejects.toThrow();
  await bot.connector.stop();
  bot = undefined;
});
