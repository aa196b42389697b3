import { spawn } from 'node:child_process';
import { join } from 'node:path';

const mainOf = (tool: string): string => join(__dirname, `../../../deploy/${tool}/main.ts`);
const REGISTER = join(__dirname, '../world/register-ts.js');

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Of what it said, the last line. */
  readonly last: string;
}

export interface Tool {
  readonly ended: Promise<Said>;
  signal(signal: NodeJS.Signals): void;
  /** Whether it still runs. */
  running(): boolean;
}

/** An operator's tool as a process, with nothing in its environment but what is given, and no `.env` beside it. */
export function startTool(
  args: readonly string[],
  {
    env = {},
    folder,
    input,
    tool = 'storage',
  }: { readonly env?: NodeJS.ProcessEnv; readonly folder: string; readonly input?: string; readonly tool?: string },
): Tool {
  const child = spawn(process.execPath, ['-r', REGISTER, mainOf(tool), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
  const ended = new Promise<Said>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...said, last: said.out.trimEnd().split('\n').at(-1) ?? '' }));
  });
  return {
    ended,
    signal: (signal) => void child.kill(signal),
    running: () => child.exitCode === null && child.signalCode === null,
  };
}
