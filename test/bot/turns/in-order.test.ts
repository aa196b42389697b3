import { randomUUID } from 'node:crypto';
import { createInOrder, type InOrder, type InOrderOptions } from '../../../bot/turns/in-order';
import type { ReportStore } from '../../../storage/ports';
import { StoreError } from '../../../storage/errors';
import { openSqlite } from '../../../storage/sqlite/open';
import { newDatabase } from '../../helpers/world/database';
import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';

describe('a line through several processes', () => {
  let stores: ReportStore[];
  let lines: InOrder['everywhere'][];
  const logs = aLog();

  const lineOn = (store: ReportStore, options: Partial<InOrderOptions> = {}): InOrder['everywhere'] =>
    createInOrder({
      store,
      clock: { now: () => new Date() },
      newId: randomUUID,
      log: logs,
      pollMs: 5,
      ...options,
    }).everywhere;

  beforeEach(() => {
    const url = newDatabase();
    stores = [0, 1, 2].map(() => openSqlite(url, { log: logs }));
    lines = stores.map((store) => lineOn(store));
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });

  const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
  const turns = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  /** A task that goes on until it is let go. */
  function held(): { readonly task: () => Promise<void>; readonly begun: Promise<void>; letGo(): void } {
    let [begin, letGo] = [(): void => undefined, (): void => undefined];
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const free = new Promise<void>((resolve) => (letGo = resolve));
    return { begun, letGo: () => letGo(), task: () => (begin(), free) };
  }

  test('what came later waits, in another process, until what came first is done', async () => {
    const [first, done] = [held(), [] as string[]];
    const one = of(lines, 0)('ana', first.task).then(() => done.push('first'));
    await first.begun;
    let looks = 0;
    const other = of(stores, 1);
    const isNextInLine: typeof other.isNextInLine = async (...asked) => {
      const isNext = await other.isNextInLine(...asked);
      looks += 1;
      return isNext;
    };
    const elsewhere = lineOn({ ...other, isNextInLine });
    const two = elsewhere('ana', async () => void done.push('second'));
    await elsewhere('luis', async () => void done.push('somebody else'));
    // Looked for its turn once more after it was told that it had none.
    await eventually(() => looks > 2);
    expect(done).toEqual(['somebody else']);
    first.letGo();
    await Promise.all([one, two]);
    expect(done).toEqual(['somebody else', 'first', 'second']);
  });

  test('thirty that come one after the other to three processes run in that order, never two at once', async () => {
    const [order, running] = [[] as number[], new Set<number>()];
    const all = [];
    for (let nth = 0; nth < 30; nth += 1) {
      all.push(
        of(lines, nth * 7)('ana', async () => {
          running.add(nth);
          await turns(nth % 3);
          expect([...running]).toEqual([nth]);
          running.delete(nth);
          order.push(nth);
        }),
      );
      await turns(8);
    }
    await Promise.all(all);
    expect(order).toEqual(Array.from({ length: 30 }, (_, nth) => nth));
  });

  test('a task that fails fails alone', async () => {
    const failing = of(lines, 0)('ana', () => Promise.reject(new Error('no')));
    const next = of(lines, 1)('ana', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  test('a process that is gone holds nobody up for longer than its lease', async () => {
    await of(stores, 0).joinLine('ana', 'of the one that was killed', new Date(), 200);
    expect(await of(lines, 1)('ana', () => Promise.resolve('went on'))).toBe('went on');
  });

  test('whoever waited too long goes on, and the log says so', async () => {
    const first = held();
    const one = of(lines, 0)('ana', first.task);
    await first.begun;
    const impatient = lineOn(of(stores, 1), { longestMs: 20 });
    expect(await impatient('ana', () => Promise.resolve('went on'))).toBe('went on');
    first.letGo();
    await one;
  });

  test('a store that takes no write is read all the same', async () => {
    const store = { ...of(stores, 0), joinLine: () => Promise.reject(new StoreError('store.full', 'full')) };
    expect(await lineOn(store)('ana', () => Promise.resolve('read'))).toBe('read');
  });

  test('a store that is away begins no task', async () => {
    await of(stores, 0).close();
    const task = jest.fn(() => Promise.resolve());
    await expect(of(lines, 0)('ana', task)).rejects.toMatchObject({ code: 'store.closed' });
    expect(task).not.toHaveBeenCalled();
  });
});
