import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinks } from '../../bot/http/links';
import { openSqlite } from '../../storage/sqlite/open';
import { aLog } from '../helpers/world/logs';
import { aReport, changeTo } from '../helpers/people/reports';
import { readWord } from '../helpers/documents/word-text';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'start-'));
const storageUrl = `sqlite:${join(folder, 'visits.db')}`;
const running: ChildProcess[] = [];

afterAll(() => {
  running.forEach((npm) => npm.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

function npmStart(env: Readonly<Record<string, string>>): ChildProcess {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', STORAGE_URL: storageUrl, ...env },
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

async function addressOf(npm: ChildProcess): Promise<string> {
  const address = /^Informes de visita: (http:\/\/127\.0\.0\.1:\d+)$/m;
  return address.exec(await printed(npm.stdout, address))?.[1] ?? '';
}

// A first start may have to build.
jest.setTimeout(120_000);

describe('npm start', () => {
  it('prints one address, answers there, and stops cleanly when npm is told to', async () => {
    const npm = npmStart({ PORT: '0' });
    const url = await addressOf(npm);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    const ended = once(npm, 'exit');
    npm.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('serves what was built with it: the page, and documents from their template', async () => {
    const secret = 'a secret of this test, long enough';
    const store = openSqlite(storageUrl, { log: aLog() });
    const change = changeTo(aReport());
    expect(await store.save(change)).toBe('saved');
    await store.close();
    const npm = npmStart({ PORT: '0', LINK_SECRET: secret });
    const url = await addressOf(npm);
    const page = await (await fetch(url)).text();
    expect(page).toContain('app.js');
    expect((await fetch(`${url}/app.js`)).status).toBe(200);

    const links = createLinks({ secret, days: 1, clock: { now: () => new Date() }, baseUrl: () => url });
    const word = await fetch(links.word(change.report, [change.report.author.id]));
    expect(readWord(Buffer.from(await word.arrayBuffer())).fields).toHaveProperty('unit');
    npm.kill('SIGTERM');
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
