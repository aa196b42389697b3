import { createServer, close, listen, type Server } from '../../../bot/http/server';
import { startTestBot, type TestBot } from '../../helpers/world/bot';
import { aLog } from '../../helpers/world/logs';

describe('a handler that fails', () => {
  const log = aLog();
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer(log);
    server.get('/early', async () => {
      throw new Error('what the store said');
    });
    server.get('/late', async (_request, response) => {
      response.writeHead(200);
      response.write('half');
      throw new Error('what the store said');
    });
    server.get('/well', async (_request, response) => void response.end('well'));
    url = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
  });
  afterAll(() => close(server));

  test('tells its sender nothing, and the log all', async () => {
    const answer = await fetch(`${url}/early`);
    expect([answer.status, await answer.text()]).toEqual([
      500,
      '{"error":{"code":"InternalError","message":"Internal error"}}',
    ]);
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', message: 'request failed', facts: { path: '/early' } });
    expect(JSON.stringify(log.lines.at(-1))).toContain('what the store said');
  });

  test('in the midst of its answer ends its own request alone', async () => {
    await expect(fetch(`${url}/late`).then((answer) => answer.text())).rejects.toThrow();
    expect(await (await fetch(`${url}/well`)).text()).toBe('well');
  });
});

describe('whatever is asked for', () => {
  let bot: TestBot;
  beforeAll(async () => {
    bot = await startTestBot();
  });
  afterAll(async () => {
    await bot.stop();
    await bot.connector.stop();
  });

  test.each<[string, number]>([
    ['/documents/a/b', 403],
    ['/documents/a/b?signature[a]=1&expires[b]=2', 403],
    ['/documents/a/b?signature=1&signature=2&expires=__proto__', 403],
    ['/documents/__proto__/constructor?__proto__[signature]=1', 403],
    ['/documents/a/b?%ff=%&signature=%e0%a4%a', 403],
    ['/documents/%ff/b', 404],
    ['/healthz?a[b][c][d][e][f][g]=1', 200],
    ['/%', 404],
    ['/nothing', 404],
  ])('%s is answered %i', async (path, status) => {
    expect((await fetch(bot.url + path)).status).toBe(status);
  });
});
