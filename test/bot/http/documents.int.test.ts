import { REVIEW, Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { newDatabase } from '../../helpers/world/database';
import { file } from '../../helpers/people/filing';
import { aLog } from '../../helpers/world/logs';
import { cardIn, linkOf, textOf, type Json, type Posted } from '../../helpers/platforms/teams';

const DAY_MS = 86_400_000;
const SECRET = { LINK_SECRET: 'a secret of this test, long enough' };

let bots: TestBot[] = [];
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await bots[0]?.connector.stop();
  bots = [];
});

/** A bot that reads and writes what the one before did, some days later. */
async function aBot(env: NodeJS.ProcessEnv = {}, days = 0) {
  const [first] = bots;
  const log = aLog();
  const bot = await startTestBot({
    ...(first === undefined ? {} : { connector: first.connector }),
    storageUrl: first?.storageUrl ?? newDatabase(),
    env: { ...SECRET, ...env },
    clock: { now: () => new Date(Date.now() + days * DAY_MS) },
    log,
  });
  bots.push(bot);
  const said = (message: string) => log.lines.filter((line) => line.message === message).map(({ facts }) => facts);
  return { bot, said };
}

const cardOf = (post: Posted): Json => cardIn(post.activity) as Json;
/** The same link at another server: of a bot that listens elsewhere. */
const at = (bot: TestBot, link: string): string => {
  const { pathname, search } = new URL(link);
  return `${bot.url}${pathname}${search}`;
};
const page = async (link: string) => {
  const response = await fetch(link);
  return { status: response.status, text: await response.text() };
};

test('a document is given to whoever has its link, and the log says for whom that was made', async () => {
  const { bot, said } = await aBot();
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const rita = new Somebody(bot, 'Rita');
  const links = [
    [linkOf(ana.shown, 'Descargar Word'), ['teams:29:Ana']],
    [linkOf(cardOf(post), 'Descargar Word'), ['review-channel']],
    [linkOf(await rita.type(folio), 'Descargar Word'), ['teams:29:Rita', 'teams:aad-Rita']],
  ] as const;
  for (const [link, readers] of links) {
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    await response.arrayBuffer();
    expect(said('document fetched').at(-1)).toMatchObject({ folio, for: readers });
  }
});

test('a link lives as long as configured; its page says how to get another, and the card has one', async () => {
  const first = await aBot({ LINK_DAYS: '3' });
  const ana = new Somebody(first.bot, 'Ana');
  const { folio } = await file(first.bot, ana);
  const link = linkOf(ana.shown, 'Descargar Word');
  const before = await aBot({ LINK_DAYS: '3' }, 2.9);
  expect((await fetch(at(before.bot, link))).status).toBe(200);
  const after = await aBot({ LINK_DAYS: '3' }, 3.1);
  const { status, text } = await page(at(after.bot, link));
  expect(status).toBe(410);
  expect(text).toContain(`los enlaces duran 3 días`);
  expect(text).toContain(`escriba al bot «ver ${folio}»`);
  expect(after.said('expired link')).toMatchObject([{ folio, for: ['teams:29:Ana'] }]);
  const again = new Somebody(after.bot, 'Ana');
  const fresh = linkOf(await again.type(`ver ${folio}`), 'Descargar Word');
  expect((await fetch(at(after.bot, fresh))).status).toBe(200);
});

test('a link stops where its person may no longer read the report', async () => {
  const open = await aBot();
  const { folio, post } = await file(open.bot, new Somebody(open.bot, 'Ana'));
  const link = linkOf(await new Somebody(open.bot, 'Bruno').type(folio), 'Descargar Word');
  const ofReviewer = linkOf(await new Somebody(open.bot, 'Rita').type(folio), 'Descargar Word');
  expect((await fetch(link)).status).toBe(200);
  const closed = await aBot({ REVIEWERS: 'teams:aad-Rita' });
  const { status, text } = await page(at(closed.bot, link));
  expect(status).toBe(403);
  expect(text).not.toContain(folio);
  expect(closed.said('document not given')).toMatchObject([{ folio, for: ['teams:29:Bruno', 'teams:aad-Bruno'] }]);
  expect((await fetch(at(closed.bot, ofReviewer))).status).toBe(200);
  expect((await fetch(at(closed.bot, linkOf(cardOf(post), 'Descargar Word')))).status).toBe(200);
});

test('who is not to read a report is told the same of it as of none, and it opens once it is approved', async () => {
  const { bot } = await aBot({ REVIEWERS: 'teams:29:Rita', ADMINS: 'teams:aad-Alma' });
  const { folio, post } = await file(bot, new Somebody(bot, 'Ana'));
  const [rita, bruno, alma] = ['Rita', 'Bruno', 'Alma'].map((name) => new Somebody(bot, name)) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  const said = async (named: string) => textOf(await bruno.type(`ver ${named}`)).replaceAll(named, 'FOLIO');
  expect(await said(folio)).toBe(await said('INF-1999-0001'));
  for (const words of ['pendientes', 'buscar soporte']) {
    expect(textOf(await bruno.type(words))).not.toContain(folio);
    expect(textOf(await rita.type(words))).toContain(folio);
  }
  // Whoever administers reads, and decides nothing: nothing waits for them.
  expect(textOf(await alma.type('buscar soporte'))).toContain(folio);
  expect(textOf(await alma.type(folio))).toContain('Se dio soporte');
  const inChannel = new Somebody(bot, 'Bruno', { thread: post.id });
  const refused = textOf(await inChannel.click('Ver informe', {}, cardOf(post), post.id));
  expect(refused).toContain('este informe lo leen quien lo elaboró y quienes revisan');
  expect(bot.connector.in(REVIEW).length).toBeGreaterThan(0);
  await rita.click('Aprobar', {}, await rita.sees(post), post.id);
  expect(textOf(await bruno.type(folio))).toContain('Se dio soporte');
});

test('while a report is corrected, its document is that of the revision in force to all but its author and reviewers', async () => {
  const { bot, said } = await aBot({ REVIEWERS: 'teams:29:Rita' });
  const ana = new Somebody(bot, 'Ana');
  const { folio, post } = await file(bot, ana);
  const [rita, bruno] = [new Somebody(bot, 'Rita'), new Somebody(bot, 'Bruno')];
  await rita.click('Aprobar', {}, await rita.sees(post), post.id);
  const early = linkOf(await bruno.type(folio), 'Descargar Word');
  for (const words of [`corregir ${folio}`, 'corregir área', 'DEOE', 'revisar', 'enviar']) await ana.type(words);
  const fetched = async (link: string) => {
    await (await fetch(link)).arrayBuffer();
    return said('document fetched').at(-1)?.['revision'];
  };
  const linkTo = async (who: Somebody, words: string) =>
    linkOf(await who.type(`ver ${folio} ${words}`), 'Descargar Word');
  expect(await fetched(early)).toBe(1);
  expect(await fetched(await linkTo(bruno, ''))).toBe(1);
  expect(await fetched(await linkTo(rita, ''))).toBe(2);
  expect(await fetched(await linkTo(rita, 'rev 1'))).toBe(1);
  expect(textOf(await bruno.type(`ver ${folio} rev 2`))).not.toContain('Organización Electoral');
});
