import PizZip from 'pizzip';
import { openSqlite } from '../../../storage/sqlite/open';
import { Somebody, startTestBot, type TestBot } from '../../helpers/bot';
import { newDatabase } from '../../helpers/database';
import { aLog } from '../../helpers/logs';
import { populate } from '../../helpers/populated';
import { linkOf } from '../../helpers/teams';

const DAY_MS = 86_400_000;
const SECRET = { LINK_SECRET: 'a secret of this test, long enough', REVIEWERS: 'teams:29:Rita' };

let bots: TestBot[] = [];
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await bots[0]?.connector.stop();
  bots = [];
});

/** A bot on a store in which one report is approved, without days and sent in May 2023, or on the store of the bot before, some days later. */
async function aBot(env: NodeJS.ProcessEnv = {}, days = 0) {
  const [first] = bots;
  const log = aLog();
  const bot = await startTestBot({
    ...(first === undefined ? {} : { connector: first.connector }),
    storageUrl: first?.storageUrl ?? (await aStoredMonth()),
    env: { ...SECRET, ...env },
    clock: { now: () => new Date(Date.now() + days * DAY_MS) },
    log,
  });
  bots.push(bot);
  const said = (message: string) => log.lines.filter((line) => line.message === message).map(({ facts }) => facts);
  return { bot, said };
}

async function aStoredMonth(): Promise<string> {
  const url = newDatabase();
  const store = openSqlite(url, { log: aLog() });
  await populate(store);
  await store.close();
  return url;
}

const at = (bot: TestBot, link: string): string => {
  const { pathname, search } = new URL(link);
  return `${bot.url}${pathname}${search}`;
};

test('whoever reviews has both documents of a month by its card, and the log says who', async () => {
  const { bot, said } = await aBot();
  const rita = new Somebody(bot, 'Rita');
  const card = await rita.type('informe mensual mayo 2023');
  const word = await fetch(linkOf(card, 'Descargar Word'));
  expect(word.status).toBe(200);
  expect(word.headers.get('content-disposition')).toContain('Informe-mensual-2023-05.docx');
  expect(said('seal not found')).toEqual([]);
  const document = new PizZip(await word.arrayBuffer()).file('word/document.xml')?.asText() ?? '';
  expect(document.match(/w:name="MesInforme\d+"/g)).toHaveLength(1);
  const pdf = await fetch(linkOf(card, 'Descargar PDF'));
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(said('month fetched')).toMatchObject([
    { month: '2023-05', kind: 'word', reports: 1, for: ['teams:29:Rita', 'teams:aad-Rita'] },
    { month: '2023-05', kind: 'pdf', reports: 1 },
  ]);
});

test('a link ends, is of its month alone, and of whoever still may', async () => {
  const { bot } = await aBot({ LINK_DAYS: '3' });
  const link = linkOf(await new Somebody(bot, 'Rita').type('informe mensual mayo 2023'), 'Descargar PDF');
  expect((await fetch(link.replaceAll('2023-05', '2023-03'))).status).toBe(403);
  expect((await fetch(link.replace('29%3ARita', '29%3AAna'))).status).toBe(403);
  const later = await aBot({ LINK_DAYS: '3' }, 3.1);
  const expired = await fetch(at(later.bot, link));
  expect(expired.status).toBe(410);
  expect(await expired.text()).toContain('escriba al bot «informe mensual mayo de 2023»');
  const without = await aBot({ REVIEWERS: 'teams:29:Otra' });
  expect((await fetch(at(without.bot, link))).status).toBe(403);
  expect(without.said('month not given')).toMatchObject([{ month: '2023-05' }]);
});
