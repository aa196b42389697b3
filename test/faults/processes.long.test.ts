import type { ReportStore } from '../../storage/ports';
import { openStore } from '../../storage/open';
import { REVIEW, Somebody } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';
import { silentLog } from '../helpers/world/logs';
import { builtBot } from '../helpers/world/bot-process';
import { chanceOf, type Chance } from '../helpers/world/chance';
import {
  answersIn,
  expectConsecutive,
  expectDelivered,
  expectStanding,
  expectWhole,
  postsByFolio,
  saidIn,
} from '../helpers/people/filed';
import { Filer, type Given } from '../helpers/people/filer';
import { keptIn, type Kept } from '../helpers/people/filing';
import { answerOf, Herd, pause, type Life } from '../helpers/world/herd';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import type { MongoServer } from '../helpers/stores/mongo-server';
import { cardIn, FakeConnector, textOf, titles, type Json, type Posted } from '../helpers/platforms/teams';

/** One kill a second: so many more in CI, where nobody waits; the answers go with them. */
const KILLS = Number(process.env['FAULT_KILLS'] ?? (process.env['CI'] === 'true' ? 120 : 20));
const ANSWERS = Math.round((20_000 * KILLS) / 120);
const PEOPLE = 200;
const PROCESSES = 3;
/** The longest that a person thinks, in ms: with no pause at all, most requests would stand in line until the kill. */
const THOUGHT_MS = 1_000;
/** Milliseconds. Ten times what it takes on a small machine, and no measure of anything. */
const LIMIT = 2_700_000;

describe(`${PROCESSES} processes, ${PEOPLE} people, ${ANSWERS} answers, ${KILLS} times kill -9`, () => {
  test('on one SQLite file', () => withSeed((chance) => throughKills(newDatabase(), chance)), LIMIT);

  const onServer = (server: () => Pick<MongoServer, 'url'>): void => {
    const likewise = async (): Promise<void> => {
      const place = aMongoPlace(server());
      await withSeed((chance) => throughKills(place.url, chance));
      await place.remove();
    };
    test('likewise', likewise, LIMIT);
  };
  onMongo('on one MongoDB', onServer);
});

async function withSeed(work: (chance: Chance) => Promise<void>): Promise<void> {
  const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1e9);
  try {
    await work(chanceOf(seed));
  } catch (error) {
    throw new Error(`With FAULT_SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** What the people of one run have in common. */
interface Town {
  readonly herd: Herd;
  readonly connector: FakeConnector;
  readonly chance: Chance;
  /** Copies on their way that nobody waits for. */
  readonly copies: Set<Promise<unknown>>;
  readonly count: { resent: number; copied: number; refused: number };
}

async function throughKills(storageUrl: string, chance: Chance): Promise<void> {
  const connector = await FakeConnector.start();
  const herd = new Herd({
    size: PROCESSES,
    main: builtBot(),
    chance,
    env: (name) => ({
      STORAGE_URL: storageUrl,
      LINK_SECRET: 'the same in every process, at random',
      TEAMS_REVIEW_CHANNEL: REVIEW,
      TEAMS_SERVICE_URL: connector.serviceUrlOf(name),
    }),
    posts: () => connector.posts.length,
  });
  const town: Town = { herd, connector, chance, copies: new Set(), count: { resent: 0, copied: 0, refused: 0 } };
  try {
    const filers = Array.from({ length: PEOPLE }, (_, at) => filerIn(town, at));
    await everybodyAnswers(town, filers);
    await Promise.all(town.copies);
    const store = await openStore(storageUrl, silentLog);
    await expectDelivered(store, connector);
    await expectAllKept(town, filers, store);
    await store.close();
  } finally {
    await herd.stop();
    await connector.stop();
  }
}

/** All at once, until the kills are over and enough was answered. */
async function everybodyAnswers({ herd, chance }: Town, filers: readonly Filer[]): Promise<void> {
  const given = (): number => filers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  let over = false;
  const work = async (filer: Filer): Promise<void> => {
    while (!over) {
      await filer.step();
      await pause(chance.between(0, THOUGHT_MS));
    }
  };
  const working = Promise.all(filers.map(work));
  const killing = async (): Promise<void> => {
    for (let kill = 0; kill < KILLS && !over; kill += 1) {
      await pause(1_000);
      await herd.killOne();
    }
    while (given() < ANSWERS && !over) await pause(100);
  };
  // Whichever fails ends both.
  await Promise.race([working, killing()]).finally(() => (over = true));
  await working;
}

function filerIn(town: Town, at: number): Filer {
  const { herd, connector, chance, count } = town;
  const person = new Somebody({ url: '', connector }, `Persona ${at}`);
  let answeredBy: Life | undefined;
  let before = 0;
  /** Whether something sent since was answered with a notice that it was not kept. */
  const isTold = (): boolean => person.posts().slice(before).some(saysNotKept);

  async function deliver(activity: Json): Promise<Json | undefined> {
    if (activity['type'] === 'message') before = person.posts().length;
    for (let tries = 0; ; tries += 1) {
      const life = await herd.any();
      if (chance.oneIn(25)) await copyTo(town, activity);
      const answered = await answerOf(life, tries > 0 && chance.oneIn(2) ? renamed(activity) : activity);
      const card = answered?.body?.['value'] as Json | undefined;
      if (answered !== undefined && !titles(card).includes('Reintentar')) {
        if (answered.status !== 200) throw new Error(`Answered ${answered.status}: ${JSON.stringify(activity)}`);
        answeredBy = life;
        return card;
      }
      if (answered !== undefined) count.refused += 1;
      count.resent += 1;
      await pause(chance.between(20, 300));
    }
  }

  /** The bot took a message and did not keep it: it said so, or was killed before it could. */
  async function asksAgain({ step }: Given): Promise<void> {
    for (let tries = 0; !isTold(); tries += 1) {
      if (answeredBy?.killedAt !== undefined) return;
      if (tries > 1_000) throw new Error(`${step} was taken and not kept, and nothing was said`);
      await pause(10);
    }
    count.refused += 1;
  }

  return new Filer(person, chance, { deliver, asksAgain, wanders: true });
}

const saysNotKept = ({ activity }: Posted): boolean => textOf(cardIn(activity)).includes('No pude guardar');

/** As Teams names a copy that it sends late. */
const renamed = (activity: Json): Json => ({ ...activity, id: `again:${String(activity['id'])}` });

/** The same to another process at the same moment, whose answer nobody waits for. */
async function copyTo({ herd, copies, count, chance }: Town, activity: Json): Promise<void> {
  const life = await herd.any();
  count.copied += 1;
  const copy = answerOf(life, chance.oneIn(2) ? activity : renamed(activity)).finally(() => copies.delete(copy));
  copies.add(copy);
}

async function expectAllKept(town: Town, filers: readonly Filer[], store: ReportStore): Promise<void> {
  const reports: Kept[] = [];
  for (const filer of filers) {
    const own = await keptIn(store, filer.person);
    expectAsGiven(filer, own);
    reports.push(...own);
  }
  const folios = expectConsecutive(reports);
  const doubles = expectPosted(town, folios);
  const { lives } = town.herd;
  const given = filers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const killed = lives.filter(({ killedAt }) => killedAt !== undefined).length;
  const { resent, copied, refused } = town.count;
  process.stdout.write(
    `${given} answers, ${killed} kills, ${lives.length} starts, ${resent} sent again, ${copied} copied, ` +
      `${refused} refused, ${reports.length} reports, ${folios.length} sent, ` +
      `${town.connector.in(REVIEW).length} posts, ${doubles} second posts\n`,
  );
}

/** Every answer that was acknowledged was applied, in its order, and none beside them: nothing lost, nothing twice. */
function expectAsGiven({ acknowledged, sent, folios }: Filer, reports: readonly Kept[]): void {
  const ids = new Set(reports.map(({ report }) => report.id));
  expect(acknowledged.filter(({ report }) => !ids.has(report))).toEqual([]);
  for (const each of reports) {
    const said = saidIn(acknowledged, each.report.id);
    expectWhole(each);
    expect([each.report.id, answersIn(each)]).toEqual([each.report.id, said]);
    expectStanding(each, said);
  }
  const inReview = reports.filter(({ report }) => report.state === 'in-review');
  expect(inReview.map(({ report }) => report.id).sort()).toEqual([...sent].sort());
  expect(inReview.map(({ report }) => report.folio)).toEqual(expect.arrayContaining([...folios]));
  expect(reports.filter(({ report }) => report.state !== 'draft')).toHaveLength(inReview.length);
}

/**
 * Every report sent was posted. Teams cannot tell a post that is there already, so one made by a process
 * that was killed before it could note so comes again; nothing else does. Gives how many came again.
 */
function expectPosted({ connector, herd }: Town, folios: readonly string[]): number {
  const byFolio = postsByFolio(connector.in(REVIEW));
  expect([...byFolio.keys()].sort()).toEqual([...folios].sort());
  const at = new Map(connector.posts.map((post, index) => [post, index]));
  const lives = new Map(herd.lives.map((life) => [life.name, life]));
  let doubles = 0;
  for (const [folio, posts] of byFolio) {
    const makers = posts.map(({ by }) => by);
    expect([folio, makers]).toEqual([folio, [...new Set(makers)]]);
    for (const [nth, second] of posts.slice(1).entries()) {
      doubles += 1;
      const killedAt = lives.get(posts[nth]?.by ?? '')?.killedAt ?? Infinity;
      expect([folio, killedAt <= (at.get(second) ?? 0)]).toEqual([folio, true]);
    }
  }
  return doubles;
}
