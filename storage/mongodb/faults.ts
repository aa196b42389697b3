import {
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  MongoWriteConcernError,
} from 'mongodb';
import { StoreError } from '../errors';
import type { StoreErrorCode } from '../errors';

const DUPLICATE_KEY = 11_000;

/** By the server's code numbers. */
const codes: ReadonlyMap<number, readonly [StoreErrorCode, string]> = new Map([
  [10_334, ['store.too-large', 'The report is larger than the database takes']],
  [17_419, ['store.too-large', 'The report is larger than the database takes']],
  [17_420, ['store.too-large', 'The report is larger than the database takes']],
  [13, ['store.cannot-open', 'The database does not let this user do that']],
  [18, ['store.cannot-open', 'The database does not accept the user or the password']],
  [14_031, ['store.full', 'The disk has no room for the database']],
  [10_107, ['store.unreachable', 'The database is choosing another primary']],
  [13_435, ['store.unreachable', 'The database is choosing another primary']],
  [91, ['store.unreachable', 'The database is shutting down']],
  [11_600, ['store.unreachable', 'The database is shutting down']],
  [189, ['store.unreachable', 'The database is choosing another primary']],
]);

export const isDuplicate = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;

/** An error as callers are to see it. */
export function translate(error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  if (error instanceof MongoWriteConcernError) return unsure(error);
  const [code, message] = found(error);
  return new StoreError(code, message, { cause: error });
}

/** The primary has it, most do not: it may yet be undone, so it must not be called saved. */
export const unsure = (cause: MongoError): StoreError =>
  new StoreError('store.unreachable', 'Most of the database cannot be reached', { cause });

function found(error: MongoError): readonly [StoreErrorCode, string] {
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) {
    return ['store.unreachable', 'The database cannot be reached'];
  }
  if (error.name === 'MongoWaitQueueTimeoutError') return ['store.busy', 'All connections to the database are busy'];
  // A socket that ends during a bulk write comes as the bulk's error, with the system's own code: EPIPE, ECONNRESET.
  if (typeof error.code === 'string') return ['store.unreachable', 'The database cannot be reached'];
  const known = typeof error.code === 'number' ? codes.get(error.code) : undefined;
  return known ?? ['store.failed', 'The database failed'];
}
