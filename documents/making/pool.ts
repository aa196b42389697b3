import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Piscina } from 'piscina';
import type { Office, Task } from './worker';

export interface PoolOptions {
  /** The program of a thread; where absent, that of the build. */
  readonly worker?: string;
  /** Milliseconds of making, after which a document is given up and the thread at work on it ended. */
  readonly limitMs?: number;
  /** The office's own Word template; where absent, the one that comes with the bot. */
  readonly template?: Uint8Array;
}

export interface Pool {
  /** Rejects where the document fails, its thread dies, or it takes longer than the limit; the next one is not touched. */
  run(task: Task): Promise<Uint8Array>;
  /** Ends all threads; whoever still waits is told. */
  close(): Promise<void>;
}

/** So that a second document need not wait for a long one, and a burst leaves the turns their core. */
const THREADS = 2;
/** Milliseconds for which a thread waits for the next document, since loading a writer takes as long as ten documents. */
const IDLE_MS = 60_000;
/** Megabytes of a thread's heap; the longest report takes a tenth. Past it, its thread dies, and the bot does not. */
const HEAP_MB = 512;
/** Documents that wait for a thread, at most: some seconds of work. */
const WAITING = 500;
const LIMIT_MS = 30_000;

/** Threads that make documents, so that no turn waits for one. None is begun before the first document. */
export function createPool({ worker = builtWorker(), limitMs = LIMIT_MS, template }: PoolOptions = {}): Pool {
  let threads: Promise<Piscina> | undefined;
  let closed = false;
  const inTurn = createQueue(THREADS);

  return {
    run: (task) => inTurn(() => made(task)),
    close: async () => {
      closed = true;
      await (await threads)?.destroy();
    },
  };

  async function made(task: Task): Promise<Uint8Array> {
    if (closed) throw new Error('No more documents are made');
    const pool = await (threads ??= begun());
    const limit = AbortSignal.timeout(limitMs);
    try {
      return (await pool.run(task, { name: 'make', signal: limit })) as Uint8Array;
    } catch (cause) {
      if (!limit.aborted) throw cause;
      throw new Error(`A document (${task.kind}) was given up after ${limitMs} ms`, { cause });
    }
  }

  async function begun(): Promise<Piscina> {
    // Loaded where it is used: a bot answers its first turn without it.
    const { default: Piscina } = await import('piscina');
    const pool = new Piscina({
      filename: worker,
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: IDLE_MS,
      workerData: { template } satisfies Office,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // One that dies at work is told to whoever waits for its document. This one did not begin: no other will by itself.
    pool.on('error', () => {
      threads = undefined;
      void pool.destroy();
    });
    return pool;
  }
}

/**
 * Lets so many act at a time, the others in the order in which they came. Not left to the pool: what waits there stays
 * without a thread once those that there were have died.
 */
function createQueue(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let acting = 0;
  return async (act) => {
    if (waiting.length >= WAITING) throw new Error(`${WAITING} documents wait to be made already`);
    if (acting >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else acting += 1;
    try {
      return await act();
    } finally {
      // Whoever is next takes this one's place.
      const next = waiting.shift();
      if (next === undefined) acting -= 1;
      else next();
    }
  };
}

/** The thread's program as built: the same folder, however deep the program that asks lies. */
function builtWorker(folder: string = __dirname): string {
  const here = join(folder, 'documents/making/worker.js');
  if (existsSync(here)) return here;
  const above = dirname(folder);
  // Run from the sources, by whatever reads TypeScript.
  return above === folder ? join(__dirname, 'worker.ts') : builtWorker(above);
}
