import { SEARCH, SEARCH_COMMAND } from '../../../bot/teams/extension';
import { createFileLinks } from '../../../bot/http/file-links';
import { REVIEW, Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { newDatabase } from '../../helpers/world/database';
import { eventually } from '../../helpers/world/eventually';
import { file, only } from '../../helpers/people/filing';
import { letters, orderOf, pressFor } from '../../helpers/documents/made-files';
import { OneDrive } from '../../helpers/platforms/one-drive';
import { cardIn, linkOf, textOf, titles, type Fault, type Json, type Posted } from '../../helpers/platforms/teams';

const REFUSAL = 'su cuenta entra en ella como invitada';
const SECRET = { LINK_SECRET: 'a secret of this test, long enough' };
const EXT = { userRole: 'user', userPrincipalName: 'eva_otra.mx#EXT#@ine.onmicrosoft.com' };

let bots: TestBot[] = [];
let drive: OneDrive;
beforeAll(async () => {
  drive = await OneDrive.start();
});
afterAll(() => drive.stop());
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await bots[0]?.connector.stop();
  bots = [];
});

/** A bot that reads and writes what the one before did. */
async function aBot(env: NodeJS.ProcessEnv = {}): Promise<TestBot> {
  const [first] = bots;
  const bot = await startTestBot({
    ...(first === undefined ? {} : { connector: first.connector }),
    storageUrl: first?.storageUrl ?? newDatabase(),
    tenantId: 't',
    env: { ...SECRET, ...env },
    tuning: { makers: letters().makers, ownFiles: (url) => url.startsWith('http://127.0.0.1:') },
  });
  bots.push(bot);
  bot.connector.roster.set('29:Eva', EXT);
  return bot;
}

const cardOf = (post: Posted): Json => cardIn(post.activity) as Json;
const asked = (bot: TestBot, name = 'Eva') =>
  bot.connector.requests.filter((one) => one.endsWith(`/members/29%3A${name}`)).length;
/** From the compose box of a chat that the bot is not in. */
const searching = (who: Somebody, text: string): Json =>
  who.activity({
    type: 'invoke',
    name: SEARCH,
    conversation: { id: '19:otro@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 't' },
    value: {
      commandId: SEARCH_COMMAND,
      queryOptions: { skip: 0, count: 25 },
      parameters: [{ name: 'x', value: text }],
    },
  });
const found = async (who: Somebody, text: string) => JSON.stringify((await who.send(searching(who, text))).body);
const failing = (bot: TestBot, fault: (conversation: string) => Fault | undefined) =>
  (bot.connector.failing = ({ method, conversation }) => (method === 'GET' ? fault(conversation) : undefined));

test('a guest of the own tenant reads, comments, decides and begins nothing, and is asked about once', async () => {
  const bot = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const eva = new Somebody(bot, 'Eva');
  for (const words of ['hola', 'nuevo', folio, 'buscar soporte']) {
    const card = await eva.type(words);
    expect([textOf(card), titles(card)]).toEqual([expect.stringContaining(REFUSAL), []]);
  }
  const inThread = new Somebody(bot, 'Eva', { thread: post.id });
  for (const title of ['Aprobar', 'Ver informe', 'Pedir cambios'])
    expect(textOf(await inThread.click(title, {}, cardOf(post), post.id))).toContain(REFUSAL);
  await inThread.send(inThread.message('Soy de fuera'));
  const rita = new Somebody(bot, 'Rita', { thread: post.id });
  await rita.send(rita.message('Soy de dentro'));
  await eventually(() => ana.posts().some(({ activity }) => textOf(cardIn(activity)).includes('Soy de dentro')));
  expect(await found(eva, folio)).toContain(REFUSAL);
  const { report } = await only(bot, ana);
  expect([report.state, report.comments.map(({ text }) => text)]).toEqual(['in-review', ['Soy de dentro']]);
  const again = await aBot();
  expect(textOf(await new Somebody(again, 'Eva').type('pendientes'))).toContain(REFUSAL);
  expect(asked(bot)).toBe(1);
});

test.each([
  ['by their role', { userRole: 'guest' }],
  ['by a role of no member', { userRole: 'anonymous' }],
  ['by another tenant', { userRole: 'user', tenantId: 'other' }],
])('a guest is known %s', async (_, roster) => {
  const bot = await aBot();
  bot.connector.roster.set('29:Iris', roster);
  expect(textOf(await new Somebody(bot, 'Iris').type('nuevo'))).toContain(REFUSAL);
});

test('GUESTS=allow lets them in, and asks about nobody', async () => {
  const bot = await aBot({ GUESTS: 'allow' });
  expect(titles(await new Somebody(bot, 'Eva').type('hola'))).toContain('Nuevo informe');
  expect(asked(bot)).toBe(0);
});

test('what was given while guests were let in opens no more: links, and a file that Teams asked about', async () => {
  const open = await aBot({ GUESTS: 'allow' });
  const { folio } = await file(open, new Somebody(open, 'Ana'));
  const eva = new Somebody(open, 'Eva');
  const toDocument = new URL(linkOf(await eva.type(folio), 'Descargar Word'));
  const value = { action: { type: 'Action.Execute', verb: 'makeFile', data: pressFor(9) }, trigger: 'manual' };
  await eva.send(eva.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
  const consentIn = ({ activity }: Posted) => (activity['attachments'] as readonly Json[])[0]?.['content'] as Json;
  const offer = () => eva.posts().find((post) => consentIn(post)['acceptContext'] !== undefined);
  await eventually(() => offer() !== undefined);
  const closed = await aBot();
  const late = new Somebody(closed, 'Eva');
  const asking = offer()!;
  const given = { action: 'accept', context: consentIn(asking)['acceptContext'], uploadInfo: drive.session('x.txt') };
  const consent = { type: 'invoke', name: 'fileConsent/invoke', replyToId: asking.id };
  await late.send(late.activity({ ...consent, value: { type: 'fileUpload', ...given } }));
  await eventually(() => textOf(cardIn(asking.activity)).includes(REFUSAL));
  expect(drive.files.size).toBe(0);
  const clock = { now: () => new Date() };
  const links = createFileLinks({ secret: SECRET.LINK_SECRET, days: 7, clock, baseUrl: () => closed.url });
  const toFile = links.to(JSON.stringify(orderOf(9)), 'letras.txt', ['teams:29:Eva']);
  for (const link of [`${closed.url}${toDocument.pathname}${toDocument.search}`, toFile])
    expect((await fetch(link)).status).toBe(403);
});

test('while the roster cannot be read nobody new is let in: they are told to try again, and then let in', async () => {
  const bot = await aBot();
  failing(bot, () => ({ status: 500 }));
  const ana = new Somebody(bot, 'Ana');
  expect(textOf(await ana.type('nuevo'))).toContain('Envíelo de nuevo en un momento');
  failing(bot, () => undefined);
  expect(textOf(await ana.type('nuevo'))).toContain('Campo 1 de 9');
});

test('a roster that Teams says to ask again for is asked again', async () => {
  const bot = await aBot();
  const faults: Fault[] = [{ status: 429, headers: { 'retry-after': '0' } }, { status: 503 }];
  failing(bot, () => faults.shift());
  expect(titles(await new Somebody(bot, 'Ana').type('hola'))).toContain('Nuevo informe');
  expect(asked(bot, 'Ana')).toBe(3);
});

test('who searches where the bot is not is asked about in their own chat, or told to write there first', async () => {
  const bot = await aBot();
  const { folio } = await file(bot, new Somebody(bot, 'Ana'));
  failing(bot, (conversation) => (conversation.startsWith('19:otro') ? { status: 403 } : undefined));
  expect(await found(new Somebody(bot, 'Luis'), folio)).toContain('AdaptiveCard');
  expect(await found(new Somebody(bot, 'Eva'), folio)).toContain(REFUSAL);
  failing(bot, () => ({ status: 403 }));
  expect(await found(new Somebody(bot, 'Nora'), folio)).toContain('Escríbame primero en mi chat');
  failing(bot, () => undefined);
  expect(titles(await new Somebody(bot, 'Nora').type('hola'))).toContain('Nuevo informe');
  expect(await found(new Somebody(bot, 'Nora'), folio)).toContain('AdaptiveCard');
  expect(bot.connector.in(REVIEW)).toHaveLength(1);
});
