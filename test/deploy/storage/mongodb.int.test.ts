import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { aMongoPlace, onMongo } from '../../helpers/stores/mongo';
import type { MongoPlace } from '../../helpers/stores/mongo';
import { proxyTo } from '../../helpers/stores/mongo-proxy';
import { aSqlitePlace } from '../../helpers/people/places';
import type { SqlitePlace } from '../../helpers/people/places';
import { populate } from '../../helpers/stores/populated';
import { startTool } from '../../helpers/stores/storage-tool';
import { asBot, aWhole, fill, wholesOf } from '../../helpers/stores/transfer';

/** Milliseconds; each command is a process. */
jest.setTimeout(60_000);

onMongo('the tool on MongoDB', (server) => {
  let file: SqlitePlace;
  let back: SqlitePlace;
  let database: MongoPlace;
  let folder: string;
  beforeEach(() => {
    [file, back] = [aSqlitePlace(), aSqlitePlace()];
    database = aMongoPlace(server());
    folder = dirname(file.file);
    mkdirSync(folder);
  });
  afterEach(() => Promise.all([file, back, database].map((place) => place.remove())));

  const tool = (...args: readonly string[]) => startTool(args, { folder }).ended;
  // Read from the collection's own count: an aggregation fails where the tool drops the collection meanwhile.
  const countIn = (name: string) => database.meddle((db) => db.collection(name).estimatedDocumentCount());

  test('moves a file to a database and back, sound at each end', async () => {
    await asBot(file.url, populate);
    for (const [name, from, to] of [
      ['there.jsonl.gz', file.url, database.url],
      ['back.jsonl.gz', database.url, back.url],
    ] as const) {
      expect(await tool('export', name, '--storage', from)).toMatchObject({ code: 0, err: '' });
      expect(await tool('import', name, '--storage', to)).toMatchObject({ code: 0, err: '' });
      expect(await tool('verify', '--storage', to)).toMatchObject({ code: 0, out: 'Todo bien: 8 informes.\n' });
    }
    expect(await wholesOf(back.url)).toEqual(await wholesOf(file.url));
    expect(await tool('revive', '--all', '--storage', database.url)).toMatchObject({ code: 0, err: '' });
    expect((await wholesOf(database.url)).flatMap(({ dead }) => dead)).toEqual([]);
    expect(await tool('import', 'back.jsonl.gz', '--storage', database.url)).toMatchObject({ code: 1, out: '' });
  });

  test('leaves nothing of an import that was killed, or whose database went away', async () => {
    const many = 3_000;
    await fill(
      file.url,
      Array.from({ length: many }, () => aWhole()),
    );
    expect(await tool('export', 'x', '--storage', file.url)).toMatchObject({ code: 0, err: '' });
    const killed = startTool(['import', 'x', '--storage', database.url], { folder });
    while ((await countIn('import')) === 0 && killed.running());
    killed.signal('SIGKILL');
    expect((await killed.ended).out).toBe('');
    expect([await countIn('reports'), (await countIn('import')) > 0]).toEqual([0, true]);

    const proxy = await proxyTo(database.url);
    const through = Object.assign(new URL(database.url), { host: new URL(proxy.url).host });
    through.searchParams.set('directConnection', 'true');
    const left = await countIn('import');
    const cut = startTool(['import', 'x', '--storage', through.href], { folder });
    while ([0, left].includes(await countIn('import')) && cut.running());
    await proxy.close();
    const said = await cut.ended;
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain('no responde');
    expect(await countIn('reports')).toBe(0);

    expect(await tool('import', 'x', '--storage', database.url)).toMatchObject({ code: 0, err: '' });
    expect(await wholesOf(database.url)).toEqual(await wholesOf(file.url));
    expect(await countIn('import')).toBe(0);
  });

  test('never says a password', async () => {
    const url = 'mongodb://visits:hush-hush@127.0.0.1:1/visits?serverSelectionTimeoutMS=50&authSource=hush-hush';
    for (const args of [['export', 'x'], ['verify'], ['dead']]) {
      expect(await tool(...args, '--storage', url)).toMatchObject({
        code: 1,
        out: '',
        err: 'mongodb://127.0.0.1:1/visits: no responde; repita la orden cuando vuelva.\n',
      });
    }
    for (const args of [
      ['export', url],
      ['export', 'x', '--storage', `x${url}`],
      ['verify', 'x', 'y', '--storage', url],
    ]) {
      const said = await tool(...args);
      expect(said.code).toBe(2);
      expect(said.out + said.err).not.toContain('hush');
    }
  });
});
