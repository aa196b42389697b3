import { Somebody, REVIEW, startTestBot, type TestBot } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { folioIn, only, postsOf, upTo } from '../helpers/people/filing';
import { aLog } from '../helpers/world/logs';
import { action, cardIn, textOf, type Json, type Posted } from '../helpers/platforms/teams';

jest.setTimeout(60_000);

let bot: TestBot;
const log = aLog();
beforeEach(async () => {
  log.lines.length = 0;
  bot = await startTestBot({ log, env: { ADMINS: 'teams:29:Jefa' } });
});
afterEach(async () => {
  await bot.connector.stop();
  await bot.stop();
});

const shownIn = (post: Posted | undefined): string =>
  [textOf(cardIn(post?.activity)), JSON.stringify(post?.activity['text'] ?? '')].join('\n');

describe.each([403, 404])('the review channel answers %i', (status) => {
  test.each(['conversationUpdate', 'installationUpdate'] as const)(
    'the author reads that it is not published yet, the admin what to do, and once the bot is added (%s) it is',
    async (how) => {
      const [ana, jefa] = [new Somebody(bot, 'Ana'), new Somebody(bot, 'Jefa')];
      bot.connector.failing = ({ conversation }) => (conversation === REVIEW ? { status } : undefined);
      await upTo(ana, 'summary');
      const pressed = ana.posts().at(-1);
      const folio = folioIn(await ana.click('Enviar a revisión'));
      await eventually(() => shownIn(pressed).includes('Enviado; aún no se publica'));
      await eventually(() => jefa.posts().length > 0);
      expect(shownIn(jefa.posts()[0])).toContain(REVIEW);
      expect(log.lines).toContainEqual(
        expect.objectContaining({ level: 'error', message: 'channel cannot be posted in' }),
      );
      const line = log.lines.find(({ message }) => message === 'outbox message put aside');
      expect(line?.facts).toMatchObject({ status, reason: 'Fault', place: `teams:${REVIEW}` });
      bot.connector.failing = () => undefined;
      await jefa.addToTeam(how);
      await eventually(() => postsOf(bot, folio).length === 1);
      await eventually(() => shownIn(pressed).includes('Quedó en revisión'));
      expect((await only(bot, ana)).posts['channel']).toBe(postsOf(bot, folio)[0]?.id);
    },
  );
});

test('sent by typing, the same is said below', async () => {
  const ana = new Somebody(bot, 'Ana');
  bot.connector.failing = ({ conversation }) => (conversation === REVIEW ? { status: 403 } : undefined);
  await upTo(ana, 'summary');
  await ana.type('enviar');
  await eventually(() => shownIn(ana.posts().at(-1)).includes('Enviado; aún no se publica'));
});

test('no review channel at all is told like a refusal', async () => {
  await bot.stop();
  bot = await startTestBot({ log, connector: bot.connector, env: { TEAMS_REVIEW_CHANNEL: '' } });
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'summary');
  const pressed = ana.posts().at(-1);
  await ana.click('Enviar a revisión');
  await eventually(() => shownIn(pressed).includes('aún no se publica'));
  expect(log.lines).toContainEqual(
    expect.objectContaining({
      level: 'error',
      facts: expect.objectContaining({ reason: 'no_review_channel' }) as unknown,
    }),
  );
  const folio = folioIn(cardIn(pressed?.activity));
  await bot.stop();
  bot = await startTestBot({ log, connector: bot.connector, storageUrl: bot.storageUrl });
  await eventually(() => postsOf(bot, folio).length === 1 && shownIn(pressed).includes('Quedó en revisión'));
});

test.each([413, 400])(
  'a question whose card is not taken (%i) is asked in plain words, and answered by typing',
  async (status) => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    bot.connector.failing = ({ conversation, body }) =>
      conversation === ana.conversation && cardIn(body) !== undefined ? { status } : undefined;
    await ana.send(ana.message('Coahuila'));
    await eventually(() => shownIn(ana.posts().at(-1)).includes('Campo 3 de 9'));
    expect(shownIn(ana.posts().at(-1))).toContain('Escriba aquí su respuesta');
    bot.connector.failing = () => undefined;
    await ana.type('3 de abril de 2023');
    await eventually(() => shownIn(ana.posts().at(-1)).includes('Campo 4 de 9'));
  },
);

describe('a press by Action.Submit, whose card cannot be edited', () => {
  const submit = (ana: Somebody, title: string, inputs: Json): Promise<unknown> => {
    const { data } = action(ana.shown, title);
    const value = { ...(data as Json), ...inputs };
    return ana.send(ana.activity({ type: 'message', value, replyToId: ana.posts().at(-1)?.id }));
  };

  test('for a moment: it is edited then', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    const pressed = ana.posts().at(-1);
    let left = 2;
    bot.connector.failing = ({ method }) => (method === 'PUT' && left-- > 0 ? { status: 502 } : undefined);
    await submit(ana, 'Guardar y continuar', { states: '05' });
    await eventually(() => shownIn(pressed).includes('Campo 3 de 9'));
  });

  test('at all: a fresh one stands below, and says that it was saved', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    const before = ana.posts().length;
    bot.connector.failing = ({ method }) => (method === 'PUT' ? { status: 502 } : undefined);
    await submit(ana, 'Guardar y continuar', { states: '05' });
    await eventually(() => ana.posts().length > before, 40_000);
    expect(shownIn(ana.posts().at(-1))).toContain('Campo 3 de 9');
    expect(shownIn(ana.posts().at(-1))).toContain('Guardado. Siga en esta tarjeta.');
  });

  test('because it is gone: a fresh one stands below', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    const before = ana.posts().length;
    bot.connector.failing = ({ method }) => (method === 'PUT' ? { status: 404 } : undefined);
    await submit(ana, 'Guardar y continuar', { states: '05' });
    await eventually(() => ana.posts().length > before);
    expect(shownIn(ana.posts().at(-1))).toContain('Campo 3 de 9');
  });
});
