import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { ServerName } from './names';
import type { Asked, Told } from './serve';

/** A server in a process of its own, as the one who loads it sees it. */
export interface Measured {
  readonly name: ServerName;
  readonly url: string;
  /** CPU used since it began, user and system, in ms. */
  cpuMs(): Promise<number>;
  /** Resolves once it has closed its store and ended. */
  stop(): Promise<void>;
}

/** Starts it with the flags of this process, so that it runs from sources where this one does. */
export async function startMeasured(name: ServerName, storageUrl: string): Promise<Measured> {
  const file = join(__dirname, `serve${extname(__filename)}`);
  const child = fork(file, [name, storageUrl], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const told = await answerOf(child);
  if (!('url' in told)) throw new Error(`${name} did not say where it listens`);
  return {
    name,
    url: told.url,
    cpuMs: async () => {
      const answer = answerOf(child);
      child.send('cpu' satisfies Asked);
      const said = await answer;
      return 'cpuMs' in said ? said.cpuMs : NaN;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop' satisfies Asked);
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`${name} ended with ${code}`);
    },
  };
}

function answerOf(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null): void => reject(new Error(`A server ended with ${code}`));
    child.once('exit', failed);
    child.once('message', (told) => {
      child.off('exit', failed);
      resolve(told as Told);
    });
  });
}
