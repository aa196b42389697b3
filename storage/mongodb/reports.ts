import { MongoError, MongoServerError } from 'mongodb';
import type { Document, Filter } from 'mongodb';
import type { Change, Loaded, Page, ReportLine, SaveResult, Stored } from '../ports';
import { stateSeen, type Sight } from '../../core/record/queries/access';
import type { HistoryEntry, ReportState } from '../../core/record/types';
import { StoreError } from '../errors';
import { within } from '../page';
import type { Upgrades } from '../schema';
import { searchWords } from '../words';
import { NEWEST } from './layout/documents';
import type { ReportDocument, ReportDocuments } from './layout/documents';
import { isDuplicate } from './faults';
import { LISTED, SHOWN, toEntry, toLine, toStored } from './read';
import type { Listed, Shown } from './read';
import { HELD, heldIn, seenAsItIs, seenBy, type Held } from './sight';
import { literally } from './layout/stages';
import { together } from './together';
import { createUpdates } from './layout/updates';
import { newDocument, updateOf, written } from './write';
import type { Written } from './write';

/**
 * Bytes of state, words and history that a report may come to. The server takes 16 MiB; the rest is
 * for the outbox and the posts, so that a report at its limit can still say what it has to.
 */
const LARGEST = 12 * 1024 * 1024;

/** States in which a report takes answers. */
const OPEN: readonly ReportState[] = ['draft', 'changes-requested'];

/** A report, and whether a key was applied to it. */
interface Asked {
  readonly id: string;
  readonly key: string | undefined;
}

/** Of the keys that were asked about, those that were applied; absent where none was. */
type Keyed = Shown & { readonly applied?: readonly string[] };

function withKeys(asked: readonly (string | undefined)[]): Document {
  const keys = asked.filter((key) => key !== undefined);
  return keys.length === 0
    ? SHOWN
    : { ...SHOWN, applied: { $setIntersection: ['$history.event.key', literally(keys)] } };
}

/** Reports and their history. */
export function createReports(reports: ReportDocuments, upgrades: Upgrades, largest = LARGEST) {
  const update = createUpdates(reports);
  const read = together(readAll);

  async function load(id: string, key?: string): Promise<Loaded | undefined> {
    const found = await read({ id, key });
    return found === undefined ? undefined : toLoaded(found, key);
  }

  /** One `findOne`, which asks about the key as well. */
  async function loadBy(filter: Filter<ReportDocument>, key: string | undefined): Promise<Loaded | undefined> {
    const found = await reports.findOne<Keyed>(filter, { projection: withKeys([key]) });
    return found === null ? undefined : toLoaded(found, key);
  }

  /** One `find` for all that turns load at once. */
  async function readAll(all: readonly Asked[]): Promise<readonly (Keyed | undefined | Promise<Keyed | undefined>)[]> {
    const _id = { $in: all.map(({ id }) => id) };
    try {
      const found = await reports.find<Keyed>({ _id }, { projection: withKeys(all.map(({ key }) => key)) }).toArray();
      return all.map(({ id }) => found.find((one) => one._id === id));
    } catch (error) {
      const isAway = error instanceof MongoError && !(error instanceof MongoServerError);
      if (isAway || all.length === 1) throw error;
      // One that the server or the driver cannot read stands in no other's way.
      return all.map(async (one) => (await readAll([one]))[0]);
    }
  }

  const toLoaded = (found: Keyed, key: string | undefined): Loaded => ({
    ...toStored(found, upgrades),
    applied: key !== undefined && found.applied?.includes(key) === true,
  });

  async function lines(
    filter: Filter<ReportDocument>,
    sort: Readonly<Record<string, 1 | -1>>,
    page: Page,
    sight?: Sight,
  ): Promise<readonly ReportLine[]> {
    const [limit, skip] = within(page);
    const projection = sight === undefined ? LISTED : { ...LISTED, ...HELD };
    const found = await reports.find<Listed & Held>(filter, { projection, sort, skip, limit }).toArray();
    return found.map((one) => {
      const state = sight === undefined ? undefined : stateSeen(sight, heldIn(one));
      return state === undefined ? toLine(one) : { ...toLine(one), state };
    });
  }

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
   * One update that matches the version: the answer, its history and what must be said about it are in the
   * document together or not at all. It sets and pushes and never replaces, so the marks that the relay
   * leaves on the outbox meanwhile survive.
   */
  async function alter(change: Change, made: Written): Promise<SaveResult> {
    const { report, expectedVersion, history } = change;
    // What no document takes is not sent, for it would end the others of its command.
    if (made.stateBytes + made.historyBytes > largest) return whyNot(change, made);
    const first = history[0];
    const filter = {
      _id: report.id,
      'report.version': expectedVersion,
      historyBytes: { $lte: largest - made.stateBytes - made.historyBytes },
      ...(first === undefined ? {} : { 'tip.seq': first.seq - 1 }),
    };
    try {
      if ((await update({ filter, update: updateOf(made), entry: first })) === 'made') return 'saved';
    } catch (error) {
      if (isDuplicate(error)) return 'folio-taken';
      throw error;
    }
    return whyNot(change, made);
  }

  async function versionOf(id: string): Promise<number | undefined> {
    const found = await reports.findOne<Pick<ReportDocument, 'report'>>(
      { _id: id },
      { projection: { 'report.version': 1 }, readConcern: NEWEST },
    );
    return found?.report.version;
  }

  /** Why an update matched nothing: somebody saved first, unless the version is right and something else is wrong. */
  async function whyNot({ report, expectedVersion, history }: Change, made: Written): Promise<SaveResult> {
    const found = await reports.findOne<Pick<ReportDocument, 'report' | 'tip' | 'historyBytes'>>(
      { _id: report.id },
      { projection: { 'report.version': 1, tip: 1, historyBytes: 1 }, readConcern: NEWEST },
    );
    if (found?.report.version !== expectedVersion) return 'conflict';
    if (history[0] !== undefined && history[0].seq - 1 !== found.tip.seq) throw notNext(report.id);
    if (found.historyBytes + made.stateBytes + made.historyBytes > largest) throw tooLarge(report.id);
    return 'conflict';
  }

  return {
    load,
    /**
     * One aggregation. The open report is looked for before the key is: one that takes the key and closes in
     * between is found by the key.
     */
    async loadOpen(ids: readonly string[], key?: string): Promise<Loaded | undefined> {
      const theirs = { 'report.author.id': { $in: ids } };
      const keyed = [{ $match: { ...theirs, 'history.event.key': key } }, { $limit: 1 }];
      const found = await reports
        .aggregate<Shown & { readonly applied: boolean }>([
          { $match: { ...theirs, 'report.state': { $in: OPEN } } },
          { $sort: { 'report.updatedAt': -1, made: -1 } },
          { $limit: 1 },
          ...(key === undefined ? [] : [{ $unionWith: { coll: reports.collectionName, pipeline: keyed } }]),
          { $project: { ...SHOWN, applied: { $in: [{ $literal: key ?? null }, '$history.event.key'] } } },
        ])
        .toArray();
      const wanted = found.find(({ applied }) => applied) ?? found[0];
      return wanted === undefined ? undefined : { ...toStored(wanted, upgrades), applied: wanted.applied };
    },
    loadByPost: (slot: string, messageId: string, key?: string) =>
      loadBy({ posts: { $elemMatch: { slot, messageId } } }, key),
    async loadByFolio(folio: string): Promise<Stored | undefined> {
      const found = await reports.findOne<Shown>({ 'report.folio': folio }, { projection: SHOWN });
      return found === null ? undefined : toStored(found, upgrades);
    },
    loadByKey: (key: string) => loadBy({ 'history.event.key': key }, key),
    async save(change: Change): Promise<SaveResult> {
      refuseGaps(change);
      const made = written(change);
      return change.expectedVersion === 0 ? create(change, made) : alter(change, made);
    },
    async history(id: string): Promise<readonly HistoryEntry[]> {
      const found = await reports.findOne<Pick<ReportDocument, 'history'>>({ _id: id }, { projection: { history: 1 } });
      return (found?.history ?? []).map((entry) => toEntry(id, entry));
    },
    async lastFolioNumber(year: number): Promise<number> {
      // The newest on the primary, though most of the set may not have it yet: the one that gets the next number
      // comes after it in the log, so neither is undone without the other, and no number is left out.
      const found = await reports.findOne<Pick<ReportDocument, 'folio'>>(
        { 'folio.year': year },
        { sort: { 'folio.number': -1 }, projection: { folio: 1 }, readConcern: NEWEST },
      );
      return found?.folio?.number ?? 0;
    },
    reportsOf: (ids: readonly string[], states: readonly ReportState[], page: Page) =>
      lines(
        { 'report.author.id': { $in: ids }, 'report.state': { $in: states } },
        { 'report.updatedAt': -1, made: -1 },
        page,
      ),
    reportsIn: (states: readonly ReportState[], page: Page, sight?: Sight) =>
      lines({ 'report.state': { $in: states }, ...seenAsItIs(sight) }, { waitingSince: 1, made: 1 }, page),
    async search(typed: string, page: Page, sight?: Sight): Promise<readonly ReportLine[]> {
      const words = searchWords(typed);
      if (words.length === 0) return [];
      // Folded words hold letters and digits only, so nothing in them is a regular expression's syntax;
      // anchored and case-sensitive, each is a range of the index.
      const each = words.map((word) => ({ words: { $regex: `^${word}` } }));
      // Said as well, for the indexes hold nothing but reports that have words.
      return lines(
        { words: { $exists: true }, $and: each, ...seenBy(sight) },
        { 'report.submittedAt': -1, made: -1 },
        page,
        sight,
      );
    },
  };
}

function refuseGaps({ report, history }: Change): void {
  if (history.some(({ seq }, at) => seq !== (history[0]?.seq ?? 0) + at)) throw notNext(report.id);
}

const notNext = (reportId: string): StoreError =>
  new StoreError('store.failed', `The history of report ${reportId} would have a gap or an entry twice`, { reportId });

const tooLarge = (reportId: string): StoreError =>
  new StoreError('store.too-large', `Report ${reportId} has grown to the limit of one document`, { reportId });
