import type { Claimed, ReportStore } from '../../../storage/ports';
import type { Report } from '../../../core/record/types';
import { changeTo } from '../../helpers/people/reports';

/** Somewhere empty that stores can be opened on, several at once. */
export interface Place {
  open(): Promise<ReportStore>;
  remove(): Promise<void>;
}

export const NOON = new Date('2026-03-02T12:00:00.000Z');
export const LEASE_MS = 60_000;
export const later = (ms: number): Date => new Date(NOON.getTime() + ms);
export const ALL = { limit: 50, offset: 0 };

export type Setting = ReturnType<typeof aSetting>;

/** A new place with an open store for each test. */
export function aSetting(newPlace: () => Promise<Place>) {
  let place: Place | undefined;
  let store: ReportStore | undefined;

  beforeEach(async () => {
    place = await newPlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store?.close();
    await place?.remove();
  });

  const here = {
    get place(): Place {
      if (place === undefined) throw new Error('Not in a test');
      return place;
    },
    get store(): ReportStore {
      if (store === undefined) throw new Error('Not in a test');
      return store;
    },
    /** The same place after a restart. */
    async reopened(): Promise<ReportStore> {
      await here.store.close();
      store = await here.place.open();
      return store;
    },
    /** Saves each version up to the report's own. */
    async kept(report: Report): Promise<Report> {
      for (let version = 1; version <= report.version; version += 1) {
        expect(await here.store.save(changeTo({ ...report, version }))).toBe('saved');
      }
      return report;
    },
    claimAll: (now = NOON): Promise<readonly Claimed[]> => here.store.claim(now, LEASE_MS, 100),
    /** The one message that is due. */
    async claimOne(now = NOON): Promise<Claimed> {
      const [claimed, ...others] = await here.claimAll(now);
      expect(others).toEqual([]);
      if (claimed === undefined) throw new Error('Nothing was due');
      return claimed;
    },
  };
  return here;
}
