import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What is measured, each in a process of its own; `product` as an operator starts it. */
const programs = { product: '../../bot/main.js', teams: 'stock/teams.js', slack: 'stock/slack.js' } as const;

/** What a process has used since it began: CPU of all threads, user and system, and memory now. */
export interface Used {
  readonly cpuMs: number;
  readonly residentMb: number;
}

export interface Running {
  readonly url: string;
  used(): Promise<Used>;
  /** SIGKILL: whatever it had not written by then is lost. */
  kill(): Promise<void>;
}

/** Resolves once it says where it listens; rejects where it ends before. */
export async function start(
  program: keyof typeof programs,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = fork(join(__dirname, programs[program]), args, {
    execArgv: ['-r', join(__dirname, 'probe.js')],
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', WEBCHAT: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-2_000)));
  const ended = once(child, 'exit');
  const url = await Promise.race([addressIn(child.stdout), ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`${program} ended before it listened: ${said}`);
  return {
    url,
    used: async () => {
      const answer = once(child, 'message');
      child.send('used');
      const [used] = (await Promise.race([answer, ended.then(() => [])])) as [Used?];
      if (used === undefined) throw new Error(`${program} has ended: ${said}`);
      return used;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function addressIn(output: NodeJS.ReadableStream | null): Promise<string | undefined> {
  if (output === null) return undefined;
  const [line] = (await once(createInterface({ input: output }), 'line')) as [string];
  output.resume();
  return /http:\S+/.exec(line)?.[0];
}
