import type { Log } from '../../../core/runtime';
import { eventually, silentLog } from '../../helpers/bot';
import { TOKEN, Workspace, type Called, type SlackFault, type SlackMessage } from '../../helpers/slack';
import { startSlackBot, type SlackBot } from '../../helpers/slack-bot';
import { send, signed, SlackPerson, titlesIn, wordsIn } from '../../helpers/slack-person';
import { parts, type Json } from '../../helpers/teams';
import { openSqlite } from '../../../storage/sqlite/open';

let workspace: Workspace;
let bot: SlackBot;
let people = 0;
const lines: { readonly level: string; readonly message: string; readonly facts: unknown }[] = [];
const keep =
  (level: string) =>
  (message: string, facts?: unknown): void =>
    void lines.push({ level, message, facts });
const log: Log = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };

beforeAll(async () => {
  workspace = await Workspace.start(['jefa', ...Array.from({ length: 40 }, (_, at) => `persona${at}`)]);
  const admin = workspace.people.get('jefa') ?? '';
  bot = await startSlackBot(workspace, { log, env: { ADMINS: `slack:${admin}` } });
});
beforeEach(() => {
  workspace.failing = () => undefined;
  lines.length = 0;
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

const somebody = (): SlackPerson => new SlackPerson(bot, workspace, `persona${people++}`);

/** Fails the first calls that a test picks, and no more. */
function failFirst(count: number, picks: (called: Called) => boolean, fault: SlackFault): void {
  let left = count;
  workspace.failing = (called) => (picks(called) && left-- > 0 ? fault : undefined);
}
const rateLimited: SlackFault = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { ok: false, error: 'ratelimited' },
};
const refused = (error: string): SlackFault => ({ body: { ok: false, error } });

/** At the walk's second question, in the message that is the open card. */
async function atStates(person: SlackPerson): Promise<SlackMessage> {
  await person.type('hola');
  await person.click('Nuevo informe');
  return person.click('Guardar y continuar', { unit: 'UTSI' });
}

/** Files a report, and sends it to review. */
async function file(author: SlackPerson): Promise<void> {
  const answers = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', 'Se dio soporte'];
  for (const words of [...answers, 'listo', 'omitir', 'omitir']) await author.type(words);
  await author.click('Enviar a revisión');
}

/** A report in review, and its post. */
async function inReview(author: SlackPerson): Promise<SlackMessage> {
  const before = workspace.in(workspace.review).length;
  await file(author);
  await eventually(() => workspace.in(workspace.review).length > before);
  return workspace.in(workspace.review).at(-1)!;
}

describe('the door', () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'reto' });

  test('answers the verification of its address', async () => {
    const answer = await send(bot, body, 'application/json');
    expect(answer).toEqual({ status: 200, text: JSON.stringify({ challenge: 'reto' }) });
  });

  test('answers the check of its certificate', async () => {
    expect(await send(bot, 'ssl_check=1&token=x', 'application/x-www-form-urlencoded', {})).toMatchObject({
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
    expect((await send(bot, body, 'application/json', headers)).status).toBe(401);
  });

  test('takes a signature that is nearly five minutes old', async () => {
    expect((await send(bot, body, 'application/json', signed(body, now - 280))).status).toBe(200);
  });

  test('refuses what is no JSON, and falls over nothing', async () => {
    expect((await send(bot, '{', 'application/json')).status).toBe(400);
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
    expect((await send(bot, JSON.stringify(payload), 'application/json')).status).toBe(200);
    expect(lines.filter(({ message }) => message === 'Slack payload not supported')).toHaveLength(1);
  });
});

describe('sent again', () => {
  test('a message is taken once', async () => {
    const ana = somebody();
    await atStates(ana);
    const event = ana.message('Coahuila');
    for (const retry of ['', '1', '2', '3'])
      await ana.event(
        event,
        retry === '' ? {} : { 'x-slack-retry-num': retry, 'x-slack-retry-reason': 'http_timeout' },
      );
    await eventually(() => wordsIn(ana.card()).includes('Campo 3 de 9'));
    await ana.type('ayuda');
    expect(ana.posts().filter((post) => wordsIn(post).includes('Campo 3 de 9'))).toHaveLength(1);
  });

  test('a message is taken once even by another process', async () => {
    const ana = somebody();
    await atStates(ana);
    const event = ana.message('Coahuila');
    await ana.event(event);
    await eventually(() => wordsIn(ana.card()).includes('Campo 3 de 9'));
    const other = await startSlackBot(workspace, { storageUrl: bot.storageUrl });
    const body = JSON.stringify({ ...event, event_id: 'EvAnother' });
    expect((await send(other, body, 'application/json')).status).toBe(200);
    await other.stop();
    expect(wordsIn(ana.card())).toContain('Campo 3 de 9');
  });

  test('a press is taken once', async () => {
    const ana = somebody();
    const card = await atStates(ana);
    const press = await ana.press(card, 'Guardar y continuar', { states: '05' });
    await Promise.all([ana.interaction(press), ana.interaction(press)]);
    await eventually(() => wordsIn(card).includes('Campo 3 de 9'));
    expect(ana.posts()).toHaveLength(1);
  });

  test('a command begins one report', async () => {
    const ana = somebody();
    await ana.open();
    for (let copy = 0; copy < 3; copy += 1) await ana.command('nuevo', undefined, 'the-same-trigger');
    await eventually(() => ana.posts().length > 0);
    await ana.type('ayuda');
    expect(ana.posts().filter((post) => wordsIn(post).includes('Campo 1 de 9'))).toHaveLength(1);
  });
});

test("one person's answers are applied in the order they were sent, none dropped", async () => {
  const ana = somebody();
  await ana.type('nuevo');
  for (const words of ['UTSI', 'Coahuila', '3 de abril de 2023', 'Local', 'Revisar avances'])
    await ana.event(ana.message(words));
  const said = (): readonly string[] =>
    ana
      .posts()
      .map(wordsIn)
      .filter((words) => words.startsWith('✓'));
  await eventually(() => said().length === 5);
  expect(said().map((words) => /✓ ([^:]+)/.exec(words)?.[1])).toEqual([
    'Dirección Ejecutiva o Unidad Técnica',
    'Entidad Federativa',
    'Fecha de visita',
    'Junta',
    'Objetivo de la visita',
  ]);
});

describe.each(['chat.postMessage', 'chat.update', 'conversations.open', 'users.info'])('429 on %s', (method) => {
  test('is waited for, and nothing is lost', async () => {
    const ana = somebody();
    await ana.open();
    const own = ({ args }: Called): boolean =>
      [ana.dm, ana.id].includes(String(args['channel'] ?? args['users'] ?? args['user']));
    failFirst(1, (called) => called.method === method && own(called), rateLimited);
    const made = workspace.calls.length;
    await ana.command('nuevo');
    await eventually(() => ana.posts().length > 0);
    await ana.click('Guardar y continuar', { unit: 'UTSI' });
    expect(wordsIn(ana.card())).toContain('Campo 2 de 9');
    const asked = workspace.calls.slice(made).filter((called) => called.method === method && own(called));
    expect(asked.length).toBeGreaterThan(1);
  });
});

test('429 on a post holds up those behind it in the channel, which keep their order', async () => {
  const [one, two] = [somebody(), somebody()];
  await one.open();
  failFirst(
    2,
    ({ method, args }) => method === 'chat.postMessage' && args['channel'] === workspace.review,
    rateLimited,
  );
  const before = workspace.in(workspace.review).length;
  const made = workspace.made('chat.postMessage').length;
  await Promise.all([inReview(one), inReview(two)]);
  await eventually(() => workspace.in(workspace.review).length === before + 2);
  const asked = workspace.calls
    .filter(({ method, args }) => method === 'chat.postMessage' && args['channel'] === workspace.review)
    .slice(-4)
    .map(({ args }) => args['text']);
  expect(workspace.made('chat.postMessage').length).toBeGreaterThan(made);
  expect(asked[0]).toBe(asked[1]);
  expect(asked[1]).toBe(asked[2]);
});

test('a post whose answer was lost is not made again', async () => {
  const ana = somebody();
  failFirst(1, ({ method, args }) => method === 'chat.postMessage' && args['channel'] === workspace.review, {
    status: 500,
    body: { ok: false },
    afterwards: true,
  });
  const before = workspace.in(workspace.review).length;
  await inReview(ana);
  await eventually(() =>
    workspace.files.some((file) => file['thread_ts'] === workspace.in(workspace.review).at(-1)?.ts),
  );
  expect(workspace.in(workspace.review)).toHaveLength(before + 1);
});

test('a window that came too late says so, to whoever pressed', async () => {
  const [ana, rev] = [somebody(), somebody()];
  const post = await inReview(ana);
  failFirst(1, ({ method }) => method === 'views.open', refused('expired_trigger_id'));
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => workspace.in(workspace.review, rev.id).length > 0);
  expect(wordsIn(workspace.in(workspace.review, rev.id)[0]!)).toContain('Pulse «Pedir cambios» de nuevo');
});

test("a stale message's buttons lose neither answer: the person says which one stays", async () => {
  const ana = somebody();
  await ana.type('nuevo');
  const first = ana.card();
  const asItWas = { ...first };
  await ana.type('UTSI');
  await ana.type('Coahuila');
  await ana.interaction(await ana.press(asItWas, 'Guardar y continuar', { unit: 'DERFE' }));
  await eventually(() => titlesIn(first).some((title) => title.includes('Registro Federal')));
  expect(titlesIn(first).some((title) => title.includes('Servicios de Informática'))).toBe(true);
  await eventually(() => wordsIn(ana.card()).includes('Continúa'));
});

test('a message deleted under the bot is made anew, and is the open card from then on', async () => {
  const ana = somebody();
  const card = await atStates(ana);
  await workspace.ask('chat.delete', { channel: ana.dm, ts: card.ts }, TOKEN);
  card.deleted = true;
  await ana.interaction(await ana.press(card, 'Guardar y continuar', { states: '05' }));
  await eventually(() => ana.posts().length === 1);
  const anew = ana.card();
  expect(wordsIn(anew)).toContain('Campo 3 de 9');
  await ana.type('3 de abril de 2023');
  await eventually(() => wordsIn(anew).startsWith('✓ Fecha de visita'));
});

test.each(['not_in_channel', 'channel_not_found', 'is_archived'])(
  '%s is told to the admin, and waits',
  async (error) => {
    const [ana, admin] = [somebody(), new SlackPerson(bot, workspace, 'jefa')];
    await admin.open();
    const told = admin.posts().length;
    workspace.failing = ({ method, args }) =>
      method === 'chat.postMessage' && args['channel'] === workspace.review ? refused(error) : undefined;
    await file(ana);
    await eventually(() => admin.posts().length > told);
    expect(admin.card().text).toContain(`<#${workspace.review}>`);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'Slack channel cannot be posted in' }),
    );
    const store = openSqlite(bot.storageUrl, { log: silentLog });
    const letters = await store.deadLetters({ limit: 50, offset: 0 });
    await store.close();
    expect(letters.map((letter) => letter.error)).toContainEqual(expect.stringContaining(error));
  },
  30_000,
);

test('a message is acknowledged once it is kept: from a process killed before, Slack sends it to another', async () => {
  const ana = somebody();
  await ana.open();
  // Her name is waited for, a second, before anything can be kept.
  failFirst(1, ({ method }) => method === 'users.info', rateLimited);
  const { status } = await ana.event(ana.message('nuevo'));
  expect(status).toBe(200);
  const store = openSqlite(bot.storageUrl, { log: silentLog });
  expect(await store.reportsOf(`slack:${ana.id}`, ['draft'], { limit: 2, offset: 0 })).toHaveLength(1);
  await store.close();
});

test('<!channel> typed by a person calls nobody', async () => {
  const ana = somebody();
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', '<!channel> revisar <@U123> & <http://x|y>'])
    await ana.type(words);
  const texts = parts(workspace.calls.map(({ args }) => args)).filter((part) => part['type'] === 'mrkdwn');
  expect(texts.filter((part) => /<[!@#]/.test(String(part['text'])))).toEqual([]);
  expect(workspace.calls.filter(({ args }) => /<!/.test(JSON.stringify(args['text'] ?? '')))).toEqual([]);
  expect(ana.posts().map(wordsIn).join('\n')).toContain('<!channel> revisar <@U123> & <http://x|y>');
});

test.each<[string, Json]>([
  ['its own echo', { bot_id: 'B0INFORMES' }],
  ["another bot's message", { bot_id: 'B0OTHER', subtype: 'bot_message' }],
  ['its own user', { user: 'bot' }],
  ['an edit', { subtype: 'message_changed', message: { text: 'x', user: 'U1', ts: '1.1' } }],
  ['a join', { subtype: 'channel_join' }],
])('%s is ignored', async (_, more) => {
  const ana = somebody();
  await ana.open();
  const event = more['user'] === 'bot' ? { ...more, user: workspace.botUser } : more;
  expect((await ana.event(ana.message('hola', event))).status).toBe(200);
  await ana.type('ayuda');
  expect(ana.posts()).toHaveLength(1);
});

test('Enterprise Grid payloads are taken as any', async () => {
  const ana = somebody();
  await ana.open();
  const { event, ...envelope } = ana.message('hola');
  const grid = {
    ...envelope,
    team_id: null,
    enterprise_id: 'E0INE',
    is_enterprise_install: true,
    authorizations: [
      { enterprise_id: 'E0INE', team_id: null, user_id: 'W0BOT', is_bot: true, is_enterprise_install: true },
    ],
    event: { ...(event as Json), user: 'W0PERSONA', enterprise: 'E0INE', team: 'T000000001' },
  };
  expect((await ana.event(grid)).status).toBe(200);
  await eventually(() => ana.posts().length === 1);
  const press = await ana.press(ana.card(), 'Nuevo informe');
  const user = { id: 'W0PERSONA', username: 'p', team_id: 'T000000001' };
  const enterprise = { id: 'E0INE', name: 'INE' };
  await ana.interaction({ ...press, user, team: null, enterprise, is_enterprise_install: true });
  await eventually(() => titlesIn(ana.card()).includes('Guardar y continuar'));
});
