import { connect } from 'node:net';
import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';
import type { Json } from '../../helpers/platforms/teams';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import { send, signed } from '../../helpers/platforms/slack-requests';

const log = aLog();
const crowd = aCrowd(() => ({ log }));
beforeEach(() => void (log.lines.length = 0));

const body = JSON.stringify({ type: 'url_verification', challenge: 'reto' });

test('answers the verification of its address', async () => {
  const answer = await send(crowd.bot, body, 'application/json');
  expect(answer).toEqual({ status: 200, text: JSON.stringify({ challenge: 'reto' }) });
});

test('answers the check of its certificate', async () => {
  expect(await send(crowd.bot, 'ssl_check=1&token=x', 'application/x-www-form-urlencoded', {})).toMatchObject({
    status: 200,
  });
});

const now = Math.floor(Date.now() / 1_000);
test.each<[string, Record<string, string>]>([
  ['a wrong secret', signed(body, now, 'another secret')],
  ['a signature of another body', signed(`${body} `)],
  ['a signature over five minutes old', signed(body, now - 302)],
  ['a signature of a time to come', signed(body, now + 330)],
  ['a time with a fraction', { ...signed(body), 'x-slack-request-timestamp': `${now}.5` }],
  ['no time', { 'x-slack-signature': signed(body)['x-slack-signature'] }],
  [
    'a signature in capitals',
    { ...signed(body), 'x-slack-signature': signed(body)['x-slack-signature'].toUpperCase() },
  ],
  ['no signature', {}],
  ['a signature that is none', { ...signed(body), 'x-slack-signature': 'v0=1' }],
  ['a time that is none', { ...signed(body), 'x-slack-request-timestamp': 'ayer' }],
])('refuses %s', async (_, headers) => {
  expect((await send(crowd.bot, body, 'application/json', headers)).status).toBe(401);
});

test('takes a signature that is nearly five minutes old', async () => {
  expect((await send(crowd.bot, body, 'application/json', signed(body, now - 280))).status).toBe(200);
});

test('takes a clock that is four minutes ahead', async () => {
  expect((await send(crowd.bot, body, 'application/json', signed(body, now + 240))).status).toBe(200);
});

test.each<[string, Record<string, string>]>([
  ['no signature', {}],
  ['a signature that is none', { 'x-slack-signature': 'v0=1', 'x-slack-request-timestamp': String(now) }],
  ['the check of a certificate, said to be long', { 'content-type': 'application/x-www-form-urlencoded' }],
])('does not wait for what comes with %s', async (_, headers) => {
  const { port } = new URL(crowd.bot.url);
  const socket = connect(Number(port), '127.0.0.1');
  const lines = Object.entries({ host: 'x', 'content-length': '900000', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write(`POST /slack/events HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => {
    socket.once('data', (data) => resolve(data.toString()));
  });
  socket.destroy();
  expect(answer).toContain('401 Unauthorized');
});

test('a certificate’s check brings nothing else in with it', async () => {
  const smuggled = new URLSearchParams({ ssl_check: '1', payload: body }).toString();
  expect(await send(crowd.bot, smuggled, 'application/x-www-form-urlencoded', {})).toEqual({ status: 200, text: '' });
});

test.each<[string, string, string]>([
  ['over a megabyte', JSON.stringify({ x: 'x'.repeat(1_100_000) }), 'application/json'],
  ['a list without end', `[${'0,'.repeat(200_000)}0]`, 'application/json'],
  ['a depth without end', '['.repeat(200_000), 'application/json'],
  ['a list without end inside a form', `payload=[${'0,'.repeat(200_000)}0]`, 'application/x-www-form-urlencoded'],
])('refuses %s, though it is signed', async (_, signedBody, type) => {
  expect((await send(crowd.bot, signedBody, type)).status).toBe(413);
});

describe('what another app was sent', () => {
  const another: readonly (readonly [string, Json])[] = [
    ['of another app', { api_app_id: 'A0OTHER' }],
    [
      'of this app elsewhere',
      { authorizations: [{ enterprise_id: 'E0OTHER', team_id: 'T0OTHER', user_id: 'U0OTHER', is_bot: true }] },
    ],
  ];

  test.each(another)('an event %s is acknowledged, and no more', async (_, part) => {
    const ana = crowd.somebody();
    await ana.open();
    expect((await ana.event({ ...ana.message('hola'), ...part })).status).toBe(200);
    expect(log.lines.map(({ message }) => message)).toEqual(['Slack payload of another app']);
    await ana.type('hola');
    expect(ana.posts()).toHaveLength(1);
  });

  test('a press is acknowledged, and no more', async () => {
    const ana = crowd.somebody();
    const card = await ana.type('hola');
    log.lines.length = 0;
    const press = await ana.press(card, 'Nuevo informe');
    expect((await ana.interaction({ ...press, api_app_id: 'A0OTHER' })).status).toBe(200);
    expect(log.lines.map(({ message }) => message)).toEqual(['Slack payload of another app']);
    await ana.click('Nuevo informe', {}, card);
    expect(card.edits).toBe(1);
  });
});

test('answers a press nowhere but at Slack, and all the same', async () => {
  const ana = crowd.somebody();
  const post = await crowd.inReview(crowd.somebody());
  const seen = () => crowd.workspace.in(post.channel, ana.id);
  await ana.interaction(await ana.press(post, 'Ver informe'));
  await eventually(() => seen().length === 1);
  const call = jest.spyOn(globalThis, 'fetch');
  const response_url = 'https://hooks.slack.example/actions/1';
  expect((await ana.interaction({ ...(await ana.press(seen()[0]!, 'Cerrar')), response_url })).status).toBe(200);
  await eventually(() => seen().length === 2);
  const called = call.mock.calls.map(([to]) => (to instanceof Request ? to.url : to.toString()));
  call.mockRestore();
  expect(called.filter((address) => address.includes('slack.example'))).toEqual([]);
});

test('refuses what is no JSON, and falls over nothing', async () => {
  expect((await send(crowd.bot, '{', 'application/json')).status).toBe(400);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', [1, 2]],
  ['a text', 'hola'],
  ['nothing in it', {}],
  ['an unknown payload', { type: 'workflow_step_edit' }],
  ['an unknown event', { type: 'event_callback', event: { type: 'pin_added' }, event_id: 'Ev1' }],
  ['an event without an event', { type: 'event_callback' }],
  ['an event of another shape', { type: 'event_callback', event: [], authorizations: null, event_id: 7 }],
  ['a message without a sender', { type: 'event_callback', event: { type: 'message', channel: 'D1', ts: '1.1' } }],
  ['an unknown event with a person', { type: 'event_callback', event: { type: 'team_join', user: { id: 'U1' } } }],
  ['a press without actions', { type: 'block_actions', user: { id: 'U1' }, actions: [] }],
  ['a view of nobody', { type: 'view_submission', view: {} }],
  ['options asked for', { type: 'block_suggestion', user: { id: 'U1' }, value: 'x' }],
])('acknowledges %s, with a line in the log', async (_, payload) => {
  expect((await send(crowd.bot, JSON.stringify(payload), 'application/json')).status).toBe(200);
  expect(log.lines.filter(({ message }) => message === 'Slack payload not supported')).toHaveLength(1);
});
