import { eventually } from '../../helpers/world/eventually';
import { aCrowd, fileBy } from '../../helpers/platforms/slack-crowd';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import type { Answer } from '../../helpers/platforms/slack-requests';
import { buttonIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import type { SlackMessage } from '../../helpers/platforms/slack';
import type { Json } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

const crowd = aCrowd((workspace) => ({ env: { ADMINS: `slack:${workspace.people.get('sofia')}` } }), 'sofia');
let other: string;
let sofia: SlackPerson;
beforeAll(() => {
  other = crowd.workspace.channel('otro');
  sofia = new SlackPerson(crowd.bot, crowd.workspace, 'sofia');
});
afterEach(() => (crowd.workspace.failing = () => undefined));

const said = (channel: string, to?: string): string => crowd.workspace.in(channel, to).map(wordsIn).join('\n');
let mentions = 0;

function mention(who: SlackPerson, channel: string, text: string, more: Json = {}): Json {
  const ts = `1700000000.${String((mentions += 1)).padStart(6, '0')}`;
  const words = `<@${crowd.workspace.botUser}> ${text}`;
  return who.envelope({ type: 'app_mention', channel, ts, event_ts: ts, text: words, ...more });
}

/** What the response address was sent last, for the person alone. */
const whispered = (): string => {
  const { message } = crowd.workspace.responses.at(-1)!;
  expect(message).toMatchObject({ response_type: 'ephemeral' });
  return wordsIn(message as unknown as SlackMessage);
};

async function commands(who: SlackPerson, channel = other): Promise<Answer> {
  const before = crowd.workspace.responses.length;
  const answer = await who.command('revisar aquí', channel);
  await eventually(() => crowd.workspace.responses.length > before);
  return answer;
}

/** What Slack answers of that channel. */
const found = (channel: Json): void => {
  crowd.workspace.failing = ({ method }) =>
    method === 'conversations.info' ? { status: 200, body: { ok: true, channel } } : undefined;
};

describe('«revisar aquí»', () => {
  test('of somebody else is refused to them alone, by command and by mention', async () => {
    const curious = crowd.somebody();
    expect(await commands(curious)).toEqual({ status: 200, text: '' });
    expect(whispered()).toContain('Solo quien administra el bot');
    await curious.event(mention(curious, other, 'Revisar AQUI'));
    await eventually(() => said(other, curious.id).includes('Solo quien administra el bot'));
    expect(said(other)).toBe('');
  });

  test.each([
    ['a channel shared with another organization', { is_ext_shared: true, is_member: true }, 'se comparte'],
    ['a channel that the bot is not in', { is_member: false }, 'No estoy en este canal'],
    ['a group’s chat', { is_mpim: true, is_member: true }, 'en un canal, no en un chat'],
  ])('in %s says why not', async (_, channel, why) => {
    found(channel);
    await commands(sofia);
    expect(whispered()).toContain(why);
  });

  test.each([
    ['channel_not_found', {}, 'No estoy en este canal'],
    ['missing_scope', { needed: 'mpim:read' }, 'en un canal, no en un chat'],
  ])('where Slack answers %s says why not', async (error, more, why) => {
    crowd.workspace.failing = ({ method }) =>
      method === 'conversations.info' ? { status: 200, body: { ok: false, error, ...more } } : undefined;
    await commands(sofia);
    expect(whispered()).toContain(why);
  });

  test('in a direct message says that it takes a channel', async () => {
    expect(wordsIn(await sofia.type('revisar aquí'))).toContain('en un canal, no en un chat');
    await commands(sofia, sofia.dm);
    expect(whispered()).toContain('en un canal, no en un chat');
  });

  test('where the kind of channel cannot be had it says that nothing was kept', async () => {
    crowd.workspace.failing = ({ method }) => (method === 'conversations.info' ? { status: 500 } : undefined);
    await commands(sofia);
    expect(whispered()).toContain('No pude guardar');
  });

  test('by an administrator moves what is sent from now on, also after a restart, and leaves what was posted', async () => {
    const before = await crowd.inReview(crowd.somebody());
    await sofia.command('revisar aquí', other);
    await eventually(() => said(other).includes('Los informes se revisan en este canal'));
    await sofia.event(mention(sofia, other, 'revisar aquí'));
    await eventually(() => said(other).includes('ya se revisan'));

    const ana = crowd.somebody();
    await fileBy(ana);
    await eventually(() => said(other).includes(ana.name));
    expect(said(crowd.workspace.review)).not.toContain(ana.name);
    const { storageUrl } = crowd.bot;
    await crowd.bot.stop();
    const bot: SlackBot = await startSlackBot(crowd.workspace, { storageUrl });
    try {
      const bea = new SlackPerson(bot, crowd.workspace, crowd.somebody().name);
      await fileBy(bea);
      await eventually(() => said(other).includes(bea.name));
      const reviewer = new SlackPerson(bot, crowd.workspace, 'sofia');
      buttonIn(before, 'Aprobar');
      await reviewer.interaction(await reviewer.press(before, 'Aprobar'));
      await eventually(() => wordsIn(before).includes('Aprobado por sofia'));
    } finally {
      await bot.stop();
    }
  });
});
