import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ActivityTypes, CardFactory, TeamsInfo, TurnContext } from 'botbuilder';
import type { Message, StateReply } from '../../playground/wire';
import { ANA, ROSA, call, events, history, say, until } from './client';
import { invokeBody, nextCard, questionCard, startEchoBot, type EchoBot } from './echo-bot';

let bot: EchoBot;
beforeEach(async () => (bot = await startEchoBot()));
afterEach(() => bot.stop());

const BOT_ID = '28:webchat-bot';
const fromBot = async (who = ANA): Promise<Message> =>
  until(async () => (await history(bot.url, who)).filter(({ author }) => author === BOT_ID).at(-1));
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

describe('the page’s API', () => {
  it.each([
    ['another origin', { origin: 'https://otro.ejemplo' }],
    ['no origin', {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a write from %s', async (_, headers) => {
    const body = JSON.stringify({ ...ANA, text: 'x', clientId: 'x' });
    const response = await fetch(`${bot.url}/webchat/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body,
    });
    expect(response.status).toBe(403);
  });

  it.each([
    ['too long a text', { text: 'x'.repeat(50_001) }, 413],
    ['too large a body', { text: 'x', junk: 'x'.repeat(1_100_000) }, 413],
    ['nothing said', { text: ' ' }, 400],
    ['a stranger', { text: 'x', personId: '29:nadie' }, 404],
  ])('answers %s', async (_, more, status) => {
    expect((await call(bot.url, 'POST', 'messages', { ...ANA, clientId: 'x', ...more })).status).toBe(status);
  });

  it('counts what was not read, until it is', async () => {
    const unread = async () => ((await call(bot.url, 'GET', 'state')).json as StateReply).unread[ANA.personId];
    await say(bot.url, ANA, 'hola');
    await fromBot();
    expect(await unread()).toEqual({ [ANA.conversationId]: 1 });
    await call(bot.url, 'POST', 'read', ANA);
    expect(await unread()).toEqual({});
  });
});

describe('live events', () => {
  it('come as they happen, and are made up for from the last one seen', async () => {
    const live = events(bot.url, 2, {}, '?after=0');
    await say(bot.url, ANA, 'uno');
    const [first] = await live;
    await say(bot.url, ANA, 'dos');
    await until(async () => (await history(bot.url, ANA)).find(({ text }) => text === 'Dijo: **dos**'));
    const missed = await events(bot.url, 5, { 'last-event-id': String(first?.seq) });
    const texts = missed.map((event) => (event.type === 'message' ? event.message.text : ''));
    expect(texts).toContain('dos');
    expect(missed.every(({ seq }) => seq > (first?.seq ?? 0))).toBe(true);
  });
});

describe('a restart', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'webchat-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('keeps everything that was said, past a last line that was cut short', async () => {
    const journal = path.join(folder, 'chat.jsonl');
    const before = await startEchoBot({ journal });
    await say(before.url, ANA, 'nuevo');
    await until(async () => (await history(before.url, ANA)).find(({ cards }) => cards.length === 1));
    await until(async () =>
      (await history(before.url, ANA)).find(({ delivery, text }) => text === 'nuevo' && delivery === 'sent'),
    );
    const said = await history(before.url, ANA);
    await before.stop();
    fs.appendFileSync(journal, '{"seq":99,"type":"mess');
    const after = await startEchoBot({ journal });
    expect(await history(after.url, ANA)).toEqual(said);
    const next = await say(after.url, ANA, 'sigue');
    expect(Number(next.id)).toBeGreaterThan(Number(said.at(-1)?.id));
    await until(async () => (await history(after.url, ANA)).find(({ text }) => text === 'Dijo: **sigue**'));
    // The bot was met before: it is not installed twice.
    expect(after.received.map(({ type }) => type)).toEqual(['message']);
    await after.stop();
  });

  it('does not start on a journal that is not one', async () => {
    const journal = path.join(folder, 'broken.jsonl');
    fs.writeFileSync(journal, 'hola\n{"seq":1,"type":"opened","conversationId":"x"}\n');
    await expect(startEchoBot({ journal })).rejects.toThrow(/broken\.jsonl:1/);
  });
});
