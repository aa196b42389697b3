import type { Setting } from './setting';

export function notesContract(here: Setting): void {
  describe('notes', () => {
    /** Whatever names JSON may have. */
    const value = { channel: { id: '19:a.b@thread', $kind: 'x', at: '2026-03-02T12:00:00.000Z' }, earlier: [null, 1] };

    test('one that was never kept is not there', async () => {
      expect(await here.store.note('review-channel.teams')).toBeUndefined();
    });

    test('is kept as it is, through a restart, and counts its changes', async () => {
      expect(await here.store.keepNote('review-channel.teams', value, 0)).toBe(true);
      const store = await here.reopened();
      expect(await store.note('review-channel.teams')).toEqual({ value, version: 1 });
      expect(await store.keepNote('review-channel.teams', 'other', 1)).toBe(true);
      expect(await store.note('review-channel.teams')).toEqual({ value: 'other', version: 2 });
      expect(await store.note('review-channel.slack')).toBeUndefined();
    });

    test('changes only where it is still what was read', async () => {
      await here.store.keepNote('x', 'first', 0);
      expect(await here.store.keepNote('x', 'second', 0)).toBe(false);
      expect(await here.store.keepNote('x', 'second', 2)).toBe(false);
      expect(await here.store.keepNote('missing', 'x', 1)).toBe(false);
      expect(await here.store.note('x')).toEqual({ value: 'first', version: 1 });
    });

    test('of many who are first at once, from two processes, one is', async () => {
      const other = await here.place.open();
      const stores = [here.store, other];
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, at) => stores[at % 2]!.keepNote('greeted', at, 0)),
      );
      await other.close();
      expect(outcomes.filter((won) => won)).toHaveLength(1);
      expect((await here.store.note('greeted'))?.value).toBe(outcomes.indexOf(true));
    });
  });
}
