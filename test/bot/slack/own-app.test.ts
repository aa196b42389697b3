import type { WebClient } from '@slack/web-api';
import { createOwnApp } from '../../../bot/slack/own-app';
import { aLog, silentLog } from '../../helpers/logs';
import type { Json } from '../../helpers/teams';

/** Slack, as far as it says who we are. */
const slack = (whoWeAre: () => Promise<Json>, bot: Json = { app_id: 'A1' }): WebClient =>
  ({ auth: { test: whoWeAre }, bots: { info: async () => ({ ok: true, bot }) } }) as unknown as WebClient;
const ours = slack(async () => ({ ok: true, team_id: 'T1', enterprise_id: 'E1', bot_id: 'B1' }));
const installedIn = (team_id: string | null, enterprise_id: string | null = null): Json => ({
  authorizations: [{ team_id, enterprise_id }],
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'hola'],
  ['a payload that names nothing', {}],
  ['our app', { api_app_id: 'A1', ...installedIn('T1') }],
  ['our enterprise', { api_app_id: 'A1', ...installedIn('T2', 'E1') }],
  ['our enterprise alone', installedIn(null, 'E1')],
  ['somebody of another team in a shared channel', { api_app_id: 'A1', team_id: 'T9', ...installedIn('T1') }],
  ['an id of another kind', { api_app_id: 7, authorizations: 'x' }],
])('%s is not known to be foreign', async (_, body) => {
  expect(await createOwnApp(ours, silentLog, Date.now).foreignIn(body)).toBeUndefined();
});

test.each<[Json, string]>([
  [{ api_app_id: 'A2' }, 'app A2'],
  [installedIn('T2', 'E2'), 'installation in T2, E2'],
])('%j is foreign', async (body, said) => {
  expect(await createOwnApp(ours, silentLog, Date.now).foreignIn(body)).toBe(said);
});

test('where Slack names no app, none is foreign', async () => {
  const own = createOwnApp(
    slack(async () => ({ ok: true, team_id: 'T1' }), {}),
    silentLog,
    Date.now,
  );
  expect([await own.foreignIn({ api_app_id: 'A2' }), await own.foreignIn(installedIn('T2'))]).toEqual([
    undefined,
    'installation in T2',
  ]);
});

test('where Slack names no enterprise, none is foreign', async () => {
  const own = createOwnApp(
    slack(async () => ({ ok: true, team_id: 'T1' })),
    silentLog,
    Date.now,
  );
  expect(await own.foreignIn(installedIn(null, 'E2'))).toBeUndefined();
});

test('while Slack does not answer nothing is refused, and it is asked once a minute', async () => {
  let [asked, now] = [0, 0];
  const log = aLog();
  const silent = slack(() => Promise.reject(new Error(`asked ${(asked += 1)} times`)));
  const own = createOwnApp(silent, log, () => now);
  for (let times = 0; times < 5; times += 1) expect(await own.foreignIn({ api_app_id: 'A2' })).toBeUndefined();
  expect([asked, log.lines.length]).toEqual([1, 1]);
  now += 60_000;
  await own.foreignIn({ api_app_id: 'A2' });
  expect(asked).toBe(2);
});
