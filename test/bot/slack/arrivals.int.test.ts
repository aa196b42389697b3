import { eventually } from '../../helpers/world/eventually';
import { startSlackBot } from '../../helpers/platforms/slack-bot';
import { aCrowd, atStates } from '../../helpers/platforms/slack-crowd';
import { send } from '../../helpers/platforms/slack-requests';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { parts, type Json } from '../../helpers/platforms/teams';

const crowd = aCrowd();

describe('sent again', () => {
  test('a message is taken once', async () => {
    const ana = crowd.somebody();
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
    const ana = crowd.somebody();
    await atStates(ana);
    const event = ana.message('Coahuila');
    await ana.event(event);
    await eventually(() => wordsIn(ana.card()).includes('Campo 3 de 9'));
    const other = await startSlackBot(crowd.workspace, { storageUrl: crowd.bot.storageUrl });
    const body = JSON.stringify({ ...event, event_id: 'EvAnother' });
    expect((await send(other, body, 'application/json')).status).toBe(200);
    await other.stop();
    expect(wordsIn(ana.card())).toContain('Campo 3 de 9');
  });

  test('a press is taken once', async () => {
    const ana = crowd.somebody();
    const card = await atStates(ana);
    const press = await ana.press(card, 'Guardar y continuar', { states: '05' });
    await Promise.all([ana.interaction(press), ana.interaction(press)]);
    await eventually(() => wordsIn(card).includes('Campo 3 de 9'));
    expect(ana.posts()).toHaveLength(1);
  });

  test('a command begins one report', async () => {
    const ana = crowd.somebody();
    await ana.open();
    for (let copy = 0; copy < 3; copy += 1) await ana.command('nuevo', undefined, 'the-same-trigger');
    await eventually(() => ana.posts().length > 0);
    await ana.type('ayuda');
    expect(ana.posts().filter((post) => wordsIn(post).includes('Campo 1 de 9'))).toHaveLength(1);
  });
});

test("one person's answers are applied in the order they were sent, none dropped", async () => {
  const ana = crowd.somebody();
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

test('<!channel> typed by a person calls nobody', async () => {
  const ana = crowd.somebody();
  const hostile = '<!channel> revisar <@U123> & <http://x|y>';
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', hostile, 'revisar']) await ana.type(words);
  const texts = parts(crowd.workspace.calls.map(({ args }) => args)).filter((part) => part['type'] === 'mrkdwn');
  expect(texts.filter((part) => /<[!@#]/.test(String(part['text'])))).toEqual([]);
  expect(crowd.workspace.calls.filter(({ args }) => /<!/.test(JSON.stringify(args['text'] ?? '')))).toEqual([]);
  expect(ana.posts().map(wordsIn).join('\n')).toContain(hostile);
});

test.each<[string, Json]>([
  ['its own echo', { bot_id: 'B0INFORMES' }],
  ["another bot's message", { bot_id: 'B0OTHER', subtype: 'bot_message' }],
  ['its own user', { user: 'bot' }],
  ['an edit', { subtype: 'message_changed', message: { text: 'x', user: 'U1', ts: '1.1' } }],
  ['a join', { subtype: 'channel_join' }],
])('%s is ignored', async (_, more) => {
  const ana = crowd.somebody();
  await ana.open();
  const event = more['user'] === 'bot' ? { ...more, user: crowd.workspace.botUser } : more;
  expect((await ana.event(ana.message('hola', event))).status).toBe(200);
  await ana.type('ayuda');
  expect(ana.posts()).toHaveLength(1);
});

test('Enterprise Grid payloads are taken as any', async () => {
  const ana = crowd.somebody();
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
  const known = { ok: true, user: { id: 'W0PERSONA', enterprise_user: { enterprise_id: 'E0INE' } } };
  crowd.workspace.failing = ({ args }) => (args['user'] === 'W0PERSONA' ? { body: known } : undefined);
  expect((await ana.event(grid)).status).toBe(200);
  await eventually(() => ana.posts().length === 1);
  const press = await ana.press(ana.card(), 'Nuevo informe');
  const user = { id: 'W0PERSONA', username: 'p', team_id: 'T000000001' };
  const enterprise = { id: 'E0INE', name: 'INE' };
  await ana.interaction({ ...press, user, team: null, enterprise, is_enterprise_install: true });
  await eventually(() => titlesIn(ana.card()).includes('Guardar y continuar'));
});
