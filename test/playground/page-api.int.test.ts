import { once } from 'node:events';
import fs from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { StateReply } from '../../playground/wire';
import { ANA, call, events, history, lastFromBot, say, until } from './client';
import { startEchoBot, type EchoBot } from './echo-bot';

let bot: EchoBot;
beforeEach(async () => (bot = await startEchoBot()));
afterEach(() => bot.stop());

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

  it('hears a body of more than the limit to its end, answers it, and goes on after one that was cut off', async () => {
    const headers = { origin: bot.url, 'content-type': 'application/json' };
    const large = request(`${bot.url}/webchat/api/messages`, { method: 'POST', headers });
    const [answered, taken] = [once(large, 'response'), once(large, 'finish')];
    for (let piece = 0; piece < 40; piece += 1) large.write('x'.repeat(500_000));
    large.end();
    const [[answer]] = (await Promise.all([answered, taken])) as [[IncomingMessage], unknown];
    expect(answer.statusCode).toBe(413);
    const cut = request(`${bot.url}/webchat/api/messages`, { method: 'POST', headers });
    const arrived = once(bot.server, 'request');
    cut.on('error', () => undefined).write('{"text":');
    await arrived;
    cut.destroy();
    expect(await say(bot.url, ANA, 'sigue')).toMatchObject({ text: 'sigue' });
  });

  it('counts what was not read, until it is', async () => {
    const unread = async () => ((await call(bot.url, 'GET', 'state')).json as StateReply).unread[ANA.personId];
    await say(bot.url, ANA, 'hola');
    await lastFromBot(bot.url, ANA);
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
