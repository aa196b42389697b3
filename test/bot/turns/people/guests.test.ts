import { createGuests } from '../../../../bot/turns/people/guests';
import { openSqlite } from '../../../../storage/sqlite/open';
import { aClock } from '../../../helpers/world/clocks';
import { aLog, silentLog } from '../../../helpers/world/logs';

const DAY = 86_400_000;
const EVA = 'teams:29:eva';

/** A store and a platform of its own; `process`: another one on that store. */
function setting() {
  const store = openSqlite('sqlite::memory:', { log: silentLog });
  const clock = aClock();
  const log = aLog();
  const platform = { asked: 0, says: true as boolean | Error };
  const ask = async (): Promise<boolean> => {
    platform.asked += 1;
    if (platform.says instanceof Error) throw platform.says;
    return platform.says;
  };
  const process = (notes: Pick<typeof store, 'note' | 'keepNote'> = store) => {
    const guests = createGuests({ notes, clock, log });
    return { ...guests, isGuest: () => guests.isGuest(EVA, ask) };
  };
  return { store, clock, log, platform, process };
}

test('a guest is asked about once, whatever comes at the same time, later, after a restart or in another process', async () => {
  const { platform, process, clock } = setting();
  const one = process();
  expect(await one.wasGuest(EVA)).toBe(false);
  expect(await Promise.all([one.isGuest(), one.isGuest()])).toEqual([true, true]);
  clock.advance(DAY - 1);
  expect([await one.isGuest(), await process().isGuest(), await process().wasGuest(EVA)]).toEqual([true, true, true]);
  expect(platform.asked).toBe(1);
});

test('who was made a member is let in a day later, and who was made a guest is refused thirty days later', async () => {
  const { platform, process, clock } = setting();
  const guests = process();
  await guests.isGuest();
  platform.says = false;
  clock.advance(DAY);
  expect([await guests.isGuest(), await guests.wasGuest(EVA)]).toEqual([false, false]);
  platform.says = true;
  clock.advance(30 * DAY - 1);
  expect([await guests.isGuest(), platform.asked]).toEqual([false, 2]);
  clock.advance(61_000);
  expect([await guests.isGuest(), platform.asked]).toEqual([true, 3]);
});

test('who cannot be asked about is not let in, and is asked about again', async () => {
  const { platform, process } = setting();
  const guests = process();
  platform.says = new Error('away');
  await expect(guests.isGuest()).rejects.toThrow('away');
  platform.says = false;
  expect(await guests.isGuest()).toBe(false);
});

test('a store that takes no write holds up nobody', async () => {
  const { store, platform, process, log } = setting();
  platform.says = false;
  const keepNote = (): Promise<boolean> => Promise.reject(new Error('read-only'));
  expect(await process({ note: (name) => store.note(name), keepNote }).isGuest()).toBe(false);
  expect(log.lines.map(({ message }) => message)).toEqual(['not kept who is a guest']);
});
