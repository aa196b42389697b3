import { Somebody, startTestBot, REVIEW, type TestBot } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { upTo } from '../../helpers/people/filing';
import { cardIn, textOf, type FakeConnector, type Json, type Posted } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

const ADMINISTRATOR = 'Sofía';

const MARKET = '19:mercado@thread.tacv2';
let bot: TestBot;
let connector: FakeConnector;
let storageUrl: string;
const env = { ADMINS: `teams:29:${ADMINISTRATOR}` };

beforeAll(async () => {
  bot = await startTestBot({ env });
  ({ connector, storageUrl } = bot);
});
afterAll(async () => {
  await bot.stop();
  await connector.stop();
});

let told = 0;
/** What Teams sends from a channel; the thread is that of the message itself where none is given. */
function inChannel(who: Somebody, channel: string, more: Json, thread?: string): Json {
  const id = thread ?? String(1771290107407 + (told += 1));
  return who.activity({
    id,
    conversation: { id: `${channel};messageid=${id}`, conversationType: 'channel', isGroup: true, tenantId: 't' },
    channelData: {
      ...{ teamsChannelId: channel, teamsTeamId: '19:equipo@thread.tacv2', tenant: { id: 't' } },
      ...{ channel: { id: channel }, team: { id: '19:equipo@thread.tacv2' } },
    },
    ...more,
  });
}

const mentioning = (text: string): Json => ({
  type: 'message',
  text: `<at>Informes de visita</at>\u00a0${text}`,
  entities: [{ type: 'mention', text: '<at>Informes de visita</at>', mentioned: { id: '28:bot' } }],
});

const admin = (on = bot): Somebody => new Somebody(on, ADMINISTRATOR);
const somebody = (name: string, on = bot): Somebody => new Somebody(on, name);

async function fileOn(who: Somebody): Promise<void> {
  await upTo(who, 'summary');
  await who.click('Enviar a revisión');
}

const inChannelOf = (channel: string): readonly Posted[] =>
  connector.posts.filter(({ conversation }) => conversation.split(';')[0] === channel);
const wordsIn = (channel: string): string =>
  inChannelOf(channel)
    .map(({ activity }) => textOf(cardIn(activity)))
    .join('\n');

async function asks(who: Somebody, channel: string, more: Json = {}): Promise<string> {
  const before = inChannelOf(channel).length;
  const { status } = await who.send(inChannel(who, channel, { ...mentioning('revisar aquí'), ...more }));
  expect(status).toBe(200);
  await eventually(() => inChannelOf(channel).length > before);
  return textOf(cardIn(inChannelOf(channel).at(-1)?.activity));
}

describe('«revisar aquí»', () => {
  test('of somebody else is refused plainly, and changes nothing', async () => {
    expect(await asks(somebody('Curioso'), MARKET)).toContain('Solo quien administra el bot');
    await fileOn(somebody('Ana'));
    await eventually(() => wordsIn(REVIEW).includes('Ana'));
    expect(wordsIn(MARKET)).not.toContain('Ana');
  });

  test.each([
    ['a private channel', { channel: { id: 'x', type: 'private' } }, 'canal es privado'],
    ['a shared channel', { channel: { id: 'x', type: 'shared' } }, 'se comparte'],
    ['the team of a private channel', { team: { id: 'x', type: 'privateChannel' } }, 'canal es privado'],
    ['the team of a shared channel', { team: { id: 'x', type: 'sharedChannel' } }, 'se comparte'],
  ])('in %s says why not', async (_, channelData, why) => {
    expect(await asks(admin(), '19:otro@thread.tacv2', { channelData })).toContain(why);
  });

  test('in a group’s chat, or one-to-one, says that it takes a channel', async () => {
    const sofia = admin();
    const group = '19:grupo@thread.v2';
    const conversation = { id: group, conversationType: 'groupChat', isGroup: true, tenantId: 't' };
    await sofia.send(sofia.activity({ ...mentioning('revisar aquí'), conversation, channelData: {} }));
    await eventually(() => wordsIn(group).includes('en un canal, no en un chat'));
    expect(textOf(await sofia.type('Revisar aquí.'))).toContain('en un canal, no en un chat');
  });

  test('by an administrator moves what is sent from now on, also after a restart, and leaves what was posted', async () => {
    const before = somebody('Bruno');
    await fileOn(before);
    await eventually(() => wordsIn(REVIEW).includes('Bruno'));
    const post = inChannelOf(REVIEW).findLast(({ activity }) => textOf(cardIn(activity)).includes('Bruno'))!;

    expect(await asks(admin(), MARKET)).toContain('Los informes se revisan en este canal');
    expect(await asks(admin(), MARKET)).toContain('ya se revisan');
    await fileOn(somebody('Carla'));
    await eventually(() => wordsIn(MARKET).includes('Carla'));
    expect(wordsIn(REVIEW)).not.toContain('Carla');

    await bot.stop();
    bot = await startTestBot({ connector, storageUrl, env });
    await fileOn(somebody('Diana'));
    await eventually(() => wordsIn(MARKET).includes('Diana'));
    expect(wordsIn(REVIEW)).not.toContain('Diana');

    const reviewer = new Somebody(bot, 'Revisora', { thread: post.id });
    const decided = await reviewer.click('Aprobar', {}, cardIn(post.activity), post.id);
    expect(textOf(decided)).toContain('Aprobado por Revisora');
    await eventually(() => textOf(cardIn(post.activity)).includes('Aprobado por Revisora'));
  });
});

describe('hello', () => {
  const added = (more: Json): Json => ({
    type: 'conversationUpdate',
    membersAdded: [{ id: '28:bot' }],
    conversation: { id: '19:nuevo@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: 't' },
    channelData: { eventType: 'teamMemberAdded', team: { id: '19:nuevo@thread.tacv2' }, tenant: { id: 't' } },
    ...more,
  });

  test('is said once in a channel that the bot was added to, however Teams tells of it, and names what to do', async () => {
    const sofia = admin();
    const joined = sofia.activity(added({}));
    await sofia.send(joined);
    await sofia.send({ ...joined, id: 'f:copy' });
    await sofia.send(sofia.activity(added({ type: 'installationUpdate', action: 'add', membersAdded: undefined })));
    await sofia.send(sofia.activity(added({ membersAdded: [{ id: '29:somebody' }] })));
    await eventually(() => wordsIn('19:nuevo@thread.tacv2').includes('«revisar aquí»'));
    expect(wordsIn('19:nuevo@thread.tacv2')).toContain('se publican en otro canal');
    expect(inChannelOf('19:nuevo@thread.tacv2')).toHaveLength(1);
  });

  test('is said in the channel that the app was added from', async () => {
    const sofia = admin();
    const channelData = { settings: { selectedChannel: { id: '19:elegido@thread.tacv2' } }, team: { id: 'x' } };
    await sofia.send(sofia.activity(added({ channelData })));
    await eventually(() => inChannelOf('19:elegido@thread.tacv2').length === 1);
  });

  test('in the review channel says that it is one', async () => {
    const sofia = admin();
    const conversation = { id: MARKET, conversationType: 'channel', isGroup: true, tenantId: 't' };
    await sofia.send(sofia.activity(added({ conversation })));
    await eventually(() => wordsIn(MARKET).includes('Hola'));
    expect(wordsIn(MARKET)).toContain('Comente cada uno en su hilo');
  });
});

describe('the welcome', () => {
  const installed = (who: Somebody, action = 'add') => who.send(who.activity({ type: 'installationUpdate', action }));

  test('is said once for an installation, and again after the next', async () => {
    const eva = somebody('Eva');
    await eva.send(eva.activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:Eva' }] }));
    await installed(eva);
    await eventually(() => eva.posts().length === 1);
    await installed(eva, 'remove');
    await installed(eva);
    await eventually(() => eva.posts().length === 2);
    expect(textOf(eva.card())).toContain('Aquí llena el informe de visita');
    await installed(eva, 'add-upgrade');
    await eva.type('ayuda');
    expect(eva.posts()).toHaveLength(3);
  });
});
