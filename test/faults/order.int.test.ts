import type { ReportStore } from '../../storage/ports';
import { answerOf } from '../../core/form/values';
import { openStore } from '../../storage/open';
import { Somebody, startTestBot, type TestBot } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';
import { eventually } from '../helpers/world/eventually';
import { silentLog } from '../helpers/world/logs';
import { keptIn } from '../helpers/people/filing';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import { FakeConnector } from '../helpers/platforms/teams';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A store that says who has lined up, and may be reached by a long way. */
const watched = (store: ReportStore, joined: () => void, farMs = 0): ReportStore => ({
  ...store,
  joinLine: async (...ticket) => {
    const isFirst = await store.joinLine(...ticket);
    joined();
    return isFirst;
  },
  save: async (change) => {
    await pause(farMs);
    return store.save(change);
  },
});

/** What is answered to the walk's first questions, and where it is to be found then. */
const WORDS = ['UTSI', 'Coahuila', '3 de abril de 2023', 'Local', 'Revisar el avance de los trabajos'];
const FIELDS = ['unit', 'states', 'visitDates', 'boards', 'objective'];

/** Typed one after the other without waiting for a question; the first of two processes takes its time. */
async function inOrder(storageUrl: string): Promise<void> {
  const connector = await FakeConnector.start();
  const env = { LINK_SECRET: 'the same in every process, at random' };
  let inLine = 0;
  const through = (farMs: number) => ({
    openStore: async (...from: Parameters<typeof openStore>) =>
      watched(await openStore(...from), () => (inLine += 1), farMs),
  });
  const bots: readonly [TestBot, TestBot] = [
    await startTestBot({ connector, storageUrl, env, tuning: through(80) }),
    await startTestBot({ connector, storageUrl, env, tuning: through(0) }),
  ];
  const door = { url: bots[0].url, connector };
  const people = Array.from({ length: 5 }, (_, at) => new Somebody(door, `Persona ${at}`));
  for (const person of people) await person.type('nuevo');
  const statuses: Promise<number>[] = [];
  for (const [nth, words] of WORDS.entries()) {
    door.url = bots[nth % 2 === 0 ? 0 : 1].url;
    for (const person of people) statuses.push(person.send(person.message(words)).then(({ status }) => status));
    // What lines up at the same instant has no order; what comes after it has.
    await eventually(() => inLine === people.length * (nth + 2));
  }
  expect(await Promise.all(statuses)).toEqual(statuses.map(() => 200));
  const store = await openStore(storageUrl, silentLog);
  for (const person of people) {
    const [only, ...others] = await keptIn(store, person);
    expect(others).toEqual([]);
    const steps = (only?.history ?? []).flatMap(({ event }) => (event.type === 'StepAnswered' ? [event.step] : []));
    expect(steps).toEqual(FIELDS.map((field) => ({ at: 'field', field })));
    expect(answerOf(only?.report.answers ?? {}, 'objective', 'prose')).toMatchObject({
      blocks: [{ type: 'paragraph', text: WORDS.at(-1) }],
    });
  }
  await store.close();
  for (const bot of bots) await bot.stop();
  await connector.stop();
}

describe('messages of one person that reach two processes, the first of them slow, are applied in order', () => {
  test('on one SQLite file', () => inOrder(newDatabase()), 60_000);

  onMongo('on one MongoDB', (server) => {
    test('likewise', async () => {
      const place = aMongoPlace(server());
      await inOrder(place.url);
      await place.remove();
    }, 60_000);
  });
});
