import { greetOn, isFirst, isToBeGreeted, type Occasion } from '../../../../bot/turns/filing/greeted';
import { openSqlite } from '../../../../storage/sqlite/open';
import { silentLog } from '../../../helpers/world/logs';

const START = Date.parse('2026-03-02T12:00:00.000Z');
const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();
const member = (stamp: string): Occasion => ({ is: 'member', stamp });
const installed = (stamp: string): Occasion => ({ is: 'installed', stamp });

/** Which of these are greeted. */
function greetings(...arrivals: readonly (readonly [Occasion, number])[]): readonly boolean[] {
  let last: Parameters<typeof greetOn>[0];
  return arrivals.map(([occasion, second]) => {
    const next = greetOn(last, occasion, at(second));
    last = next?.kept ?? last;
    return next?.greets ?? false;
  });
}

describe('an arrival is greeted once', () => {
  it('whichever of its two tellings comes first', () => {
    expect(greetings([member('a'), 0], [installed('b'), 1])).toEqual([true, false]);
    expect(greetings([installed('b'), 0], [member('a'), 1])).toEqual([true, false]);
  });

  it('however often each is told again', () => {
    expect(greetings([member('a'), 0], [member('a'), 20], [installed('b'), 30], [installed('b'), 70])).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it('and again after the app was installed anew, at once or a day later', () => {
    expect(greetings([member('a'), 0], [installed('b'), 1], [installed('c'), 5])).toEqual([true, false, true]);
    expect(greetings([installed('b'), 0], [installed('c'), 5])).toEqual([true, true]);
    expect(greetings([member('a'), 0], [installed('b'), 1], [member('c'), 86_400], [installed('d'), 86_401])).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('a telling that has no other is not paired with one of another day', () => {
    expect(greetings([member('a'), 0], [installed('b'), 3_600])).toEqual([true, true]);
  });
});

test('a first meeting is greeted once for good', () => {
  expect(greetings([{ is: 'first' }, 0], [{ is: 'first' }, 86_400 * 400])).toEqual([true, false]);
});

test('of several who are told of one arrival at once, one greets', async () => {
  const store = openSqlite('sqlite::memory:', { log: silentLog });
  const all = await Promise.all(Array.from({ length: 4 }, () => isToBeGreeted(store, 'ana', member('a'), at(0))));
  expect(all.filter((one) => one)).toHaveLength(1);
  expect(await isToBeGreeted(store, 'luis', member('a'), at(0))).toBe(true);
  await store.close();
});

test('what cannot be noted as done is done again', async () => {
  const full = { note: async () => undefined, keepNote: () => Promise.reject(new Error('full')) };
  expect(await isFirst(full, 'x', at(0))).toBe(true);
});
