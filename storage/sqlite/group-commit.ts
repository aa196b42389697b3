import { StoreError } from '../errors';

/** What a write outlasts: `process` its process alone, which costs no sync to disk; `power` the loss of power, too. */
export type Outlasts = 'power' | 'process';

/** The transaction of one connection. `begin` takes the write lock; each throws where the store refuses. */
export interface Transaction {
  begin(outlasts: Outlasts): void;
  commit(): void;
  /** Undoes whatever is open; does nothing where nothing is. Never throws. */
  rollback(): void;
  /** An error as callers are to see it. */
  fault(error: unknown): unknown;
}

export interface GroupCommit {
  /**
   * Runs `work` inside the next transaction and resolves once that is durable. `after` is run with
   * the result, after the commit and before anyone hears of it. `work` may run twice, so its only
   * effects are on the database. Rejects with what `work` threw.
   */
  readonly write: <T>(work: () => T, after?: (result: T) => void) => Promise<T>;
  /** The same of what lasts for seconds: it outlasts the process, and the loss of power only in the company of a `write`. */
  readonly lease: <T>(work: () => T) => Promise<T>;
  /** Commits what waits, then takes no more. */
  readonly close: () => void;
}

interface Job {
  readonly outlasts: Outlasts;
  readonly work: () => unknown;
  readonly settle: (outcome: Outcome) => void;
}

type Outcome = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: unknown };

/**
 * One sync to disk for all the writes asked for in the same turn of the event loop: the sync costs
 * more than the writes. While it lasts, requests pile up in the sockets and share the next one, so
 * groups grow with the load by themselves.
 *
 * A job that fails must not take its neighbours along. Failures are rare, so the group is written
 * without savepoints, and only where one throws is it undone and each job given a transaction of its own.
 */
export function createGroupCommit(transaction: Transaction): GroupCommit {
  let queue: Job[] = [];
  let closed = false;

  function flush(): void {
    const jobs = queue;
    queue = [];
    if (jobs.length === 0) return;
    const together = commitTogether(transaction, jobs);
    const outcomes = together ?? jobs.map((job) => commitAlone(transaction, job));
    jobs.forEach((job, index) => job.settle(outcomes[index] as Outcome));
  }

  function ask<T>(outlasts: Outlasts, work: () => T, after?: (result: T) => void): Promise<T> {
    if (closed) return Promise.reject(new StoreError('store.closed', 'The store is closed'));
    if (queue.length === 0) setImmediate(flush);
    return new Promise<T>((resolve, reject) => {
      queue.push({
        outlasts,
        work,
        settle(outcome) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what was thrown, translated
          if (!outcome.ok) return reject(transaction.fault(outcome.error));
          after?.(outcome.result as T);
          resolve(outcome.result as T);
        },
      });
    });
  }

  return {
    write: (work, after) => ask('power', work, after),
    lease: (work) => ask('process', work),
    close() {
      closed = true;
      flush();
    },
  };
}

/** The outcomes, or undefined where a job or the commit failed and nothing was written. */
function commitTogether(transaction: Transaction, jobs: readonly Job[]): Outcome[] | undefined {
  try {
    transaction.begin(jobs.some(({ outlasts }) => outlasts === 'power') ? 'power' : 'process');
  } catch (error) {
    // Without the write lock no job would fare better alone, and each would wait for it in turn.
    transaction.rollback();
    return jobs.map(() => ({ ok: false, error }));
  }
  try {
    const outcomes = jobs.map((job): Outcome => ({ ok: true, result: job.work() }));
    transaction.commit();
    return outcomes;
  } catch {
    transaction.rollback();
    return undefined;
  }
}

function commitAlone(transaction: Transaction, job: Job): Outcome {
  try {
    transaction.begin(job.outlasts);
    const result = job.work();
    transaction.commit();
    return { ok: true, result };
  } catch (error) {
    transaction.rollback();
    return { ok: false, error };
  }
}
