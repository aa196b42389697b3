import { DeliveryError } from '../../../../bot/outbox/messenger';
import type { Report } from '../../../../core/record/types';
import type { ReportStore } from '../../../../storage/ports';
import { openSqlite } from '../../../../storage/sqlite/open';
import { aClock } from '../../../helpers/world/clocks';
import { aLog } from '../../../helpers/world/logs';
import { aReminding, DAY, HOUR, inReview, MONDAY, returned, type Reminded } from '../../../helpers/world/reminding';
import { changeTo, next } from '../../../helpers/people/reports';

const NEVER = { draft: 0, observations: 0, review: 0 };
const MINUTE = 60_000;
/** Monday at ten. */
let clock: ReturnType<typeof aClock>;
let store: ReportStore;
let said: Reminded[];
let failing: () => Error | undefined;
let bot: ReturnType<typeof aReminding>;

const aBot = (hour: number | 'off' = 9) =>
  aReminding(store, clock, NEVER, said, {}, { hour, failing: () => failing() });

beforeEach(() => {
  store = openSqlite('sqlite::memory:', { log: aLog() });
  clock = aClock(MONDAY);
  said = [];
  failing = () => undefined;
  bot = aBot();
});
afterEach(async () => {
  await bot.reminders.stop();
  await store.close();
});

const left = async (...reports: readonly Report[]): Promise<void> => {
  for (const report of reports) expect(await store.save(changeTo(report))).toBe('saved');
};

/** Beats every ten minutes for so many hours; when something was said. */
async function heardIn(hours: number): Promise<readonly string[]> {
  const heard: string[] = [];
  for (let minute = 0; minute < hours * 60; minute += 10) {
    clock.advance(10 * MINUTE);
    const before = said.length;
    await bot.beat();
    if (said.length > before) heard.push(clock.now().toISOString());
  }
  return heard;
}

test('at nine on each working day, and on no other, while something waits', async () => {
  const report = inReview({ folio: 'INF-2026-0007' });
  await left(report);
  // From Monday, 2 March, to Tuesday, 17 March; the third Monday of March is a day of rest.
  const heard = await heardIn(15 * 24);
  const days = ['03', '04', '05', '06', '09', '10', '11', '12', '13', '17'];
  expect(heard).toEqual(days.map((day) => `2026-03-${day}T15:00:00.000Z`));
  await store.save(changeTo(next(report, { state: 'approved' })));
  expect(await heardIn(3 * 24)).toEqual([]);
});

test('nothing where nothing waits, nor where only corrections do', async () => {
  await left(returned({ folio: 'INF-2026-0006' }));
  expect(await heardIn(48)).toEqual([]);
});

test('nothing where it is off', async () => {
  await left(inReview());
  bot = aBot('off');
  expect(await heardIn(48)).toEqual([]);
});

test('what is sent during the morning is told of on the next one', async () => {
  clock.advance(23 * HOUR + 5 * MINUTE);
  await left(inReview({ submittedAt: clock.now().toISOString() }));
  expect(await heardIn(24)).toEqual(['2026-03-04T15:05:00.000Z']);
});

test('a process that starts late in the morning gives it; one that starts in the afternoon does not', async () => {
  await left(inReview());
  // To Tuesday at ten to one.
  clock.advance(26 * HOUR + 40 * MINUTE);
  expect(await heardIn(1)).toEqual(['2026-03-03T18:50:00.000Z']);
  clock.advance(25 * HOUR);
  bot = aBot();
  expect(await heardIn(12)).toEqual([]);
});

test('with the platform away it is tried again that morning, not later, and said once', async () => {
  await left(inReview());
  let tries = 0;
  failing = () => ((tries += 1), new DeliveryError('away', 'later', { status: 503 }));
  // To Tuesday at nine.
  clock.advance(22 * HOUR + 50 * MINUTE);
  expect(await heardIn(2)).toEqual([]);
  expect(tries).toBeGreaterThan(5);
  failing = () => undefined;
  expect(await heardIn(8)).toHaveLength(1);
  failing = () => ((tries += 1), new DeliveryError('away', 'later', { status: 503 }));
  await heardIn(18);
  const before = tries;
  failing = () => undefined;
  // Wednesday, from three in the afternoon to three in the morning.
  clock.advance(2 * HOUR);
  expect(await heardIn(12)).toEqual([]);
  expect(tries).toBe(before);
  expect(bot.log.lines.filter(({ message }) => message === 'morning summary not given').length).toBeGreaterThan(5);
});

test('a form that the platform does not take is said in plain words', async () => {
  await left(inReview());
  let tries = 0;
  failing = () => ((tries += 1) === 1 ? new DeliveryError('too rich', 'plainer') : undefined);
  clock.advance(23 * HOUR);
  await bot.beat();
  expect(said).toHaveLength(1);
});

test('a process that died while it was posting may have posted: nobody posts again', async () => {
  await left(inReview());
  clock.advance(23 * HOUR);
  const dying: ReportStore = {
    ...store,
    keepNote: async (name, value, version) => {
      if (version > 0) throw new Error('killed');
      return store.keepNote(name, value, version);
    },
  };
  const killed = aReminding(dying, clock, NEVER, said, {}, { hour: 9 });
  await killed.beat();
  expect(said).toHaveLength(1);
  await killed.reminders.stop();
  expect(await heardIn(12)).toEqual([]);
  expect(await heardIn(12)).toHaveLength(1);
});

test('one that cannot be read keeps no other from being told of', async () => {
  const [broken, whole] = [inReview({ folio: 'INF-2026-0007' }), inReview({ folio: 'INF-2026-0008' })];
  await left(broken, whole);
  const load: ReportStore['load'] = (id) =>
    id === broken.id ? Promise.reject(new Error('cannot be read')) : store.load(id);
  bot = aReminding({ ...store, load }, clock, NEVER, said, {}, { hour: 9 });
  clock.advance(DAY);
  await bot.beat();
  expect(said.map(([, , words]) => words)).toEqual(['Buenos días: 1 informe espera revisión']);
});
