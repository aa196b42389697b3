import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnswerAt, slackFetch, slackHosts } from '../../../bot/slack/hosts';

describe.each<[string, string | undefined]>([
  ['by itself', undefined],
  ['with the SDK’s own address', 'https://slack.com/api/'],
])('%s', (_, apiUrl) => {
  const isSlacks = slackHosts(apiUrl);

  it.each([
    'https://hooks.slack.com/actions/T1/1/x',
    'https://files.slack.com/files-pri/T1-F1/x.pdf',
    'https://slack.com/api/',
    'https://ine.enterprise.slack.com/files/x',
  ])('%s is Slack’s', (address) => expect(isSlacks(address)).toBe(true));

  it.each([
    ...[
      'http://hooks.slack.com/x',
      'https://hooks.slack.com:8443/x',
      'https://hooks.slack.com.example/x',
      'https://notslack.com/x',
    ],
    ...[
      'https://hooks.slack.com@example.com/x',
      'https://user@hooks.slack.com/x',
      'https://example.com/?hooks.slack.com',
    ],
    ...[
      'http://127.0.0.1:3978/metrics',
      'http://169.254.169.254/latest/',
      'file:///etc/passwd',
      '//hooks.slack.com/x',
      '',
      'x',
    ],
  ])('%s is not', (address) => expect(isSlacks(address)).toBe(false));
});

describe('with a stand-in', () => {
  it('its host is Slack’s too', () => {
    const isSlacks = slackHosts('https://slack.example/api/');
    expect(['https://slack.example/respond/1', 'https://hooks.slack.com/x'].map(isSlacks)).toEqual([true, true]);
    expect(['http://slack.example/respond/1', 'https://other.example/'].map(isSlacks)).toEqual([false, false]);
  });

  it('on this machine, it is all of this machine', () => {
    const isSlacks = slackHosts('http://127.0.0.1:4000/api/');
    expect(['http://127.0.0.1:4000/respond', 'http://localhost:4001/x'].map(isSlacks)).toEqual([true, true]);
    expect(['http://10.0.0.1:4000/respond', 'http://127.0.0.1.example/'].map(isSlacks)).toEqual([false, false]);
  });
});

it.each([
  ['https://hooks.slack.com/commands/1', true],
  ['https://hooks.slack.example/1', false],
  ['x', false],
  ['', false],
])('whether a payload can be answered at «%s»: %s', (address, expected) => {
  const answer = createAnswerAt(slackHosts(), slackFetch(slackHosts(), 1_000))(address);
  expect(answer !== undefined).toBe(expected);
});

it('the SDK calls nobody else, wherever it is sent', async () => {
  await expect(slackFetch(slackHosts(), 1_000)('https://example.com/upload')).rejects.toThrow('none of Slack’s');
});

describe('what the SDK calls with', () => {
  let server: Server;
  let at: string;
  let answer: (response: ServerResponse) => void;
  const ports: (number | undefined)[] = [];
  const ask = () => slackFetch(slackHosts(at), 100)(at, { headers: { authorization: 'Bearer x' }, body: 'a=1' });
  beforeAll(async () => {
    server = createServer(({ socket }, response) => {
      ports.push(socket.remotePort);
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('tells the answer', async () => {
    answer = (response) => response.writeHead(429, { 'Retry-After': '7' }).end('{"ok":false}');
    const { ok, status, headers, json } = await ask();
    expect({ ok, status, after: headers.get('Retry-After'), none: headers.get('x'), said: await json() }).toEqual({
      ...{ ok: false, status: 429, after: '7', none: null, said: { ok: false } },
    });
  });

  it('keeps its connection for the next call', async () => {
    answer = (response) => response.end('{}');
    const call = slackFetch(slackHosts(at), 1_000);
    for (const body of ['a=1', 'a=2']) await (await call(at, { body })).text();
    expect(ports.at(-1)).toBe(ports.at(-2));
  });

  it('goes where it is sent, and no further', async () => {
    answer = (response) => response.writeHead(302, { location: 'https://example.com/' }).end();
    expect(await ask()).toMatchObject({ ok: false, status: 302 });
  });

  it('gives up on an answer that does not come, and on one that does not end', async () => {
    answer = () => {};
    await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
    answer = (response) => void response.write('{');
    await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('fails where the answer is cut off', async () => {
    answer = (response) => void response.write('{', () => response.destroy());
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('an answer that Slack does not take is a refusal', async () => {
    answer = (response) => response.writeHead(404).end();
    const said = createAnswerAt(slackHosts(at), slackFetch(slackHosts(at), 1_000))(at)?.({ text: 'hola' });
    await expect(said).rejects.toMatchObject({ message: 'Slack answered http_404', status: 404 });
  });
});
