import type { WebClient } from '@slack/web-api';
import { createForeignIn } from '../../../bot/slack/organization';
import { createIdentity } from '../../../bot/slack/organization';
import { silentLog } from '../../helpers/world/logs';
import type { Json } from '../../helpers/platforms/teams';

/** Slack, as far as it says who we are. */
const slack = (whoWeAre: () => Promise<Json>, bot: Json = { app_id: 'A1' }): WebClient =>
  ({ auth: { test: whoWeAre }, bots: { info: async () => ({ ok: true, bot }) } }) as unknown as WebClient;
const ours = slack(async () => ({ ok: true, team_id: 'T1', enterprise_id: 'E1', bot_id: 'B1' }));
const foreignIn = (web: WebClient, body: unknown) => createForeignIn(createIdentity(web, silentLog))(body);
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
  expect(await foreignIn(ours, body)).toBeUndefined();
});

test.each<[Json, string]>([
  [{ api_app_id: 'A2' }, 'app A2'],
  [installedIn('T2', 'E2'), 'installation in T2, E2'],
])('%j is foreign', async (body, said) => {
  expect(await foreignIn(ours, body)).toBe(said);
});

test('where Slack names no app, none is foreign', async () => {
  const nameless = slack(async () => ({ ok: true, team_id: 'T1', bot_id: 'B1' }), {});
  expect(await foreignIn(nameless, { api_app_id: 'A2' })).toBeUndefined();
  expect(await foreignIn(nameless, installedIn('T2'))).toBe('installation in T2');
});

test('where Slack names no enterprise, none is foreign', async () => {
  const single = slack(async () => ({ ok: true, team_id: 'T1' }));
  expect(await foreignIn(single, installedIn(null, 'E2'))).toBeUndefined();
});

test('while Slack does not answer nothing is refused, and nobody waits for long', async () => {
  const away = slack(() => Promise.reject(new Error('away')));
  expect(await foreignIn(away, { api_app_id: 'A2' })).toBeUndefined();
  const silent = slack(() => new Promise(() => {}));
  expect(await foreignIn(silent, { api_app_id: 'A2' })).toBeUndefined();
});
