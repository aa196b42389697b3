/**
 * What can go wrong with a store, by stable code: for logs, `/readyz` and tests, never for a
 * person's eyes.
 *
 * - `store.cannot-open`: the address is wrong, or the file cannot be opened or made.
 * - `store.newer-schema`: the file was written by a newer release; opening it could lose data.
 * - `store.newer-report`: one report was written by a newer release; it is read, and takes no write.
 * - `store.corrupt-report`: one row cannot be read; `reportId` says which. The others are unaffected.
 * - `store.corrupt`: the file itself is damaged.
 * - `store.full`, `store.read-only`: the disk has no room, or the file takes no write.
 * - `store.io`: the disk answered with an error.
 * - `store.busy`: another process held the file for too long; worth another try.
 * - `store.unreachable`: the server, or most of its replica set, does not answer; worth another try.
 * - `store.not-atomic`: the server does not keep MongoDB's promise of atomic updates, and would lose answers.
 * - `store.too-large`: the report has grown to the limit of one document.
 * - `store.no-such-report`: something was to be kept about a report that is not there.
 * - `store.closed`: called after `close`.
 * - `store.failed`: anything else; see `cause`.
 */
export type StoreErrorCode =
  | 'store.cannot-open'
  | 'store.newer-schema'
  | 'store.newer-report'
  | 'store.corrupt-report'
  | 'store.corrupt'
  | 'store.full'
  | 'store.read-only'
  | 'store.io'
  | 'store.busy'
  | 'store.unreachable'
  | 'store.not-atomic'
  | 'store.too-large'
  | 'store.no-such-report'
  | 'store.closed'
  | 'store.failed';

interface StoreErrorOptions extends ErrorOptions {
  readonly reportId?: string;
}

export class StoreError extends Error {
  readonly reportId: string | undefined;

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options: StoreErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'StoreError';
    this.reportId = options.reportId;
  }
}
