import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Piscina } from 'piscina';
import type { Task, ThreadData } from './worker';

export interface PoolOptions {
  /** The program of a thread; where absent, that of the build. */
  readonly worker?: string;
  /** Milliseconds from asking to having, after which a document is given up and the thread at work on it ended. */
  readonly limitMs?: number;
  /** The office's own Word template; absent: the one that comes with the bot. Each thread has a copy. */
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
  return {
    run: async (task) => {
      const pool = await (threads ??= begun(worker, template));
      const limit = AbortSignal.timeout(limitMs);
      try {
        return (await pool.run(task, { name: 'make', signal: limit })) as Uint8Array;
      } catch (cause) {
        if (!limit.aborted) throw cause;
        throw new Error(`A document (${task.kind}) was given up after ${limitMs} ms`, { cause });
      }
    },
    close: async () => {
      const open = threads;
      threads = undefined;
      await (await open)?.destroy();
    },
  };
}

async function begun(worker: string, template: Uint8Array | undefined): Promise<Piscina> {
  // Loaded where it is used: a bot answers its first turn without it.
  const { default: Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: worker,
    workerData: { template } satisfies ThreadData,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    maxQueue: WAITING,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  // A thread that dies is told to whoever waits for its document; nobody else is to hear of it.
  pool.on('error', () => {});
  return pool;
}

/** The thread's program as built: the same folder, however deep the program that asks lies. */
function builtWorker(folder: string = __dirname): string {
  const here = join(folder, 'documents/making/worker.js');
  if (existsSync(here)) return here;
  const above = dirname(folder);
  // Run from the sources, by whatever reads TypeScript.
  return above === folder ? join(__dirname, 'worker.ts') : builtWorker(above);
}
