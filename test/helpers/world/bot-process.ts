import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
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

const ROOT = join(__dirname, '../../..');
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
  return watched(spawnNode([main], env));
}

/** A process that has loaded the bot, and becomes it when told. */
export interface Standby {
  begin(): BotProcess;
  kill(): Promise<void>;
}

export function standBy(main: string, env: Readonly<Record<string, string>>): Standby {
  const child = spawnNode([join(__dirname, 'standby.js'), main], env);
  const process = watched(child);
  // Who is never told to begin never listens.
  process.listening.catch(() => {});
  return {
    begin: () => {
      child.stdin.write('begin\n');
      return process;
    },
    kill: () => process.kill(),
  };
}

const spawnNode = (args: readonly string[], env: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: '0',
      WEBCHAT: 'off',
      LOG_LEVEL: 'error',
      MORNING_SUMMARY: 'off',
      ...env,
    },
  });

function watched(child: ChildProcessWithoutNullStreams): BotProcess {
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  // Nobody reads on the other side of a process that was killed.
  child.stdin.on('error', () => {});
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listening = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('http://')) resolve(line.slice(line.indexOf('http://')).trim());
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
