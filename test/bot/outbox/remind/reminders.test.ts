import type { ReportStore } from '../../../../storage/ports';
import type { Report } from '../../../../core/record/types';
import { openSqlite } from '../../../../storage/sqlite/open';
import { aClock } from '../../../helpers/world/clocks';
import { aLog } from '../../../helpers/world/logs';
import { aDraft, aReminding, DAY, HOUR, inReview, MONDAY, returned } from '../../../helpers/world/reminding';
import { BRUNO, changeTo, next } from '../../../helpers/people/reports';

let store: ReportStore;
let clock: ReturnType<typeof aClock>;
let bot: ReturnType<typeof aReminding>;

beforeEach(() => {
  store = openSqlite('sqlite::memory:', { log: { debug() {}, info() {}, warn() {}, error() {} } });
  clock = aClock(MONDAY);
  bot = aReminding(store, clock);
});
afterEach(async () => {
  await bot.reminders.stop();
  await store.close();
});

async function left(...reports: readonly Report[]): Promise<void> {
  for (const report of reports) {
    expect(await store.save(changeTo(report))).toBe('saved');
    if (report.state === 'in-review') await store.setPost(report.id, 'channel', `post of ${report.id}`);
  }
}

/** Beats every hour for so many days. */
async function pass(days: number): Promise<void> {
  for (let hour = 0; hour < days * 24; hour += 1) {
    clock.advance(HOUR);
    await bot.beat();
  }
}

const before = (iso: string, days: number): string => new Date(Date.parse(iso) - days * DAY).toISOString();

test('whoever’s turn it is is reminded on the third day, and never again', async () => {
  await left(aDraft(), returned({ folio: 'INF-2026-0006' }), inReview({ folio: 'INF-2026-0007' }));
  await pass(2);
  expect(bot.said).toEqual([]);
  await pass(28);
  expect(bot.said.map(([, , words]) => words).sort()).toEqual([
    'INF-2026-0007 espera revisión desde el 2 de marzo.',
    'Informe INF-2026-0006 con observaciones',
    'Informe sin terminar',
  ]);
});

test('a draft is reminded of after a day, observations after two, a review after one', async () => {
  bot = aReminding(store, clock, { draft: 1, observations: 2, review: 1 });
  await left(aDraft(), returned({ folio: 'INF-2026-0006' }), inReview({ folio: 'INF-2026-0007' }));
  await pass(1);
  expect(bot.said).toHaveLength(2);
  await pass(1);
  expect(bot.said.at(-1)?.[2]).toBe('Informe INF-2026-0006 con observaciones');
  await pass(28);
  expect(bot.said).toHaveLength(3);
});

describe('what somebody asked for', () => {
  const asked = { by: BRUNO, at: MONDAY };

  test('a report put off is reminded of on that day, also after a restart', async () => {
    const draft = aDraft();
    await left(draft);
    await pass(4);
    expect(bot.said).toHaveLength(1);
    await bot.quiets.keep(draft.id, 'author', { ...asked, until: '2026-03-12' });
    await pass(2);
    bot = aReminding(store, clock, 3, bot.said);
    await pass(3);
    expect(bot.said).toHaveLength(1);
    await pass(1);
    expect(bot.said).toHaveLength(2);
    await pass(14);
    expect(bot.said).toHaveLength(2);
  });

  test('put off again and again, it is still found', async () => {
    const draft = aDraft();
    await left(draft);
    await pass(4);
    for (const until of ['2026-03-17', '2026-03-27', '2026-04-06', '2026-04-16', '2026-04-27']) {
      await bot.quiets.keep(draft.id, 'author', { ...asked, until });
      await pass(11);
    }
    expect(bot.said).toHaveLength(6);
  });

  test('what waits in the outbox by then is not said, and nobody else’s is kept back', async () => {
    const [draft, other, sent] = [aDraft(), aDraft({ author: BRUNO }), inReview()];
    await left(draft, other, sent);
    clock.advance(3 * DAY);
    await bot.reminders.beat();
    await bot.quiets.turn([draft.author.id], 'off', MONDAY);
    await bot.quiets.keep(sent.id, 'reviewers', { ...asked, until: null, spell: 'round-1' });
    await bot.relay.drain();
    await pass(20);
    expect(bot.said).toHaveLength(1);
    await bot.quiets.turn([draft.author.id], 'on', MONDAY);
    expect(await bot.quiets.isOff(draft.author.id)).toBe(false);
  });
});

test('what was touched and left again is reminded of again', async () => {
  const draft = aDraft();
  await left(draft);
  await pass(7);
  await store.save(changeTo(next(draft, { updatedAt: clock.now().toISOString() })));
  await pass(14);
  expect(bot.said).toHaveLength(2);
});

test('what falls due on a Friday evening is said on Monday at nine', async () => {
  // On Tuesday at eight in the evening.
  await left(aDraft({ updatedAt: '2026-03-04T02:00:00.000Z' }));
  const heard: string[] = [];
  for (let hour = 0; hour < 14 * 24; hour += 1) {
    clock.advance(HOUR);
    const count = bot.said.length;
    await bot.beat();
    if (bot.said.length > count) heard.push(clock.now().toISOString());
  }
  expect(heard).toEqual(['2026-03-09T15:00:00.000Z']);
});

test('what nobody has touched for years is left alone, and keeps nothing else back', async () => {
  const old = Array.from({ length: 130 }, (_, nth) => aDraft({ updatedAt: before(MONDAY, 1_000 - nth) }));
  const recent = Array.from({ length: 120 }, () => aDraft());
  await left(...old, ...recent);
  clock.advance(3 * DAY);
  await bot.beat();
  expect(bot.said).toHaveLength(120);
  await bot.beat();
  expect(bot.said).toHaveLength(120);
});

test('of years of drafts only a few are looked at', async () => {
  await left(...Array.from({ length: 400 }, (_, nth) => aDraft({ updatedAt: before(MONDAY, 1_000 - nth) })), aDraft());
  let asked = 0;
  const counted: ReportStore = { ...store, reportsIn: (...args) => ((asked += 1), store.reportsIn(...args)) };
  bot = aReminding(counted, clock);
  clock.advance(3 * DAY);
  await bot.beat();
  expect(bot.said).toHaveLength(1);
  // Some twenty to find the place, and three lists.
  expect(asked).toBeLessThan(30);
});

test('a report that was sent long ago and came back on Monday is reminded of', async () => {
  const long = before(MONDAY, 90);
  await left(returned({ submittedAt: long, updatedAt: long }));
  clock.advance(3 * DAY);
  await bot.beat();
  expect(bot.said).toHaveLength(1);
});

describe('between the outbox and the platform', () => {
  const draft = aDraft();
  beforeEach(async () => {
    await left(draft);
    clock.advance(3 * DAY);
    await bot.reminders.beat();
    expect(await store.nextDue()).toBeDefined();
  });

  test.each<[string, Partial<Report>]>([
    ['touched', { updatedAt: new Date(Date.parse(MONDAY) + 3 * DAY).toISOString() }],
    ['sent', { state: 'in-review', submittedAt: new Date(Date.parse(MONDAY) + 3 * DAY).toISOString(), round: 1 }],
    ['discarded', { state: 'cancelled' }],
  ])('it was %s: nothing is said, and nothing waits any more', async (_, change) => {
    await store.save(changeTo(next(draft, change)));
    await bot.relay.drain();
    expect(bot.said).toEqual([]);
    expect(await store.nextDue()).toBeUndefined();
    await bot.beat();
    expect(bot.said).toEqual([]);
  });

  test('night came: it is said in the morning', async () => {
    clock.advance(9 * HOUR);
    await bot.relay.drain();
    await bot.beat();
    expect(bot.said).toEqual([]);
    clock.advance(13 * HOUR);
    await bot.beat();
    expect(bot.said).toEqual([]);
    clock.advance(HOUR);
    await bot.beat();
    expect(bot.said).toHaveLength(1);
  });

  test('the process ended: the next one says it', async () => {
    bot = aReminding(store, clock);
    await bot.relay.drain();
    await bot.beat();
    expect(bot.said).toHaveLength(1);
  });

  test('it was given up: it is not tried again and again', async () => {
    const [claimed] = await store.claim(clock.now(), 1_000, 1);
    if (claimed === undefined) throw new Error('Nothing was due');
    await store.bury(claimed, 'the person has blocked the bot');
    await bot.beat();
    expect(bot.said).toEqual([]);
    expect(await store.deadLetters({ limit: 50, offset: 0 })).toHaveLength(1);
  });
});

test('nobody is reminded where it is switched off, nor of what waited in the outbox by then', async () => {
  await left(aDraft());
  clock.advance(3 * DAY);
  await bot.reminders.beat();
  bot = aReminding(store, clock, 0);
  await pass(7);
  expect(bot.said).toEqual([]);
  expect(await store.nextDue()).toBeUndefined();
});

test('a report that cannot be read keeps nobody else from being reminded', async () => {
  const [broken, whole] = [aDraft(), aDraft()];
  await left(broken, whole);
  const load: ReportStore['load'] = (id) =>
    id === broken.id ? Promise.reject(new Error('cannot be read')) : store.load(id);
  bot = aReminding({ ...store, load }, clock);
  clock.advance(3 * DAY);
  await bot.beat();
  expect(bot.said).toHaveLength(1);
  expect(bot.log.lines.filter(({ level }) => level === 'warn')).toMatchObject([
    { message: 'reminder left out', facts: { report: broken.id } },
  ]);
});

test('a store that is away is said once, and looked at again once it is back', async () => {
  await left(aDraft());
  let away = true;
  const asked =
    <T extends unknown[], R>(call: (...args: T) => Promise<R>) =>
    (...args: T): Promise<R> =>
      away ? Promise.reject(new Error('away')) : call(...args);
  const far: ReportStore = { ...store, joinLine: asked(store.joinLine), isNextInLine: asked(store.isNextInLine) };
  bot = aReminding(far, clock);
  clock.advance(3 * DAY);
  for (let beats = 0; beats < 5; beats += 1) await bot.beat();
  expect(bot.log.lines.map(({ level, message }) => [level, message])).toEqual([
    ['warn', 'reminders wait for the store'],
  ]);
  away = false;
  await bot.beat();
  expect(bot.said).toHaveLength(1);
  expect(bot.log.lines.at(-1)).toMatchObject({ level: 'info', message: 'reminders go on' });
});

test('the reports are looked through every quarter of an hour', async () => {
  const scans: string[] = [];
  const seen: ReportStore = {
    ...store,
    reportsIn: ([state, ...more], page) => {
      if (state === 'in-review' && page.limit > 1) scans.push(clock.now().toISOString().slice(11, 16));
      return store.reportsIn(state === undefined ? [] : [state, ...more], page);
    },
  };
  bot = aReminding(seen, clock, 3, [], {});
  for (let minute = 0; minute <= 40; minute += 1) {
    await bot.beat();
    clock.advance(60_000);
  }
  expect(scans).toEqual(['16:00', '16:15', '16:30']);
});

test('once started it beats by itself, and stopped it does not', async () => {
  await left(aDraft());
  clock.advance(3 * DAY);
  bot = aReminding(store, clock, 3, [], { beatMs: 20, scanMs: 0 });
  bot.relay.start();
  bot.reminders.start();
  const ms = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
  while (bot.said.length === 0) await ms(5);
  // Into the pause before the next beat.
  await ms(5);
  await bot.reminders.stop();
  await bot.relay.stop();
  await left(aDraft());
  // Another that began later has beaten three times since.
  const elsewhere = openSqlite('sqlite::memory:', { log: aLog() });
  const later = aReminding(elsewhere, clock, 3, [], { beatMs: 20, scanMs: 0 });
  later.relay.start();
  later.reminders.start();
  for (let beats = 1; beats <= 3; beats += 1) {
    await elsewhere.save(changeTo(aDraft()));
    while (later.said.length < beats) await ms(5);
  }
  await later.reminders.stop();
  await later.relay.stop();
  await elsewhere.close();
  expect(await store.nextDue()).toBeUndefined();
});
