import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface BotProcess {
  /** Where it listens, as its first line says. */
  readonly url: string;
  /** SIGKILL, and resolves once it is gone. */
  kill(): Promise<void>;
}

const ROOT = join(__dirname, '..', '..');

/** The bot as an operator starts it: `bot/main.ts` in a process of its own. Rejects where it ends before it listens. */
export async function startBotProcess(env: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = spawn(process.execPath, ['-r', join(__dirname, 'register-ts.js'), join(ROOT, 'bot', 'main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', WEBCHAT: 'off', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (written) => {
      if (written.includes('http://')) resolve(written);
    });
    void gone.then(() => reject(new Error(`The bot ended before it listened: ${errors}`)));
  });
  return {
    url: line.slice(line.indexOf('http://')).trim(),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
