import { StoreError } from '../errors';
import { compareIds } from '../whole';
import type { Read } from '../whole';

/** One id, and what either side has of it. */
export type Joined =
  | { readonly in: 'both'; readonly id: string; readonly left: Read; readonly right: Read }
  | { readonly in: 'left'; readonly id: string; readonly left: Read }
  | { readonly in: 'right'; readonly id: string; readonly right: Read };

/**
 * Two sources side by side, by id, with one report of each in memory at a time. A side that comes in
 * another order than this one's would have reports missed: it is an error.
 */
export async function* join(left: AsyncIterable<Read>, right: AsyncIterable<Read>): AsyncGenerator<Joined> {
  const [ours, theirs] = [inOrder(left), inOrder(right)];
  try {
    let [a, b] = await Promise.all([ours.next(), theirs.next()]);
    while (a.done !== true || b.done !== true) {
      const order = a.done === true ? 1 : b.done === true ? -1 : compareIds(a.value.id, b.value.id);
      if (order < 0) yield { in: 'left', id: valueOf(a).id, left: valueOf(a) };
      else if (order > 0) yield { in: 'right', id: valueOf(b).id, right: valueOf(b) };
      else yield { in: 'both', id: valueOf(a).id, left: valueOf(a), right: valueOf(b) };
      // Only once the last was dealt with: a side may be written to meanwhile.
      if (order <= 0) a = await ours.next();
      if (order >= 0) b = await theirs.next();
    }
  } finally {
    await Promise.allSettled([ours.return(undefined), theirs.return(undefined)]);
  }
}

const valueOf = (result: IteratorResult<Read, unknown>): Read => result.value as Read;

async function* inOrder(reads: AsyncIterable<Read>): AsyncGenerator<Read> {
  let last: string | undefined;
  for await (const read of reads) {
    if (last !== undefined && compareIds(last, read.id) >= 0) {
      throw new StoreError('store.failed', 'The database gives ids in another order than that of their characters');
    }
    last = read.id;
    yield read;
  }
}
