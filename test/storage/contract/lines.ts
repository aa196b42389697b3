import { later, LEASE_MS, NOON } from './setting';
import type { Setting } from './setting';

export function linesContract(here: Setting): void {
  describe('lines', () => {
    const join = (ticket: string, line = 'ana', at = NOON) => here.store.joinLine(line, ticket, at, LEASE_MS);
    const isNext = (ticket: string, line = 'ana', at = NOON) => here.store.isNextInLine(line, ticket, at, LEASE_MS);
    const leave = (ticket: string, line = 'ana', at = NOON) => here.store.leaveLine(line, ticket, at);

    test('who comes first is next, and the others follow in the order they came', async () => {
      expect(await join('one')).toBe(true);
      expect(await join('two')).toBe(false);
      expect(await join('three')).toBe(false);
      expect([await isNext('one'), await isNext('two'), await isNext('three')]).toEqual([true, false, false]);
      await leave('one');
      expect([await isNext('two'), await isNext('three')]).toEqual([true, false]);
      await leave('two');
      expect(await isNext('three')).toBe(true);
    });

    test('a line is nobody else’s', async () => {
      expect(await join('one', 'ana')).toBe(true);
      expect(await join('two', 'luis')).toBe(true);
    });

    test('who leaves the middle is not waited for', async () => {
      await join('one');
      await join('two');
      await join('three');
      await leave('two');
      await leave('one');
      expect(await isNext('three')).toBe(true);
    });

    test('a lease that ends lets those behind go on, and the one it was of as well', async () => {
      await join('killed');
      await join('waiting', 'ana', later(1));
      expect(await isNext('waiting', 'ana', later(LEASE_MS - 1))).toBe(false);
      expect(await isNext('waiting', 'ana', later(LEASE_MS))).toBe(true);
      expect(await isNext('killed', 'ana', later(LEASE_MS + 1))).toBe(true);
    });

    test('asking renews the lease', async () => {
      await join('slow');
      await join('waiting');
      await isNext('slow', 'ana', later(LEASE_MS - 1));
      expect(await isNext('waiting', 'ana', later(LEASE_MS))).toBe(false);
    });

    test('a line of the dead is empty for who comes next', async () => {
      await join('killed');
      await join('killed too');
      expect(await join('one', 'ana', later(LEASE_MS))).toBe(true);
    });

    test('of many who come at once one is next, each in turn, through several connections', async () => {
      const other = await here.place.open();
      const tickets = Array.from({ length: 40 }, (_, at) => `ticket ${at}`);
      const storeOf = (at: number) => (at % 2 === 0 ? here.store : other);
      await Promise.all(tickets.map((ticket, at) => storeOf(at).joinLine('ana', ticket, NOON, LEASE_MS)));
      const left = new Set(tickets);
      while (left.size > 0) {
        const next: string[] = [];
        for (const ticket of left) if (await isNext(ticket)) next.push(ticket);
        expect(next).toHaveLength(1);
        await leave(next[0] ?? '');
        left.delete(next[0] ?? '');
      }
      await other.close();
    });
  });
}
