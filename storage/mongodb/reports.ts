import type { Filter } from 'mongodb';
import type { Change, Loaded, Page, ReportLine, SaveResult, Stored } from '../ports';
import type { UnitValue } from '../../core/form/values';
import type { Event, HistoryEntry, ReportState } from '../../core/report/types';
import { StoreError } from '../errors';
import { within } from '../page';
import { readReport } from '../schema';
import type { Upgrades } from '../schema';
import { searchWords } from '../words';
import type { ReportDocument, ReportDocuments, StoredEntry } from './documents';
import { isDuplicate } from './faults';
import { NEWEST } from './newest';
import { putPost } from './posts';
import { newDocument, updateOf, written } from './write';
import type { Written } from './write';

/**
 * Bytes of state, words and history that a report may come to. The server takes 16 MiB; the rest is
 * for the outbox and the posts, so that a report at its limit can still say what it has to.
 */
const LARGEST = 12 * 1024 * 1024;

type Shown = Pick<ReportDocument, '_id' | 'document' | 'tip' | 'posts'>;
type Line = Pick<
  ReportDocument,
  '_id' | 'folio' | 'state' | 'authorId' | 'authorName' | 'unit' | 'states' | 'updatedAt' | 'submittedAt'
>;

const SHOWN = { document: 1, tip: 1, posts: 1 } as const;
const LINE = {
  folio: 1,
  state: 1,
  authorId: 1,
  authorName: 1,
  unit: 1,
  states: 1,
  updatedAt: 1,
  submittedAt: 1,
} as const;

export type Reports = ReturnType<typeof createReports>;

/** Reports, their history and posts. */
export function createReports(reports: ReportDocuments, upgrades: Upgrades, largest = LARGEST) {
  const loadBy = async (filter: Filter<ReportDocument>): Promise<Stored | undefined> => {
    const found = await reports.findOne<Shown>(filter, { projection: SHOWN });
    return found === null ? undefined : toStored(found, upgrades);
  };
  const loadedBy = async (filter: Filter<ReportDocument>, key: string | undefined): Promise<Loaded | undefined> => {
    const found = await loadBy(filter);
    return found === undefined ? undefined : { ...found, applied: isApplied(found, key) };
  };
  const lines = async (
    filter: Filter<ReportDocument>,
    sort: Readonly<Record<string, 1 | -1>>,
    page: Page,
  ): Promise<readonly ReportLine[]> => {
    const [limit, skip] = within(page);
    const found = await reports.find<Line>(filter, { projection: LINE, sort, skip, limit }).toArray();
    return found.map(toLine);
  };

  /** One `insertOne`: the whole document or none of it. */
  async function create({ report }: Change, made: Written): Promise<SaveResult> {
    if (made.stateBytes + made.historyBytes > largest) throw tooLarge(report.id);
    try {
      await reports.insertOne({ _id: report.id, ...newDocument(made) });
      return 'saved';
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Both the id and the folio may be there; the id's is said first, since it ends the matter.
      return (await versionOf(report.id)) === undefined ? 'folio-taken' : 'conflict';
    }
  }

  /**
   * One `updateOne` that matches the version: the answer, its history and what must be said about it
   * are in the document together or not at all. It sets and pushes and never replaces, so the marks
   * that the relay leaves on the outbox meanwhile survive.
   */
  async function update(change: Change, made: Written): Promise<SaveResult> {
    const { report, expectedVersion, history } = change;
    const first = history[0];
    const fits: Filter<ReportDocument> = {
      _id: report.id,
      version: expectedVersion,
      historyBytes: { $lte: largest - made.stateBytes - made.historyBytes },
      ...(first === undefined ? {} : { 'tip.seq': first.seq - 1 }),
    };
    try {
      const { modifiedCount } = await reports.updateOne(fits, updateOf(made));
      if (modifiedCount === 1) return 'saved';
    } catch (error) {
      if (isDuplicate(error)) return 'folio-taken';
      throw error;
    }
    return whyNot(change, made);
  }

  const versionOf = async (id: string): Promise<number | undefined> =>
    (await reports.findOne({ _id: id }, { projection: { version: 1 }, readConcern: NEWEST }))?.version;

  /** Why an update matched nothing: somebody saved first, unless the version is right and something else is wrong. */
  async function whyNot({ report, expectedVersion, history }: Change, made: Written): Promise<SaveResult> {
    const found = await reports.findOne<Pick<ReportDocument, 'version' | 'tip' | 'historyBytes'>>(
      { _id: report.id },
      { projection: { version: 1, tip: 1, historyBytes: 1 }, readConcern: NEWEST },
    );
    if (found?.version !== expectedVersion) return 'conflict';
    if (history[0] !== undefined && history[0].seq - 1 !== found.tip.seq) throw notNext(report.id);
    if (found.historyBytes + made.stateBytes + made.historyBytes > largest) throw tooLarge(report.id);
    return 'conflict';
  }

  return {
    load: (id: string, key?: string) => loadedBy({ _id: id }, key),
    async loadOpen(personId: string, key?: string): Promise<Loaded | undefined> {
      const all = await lines({ authorId: personId }, { updatedAt: -1, made: -1 }, { limit: 50, offset: 0 });
      const known = await Promise.all(all.map(({ id }) => loadedBy({ _id: id }, key)));
      return known.find((one) => one?.applied) ?? known.find((one) => one !== undefined && OPEN.has(one.report.state));
    },
    loadByPost: (slot: string, messageId: string, key?: string) =>
      loadedBy({ posts: { $elemMatch: { slot, messageId } } }, key),
    loadByFolio: (folio: string) => loadBy({ folio }),
    async save(change: Change): Promise<SaveResult> {
      refuseGaps(change);
      const made = written(change);
      return change.expectedVersion === 0 ? create(change, made) : update(change, made);
    },
    async history(id: string): Promise<readonly HistoryEntry[]> {
      const found = await reports.findOne<Pick<ReportDocument, 'history'>>({ _id: id }, { projection: { history: 1 } });
      return (found?.history ?? []).map((entry) => toEntry(id, entry));
    },
    async lastFolioNumber(year: number): Promise<number> {
      // The newest on the primary, though most of the set may not have it yet: the one that gets the next number
      // comes after it in the log, so neither is undone without the other, and no number is left out.
      const found = await reports.findOne<Pick<ReportDocument, 'folioNumber'>>(
        { folioYear: year },
        { sort: { folioNumber: -1 }, projection: { folioNumber: 1 }, readConcern: NEWEST },
      );
      return found?.folioNumber ?? 0;
    },
    async lastUnitOf(personId: string): Promise<UnitValue | undefined> {
      const found = await reports.findOne<Pick<ReportDocument, 'unitId' | 'unit'>>(
        { authorId: personId, unitId: { $exists: true } },
        { sort: { createdAt: -1, made: -1 }, projection: { unitId: 1, unit: 1 } },
      );
      return found?.unitId === undefined ? undefined : { kind: 'unit', id: found.unitId, name: found.unit };
    },
    reportsOf: (personId: string, states: readonly ReportState[], page: Page) =>
      lines({ authorId: personId, state: { $in: states } }, { updatedAt: -1, made: -1 }, page),
    reportsIn: (states: readonly ReportState[], page: Page) =>
      lines({ state: { $in: states } }, { waitingSince: 1, made: 1 }, page),
    async search(typed: string, page: Page): Promise<readonly ReportLine[]> {
      const words = searchWords(typed);
      if (words.length === 0) return [];
      // Folded words hold letters and digits only, so nothing in them is a regular expression's syntax;
      // anchored and case-sensitive, each is a range of the index.
      const each = words.map((word) => ({ words: { $regex: `^${word}` } }));
      return lines({ $and: each }, { submittedAt: -1, made: -1 }, page);
    },
    async setPost(id: string, slot: string, messageId: string): Promise<void> {
      if (await putPost(reports, { _id: id }, {}, { slot, messageId })) return;
      throw new StoreError('store.no-such-report', 'There is no such report', { reportId: id });
    },
  };
}

const OPEN: ReadonlySet<ReportState> = new Set(['draft', 'changes-requested']);

const isApplied = ({ report }: Stored, key: string | undefined): boolean =>
  report.keys.some((applied) => applied.key === key);

function refuseGaps({ report, history }: Change): void {
  if (history.some(({ seq }, at) => seq !== (history[0]?.seq ?? 0) + at)) throw notNext(report.id);
}

const notNext = (reportId: string): StoreError =>
  new StoreError('store.failed', `The history of report ${reportId} would have a gap or an entry twice`, { reportId });

const tooLarge = (reportId: string): StoreError =>
  new StoreError('store.too-large', `Report ${reportId} has grown to the limit of one document`, { reportId });

const toEntry = (id: string, { seq, hash, event }: StoredEntry): HistoryEntry => ({
  seq,
  hash,
  event: parse(id, event) as Event,
});

function toStored({ _id, document, tip, posts }: Shown, upgrades: Upgrades): Stored {
  return {
    report: readReport(_id, parse(_id, document), upgrades),
    tip,
    posts: Object.fromEntries(posts.map(({ slot, messageId }) => [slot, messageId])),
  };
}

function parse(id: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new StoreError('store.corrupt-report', `Report ${id} cannot be read`, { reportId: id, cause });
  }
}

const toLine = (found: Line): ReportLine => ({
  id: found._id,
  ...(found.folio === undefined ? {} : { folio: found.folio }),
  state: found.state,
  author: { id: found.authorId, name: found.authorName },
  unit: found.unit,
  states: found.states,
  updatedAt: found.updatedAt,
  ...(found.submittedAt === undefined ? {} : { submittedAt: found.submittedAt }),
});
