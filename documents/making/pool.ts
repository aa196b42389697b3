import { join } from 'node:path';
import { above } from '../files';
import { beginMaker, type Maker } from './maker';
import type { Task } from './task';

export interface PoolOptions {
  /** The program of a process; where absent, that of the build. */
  readonly worker?: string;
  /** Milliseconds of making, after which a document is given up and the process at work on it ended. */
  readonly limitMs?: number;
  /** Milliseconds for which a process waits for the next document. */
  readonly idleMs?: number;
  /** Bytes of memory that a process has taken, past which another one takes its place. */
  readonly roomBytes?: number;
  /** The office's own Word template; where absent, the one that comes with the bot. */
  readonly template?: Uint8Array;
}

export interface Pool {
  /** Rejects where the document fails, its process dies, or it takes longer than the limit; the next one is not touched. */
  run(task: Task): Promise<Uint8Array>;
  /** Ends all processes; whoever still waits is told. */
  close(): Promise<void>;
}

/** So that a second document need not wait for a long one, and a burst leaves the turns their core. */
const PROCESSES = 2;
/** A start and the loading of a writer take as long as ten documents. */
const IDLE_MS = 60_000;
/**
 * Twice what most take, and more than reports of a hundred pages come to one after another. The typesetter keeps a
 * document's memory, 3 to 40 MB, outside of V8's heap until V8, which sees an object of a few bytes, gets round to it.
 */
const ROOM_BYTES = 384 * 1024 * 1024;
/** Documents that wait for a process, at most: some seconds of work. */
const WAITING = 500;
const LIMIT_MS = 30_000;

/**
 * Processes that make documents, so that no turn waits for one; not threads, since the typesetter where it gives up
 * (a Rust panic) ends the process that it is in. None is begun before the first document.
 */
export function createPool({
  // That of the build; run from the sources, by whatever reads TypeScript.
  worker = above('documents/making/worker.js') ?? join(__dirname, 'worker.ts'),
  limitMs = LIMIT_MS,
  idleMs = IDLE_MS,
  roomBytes = ROOM_BYTES,
  template,
}: PoolOptions = {}): Pool {
  const makers = new Set<Maker>();
  /** The one that was at work last comes last, and its turn first: what a burst alone needs ends after it. */
  const idle = new Map<Maker, NodeJS.Timeout>();
  let closed = false;
  const inTurn = createQueue(PROCESSES);

  return {
    run: (task) => inTurn(() => made(task)),
    close: async () => {
      closed = true;
      await Promise.all(Array.from(makers, ended));
    },
  };

  async function made(task: Task): Promise<Uint8Array> {
    if (closed) throw new Error('No more documents are made');
    const maker = rested() ?? begun();
    try {
      return await maker.make(task, limitMs);
    } finally {
      if (maker.isFit()) rest(maker);
      else maker.end();
    }
  }

  function begun(): Maker {
    const maker = beginMaker({ program: worker, office: { template }, roomBytes });
    makers.add(maker);
    void maker.gone.then(() => {
      makers.delete(maker);
      idle.delete(maker);
    });
    return maker;
  }

  function rested(): Maker | undefined {
    const last = [...idle].at(-1);
    if (last === undefined) return undefined;
    const [maker, waiting] = last;
    clearTimeout(waiting);
    idle.delete(maker);
    return maker;
  }

  function rest(maker: Maker): void {
    const leave = (): void => {
      idle.delete(maker);
      maker.end();
    };
    idle.set(maker, setTimeout(leave, idleMs).unref());
  }
}

function ended(maker: Maker): Promise<void> {
  maker.end();
  return maker.gone;
}

/**
 * Lets so many act at a time, the others in the order in which they came.
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
