import { ActivityTypes, CardFactory, TeamsInfo, TurnContext } from 'botbuilder';
import type { Message } from '../../playground/wire';
import { ANA, BOT_ID, ROSA, call, history, lastFromBot, say, until } from './client';
import { invokeBody, nextCard, questionCard, startEchoBot, type EchoBot } from './echo-bot';

let bot: EchoBot;
beforeEach(async () => (bot = await startEchoBot()));
afterEach(() => bot.stop());

const fromBot = (who = ANA): Promise<Message> => lastFromBot(bot.url, who);
const named = (type: string) => bot.received.filter((activity) => activity.type === type);

describe('a message', () => {
  it('reaches the bot as Teams shapes it, after the installation, and the reply comes back', async () => {
    await say(bot.url, ANA, 'hola');
    expect(await fromBot()).toMatchObject({ text: 'Dijo: **hola**', textFormat: 'markdown', delivery: 'sent' });
    expect(bot.received.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate', 'message']);
    expect(named('message')[0]).toMatchObject({
      channelId: 'msteams',
      serviceUrl: `${bot.url}/webchat/connector/`,
      text: 'hola',
      textFormat: 'plain',
      locale: 'es-MX',
      from: { id: '29:webchat-ana', name: 'Ana Torres' },
      recipient: { id: BOT_ID },
      conversation: { id: 'a:webchat-ana', conversationType: 'personal' },
      entities: [{ type: 'clientInfo', locale: 'es-MX', timezone: 'America/Mexico_City' }],
    });
    expect((named('message')[0] as unknown as { localTimezone: string }).localTimezone).toBe('America/Mexico_City');
  });

  it('carries a pasted table as HTML beside its text', async () => {
    const html = '<table><tr><td>1</td></tr></table>';
    await say(bot.url, ANA, '1', { html });
    await fromBot();
    expect(named('message')[0]?.attachments).toEqual([{ contentType: 'text/html', content: html }]);
  });

  it('is one message however often the page sends it', async () => {
    const [first, second] = await Promise.all([say(bot.url, ANA, 'uno'), say(bot.url, ANA, 'uno')]);
    expect(second.id).toBe(first.id);
    await fromBot();
    expect(named('message')).toHaveLength(1);
  });

  it('that the bot refuses is failed, and goes again under the same id', async () => {
    await call(bot.url, 'POST', 'open', ANA);
    bot.refusals.push(503);
    const { id } = await say(bot.url, ANA, 'hola');
    await until(async () => (await history(bot.url, ANA)).find((each) => each.id === id && each.delivery === 'failed'));
    await call(bot.url, 'POST', `messages/${id}/retry`, { personId: ANA.personId });
    await fromBot();
    expect(named('message').map((activity) => activity.id)).toEqual([id]);
  });
});

describe('the connector', () => {
  let turns = 0;
  const inTurn = async (work: (context: TurnContext) => Promise<unknown>): Promise<unknown> => {
    let result: unknown;
    bot.turn(async (context) => {
      if (context.activity.type === 'message') result = await work(context).catch((error: unknown) => error);
    });
    const { id } = await say(bot.url, ANA, `hola ${++turns}`);
    await until(async () => (await history(bot.url, ANA)).find((each) => each.id === id && each.delivery === 'sent'));
    return result;
  };

  it('updates and deletes what the bot said', async () => {
    await inTurn(async (context) => {
      const first = await context.sendActivity('uno');
      const second = await context.sendActivity('dos');
      await context.updateActivity({
        ...TurnContext.applyConversationReference(
          { type: 'message', text: 'uno, cambiado' },
          TurnContext.getConversationReference(context.activity),
        ),
        id: first?.id ?? '',
      });
      await context.deleteActivity(second?.id ?? '');
    });
    const said = (await history(bot.url, ANA)).filter(({ author }) => author === BOT_ID);
    expect(said.map(({ text, deletedAt }) => [text, deletedAt !== undefined])).toEqual([
      ['uno, cambiado', false],
      ['', true],
    ]);
  });

  it("does not touch people's messages", async () => {
    const error = await inTurn((context) => context.deleteActivity(context.activity.id ?? ''));
    expect(error).toMatchObject({ statusCode: 403 });
  });

  it('names the members, and who is asked for', async () => {
    expect(await inTurn((context) => TeamsInfo.getMember(context, ANA.personId))).toMatchObject({ name: 'Ana Torres' });
    expect(await inTurn((context) => TeamsInfo.getPagedMembers(context))).toMatchObject({
      members: [{ id: ANA.personId }],
    });
    expect(await inTurn((context) => TeamsInfo.getMember(context, '29:nadie'))).toMatchObject({ statusCode: 404 });
  });

  it('answers unknown conversations in the Bot Framework’s own words', async () => {
    const response = await fetch(`${bot.url}/webchat/connector/v3/conversations/a%3Anadie/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'hola' }),
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'ConversationNotFound' } });
  });

  it('refuses what Teams would find too big', async () => {
    expect(await inTurn((context) => context.sendActivity('x'.repeat(60_000)))).toMatchObject({ statusCode: 413 });
  });

  it('has no business with browsers', async () => {
    const url = `${bot.url}/webchat/connector/v3/conversations/a%3Awebchat-ana/members`;
    expect((await fetch(url, { headers: { origin: bot.url } })).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('the review channel', () => {
  const post = async (): Promise<Message> => {
    await bot.proactive(bot.playground.reviewChannel.reference(), async (context) => {
      await context.sendActivity({ attachments: [CardFactory.adaptiveCard(questionCard)] });
    });
    return fromBot(ROSA);
  };

  it('shows what a press made of a card to whoever pressed, until the bot updates it', async () => {
    const root = await post();
    await call(bot.url, 'POST', 'press', {
      personId: ROSA.personId,
      messageId: root.id,
      pressId: 'p-channel',
      kind: 'Action.Execute',
      title: 'Guardar',
      verb: 'save',
      data: {},
    });
    const pressed = (await history(bot.url, ROSA)).find(({ id }) => id === root.id);
    expect(pressed).toMatchObject({ cards: [questionCard], cardsFor: { [ROSA.personId]: [nextCard] } });
    await bot.proactive(bot.playground.reviewChannel.reference(), async (context) => {
      await context.updateActivity({ id: root.id, type: 'message', attachments: [CardFactory.adaptiveCard(nextCard)] });
    });
    const updated = (await history(bot.url, ROSA)).find(({ id }) => id === root.id);
    expect(updated).toMatchObject({ cards: [nextCard] });
    expect(updated?.cardsFor).toBeUndefined();
  });

  it('takes a post that nobody asked for, and replies in its thread', async () => {
    const root = await post();
    expect(root).toMatchObject({ conversationId: bot.playground.reviewChannel.conversationId, cards: [questionCard] });
    await say(bot.url, ROSA, 'comentario', { threadId: root.id });
    const reply = await until(async () =>
      (await history(bot.url, ROSA)).find(({ text }) => text === 'Dijo: **comentario**'),
    );
    expect(reply.threadId).toBe(root.id);
    expect(named('message').at(-1)).toMatchObject({
      conversation: { id: `${ROSA.conversationId};messageid=${root.id}`, conversationType: 'channel', isGroup: true },
      channelData: { teamsChannelId: ROSA.conversationId },
    });
  });

  it('tells the bot what a person changed and took back', async () => {
    const { id } = await say(bot.url, ROSA, 'hola');
    await fromBot(ROSA);
    await call(bot.url, 'PUT', `messages/${id}`, { personId: ROSA.personId, text: 'hola a todas' });
    await call(bot.url, 'POST', `messages/${id}/delete`, { personId: ROSA.personId });
    await until(() => named('messageDelete')[0]);
    expect(named('messageUpdate')[0]).toMatchObject({
      id,
      text: 'hola a todas',
      channelData: { eventType: 'editMessage' },
    });
    expect(named('messageDelete')[0]).toMatchObject({ id, channelData: { eventType: 'softDeleteMessage' } });
  });

  it('is not for who is not in it', async () => {
    const { status } = await call(bot.url, 'POST', 'messages', {
      ...ROSA,
      personId: ANA.personId,
      text: 'x',
      clientId: 'x',
    });
    expect(status).toBe(404);
  });
});

describe('a press', () => {
  const press = (message: Message, more: object = {}): Promise<{ json: unknown }> =>
    call(bot.url, 'POST', 'press', {
      personId: ANA.personId,
      messageId: message.id,
      pressId: 'p1',
      kind: 'Action.Execute',
      title: 'Guardar',
      verb: 'save',
      data: { state: 'e1' },
      ...more,
    });

  it('is an invoke, and its answer takes the card’s place', async () => {
    await say(bot.url, ANA, 'nuevo');
    const message = await fromBot();
    expect((await press(message)).json).toMatchObject({ outcome: 'card' });
    expect((await fromBot()).cards).toEqual([nextCard]);
    expect(named('invoke')[0]).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: message.id,
      value: { action: { type: 'Action.Execute', verb: 'save', data: { state: 'e1' } }, trigger: 'manual' },
    });
  });

  it('that the bot does not take leaves the card as it was', async () => {
    await say(bot.url, ANA, 'nuevo');
    const message = await fromBot();
    bot.refusals.push(500);
    expect((await press(message)).json).toEqual({ outcome: 'failed' });
    expect((await fromBot()).cards).toEqual([questionCard]);
  });

  it('of an old button is a message with a value', async () => {
    await say(bot.url, ANA, 'nuevo');
    const message = await fromBot();
    await press(message, { kind: 'Action.Submit', verb: '' });
    expect(named('message').at(-1)).toMatchObject({ value: { state: 'e1' }, replyToId: message.id });
  });

  it('answered with words brings the words', async () => {
    await say(bot.url, ANA, 'nuevo');
    const message = await fromBot();
    bot.turn(async (context) => {
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Listo' };
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { ...invokeBody(null), body } });
    });
    expect((await press(message)).json).toEqual({ outcome: 'notice', notice: 'Listo' });
  });
});
