import { aClock } from '../../helpers/world/clocks';
import { DeliveryError } from '../../../bot/outbox/messenger';
import type { ReportStore } from '../../../storage/ports';
import {
  aDraft,
  aReminding,
  DAY,
  HOUR,
  inReview,
  LEASE_MS,
  MONDAY,
  type Reminded,
} from '../../helpers/world/reminding';
import type { Setting } from './setting';

/** What is done once, however many processes are on the store. */
export function remindersContract(here: Setting): void {
  describe('reminders by several processes', () => {
    /** Three processes at nine, on the day when what was left on Monday is due; what they say lands on one platform. */
    async function processes() {
      const clock = aClock(MONDAY);
      clock.advance(3 * DAY);
      const stores = [here.store, await here.place.open(), await here.place.open()];
      const said: Reminded[] = [];
      const all = stores.map((store) => aReminding(store, clock, 3, said));
      const [first, second, third] = all;
      if (first === undefined || second === undefined || third === undefined) throw new Error('Three were made');
      const end = async (): Promise<void> => {
        for (const one of all) await one.reminders.stop();
        for (const store of stores.slice(1)) await store.close();
      };
      return { clock, said, stores, all, first, second, third, end };
    }

    const leave = async (): Promise<void> => {
      await here.kept(aDraft());
      const sent = await here.kept(inReview({ folio: 'INF-2026-0007' }));
      await here.store.setPost(sent.id, 'channel', 'p1');
    };

    test('each is given once, to the author and in the thread of the review channel', async () => {
      const { all, said, end } = await processes();
      await leave();
      for (let beats = 0; beats < 3; beats += 1) await Promise.all(all.map((one) => one.beat()));
      expect([...said].sort()).toEqual([
        ['a:ana', undefined, 'Informe sin terminar'],
        ['review', 'p1', 'INF-2026-0007 espera revisión desde el 2 de marzo.'],
      ]);
      await end();
    });

    test('one process looks, and the next one once the first is dead and its lease over', async () => {
      const { clock, said, first, second, third, end } = await processes();
      for (const one of [first, second, third]) await one.beat();
      await leave();
      for (const one of [second, third]) await one.beat();
      expect(said).toEqual([]);
      clock.advance(LEASE_MS - 1);
      await second.beat();
      await third.beat();
      expect(said).toEqual([]);
      clock.advance(1);
      await third.beat();
      expect(said).toEqual([]);
      await second.beat();
      expect(said).toHaveLength(2);
      await end();
    });

    test('who is stopped leaves the line, and the next one looks at once', async () => {
      const { said, first, second, end } = await processes();
      await first.beat();
      await second.beat();
      await leave();
      await first.reminders.stop();
      await second.beat();
      expect(said).toHaveLength(2);
      await end();
    });

    test('who was silent for longer than its lease lines up again', async () => {
      const { clock, said, first, second, end } = await processes();
      await first.beat();
      await second.beat();
      clock.advance(LEASE_MS);
      await second.beat();
      await leave();
      await first.beat();
      expect(said).toEqual([]);
      await second.beat();
      expect(said).toHaveLength(2);
      await end();
    });

    test('what somebody asked for in one counts in all, and the newest wish counts', async () => {
      const { clock, said, all, first, second, third, end } = await processes();
      const draft = await here.kept(aDraft());
      const asked = { by: draft.author, at: MONDAY };
      await third.quiets.keep(draft.id, 'author', { ...asked, until: null });
      await Promise.all([
        first.quiets.keep(draft.id, 'author', { ...asked, until: '2026-03-09' }),
        second.quiets.turn([draft.author.id], 'on', MONDAY),
      ]);
      expect(await third.quiets.of(draft.id, 'author')).toMatchObject({ until: '2026-03-09' });
      expect(await third.quiets.of(draft.id, 'reviewers')).toBeUndefined();
      for (let day = 0; day < 3; day += 1) {
        for (const one of all) await one.beat();
        clock.advance(DAY);
      }
      expect(said).toEqual([]);
      await second.quiets.turn([draft.author.id], 'off', MONDAY);
      clock.advance(DAY);
      for (const one of all) await one.beat();
      expect(said).toEqual([]);
      await third.quiets.turn([draft.author.id], 'on', MONDAY);
      for (let beats = 0; beats < 3; beats += 1) await Promise.all(all.map((one) => one.beat()));
      expect(said).toHaveLength(1);
      await end();
    });

    describe('the morning’s summary', () => {
      const NEVER = { draft: 0, observations: 0, review: 0 };
      /** Nine on Tuesday; each process takes itself for the first in line, as after a lease that lapsed. */
      async function mornings(failing?: () => Error | undefined) {
        const clock = aClock(MONDAY);
        clock.advance(23 * HOUR);
        const stores = [await here.place.open(), await here.place.open()];
        const said: Reminded[] = [];
        const options = { hour: 9, ...(failing === undefined ? {} : { failing }) };
        const open = (store: ReportStore) =>
          aReminding({ ...store, isNextInLine: always, joinLine: always }, clock, NEVER, said, {}, options);
        const both = stores.map(open);
        const end = async (): Promise<void> => {
          for (const one of both) await one.reminders.stop();
          for (const store of stores) await store.close();
        };
        await here.kept(inReview({ folio: 'INF-2026-0007' }));
        return { clock, said, both, again: () => open(stores[0]!), end };
      }
      const always = async (): Promise<boolean> => true;

      test('is given once by processes that all take it for theirs, and after a restart', async () => {
        const { clock, said, both, again, end } = await mornings();
        for (let beats = 0; beats < 3; beats += 1) {
          await Promise.all(both.map((one) => one.beat()));
          clock.advance(6 * 60_000);
        }
        await again().beat();
        expect(said).toEqual([['review', undefined, 'Buenos días: 1 informe espera revisión']]);
        clock.advance(DAY);
        await Promise.all([...both, again()].map((one) => one.beat()));
        expect(said).toHaveLength(2);
        await end();
      });

      test('with the platform away is tried again that morning, and given once when it is back', async () => {
        let isAway = true;
        const { clock, said, both, end } = await mornings(() =>
          isAway ? new DeliveryError('away', 'later') : undefined,
        );
        for (let beats = 0; beats < 3; beats += 1) {
          for (const one of both) await one.beat();
          clock.advance(10 * 60_000);
        }
        isAway = false;
        for (let beats = 0; beats < 3; beats += 1) {
          await Promise.all(both.map((one) => one.beat()));
          clock.advance(10 * 60_000);
        }
        expect(said).toHaveLength(1);
        await end();
      });
    });

    test('one that two processes took for due at once is given once', async () => {
      const { said, first, stores, end } = await processes();
      await leave();
      await first.beat();
      // As by a process that had looked before it was given, and was slow.
      const [late] = stores.slice(1);
      const lines = await here.store.reportsIn(['draft', 'in-review'], { limit: 50, offset: 0 });
      for (const { id } of lines) {
        const slots = Object.keys((await here.store.load(id))?.posts ?? {}).filter((slot) =>
          slot.startsWith('reminder:'),
        );
        expect(slots).toHaveLength(1);
        const spell = slots[0]?.slice('reminder:'.length) ?? '';
        const again = { mode: 'post', slot: `reminder:${spell}`, about: { show: 'reminder', spell } } as const;
        await late?.enqueue(id, [{ ...again, id: `${id}.reminder.${spell}`, to: 'author' }]);
      }
      await first.relay.drain();
      expect(said).toHaveLength(2);
      expect(await here.store.nextDue()).toBeUndefined();
      await end();
    });
  });
}
