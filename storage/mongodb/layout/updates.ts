import { MongoBulkWriteError, MongoError, MongoServerError } from 'mongodb';
import type { Filter, UpdateFilter } from 'mongodb';
import { NEWEST } from './documents';
import type { ReportDocument, ReportDocuments, Tip } from './documents';
import { unsure } from '../faults';
import { together } from '../together';

/** An update of one report, as long as it is as it was when that was decided. */
export interface Update {
  readonly filter: Filter<ReportDocument> & { readonly _id: string };
  readonly update: UpdateFilter<ReportDocument>;
  /** An entry that it brings: what tells it from others' updates. */
  readonly entry: Tip | undefined;
}

/** `unfit`: the report is another than it was. */
export type Updated = 'made' | 'unfit';

/** Updates of the turns that save at once, in one command. Rejects with what the server says of that update. */
export function createUpdates(reports: ReportDocuments): (one: Update) => Promise<Updated> {
  const joined = together(makeAll);
  const alone = async (one: Update): Promise<Updated> => (await makeAll([one]))[0] ?? 'unfit';
  return (one) => (one.entry === undefined ? alone(one) : joined(one));

  async function makeAll(all: readonly Update[]): Promise<readonly (Updated | Promise<Updated>)[]> {
    const { made, refused } = await write(all);
    const left = all.length - refused.size;
    // The server only says how many fitted.
    const fitted = made === left || made === 0 ? undefined : await madeOf(all);
    return all.map((one, at): Updated | Promise<Updated> => {
      const refusal = refused.get(at);
      if (refusal !== undefined) return Promise.reject(refusal);
      return made > 0 && (fitted === undefined || fitted.has(one.filter._id)) ? 'made' : 'unfit';
    });
  }

  async function write(all: readonly Update[]): Promise<{ made: number; refused: ReadonlyMap<number, MongoError> }> {
    try {
      const operations = all.map(({ filter, update }) => ({ updateOne: { filter, update } }));
      const { modifiedCount: made } = await reports.bulkWrite(operations, { ordered: false });
      return { made, refused: new Map() };
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      return { made: error.modifiedCount, refused: refusedIn(error) };
    }
  }

  /** Ids of those reports that have the entry that is theirs, whatever others have written since. */
  async function madeOf(all: readonly Update[]): Promise<ReadonlySet<string>> {
    const theirs = all.flatMap(({ filter: { _id }, entry }) =>
      entry === undefined ? [] : [{ _id, 'history.hash': entry.hash }],
    );
    const found = await reports.find({ $or: theirs }, { projection: { _id: 1 }, readConcern: NEWEST }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}

/** Why single ones were refused, by their places. Throws what ended all of them. */
function refusedIn(error: MongoBulkWriteError): ReadonlyMap<number, MongoError> {
  if (error.result.getWriteConcernError() !== undefined) throw unsure(error);
  const refusals = [error.writeErrors].flat();
  // The driver wraps whatever else ends a bulk write.
  const inside: unknown = error.errorResponse;
  if (refusals.length === 0) throw inside instanceof MongoError ? inside : error;
  return new Map(
    refusals.map(({ index, code, errmsg }) => [index, new MongoServerError({ message: errmsg ?? '', code })]),
  );
}
