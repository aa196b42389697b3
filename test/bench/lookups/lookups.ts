import type { ReportStore } from '../../../storage/ports';
import type { ReportState } from '../../../core/record/types';
import { EVERYWHERE, keysOf, ONE_WAITING_OF, RARE_IN, REPORTS_EACH, type Keys } from './reports';

export const lookupNames = [
  'folio',
  'folio-missing',
  'report-of-folio',
  'rare-word',
  'everywhere',
  'start-of-words',
  'everywhere-and-rare',
  'two-common',
  'unknown-word',
  'person',
  'waiting',
  'used',
  'last-folio',
] as const;

export type LookupName = (typeof lookupNames)[number];

interface Lookup {
  readonly said: string;
  /** How many were found. */
  readonly find: (store: ReportStore, keys: Keys) => Promise<number>;
  /** How many of a page there are to find among so many reports. */
  readonly expected: (size: number) => number;
}

/** What a list shows at once. */
const PAGE = { limit: 10, offset: 0 };
const EVERY_STATE: readonly ReportState[] = [
  'draft',
  'in-review',
  'changes-requested',
  'approved',
  'withdrawn',
  'cancelled',
];

const upTo = (most: number) => (): number => Math.min(PAGE.limit, most);
const one = upTo(1);

const loads =
  (folioOf: (keys: Keys) => string): Lookup['find'] =>
  async (store, keys) =>
    (await store.loadByFolio(folioOf(keys))) === undefined ? 0 : 1;
const searches =
  (wordsOf: (keys: Keys) => string): Lookup['find'] =>
  async (store, keys) =>
    (await store.search(wordsOf(keys), PAGE)).length;

export const lookups: Readonly<Record<LookupName, Lookup>> = {
  folio: { said: 'load by folio', find: loads(({ folio }) => folio), expected: one },
  'folio-missing': { said: 'load by a folio that is not there', find: loads(() => 'INF-2099-0001'), expected: upTo(0) },
  'report-of-folio': {
    said: 'search a folio',
    // Its number may be the start of others.
    find: async (store, { folio }) => Math.min(1, (await store.search(folio, PAGE)).length),
    expected: one,
  },
  'rare-word': {
    said: `search a word of ${RARE_IN} reports`,
    find: searches(({ rareWord }) => rareWord),
    expected: upTo(RARE_IN),
  },
  everywhere: {
    said: 'search a word of every report',
    find: searches(() => EVERYWHERE),
    expected: upTo(Infinity),
  },
  'start-of-words': {
    said: 'search the start of common words',
    find: searches(() => 'info'),
    expected: upTo(Infinity),
  },
  'everywhere-and-rare': {
    said: 'search one of every and one of 5',
    find: searches(({ rareWord }) => `${EVERYWHERE} ${rareWord}`),
    expected: upTo(RARE_IN),
  },
  'two-common': {
    said: 'search two words of every report',
    find: searches(() => `informe ${EVERYWHERE}`),
    expected: upTo(Infinity),
  },
  'unknown-word': {
    said: 'search a word of no report',
    find: searches(() => 'zzz'),
    expected: upTo(0),
  },
  person: {
    said: "a person's reports",
    find: async (store, { author }) => (await store.reportsOf([author.id], EVERY_STATE, PAGE)).length,
    expected: upTo(REPORTS_EACH),
  },
  waiting: {
    said: 'reports that wait',
    find: async (store) => (await store.reportsIn(['in-review'], PAGE)).length,
    expected: (size) => Math.min(PAGE.limit, Math.ceil(size / ONE_WAITING_OF)),
  },
  used: {
    said: 'what a person used',
    find: async (store, { author }) => ((await store.usedBy([author.id])).units.length === 0 ? 0 : 1),
    expected: one,
  },
  'last-folio': {
    said: "a year's last folio number",
    find: async (store, { folio }) => ((await store.lastFolioNumber(Number(folio.slice(4, 8)))) === 0 ? 0 : 1),
    expected: one,
  },
};

/** Looks up what the turn-th time calls for; milliseconds. Rejects where anything else was found than is there. */
export async function timed(name: LookupName, store: ReportStore, size: number, turn: number): Promise<number> {
  const { find, expected } = lookups[name];
  // Any two turns of a size fall on different reports: what was looked up before may be at hand.
  const keys = keysOf((turn * 7_919) % size, size);
  // As for a lone request: a store may do once what several ask in one turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  const from = performance.now();
  const found = await find(store, keys);
  const took = performance.now() - from;
  if (found !== expected(size)) throw new Error(`${name} of ${size} reports found ${found}, not ${expected(size)}`);
  return took;
}
