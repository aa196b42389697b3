import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { oneAtATime } from './lock';

export interface BotProcess {
  /** Where it listens, as its first line says. Rejects where it ends before it listens. */
  readonly listening: Promise<string>;
  /** What it wrote to its log so far. */
  errors(): string;
  /** SIGKILL, and resolves once it is gone. */
  kill(): Promise<void>;
}

const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache');
/** Milliseconds, on a machine that has a lot of other work. */
const LONGEST_BUILD = 300_000;

/** Builds `dist/` where a source has changed since: no test runs what was there before. */
export function builtBot(): string {
  mkdirSync(CACHE, { recursive: true });
  const { status, stderr } = oneAtATime(join(CACHE, 'bot-build.lock'), LONGEST_BUILD, () =>
    spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--if-needed'], { encoding: 'utf8' }),
  );
  if (status !== 0) throw new Error(`The bot could not be built: ${stderr}`);
  return join(ROOT, 'dist', 'bot', 'main.js');
}

/** The bot as an operator starts it, `main` as built, in a process of its own. */
export function startBotProcess(main: string, env: Readonly<Record<string, string>>): BotProcess {
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', WEBCHAT: 'off', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listening = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('http://')) resolve(line.slice(line.indexOf('http://')).trim());
      else errors += `${line}\n`;
    });
    void gone.then(() => reject(new Error(`The bot ended before it listened: ${errors}`)));
  });
  return {
    listening,
    errors: () => errors,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
