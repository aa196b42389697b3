import { aLog } from '../../helpers/logs';
import { aCrowd } from '../../helpers/slack-crowd';
import { send, signed } from '../../helpers/slack-person';

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
  ['a signature over five minutes old', signed(body, now - 301)],
  ['no signature', {}],
  ['a signature that is none', { ...signed(body), 'x-slack-signature': 'v0=1' }],
  ['a time that is none', { ...signed(body), 'x-slack-request-timestamp': 'ayer' }],
])('refuses %s', async (_, headers) => {
  expect((await send(crowd.bot, body, 'application/json', headers)).status).toBe(401);
});

test('takes a signature that is nearly five minutes old', async () => {
  expect((await send(crowd.bot, body, 'application/json', signed(body, now - 280))).status).toBe(200);
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
  ['an unknown event', { type: 'event_callback', event: { type: 'reaction_added' }, event_id: 'Ev1' }],
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
