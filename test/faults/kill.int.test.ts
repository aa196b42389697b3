import { openStore } from '../../storage/open';
import { REVIEW, sendTo, Somebody } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';
import { silentLog } from '../helpers/world/logs';
import { builtBot, standBy, type BotProcess } from '../helpers/world/bot-process';
import { chanceOf } from '../helpers/world/chance';
import {
  answersIn,
  expectConsecutive,
  expectDelivered,
  expectStanding,
  expectWhole,
  postsByFolio,
  saidIn,
} from '../helpers/people/filed';
import { Filer } from '../helpers/people/filer';
import { kept, type Kept } from '../helpers/people/filing';
import { FakeConnector, type Json } from '../helpers/platforms/teams';

const KILLS = 50;
const PEOPLE = 4;

/** By undici's own words: its errors are not of the class that Jest's sandbox knows. */
const isBrokenOff = (error: unknown): boolean =>
  /^(fetch failed|terminated)$/.test(String((error as { readonly message?: unknown } | null)?.message));

test(`${KILLS} times kill -9: nothing acknowledged is lost, nothing is applied twice, and the walk goes on where it was`, async () => {
  const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1e9);
  const connector = await FakeConnector.start();
  const storageUrl = newDatabase();
  try {
    await killAgainAndAgain(seed, connector, storageUrl);
  } catch (error) {
    throw new Error(`With FAULT_SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    await connector.stop();
  }
}, 300_000);

interface Door {
  url: string;
  readonly connector: FakeConnector;
  readonly storageUrl: string;
}

function filerAt(door: Door, at: number, seed: number): Filer {
  const deliver = async (activity: Json): Promise<Json | undefined> => {
    const { status, body } = await sendTo(door.url, activity);
    if (status !== 200) throw new Error(`${JSON.stringify(activity)} was answered ${status}`);
    return body?.['value'] as Json | undefined;
  };
  // Nobody but the killed bot can lose an answer here: what was taken is kept.
  const asksAgain = ({ step }: { readonly step: string }): Promise<void> =>
    Promise.reject(new Error(`${step} is asked again`));
  return new Filer(new Somebody(door, `Persona ${at}`), chanceOf(seed + at + 1), {
    deliver,
    asksAgain,
    wanders: false,
  });
}

/** Answers until the bot is gone. */
async function work(filer: Filer): Promise<void> {
  try {
    for (;;) await filer.step();
  } catch (error) {
    // A connection that broke off says nothing about what was saved.
    if (!isBrokenOff(error)) throw error;
  }
}

async function killAgainAndAgain(seed: number, connector: FakeConnector, storageUrl: string): Promise<void> {
  const main = builtBot();
  const chance = chanceOf(seed);
  const door: Door = { url: '', connector, storageUrl };
  const env = { STORAGE_URL: storageUrl, TEAMS_REVIEW_CHANNEL: REVIEW, TEAMS_SERVICE_URL: connector.serviceUrl };
  const filers = Array.from({ length: PEOPLE }, (_, at) => filerAt(door, at, seed));
  /** Posts that had been made when the bot was killed, kill by kill. */
  const killedAt: number[] = [];
  let running: BotProcess | undefined;
  // The next one loads while people answer.
  let next = standBy(main, env);
  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      running = next.begin();
      next = standBy(main, env);
      door.url = await running.listening;
      for (const filer of filers) {
        const reports = await kept(door, filer.person);
        holdsAll(filer, reports);
        await filer.recover(reports);
      }
      if (kill === KILLS) break;
      const working = filers.map(work);
      await Promise.race([pause(chance.between(5, 350)), ...working]);
      await running.kill();
      killedAt.push(connector.posts.length);
      await Promise.all(working);
    }
    const store = await openStore(storageUrl, silentLog);
    await expectDelivered(store, connector);
    await store.close();
    await everythingIsThere(door, filers, killedAt);
  } finally {
    await Promise.all([running?.kill(), next.kill()]);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the bot said it has stands in the report, and each step was answered at most once. */
function holdsAll(filer: Filer, reports: readonly Kept[]): void {
  const ids = new Set(reports.map(({ report }) => report.id));
  expect(filer.acknowledged.filter(({ report }) => !ids.has(report))).toEqual([]);
  for (const each of reports) {
    expectWhole(each);
    const answered = answersIn(each);
    const steps = answered.map(([step]) => step);
    expect([each.report.id, steps]).toEqual([each.report.id, [...new Set(steps)]]);
    // More may be there than was acknowledged: the bot was killed before it could say so.
    const said = saidIn(filer.acknowledged, each.report.id);
    expect([each.report.id, answered]).toEqual([each.report.id, expect.arrayContaining([...said])]);
    expectStanding(each, said);
  }
}

async function everythingIsThere(door: Door, filers: readonly Filer[], killedAt: readonly number[]): Promise<void> {
  const all = (await Promise.all(filers.map(({ person }) => kept(door, person)))).flat();
  const sent = expectConsecutive(all);
  expect(sent.length).toBeGreaterThan(0);
  for (const folio of filers.flatMap((filer) => filer.folios)) expect(sent).toContain(folio);
  const { posts } = door.connector;
  const made = postsByFolio(door.connector.in(REVIEW));
  for (const folio of sent) {
    const found = made.get(folio) ?? [];
    expect([folio, found.length > 0]).toEqual([folio, true]);
    // A second post is there only where the bot was killed between the first and its mark.
    const lives = found.map((post) => killedAt.filter((before) => before <= posts.indexOf(post)).length);
    expect([folio, lives]).toEqual([folio, [...new Set(lives)]]);
  }
  expect(filers.flatMap((filer) => filer.acknowledged).length).toBeGreaterThan(KILLS);
}
