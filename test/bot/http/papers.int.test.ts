import { join } from 'node:path';
import { REVIEW, Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { newDatabase } from '../../helpers/world/database';
import { file } from '../../helpers/people/filing';
import { aLog } from '../../helpers/world/logs';
import { published } from '../../helpers/people/published';
import { cardIn, linkOf, parts, textOf, type Json } from '../../helpers/platforms/teams';

const DAY_MS = 86_400_000;

let bots: TestBot[] = [];
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await bots[0]?.connector.stop();
  bots = [];
});

/** A bot whose documents the world reaches; or the one before, some days later. */
async function aBot({ days = 0, worker = '' } = {}) {
  const [first] = bots;
  const log = aLog();
  const bot = await startTestBot({
    ...(first === undefined ? {} : { connector: first.connector }),
    storageUrl: first?.storageUrl ?? newDatabase(),
    env: { ...(await published()), LINK_SECRET: 'a secret of this test, long enough' },
    clock: { now: () => new Date(Date.now() + days * DAY_MS) },
    ...(worker === '' ? {} : { tuning: { making: { worker } } }),
    log,
  });
  bots.push(bot);
  return { bot, log };
}

const get = (bot: TestBot, link: string, init: RequestInit = {}): Promise<Response> => {
  const { pathname, search } = new URL(link);
  return fetch(`${bot.url}${pathname}${search}`, init);
};
const bytes = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const imageIn = (card: unknown): Json | undefined => parts(card).find((part) => part['type'] === 'Image');
const count = (text: string, words: string): number => text.split(words).length - 1;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

test('the same report is given as Word and as PDF, by links with the same rights', async () => {
  const { bot } = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const { folio } = await file(bot, ana);
  const [pdf, word] = [linkOf(ana.shown, 'Descargar PDF'), linkOf(ana.shown, 'Descargar Word')];
  const [asPdf, asWord] = [await get(bot, pdf), await get(bot, word)];
  expect(asPdf.status).toBe(200);
  expect(asPdf.headers.get('content-type')).toBe('application/pdf');
  // A browser shows it by itself; a Word file it could only save.
  expect(asPdf.headers.get('content-disposition')).toBe(`inline; filename="${folio}.pdf"`);
  expect(asWord.headers.get('content-disposition')).toBe(`attachment; filename="${folio}.docx"`);
  expect(asPdf.headers.get('cache-control')).toBe('private, no-cache');
  expect((await bytes(asPdf)).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await bytes(asWord)).subarray(0, 2).toString()).toBe('PK');
  expect((await get(bot, pdf.replace('.pdf?', '.docx?'))).headers.get('content-type')).toContain('wordprocessingml');
  expect((await get(bot, pdf.replace('.pdf?', '.exe?'))).status).toBe(403);
  expect((await get(bot, pdf.replace('signature=', 'signature=x'))).status).toBe(403);
});

test('whoever has a file already is not given it again, and a look at its head is no download', async () => {
  const { bot } = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const { folio } = await file(bot, ana);
  const link = linkOf(ana.shown, 'Descargar PDF');
  const head = await get(bot, link, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
  expect(count(await historyOf(ana, folio), 'descargó')).toBe(0);

  const first = await get(bot, link);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toBe(head.headers.get('etag'));
  expect(Number(head.headers.get('content-length'))).toBe((await bytes(first)).length);
  const again = await get(bot, link, { headers: { 'if-none-match': `"other", W/${tag}` } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect((await get(bot, link, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  expect(count(await historyOf(ana, folio), 'hizo el PDF')).toBe(1);
});

test('a document that cannot be made is said to be so, and the next one is made', async () => {
  const { bot, log } = await aBot({ worker: join(__dirname, '../../documents/making/troubled-worker.js') });
  const ana = new Somebody(bot, 'Ana');
  await file(bot, ana);
  const link = linkOf(ana.shown, 'Descargar PDF');
  expect((await get(bot, link)).status).toBe(200);
  const { bot: broken, log: told } = await aBot({ worker: join(__dirname, 'no-such-worker.js') });
  const refused = await get(broken, link);
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain('No pude preparar el documento');
  expect(told.lines.filter(({ message }) => message === 'document not made')).toHaveLength(1);
  expect(log.lines.filter(({ message }) => message === 'document not made')).toEqual([]);
});

test('where making a document takes its process down, the bot answers, and gives the others', async () => {
  const { bot, log } = await aBot({ worker: join(__dirname, '../../documents/making/aborting-worker.js') });
  const ana = new Somebody(bot, 'Ana');
  await file(bot, ana);
  const [pdf, word] = [linkOf(ana.shown, 'Descargar PDF'), linkOf(ana.shown, 'Descargar Word')];
  const [refused, given] = await Promise.all([get(bot, pdf), get(bot, word)]);
  expect([refused.status, given.status]).toEqual([503, 200]);
  expect(await given.text()).toBe('word');
  const notMade = log.lines.filter(({ message }) => message === 'document not made');
  expect(notMade).toMatchObject([{ facts: { kind: 'pdf', reason: expect.stringContaining('ended (SIGABRT)') } }]);
});

describe('the picture in a post', () => {
  test('is the first page, by a link that does not end and gives nothing else', async () => {
    const { bot } = await aBot();
    const { folio, post } = await file(bot, new Somebody(bot, 'Ana'));
    const image = imageIn(cardIn(post.activity));
    expect(image).toMatchObject({
      altText: `Primera página del informe ${folio}`,
      selectAction: { type: 'Action.OpenUrl', url: linkOf(cardIn(post.activity), 'Descargar PDF') },
    });
    const url = String(image?.['url']);
    const shown = await get(bot, url);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('cache-control')).toBe('private, max-age=3600');
    expect((await bytes(shown)).subarray(0, 4)).toEqual(PNG);
    for (const forged of [
      url.replace('.png?', '.pdf?'),
      url.replace('revision=1', 'revision=2'),
      url.replace('state=in-review', 'state=approved'),
    ])
      expect((await get(bot, forged)).status).toBe(403);
    const { bot: later } = await aBot({ days: 1_000 });
    expect((await get(later, url)).status).toBe(200);
    expect((await get(later, linkOf(cardIn(post.activity), 'Descargar PDF'))).status).toBe(410);
  });

  test('is another one for another revision, and is nobody’s download', async () => {
    const { bot } = await aBot();
    const ana = new Somebody(bot, 'Ana');
    const { folio, post } = await file(bot, ana);
    const [first] = [String(imageIn(await ana.sees(post))?.['url'])];
    const rita = new Somebody(bot, 'Rita', { thread: post.id });
    await rita.click('Pedir cambios', {}, cardIn(post.activity), post.id);
    await rita.click('Enviar observaciones', { reason: 'Falta la fecha' }, undefined, post.id);
    for (const words of ['corregir objetivo', 'Otro objetivo', 'ya lo atendí', 'enviar']) await ana.type(words);
    await eventually(() => String(imageIn(cardIn(post.activity))?.['url']).includes('revision=2'));
    const second = String(imageIn(cardIn(post.activity))?.['url']);
    const [one, two] = [await bytes(await get(bot, first)), await bytes(await get(bot, second))];
    expect(one.equals(two)).toBe(false);
    expect(await historyOf(ana, folio)).not.toMatch(/descargó|hizo el/);
  });
});

test('where platforms cannot fetch it, a post has no picture, and is posted all the same', async () => {
  const bot = await startTestBot();
  bots.push(bot);
  const { post } = await file(bot, new Somebody(bot, 'Ana'));
  expect(imageIn(cardIn(post.activity))).toBeUndefined();
  expect(bot.connector.in(REVIEW)).toHaveLength(1);
});

const historyOf = async (who: Somebody, folio: string): Promise<string> =>
  textOf(await who.type(`ver ${folio} historial`));
