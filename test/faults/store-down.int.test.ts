import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../storage/open';
import { sendTo, Somebody, startTestBot, type TestBot } from '../helpers/world/bot';
import { aLog, silentLog, type Line } from '../helpers/world/logs';
import { chanceOf, type Chance } from '../helpers/world/chance';
import {
  answersIn,
  expectConsecutive,
  expectDelivered,
  expectStanding,
  expectWhole,
  saidIn,
} from '../helpers/people/filed';
import { Filer } from '../helpers/people/filer';
import { keptIn, type Kept } from '../helpers/people/filing';
import { pause } from '../helpers/world/herd';
import { aMongoPlace, onOwnMongo } from '../helpers/stores/mongo';
import { proxyTo } from '../helpers/stores/mongo-proxy';
import { startMongo } from '../helpers/stores/mongo-server';
import { cardIn, textOf, titles, type Json } from '../helpers/platforms/teams';

// Once in many runs somebody waits for a word that does not come, why is not known yet: the first failure is printed
// with its seed, the posts and the log, and a second one in a row fails.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const PEOPLE = 12;
/** Answers of all between one blow to the database and the next. */
const BETWEEN = 60;

interface Watched {
  readonly bot: TestBot;
  readonly log: { readonly lines: readonly Line[] };
}

/** What people read while the database is away. */
interface Told {
  readonly presses: string[];
  readonly messages: string[];
}

onOwnMongo('a MongoDB that stops, and whose connections are cut, in the middle of people’s answers', (source) => {
  test('nobody reads "saved" of what is not there, and everybody goes on', async () => {
    const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1e9);
    const folder = mkdtempSync(join(tmpdir(), 'mongo-'));
    const file = join(folder, 'data');
    let server = await startMongo(source, 0, file);
    const port = Number(new URL(server.url).port);
    const proxy = await proxyTo(server.url);
    const log = aLog();
    const bot = await startTestBot({ storageUrl: aMongoPlace(proxy).url, log });
    const told: Told = { presses: [], messages: [] };
    const filers = Array.from({ length: PEOPLE }, (_, at) => filerAt({ bot, log }, at, chanceOf(seed + at), told));
    const given = (): number => filers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    let over = false;
    const work = async (filer: Filer): Promise<void> => {
      while (!over) await filer.step();
    };
    const working = Promise.all(filers.map(work));
    const answered = async (more: number): Promise<void> => {
      for (const until = given() + more; given() < until && !over;) await pause(5);
    };
    const blows = async (): Promise<void> => {
      for (let round = 0; round < 3; round += 1) {
        await answered(BETWEEN);
        for (let cut = 0; cut < 3; cut += 1) {
          proxy.cut();
          await answered(5);
        }
        await answered(BETWEEN);
        await server.stop();
        await pause(500);
        server = await startMongo(source, port, file);
      }
      await answered(BETWEEN);
    };
    try {
      await Promise.race([working, blows()]).finally(() => (over = true));
      await working;
      const store = await openStore(bot.storageUrl, silentLog);
      await expectDelivered(store, bot.connector);
      const reports: Kept[] = [];
      for (const filer of filers) {
        const own = await keptIn(store, filer.person);
        expectAsGiven(filer, own);
        reports.push(...own);
      }
      expectConsecutive(reports);
      await store.close();
      expectHonest(told, filers);
    } catch (error) {
      throw new Error(`With FAULT_SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    } finally {
      await bot.stop();
      await bot.connector.stop();
      await proxy.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);
});

/** Somebody who does what the bot asks: presses «Reintentar», and writes again what was not kept. */
function filerAt({ bot, log }: Watched, at: number, chance: Chance, told: Told): Filer {
  const person = new Somebody(bot, `Persona ${at}`);
  let before = 0;

  async function deliver(activity: Json): Promise<Json | undefined> {
    if (activity['type'] === 'message') before = person.posts().length;
    for (let next = activity; ;) {
      const { status, body } = await sendTo(bot.url, next);
      if (status !== 200) throw new Error(`Answered ${status}`);
      const card = body?.['value'] as Json | undefined;
      if (!titles(card).includes('Reintentar')) return card;
      told.presses.push(textOf(card));
      await pause(chance.between(20, 200));
      next = person.press('Reintentar', {}, card);
    }
  }

  /** What a failure is understood by: the posts around the message, and what the bot wrote in its log. */
  const evidence = (): string =>
    JSON.stringify({ posts: person.posts().slice(Math.max(0, before - 2)), log: log.lines.slice(-200) });

  async function asksAgain(): Promise<void> {
    const isTold = (): boolean =>
      person
        .posts()
        .slice(before)
        .some(({ activity }) => textOf(cardIn(activity)).startsWith('No pude guardar'));
    for (let tries = 0; !isTold(); tries += 1) {
      if (tries > 1_000) throw new Error(`A message was taken and not kept, and nothing was said: ${evidence()}`);
      await pause(10);
    }
  }

  return new Filer(person, chance, { deliver, asksAgain, wanders: false });
}

function expectAsGiven({ acknowledged }: Filer, reports: readonly Kept[]): void {
  const ids = new Set(reports.map(({ report }) => report.id));
  expect(acknowledged.filter(({ report }) => !ids.has(report))).toEqual([]);
  for (const each of reports) {
    const said = saidIn(acknowledged, each.report.id);
    expectWhole(each);
    expect([each.report.id, answersIn(each)]).toEqual([each.report.id, said]);
    expectStanding(each, said);
  }
}

/** Each notice says that it was not kept, and what to do; none says that anything was. */
function expectHonest({ presses, messages }: Told, filers: readonly Filer[]): void {
  for (const { person } of filers)
    for (const { activity } of person.posts()) {
      const text = textOf(cardIn(activity));
      if (text.startsWith('No pude')) messages.push(text);
    }
  expect(presses.length).toBeGreaterThan(0);
  expect(messages.length).toBeGreaterThan(0);
  expect(presses.filter((text) => !/^No pude guardar ahora\..*pulse «Reintentar» en un momento/.test(text))).toEqual(
    [],
  );
  expect(messages.filter((text) => !/^No pude guardar su mensaje\. Envíelo de nuevo/.test(text))).toEqual([]);
  expect([...presses, ...messages].filter((text) => /✓|guardad[oa]/i.test(text))).toEqual([]);
}
