import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  /** Lines it wrote so far; grows. */
  readonly lines: readonly string[];
  /** Resolves once so many lines have come, or the child has ended. */
  wrote(count: number): Promise<void>;
  /** Ends it on the spot, with no chance to tidy up. */
  kill(): void;
  /** Resolves with all its lines once it has ended; rejects where it failed by itself. */
  readonly ended: Promise<readonly string[]>;
}

/** A process of its own that runs one of our TypeScript files. `limit` caps a file's size, in KiB. */
export function startChild(file: string, args: readonly string[], limit?: number): Child {
  const node = [process.execPath, '-r', join(__dirname, 'register-ts.js'), file, ...args];
  const [command = '', ...rest] =
    limit === undefined ? node : ['/bin/sh', '-c', `ulimit -f ${limit * 2} && exec "$@"`, 'sh', ...node];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let errors = '';
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  let over = false;
  const ended = new Promise<readonly string[]>((resolve, reject) => {
    child.on('close', (code, signal) => {
      over = true;
      wake();
      if (code === 0 || signal === 'SIGKILL') resolve(lines);
      else reject(new Error(`The child ended with ${code ?? signal}: ${errors}`));
    });
  });
  return {
    lines,
    ended,
    async wrote(count) {
      while (lines.length < count && !over) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
