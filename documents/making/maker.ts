import { fork } from 'node:child_process';
import type { Answer, Office, Task } from './task';

/** A process that makes documents, one at a time. */
export interface Maker {
  /** Rejects where the document fails, the process ends, or it takes longer than `limitMs`, after which it is ended. */
  make(task: Task, limitMs: number): Promise<Uint8Array>;
  /** Whether it may be given another document: it lives, and has memory left. */
  isFit(): boolean;
  /** Ends it, whatever it does. */
  end(): void;
  /** Resolves once it has ended. */
  readonly gone: Promise<void>;
}

export interface MakerOptions {
  readonly program: string;
  readonly office: Office;
  /** Bytes of memory past which it makes no other document. */
  readonly roomBytes: number;
}

/** Megabytes of its heap; the longest report takes a tenth. Past it, the process dies, and the bot does not. */
const HEAP_MB = 512;
/** Characters that are told of what a process died of. */
const COMPLAINT = 600;

/** Throws, or fails its first document, where the system has no process left. */
export function beginMaker({ program, office, roomBytes }: MakerOptions): Maker {
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let fit = true;
  /** What it says at the document that it makes: of what it dies comes first, and then stacks. */
  let complaint = '';
  let told: (answer: Answer) => void = () => {};

  const over = (failed: Error): void => {
    fit = false;
    child.kill('SIGKILL');
    told({ failed });
  };
  const gone = new Promise<void>((resolve) => {
    child.on('error', over).once('error', () => resolve());
    child.once('close', (code, signal) => {
      over(new Error(`The process of a document ended (${signal ?? code}): ${complaint.trim()}`));
      resolve();
    });
  });
  child.stderr?.on('data', (words: Buffer) => (complaint = (complaint + words.toString()).slice(0, COMPLAINT)));
  child.on('message', (answer) => told(answer as Answer));
  child.send(office);

  return { make, isFit: () => fit, end: () => over(new Error('No more documents are made')), gone };

  async function make(task: Task, limitMs: number): Promise<Uint8Array> {
    const late = (): void => over(new Error(`A document (${task.kind}) was given up after ${limitMs} ms`));
    const limit = setTimeout(late, limitMs);
    try {
      const answer = await new Promise<Answer>((resolve) => {
        told = resolve;
        complaint = '';
        child.send(task);
      });
      if ('failed' in answer) throw answer.failed;
      fit &&= answer.resident < roomBytes;
      return answer.made;
    } finally {
      clearTimeout(limit);
    }
  }
}
