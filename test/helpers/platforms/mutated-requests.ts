import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import activities from '../../fixtures/teams/activities.json';
import { Somebody, type Answered, type TestBot } from '../world/bot';
import type { Chance } from '../world/chance';
import { file, upTo } from '../people/filing';
import { garbled, mutated } from './mutator';
import { signed } from './slack-requests';
import { cardIn, type Json } from './teams';

export interface Request {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** People that requests come from, besides those whose reports they are about. */
const PEOPLE = 5_000;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const TYPES = [
  FORM_TYPE,
  JSON_TYPE,
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
  `${JSON_TYPE}; charset=utf-7`,
];

const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.between(0, from.length - 1)] as T;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Somebody whose activities are kept as they were sent. */
class Recorded extends Somebody {
  constructor(
    bot: ConstructorParameters<typeof Somebody>[0],
    name: string,
    private readonly sent: Json[],
    place?: ConstructorParameters<typeof Somebody>[2],
  ) {
    super(bot, name, place);
  }

  override send(activity: Json): Promise<Answered> {
    this.sent.push(activity);
    return super.send(activity);
  }
}

/** What Teams sends: one activity of each kind, and all that a report takes from its first question to its approval. */
export async function teamsSamples(bot: Omit<TestBot, 'stop'>): Promise<readonly Json[]> {
  const sent: Json[] = [];
  const ana = new Recorded(bot, 'Ana grabada', sent);
  const { post } = await file(bot, ana);
  const rita = new Recorded(bot, 'Rita grabada', sent, { thread: post.id });
  await rita.send(rita.message('Falta la sesión del martes'));
  await rita.click('Ver informe', {}, cardIn(post.activity));
  await rita.click('Aprobar', {}, cardIn(post.activity));
  const bruno = new Recorded(bot, 'Bruno grabado', sent);
  await upTo(bruno, 'summary');
  for (const words of ['ayuda', 'continuar', 'avance', 'formulario', 'míos', 'pendientes', 'buscar prep', 'usar x'])
    await bruno.type(words);
  for (const words of ['UTSI', 'Coahuila', '3-5 y 10 abr 23', 'Se dio soporte', 'listo', 'omitir', 'nuevo'])
    sent.push(bruno.message(words, `<p>${words}</p>`));
  return [...sent, ...(Object.values(activities) as unknown as Json[])];
}

/** An activity that is answered nowhere but at `serviceUrl`: no test calls the world. */
export function teamsRequest(chance: Chance, samples: readonly Json[], serviceUrl: string): Request {
  const activity = mutated(chance, samples);
  if (isRecord(activity)) {
    if (typeof activity['serviceUrl'] === 'string' && URL.canParse(activity['serviceUrl']))
      activity['serviceUrl'] = serviceUrl;
    if (!chance.oneIn(10)) activity['id'] = `f:${chance.next()}`;
    if (!chance.oneIn(3)) asSomebodyElse(chance, activity);
  }
  const json = JSON.stringify(activity) ?? '';
  const type = chance.oneIn(40) ? pick(chance, TYPES) : JSON_TYPE;
  return {
    path: '/api/messages',
    headers: { 'content-type': type, ...(chance.oneIn(40) ? { 'content-encoding': 'gzip' } : {}) },
    body: chance.oneIn(20) ? garbled(chance, json) : Buffer.from(json),
  };
}

function asSomebodyElse(chance: Chance, activity: Record<string, unknown>): void {
  const who = chance.between(1, PEOPLE);
  if (isRecord(activity['from'])) activity['from']['id'] = `29:${who}`;
  const conversation = activity['conversation'];
  if (isRecord(conversation) && conversation['conversationType'] === 'personal') conversation['id'] = `a:${who}`;
}

const fixtures = join(__dirname, '../../fixtures/slack');
const TEXTS = [
  'hola',
  'nuevo',
  'UTSI',
  'Coahuila',
  '3 de abril de 2023',
  'omitir',
  'listo',
  'ayuda',
  'míos',
  '> _a_ <@U1>',
];
const SHARED = { team_id: 'T1', api_app_id: 'A1' };

/** What Slack sends: recorded payloads, and one of each kind with a meaning to this bot. */
export function slackSamples(presses: readonly Json[]): readonly Json[] {
  const recorded = readdirSync(fixtures).map((name) => JSON.parse(readFileSync(join(fixtures, name), 'utf8')) as Json);
  const events: readonly Json[] = [
    ...TEXTS.map((text): Json => ({ type: 'message', channel: 'D1', channel_type: 'im', text })),
    { type: 'message', channel: 'C1', channel_type: 'channel', thread_ts: '1.1', text: '<@UBOT> avance' },
    {
      type: 'message',
      subtype: 'message_changed',
      channel: 'C1',
      message: { user: 'U1', ts: '2.2', thread_ts: '1.1', text: 'x' },
    },
    {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      previous_message: { user: 'U1', ts: '2.2', thread_ts: '1.1' },
    },
    { type: 'app_mention', channel: 'C1', text: '<@UBOT> hola', thread_ts: '1.1' },
    { type: 'app_home_opened', tab: 'home', channel: 'D1' },
  ];
  const user = { id: 'U1', name: 'ana', team_id: 'T1' };
  const interactions = presses
    .slice(0, 200)
    .flatMap((press): Json[] => [pressOf(user, { type: 'button', action_id: 'x', value: JSON.stringify(press) })]);
  const metadata = JSON.stringify({ channel: 'C1', thread: '1.1', data: presses.at(-1) ?? {} });
  const state = { values: { reason: { reason: { type: 'plain_text_input', value: 'Falta' } } } };
  return [
    ...recorded,
    ...events.map((event, at): Json => ({
      type: 'event_callback',
      ...SHARED,
      authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
      event_id: `Ev${at}`,
      event: { user: 'U1', ts: `${at}.1`, ...event },
    })),
    ...interactions,
    {
      type: 'view_submission',
      ...SHARED,
      user,
      view: { callback_id: 'request_changes', private_metadata: metadata, state },
    },
    { type: 'block_suggestion', ...SHARED, user, action_id: 'districts', value: 'cua', container: { type: 'message' } },
    { type: 'shortcut', ...SHARED, user, callback_id: 'new_report', trigger_id: 't' },
    {
      type: 'message_action',
      ...SHARED,
      user,
      callback_id: 'report_of_thread',
      channel: { id: 'C1' },
      message: { ts: '1.1' },
    },
    ...['', 'nuevo', 'míos', 'ver INF-2023-0001'].map((text): Json => ({
      command: '/informe',
      ...SHARED,
      user_id: 'U1',
      user_name: 'ana',
      channel_id: 'C1',
      text,
      trigger_id: 't',
    })),
  ];
}

const pressOf = (user: Json, button: Json): Json => ({
  type: 'block_actions',
  ...SHARED,
  user,
  container: { type: 'message', channel_id: 'D1', message_ts: '1.1' },
  actions: [{ ...button, action_ts: '1.2' }],
  state: {
    values: {
      a: { unit: { type: 'static_select', selected_option: { value: 'UTSI' } } },
      b: { remarks: { type: 'plain_text_input', value: 'Nada' } },
    },
  },
  trigger_id: 't',
});

/** A signed request, most of the time. `buttons` are such as the bot has drawn. */
export function slackRequest(chance: Chance, samples: readonly Json[], buttons: readonly Json[]): Request {
  const id = `U${chance.between(1, PEOPLE)}`;
  const fresh = buttons.length > 0 && chance.oneIn(3) ? [pressOf({ id }, pick(chance, buttons))] : samples;
  const payload = mutated(chance, fresh);
  if (isRecord(payload) && !chance.oneIn(3)) asSlackUser(chance, payload, id);
  const json = JSON.stringify(payload) ?? '';
  const asEvent = isRecord(payload) && payload['type'] === 'event_callback';
  const asFields = isRecord(payload) && typeof payload['command'] === 'string';
  const form = asFields
    ? new URLSearchParams(Object.entries(payload).map(([name, value]) => [name, String(JSON.stringify(value))]))
    : new URLSearchParams({ payload: json });
  const text = asEvent ? json : form.toString();
  const body = chance.oneIn(20) ? garbled(chance, text) : Buffer.from(text);
  const type = chance.oneIn(40) ? pick(chance, TYPES) : asEvent ? JSON_TYPE : FORM_TYPE;
  return { path: '/slack/events', headers: { 'content-type': type, ...headOf(chance, body) }, body };
}

function asSlackUser(chance: Chance, payload: Record<string, unknown>, id: string): void {
  const { event, user, container } = payload;
  if (isRecord(event)) Object.assign(event, { user: id, ts: `${chance.between(1, 1e9)}.1` });
  if (isRecord(event) && event['channel_type'] === 'im') event['channel'] = `D${id.slice(1)}`;
  if (isRecord(user)) user['id'] = id;
  if (typeof payload['user_id'] === 'string') payload['user_id'] = id;
  if (isRecord(container)) container['channel_id'] = `D${id.slice(1)}`;
  for (const key of ['event_id', 'trigger_id']) if (key in payload) payload[key] = `${key}${chance.next()}`;
}

function headOf(chance: Chance, body: Buffer): Readonly<Record<string, string>> {
  const good = signed(body.toString('utf8'));
  if (!chance.oneIn(12)) return good;
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': time } = good;
  return pick(chance, [
    {},
    { 'x-slack-signature': signature },
    { 'x-slack-request-timestamp': time },
    { ...good, 'x-slack-signature': signature.slice(0, -1) },
    { ...good, 'x-slack-signature': `v1${signature.slice(2)}` },
    { ...good, 'x-slack-request-timestamp': String(Number(time) + chance.between(-1e9, 1e9)) },
    { ...good, 'x-slack-request-timestamp': pick(chance, ['', '-1', '1e9', 'NaN', '9'.repeat(300)]) },
  ]);
}
