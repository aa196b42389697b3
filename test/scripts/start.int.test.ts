import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'start-'));
const running: ChildProcess[] = [];

afterAll(() => {
  running.forEach((npm) => npm.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

function npmStart(env: Readonly<Record<string, string>>): ChildProcess {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', STORAGE_URL: `sqlite:${join(folder, 'visits.db')}`, ...env },
  });
  running.push(npm);
  return npm;
}

/** All it prints on one stream, until the stream holds a match or ends. */
async function printed(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    if (pattern.test(text)) break;
  }
  return text;
}

// A first start may have to build.
jest.setTimeout(120_000);

describe('npm start', () => {
  it('prints one address, answers there, and stops cleanly when npm is told to', async () => {
    const npm = npmStart({ PORT: '0' });
    const address = /^Informes de visita: (http:\/\/127\.0\.0\.1:\d+)$/m;
    const [, url = ''] = address.exec(await printed(npm.stdout, address)) ?? [];
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    const ended = once(npm, 'exit');
    npm.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('ends non-zero with every fault of the configuration', async () => {
    const npm = npmStart({ PORT: 'abc', TIME_ZONE: 'Atlantis' });
    const ended = once(npm, 'exit');
    const text = await printed(npm.stderr, /(?!)/);
    expect(text).toContain('- PORT: ');
    expect(text).toContain('- TIME_ZONE: ');
    expect((await ended)[0]).toBeGreaterThan(0);
  });
});
