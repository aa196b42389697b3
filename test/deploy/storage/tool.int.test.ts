import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { aSqlitePlace } from '../../helpers/places';
import type { SqlitePlace } from '../../helpers/places';
import { answersOf, populate } from '../../helpers/populated';
import { startTool } from '../../helpers/storage-tool';
import { asBot, aWhole, digestsOf, seenWhole } from '../../helpers/whole';

/** Milliseconds; each command is a process. */
jest.setTimeout(60_000);

let filled: SqlitePlace;
let from: SqlitePlace;
let to: SqlitePlace;
let folder: string;

beforeAll(async () => {
  filled = aSqlitePlace();
  await asBot(filled.url, populate);
});
afterAll(() => filled.remove());
beforeEach(() => {
  [from, to] = [aSqlitePlace(), aSqlitePlace()];
  folder = dirname(from.file);
  mkdirSync(folder);
  copyFileSync(filled.file, from.file);
});
afterEach(() => Promise.all([from, to].map((place) => place.remove())));

const tool = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => startTool(args, { env, folder }).ended;
const digests = (place: SqlitePlace) => seenWhole(place.url, digestsOf);
const meddle = (place: SqlitePlace, sql: string): void => {
  const db = new Database(place.file);
  db.exec(sql);
  db.close();
};

describe('copy', () => {
  test('copies all of it, says so last, and has nothing left to do the second time', async () => {
    const first = await tool(['copy', from.url, to.url]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.last).toMatch(/^Coinciden: 8 de 8 informes iguales; huella [0-9a-f]{64} en ambos\.$/);
    expect(await digests(to)).toEqual(await digests(from));
    expect(await asBot(to.url, answersOf)).toEqual(await asBot(from.url, answersOf));
    const second = await tool(['copy', from.url, to.url]);
    expect(second).toMatchObject({ code: 0, last: first.last });
    expect(second.out).toContain('Se agregaron 0 informes; 8 ya estaban.');
  });

  test('stops before it writes over anything, and names it', async () => {
    await tool(['copy', from.url, to.url]);
    meddle(to, "UPDATE reports SET version = version + 1 WHERE folio = 'INF-2023-0002'");
    meddle(from, "UPDATE reports SET state = 'approved' WHERE folio = 'INF-2023-0003'");
    const before = await digests(to);
    const refused = await tool(['copy', from.url, to.url]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('No se escribió nada: el destino tiene 2 informes distintos');
    expect(refused.out).toMatch(/- INF-2023-0002 \(.+\)\n/);
    expect(refused.last).toContain('--overwrite');
    expect(await digests(to)).toEqual(before);
    expect(await tool(['copy', from.url, to.url, '--overwrite'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Se reemplazaron 2 informes.') as string,
    });
    expect(await digests(to)).toEqual(await digests(from));
  });

  test('deletes nothing, and says what else is there', async () => {
    const extra = aWhole({ id: 'zz', folio: 'INF-2024-0001' });
    await seenWhole(to.url, (store) => store.put([extra], 'if-absent'));
    const said = await tool(['copy', from.url, to.url, '--overwrite']);
    expect(said.code).toBe(0);
    expect(said.out).toContain('Solo están en el destino:\n- INF-2024-0001 (zz)\n');
    expect(await digests(to)).toHaveLength(9);
    expect(await tool(['verify', from.url, to.url])).toMatchObject({
      code: 1,
      last: expect.stringMatching(/^No coinciden: 8 de 8 informes iguales, 1 solo en el destino; huella/) as string,
    });
  });

  test('has no way around a folio that a report has which stays', async () => {
    await seenWhole(to.url, (store) => store.put([aWhole({ id: 'zz', folio: 'INF-2023-0004' })], 'if-absent'));
    for (const more of [[], ['--overwrite']]) {
      const said = await tool(['copy', from.url, to.url, ...more]);
      expect(said.code).toBe(1);
      expect(said.out).toMatch(/- INF-2023-0004: en el origen es de \w+; en el destino, de zz\n/);
    }
    expect(await digests(to)).toHaveLength(1);
  });

  test('makes nothing of a source that is not there', async () => {
    const said = await tool(['copy', `sqlite:${folder}/none/none.db`, to.url]);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain('none.db: no hay ahí un almacén');
    expect(existsSync(join(folder, 'none'))).toBe(false);
    expect(existsSync(to.file)).toBe(false);
  });

  test('refuses to copy a store onto itself', async () => {
    for (const same of [from.url, `sqlite:${folder}/../data/visits.db`, 'sqlite:visits.db']) {
      expect(await tool(['copy', from.url, same])).toMatchObject({
        code: 1,
        out: expect.stringContaining('son el mismo almacén') as string,
      });
    }
  });

  test('goes on after kills in the middle, and puts nothing in twice', async () => {
    const many = aSqlitePlace();
    await fill(many, 4_000);
    for (const least of [1, 700, 1_500]) {
      const running = startTool(['copy', many.url, to.url], { folder });
      await until(() => countIn(to) >= least || !running.running());
      running.signal('SIGKILL');
      await running.ended;
    }
    const left = countIn(to);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(4_000);
    const said = await tool(['copy', many.url, to.url]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toMatch(/Se agregaron \d,\d{3} informes; \d?,?\d+ ya estaban\./);
    expect(said.last).toContain('4,000 de 4,000 informes iguales');
    expect(await digests(to)).toEqual(await digests(many));
    await many.remove();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s, and says how to go on', async (signal) => {
    const many = aSqlitePlace();
    await fill(many, 4_000);
    const running = startTool(['copy', many.url, to.url], { folder });
    await until(() => countIn(to) > 0 || !running.running());
    running.signal(signal);
    const said = await running.ended;
    expect(said.code).toBe(1);
    expect(said.err).toBe('Se interrumpió. Lo escrito está completo; la misma orden continúa.\n');
    expect(readdirSync(dirname(to.file))).toEqual(['visits.db']);
    expect(await tool(['copy', many.url, to.url])).toMatchObject({ code: 0 });
    await many.remove();
  });

  async function fill(place: SqlitePlace, count: number): Promise<void> {
    await seenWhole(place.url, async (store) => {
      for (let done = 0; done < count; done += 500) {
        await store.put(
          Array.from({ length: 500 }, () => aWhole()),
          'if-absent',
        );
      }
    });
  }

  function countIn(place: SqlitePlace): number {
    if (!existsSync(place.file)) return 0;
    const db = new Database(place.file, { readonly: true });
    try {
      return db.prepare('SELECT count(*) FROM reports').pluck().get() as number;
    } catch {
      return 0;
    } finally {
      db.close();
    }
  }

  async function until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 2));
  }
});

describe('backup and restore', () => {
  test('bring everything back into an empty store', async () => {
    const env = { STORAGE_URL: from.url };
    const backup = await tool(['backup', 'visits.backup'], env);
    expect(backup).toMatchObject({ code: 0, err: '' });
    expect(backup.out).toMatch(/^visits\.backup: 8 informes de sqlite:.+, huella [0-9a-f]{64}\.\n$/);
    expect(statSync(join(folder, 'visits.backup')).mode & 0o777).toBe(0o600);
    const restore = await tool(['restore', 'visits.backup', '--storage', to.url], env);
    expect(restore).toMatchObject({ code: 0, err: '' });
    expect(restore.last).toMatch(/^Coinciden: 8 de 8 informes iguales; huella/);
    expect(await digests(to)).toEqual(await digests(from));
    expect(await asBot(to.url, answersOf)).toEqual(await asBot(from.url, answersOf));
    for (const places of [[], ['visits.backup'], [to.url], [from.url, 'visits.backup'], [to.url, from.url]]) {
      expect(await tool(['verify', ...places], env)).toMatchObject({ code: 0, err: '' });
    }
  });

  test('leave alone what is there, unless told otherwise', async () => {
    await tool(['backup', 'visits.backup', '--storage', from.url]);
    expect(await tool(['backup', 'visits.backup', '--storage', from.url])).toMatchObject({
      code: 1,
      err: 'visits.backup: ya existe; para reemplazarlo, repita la orden con --overwrite.\n',
    });
    expect(await tool(['backup', 'visits.backup', '--storage', from.url, '--overwrite'])).toMatchObject({ code: 0 });
    meddle(from, "UPDATE reports SET document = '{' WHERE folio IS NOT NULL");
    const before = await digests(from);
    const refused = await tool(['restore', 'visits.backup', '--storage', from.url]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('No se escribió nada: el destino tiene 5 informes distintos');
    expect(await digests(from)).toEqual(before);
    expect(await tool(['restore', 'visits.backup', '--storage', from.url, '--overwrite'])).toMatchObject({ code: 0 });
    expect(await digests(from)).toEqual(await digests(filled));
  });

  test('mend folios that were exchanged', async () => {
    await tool(['backup', 'visits.backup', '--storage', from.url]);
    meddle(
      from,
      `UPDATE reports SET folio = 'x' WHERE folio_number = 1;
       UPDATE reports SET folio = 'INF-2023-0001' WHERE folio_number = 2;
       UPDATE reports SET folio = 'INF-2023-0002' WHERE folio_number = 1`,
    );
    expect(await tool(['verify', '--storage', from.url])).toMatchObject({ code: 1 });
    expect(await tool(['restore', 'visits.backup', '--storage', from.url, '--overwrite'])).toMatchObject({ code: 0 });
    expect(await digests(from)).toEqual(await digests(filled));
    expect(await tool(['verify', '--storage', from.url])).toMatchObject({ code: 0 });
  });

  test('refuse a damaged file before anything is written', async () => {
    await tool(['backup', 'visits.backup', '--storage', from.url]);
    const bytes = readFileSync(join(folder, 'visits.backup'));
    writeFileSync(join(folder, 'cut'), bytes.subarray(0, bytes.length - 9));
    for (const [file, why] of [
      ['cut', 'está dañado'],
      ['visits.db', 'no es un respaldo'],
      ['none', 'no existe'],
    ] as const) {
      const said = await tool(['restore', file, '--storage', to.url]);
      expect(said).toMatchObject({ code: 1, out: '' });
      expect(said.err).toContain(`${file}: ${why}`);
      expect(existsSync(to.file)).toBe(false);
    }
    expect(await tool(['verify', 'cut'])).toMatchObject({ code: 1, out: '' });
  });
});

describe('verify', () => {
  test('names what is damaged, counts it, and ends with 1', async () => {
    meddle(from, "UPDATE reports SET document = '{' WHERE folio = 'INF-2023-0001'");
    meddle(from, 'DELETE FROM history WHERE seq = 2 AND report_id = (SELECT id FROM reports WHERE folio_number = 2)');
    const said = await tool(['verify', from.url]);
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/- INF-2023-0001 \(\w+\): su documento no se puede leer\n/);
    expect(said.out).toMatch(/- INF-2023-0002 \(\w+\): falta la entrada 2 del historial\n/);
    expect(said.last).toMatch(/^Hay daños: 8 informes, 2 con problemas, 0 folios sin informe; huella/);
    expect(await tool(['verify', from.url, filled.url])).toMatchObject({
      code: 1,
      last: expect.stringMatching(/^No coinciden: 6 de 8 informes iguales, 2 distintos; huella/) as string,
    });
  });
});

describe('usage', () => {
  test('is told where it is asked for', async () => {
    const said = await tool(['copy', '--help']);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('Uso: npm run storage -- copy FROM TO [--overwrite]');
  });

  test.each<[string[], string, NodeJS.ProcessEnv]>([
    [[], 'Falta la orden.', {}],
    [['copy', 'sqlite:a.db'], 'Falta TO.', {}],
    [['backup', 'x', '--force'], 'No existe la opción --force.', {}],
    [['verify'], 'STORAGE_URL: «nowhere» no se reconoce', { STORAGE_URL: 'nowhere' }],
  ])('that is wrong ends with 2: %j', async (args, message, env) => {
    const said = await tool(args, env);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(message);
    expect(readdirSync(folder)).toEqual(['visits.db']);
  });
});

describe('dead letters', () => {
  test('are listed, and sent again one by one', async () => {
    const env = { STORAGE_URL: from.url };
    const listed = await tool(['dead'], env);
    expect(listed.code).toBe(0);
    const [first = '', , last] = listed.out.split('\n');
    expect(last).toContain('2 mensajes sin entregar');
    expect(first).toContain('1 intento: canal cerrado');
    const [id = ''] = first.split(' ');
    expect(await tool(['revive', id], env)).toMatchObject({ code: 0, err: '' });
    expect(await tool(['revive', id], env)).toMatchObject({ code: 1 });
    expect((await tool(['dead'], env)).last).toContain('1 mensaje sin entregar');
    expect(await asBot(from.url, (bot) => bot.nextDue())).toBeDefined();
  });

  test('of a store that is not there are no reason to make one', async () => {
    for (const args of [['dead'], ['revive', 'x'], ['verify'], ['backup', 'x']]) {
      expect(await tool([...args, '--storage', to.url])).toMatchObject({ code: 1, out: '' });
    }
    expect(existsSync(dirname(to.file))).toBe(false);
  });
});
