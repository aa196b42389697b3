import { StoreError } from '../../storage/errors';
import { openArchive, openStore } from '../../storage/open';
import type { ReportStore } from '../../storage/ports';
import { TransferError } from '../../storage/transfer';
import { shown, storeFaults, transferFaults } from './text.es';

/** Something of a place, a store or a file, went wrong; said in Spanish, with the line and the report where they are known. */
export class PlaceError extends Error {
  constructor(place: string, cause: StoreError | TransferError) {
    const line = cause instanceof TransferError && cause.line !== undefined ? `, línea ${cause.line}` : '';
    const report = cause.reportId === undefined ? '' : ` (informe ${cause.reportId})`;
    const text = cause instanceof TransferError ? transferFaults[cause.code] : storeFaults[cause.code];
    super(`${shown(place)}${line}${report}: ${text}`, { cause });
    this.name = 'PlaceError';
  }
}

const placed = (place: string, error: unknown): unknown =>
  error instanceof StoreError || error instanceof TransferError ? new PlaceError(place, error) : error;

/** The same promise; what it fails with tells where. The innermost place is the one that counts. */
export async function at<T>(place: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw placed(place, error);
  }
}

/** The same for what comes one by one; each is counted. */
export async function* each<T>(
  place: string,
  items: AsyncIterable<T>,
  onStep: (done: number) => void,
): AsyncGenerator<T> {
  let done = 0;
  try {
    for await (const item of items) {
      yield item;
      onStep((done += 1));
    }
  } catch (error) {
    throw placed(place, error);
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Works with a store as a bot has it; one that is not there yet is not made. */
export async function withBotStore<T>(url: string, work: (store: ReportStore) => Promise<T>): Promise<T> {
  await at(url, (await at(url, openArchive(url, 'must-exist'))).close());
  const store = await at(url, openStore(url, silent));
  try {
    return await at(url, work(store));
  } finally {
    await store.close();
  }
}
