import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { aMongoPlace, onMongo } from '../../helpers/mongo';
import type { MongoPlace } from '../../helpers/mongo';
import { proxyTo } from '../../helpers/mongo-proxy';
import { aSqlitePlace } from '../../helpers/places';
import type { SqlitePlace } from '../../helpers/places';
import { answersOf, populate } from '../../helpers/populated';
import { startTool } from '../../helpers/storage-tool';
import { asBot, aWhole, digestsOf, seenWhole } from '../../helpers/whole';

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
  const digests = (place: { readonly url: string }) => seenWhole(place.url, digestsOf);
  const countIn = () => database.meddle((db) => db.collection('reports').countDocuments());

  test('copies a file to a database and back, and backs either up', async () => {
    await asBot(file.url, populate);
    const there = await tool('copy', file.url, database.url);
    expect(there).toMatchObject({ code: 0, err: '' });
    const again = await tool('copy', database.url, back.url);
    expect(again).toMatchObject({ code: 0, err: '', last: there.last });
    expect(await digests(back)).toEqual(await digests(file));
    expect(await tool('backup', 'x', '--storage', database.url)).toMatchObject({ code: 0, err: '' });
    for (const places of [['x', file.url], [file.url, database.url], [database.url], ['x']]) {
      expect(await tool('verify', ...places)).toMatchObject({ code: 0, err: '' });
    }
    await database.meddle((db) => db.dropDatabase());
    expect(await tool('restore', 'x', '--storage', database.url)).toMatchObject({ code: 0, err: '', last: there.last });
    expect(await asBot(database.url, answersOf)).toEqual(await asBot(file.url, answersOf));
  });

  test('goes on after a kill, and after the database went away', async () => {
    const many = 6_000;
    const all = Array.from({ length: many }, () => aWhole());
    await seenWhole(file.url, (store) => store.put(all, 'if-absent'));
    const killed = startTool(['copy', file.url, database.url], { folder });
    while ((await countIn()) === 0 && killed.running());
    killed.signal('SIGKILL');
    await killed.ended;
    const left = await countIn();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(many);

    const proxy = await proxyTo(database.url);
    const through = Object.assign(new URL(database.url), { host: new URL(proxy.url).host });
    const cut = startTool(['copy', file.url, through.href], { folder });
    while ((await countIn()) === left && cut.running());
    await proxy.close();
    const said = await cut.ended;
    expect(said).toMatchObject({ code: 1 });
    expect(said.err).toContain('no responde');
    expect(said.err).toContain('la misma orden continúa');
    expect(await countIn()).toBeLessThan(many);

    const done = await tool('copy', file.url, database.url);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.last).toContain('6,000 de 6,000 informes iguales');
    expect(await digests(database)).toEqual(await digests(file));
  });

  test('finds what was changed in the database', async () => {
    await asBot(database.url, populate);
    const change = (folio: string, fields: object) =>
      database.meddle((db) => db.collection('reports').updateOne({ folio }, { $set: fields }));
    await change('INF-2023-0001', { document: '{' });
    await change('INF-2023-0002', { authorName: 'Otra' });
    await change('INF-2023-0003', { waitingSince: '' });
    await change('INF-2023-0004', { 'history.1.event': '{}' });
    await change('INF-2023-0005', { history: null });
    const said = await tool('verify', database.url);
    expect(said.code).toBe(1);
    for (const line of [
      /INF-2023-0001 .+: su documento no se puede leer/,
      /INF-2023-0002 .+: sus columnas no dicen lo que el documento \(authorName\)/,
      /INF-2023-0003 .+: lo que el almacén guarda aparte no corresponde \(waitingSince\)/,
      /INF-2023-0004 .+: la entrada 2 del historial no corresponde a su huella/,
      /: no se puede leer\n/,
    ]) {
      expect(said.out).toMatch(line);
    }
    expect(said.last).toContain('8 informes, 5 con problemas');
  });

  test('never says a password', async () => {
    const url = 'mongodb://visits:hush-hush@127.0.0.1:1/visits?serverSelectionTimeoutMS=50&authSource=hush-hush';
    for (const args of [
      ['copy', url, file.url],
      ['backup', 'x', '--storage', url],
      ['verify', url],
      ['dead', '--storage', url],
    ]) {
      const said = await tool(...args);
      expect(said).toMatchObject({
        code: 1,
        out: '',
        err: 'mongodb://127.0.0.1:1/visits: no responde; intente de nuevo cuando vuelva.\n',
      });
    }
    for (const args of [
      ['copy', url],
      ['copy', url, url, '--x'],
      ['verify', url, '--storage', url],
      ['copy', `x${url}`, url],
    ]) {
      const said = await tool(...args);
      expect(said.code).toBe(2);
      expect(said.out + said.err).not.toContain('hush');
    }
  });
});
