import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { entryHash } from '../../../storage/chained';
import type { WholeReport } from '../../../storage/transfer';
import { aSqlitePlace } from '../../helpers/people/places';
import type { SqlitePlace } from '../../helpers/people/places';
import { answersOf, populate } from '../../helpers/stores/populated';
import { startTool } from '../../helpers/stores/storage-tool';
import { asBot, aWhole, fill, wholesOf } from '../../helpers/stores/transfer';

/** Milliseconds; each command is a process. */
jest.setTimeout(60_000);

let filled: SqlitePlace;
let from: SqlitePlace;
let to: SqlitePlace;
let folder: string;
let env: NodeJS.ProcessEnv;

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
  env = { STORAGE_URL: from.url };
});
afterEach(() => Promise.all([from, to].map((place) => place.remove())));

const tool = (...args: readonly string[]) => startTool(args, { env, folder }).ended;
const path = (name: string): string => join(folder, name);
const meddle = (sql: string): void => {
  const db = new Database(from.file);
  db.exec(sql);
  db.close();
};

describe('export and import', () => {
  test('bring everything into an empty store, and say so', async () => {
    await asBot(from.url, (bot) => bot.keepNote('review-channel.slack', { channel: 'C1' }, 0));
    const exported = await tool('export', 'visits.jsonl.gz');
    expect(exported).toMatchObject({ code: 0, err: '', out: `visits.jsonl.gz: 8 informes de ${from.url}.\n` });
    expect(statSync(path('visits.jsonl.gz')).mode & 0o777).toBe(0o600);
    expect(await tool('verify', 'visits.jsonl.gz')).toMatchObject({ code: 0, out: 'Todo bien: 8 informes.\n' });
    const imported = await tool('import', 'visits.jsonl.gz', '--storage', to.url);
    expect(imported).toMatchObject({
      code: 0,
      err: '',
      out: `${to.url}: 8 informes de visits.jsonl.gz. Revíselo con verify.\n`,
    });
    expect(await tool('verify', '--storage', to.url)).toMatchObject({ code: 0, out: 'Todo bien: 8 informes.\n' });
    expect(await wholesOf(to.url)).toEqual(await wholesOf(from.url));
    expect(await asBot(to.url, answersOf)).toEqual(await asBot(from.url, answersOf));
    const note = { value: { channel: 'C1' }, version: 1 };
    expect(await asBot(to.url, (bot) => bot.note('review-channel.slack'))).toEqual(note);
  });

  test('pass through a pipe', async () => {
    const exported = await tool('export', '-');
    expect(exported).toMatchObject({ code: 0, err: `-: 8 informes de ${from.url}.\n` });
    const input = exported.out;
    const cut = startTool(['import', '-', '--storage', to.url], { env, folder, input: input.slice(0, -9) });
    expect(await cut.ended).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('-, línea 10: está cortado') as string,
    });
    expect(await wholesOf(to.url)).toEqual([]);
    const whole = startTool(['import', '-', '--storage', to.url], { env, folder, input });
    expect(await whole.ended).toMatchObject({ code: 0, err: '' });
    expect(await wholesOf(to.url)).toEqual(await wholesOf(from.url));
  });

  test('take nobody’s place', async () => {
    await tool('export', 'visits.jsonl');
    const before = readFileSync(path('visits.jsonl'));
    expect(await tool('export', 'visits.jsonl')).toMatchObject({
      code: 1,
      out: '',
      err: 'visits.jsonl: ya existe y no se reemplaza; dé otro nombre.\n',
    });
    expect(readFileSync(path('visits.jsonl'))).toEqual(before);
    const refused = await tool('import', 'visits.jsonl');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(`${from.url}: ya tiene informes, e import solo escribe en un almacén vacío`);
  });

  test('refuse a damaged file by its line, before a store is even made', async () => {
    await tool('export', 'visits.jsonl');
    const lines = readFileSync(path('visits.jsonl'), 'utf8').split('\n');
    writeFileSync(path('changed'), lines.map((line, nth) => (nth === 3 ? line.replace('a', 'b') : line)).join('\n'));
    writeFileSync(path('cut'), lines.slice(0, 5).join('\n'));
    for (const [file, why] of [
      ['changed', 'changed, línea 4: está dañado'],
      ['cut', 'cut, línea 5: está cortado'],
      ['visits.db', 'visits.db, línea 1: no es un archivo de export'],
      ['none', 'none: no existe'],
    ] as const) {
      const said = await tool('import', file, '--storage', to.url);
      expect(said).toMatchObject({ code: 1, out: '' });
      expect(said.err).toContain(why);
    }
    expect(await tool('verify', 'cut')).toMatchObject({ code: 1, out: '' });
    expect(existsSync(to.file)).toBe(false);
  });

  test('leave out what cannot be read, and name it', async () => {
    meddle("UPDATE reports SET document = '{' WHERE folio = 'INF-2023-0001'");
    const said = await tool('export', 'visits.jsonl');
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/^No va en el archivo: \w+, no se puede leer\nvisits\.jsonl: 7 informes de /);
    expect(await tool('import', 'visits.jsonl', '--storage', to.url)).toMatchObject({ code: 0 });
  });

  test('that are killed in the middle leave nothing, and are begun anew', async () => {
    const many = aSqlitePlace();
    await fill(
      many.url,
      Array.from({ length: 3_000 }, () => aWhole()),
    );
    const exporting = startTool(['export', 'many.jsonl', '--storage', many.url], { env, folder });
    await until(() => sizeOf(path('many.jsonl.part')) > 100_000 || !exporting.running());
    exporting.signal('SIGKILL');
    await exporting.ended;
    expect(readdirSync(folder)).not.toContain('many.jsonl');
    expect(await tool('export', 'many.jsonl', '--storage', many.url)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder)).not.toContain('many.jsonl.part');
    const importing = startTool(['import', 'many.jsonl', '--storage', to.url], { env, folder });
    await until(() => sizeOf(`${to.file}-wal`) > 1_000_000 || !importing.running());
    importing.signal('SIGKILL');
    expect((await importing.ended).out).toBe('');
    expect(await wholesOf(to.url)).toEqual([]);
    expect(await tool('import', 'many.jsonl', '--storage', to.url)).toMatchObject({ code: 0, err: '' });
    expect(await wholesOf(to.url)).toEqual(await wholesOf(many.url));
    await many.remove();
  });

  const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  async function until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 2));
  }
});

test('verify names what is damaged, by report and entry, and ends with 1', async () => {
  meddle("UPDATE reports SET document = '{' WHERE folio = 'INF-2023-0001'");
  meddle('DELETE FROM history WHERE seq = 2 AND report_id = (SELECT id FROM reports WHERE folio_number = 2)');
  const said = await tool('verify');
  expect(said.code).toBe(1);
  const [first, second, ...more] = said.out.trimEnd().split('\n');
  expect(first).toMatch(/^\w+: no se puede leer$/);
  expect(second).toMatch(/^INF-2023-0002 \(\w+\): falta la entrada 2 del historial$/);
  expect(more).toEqual(['Faltan folios de 2023: 1', 'Hay daños: 8 informes, 2 con fallas.']);
  meddle('DELETE FROM history WHERE seq = 1 AND report_id = (SELECT id FROM reports WHERE folio_number = 3)');
  await tool('export', 'visits.jsonl');
  expect((await tool('verify', 'visits.jsonl')).out).toMatch(
    /\nINF-2023-0003 \(\w+\), línea \d: falta la entrada 1 del historial\n/,
  );
});

test('verify says when what was changed happened, and counts what follows', async () => {
  meddle(
    `UPDATE history SET hash = upper(hash) WHERE seq = 5 AND report_id = (SELECT id FROM reports WHERE folio_number = 2)`,
  );
  const said = await tool('verify');
  expect(said.out.split('\n')[0]).toMatch(
    /^INF-2023-0002 \(\w+\): la entrada 5 del historial, del 2023-05-03 \d\d:\d\d UTC, fue cambiada: no corresponde a su huella; y 1 entrada más$/,
  );
});

describe('a hash that was printed', () => {
  const approvalOf = async () => {
    const whole = (await wholesOf(from.url)).find(({ report }) => report.state === 'approved');
    const entry = whole?.history.find(({ event }) => event.type === 'ReportApproved');
    return { folio: whole?.report.folio ?? '', seq: entry?.seq, hash: entry?.hash ?? '' };
  };

  test('is found in its report, by its first digits as well, in a store and in an export', async () => {
    const { folio, seq, hash } = await approvalOf();
    const found = new RegExp(`^${folio} .*: esa huella es de la entrada ${seq} de \\d+ de su historial.*: ${hash}\n$`);
    await tool('export', 'visits.jsonl');
    for (const args of [
      [hash],
      [hash.slice(0, 16).toUpperCase(), folio],
      [`${hash.slice(0, 8)}…`, folio, 'visits.jsonl'],
    ]) {
      const said = await tool('verify', '--hash', ...args);
      expect({ args, ...said }).toMatchObject({ code: 0, err: '' });
      expect(said.out.replace(', línea', '')).toMatch(found);
    }
  });

  test('is not, once the whole history was written anew, though it all fits', async () => {
    const { folio, seq = 0, hash } = await approvalOf();
    await fill(to.url, rewrittenFrom(await wholesOf(from.url), folio, seq));
    env = { STORAGE_URL: to.url };
    expect(await tool('verify')).toMatchObject({ code: 0 });
    expect(await tool('verify', '--hash', hash.slice(0, 16), folio)).toMatchObject({
      code: 1,
      out: `${folio} no tiene una entrada con la huella ${hash.slice(0, 16)}. Si se copió bien, su historial ya no es el que era.\n`,
    });
  });

  /** As somebody would who may write to the store: another approved it, and every hash from there on is made anew. */
  function rewrittenFrom(wholes: readonly WholeReport[], folio: string, seq: number): readonly WholeReport[] {
    const somebody = { id: 'teams:29:other', name: 'Otra' };
    return wholes.map((whole) => {
      if (whole.report.folio !== folio) return whole;
      let last = '';
      const history = whole.history.map((entry) => {
        const event = entry.seq === seq ? { ...entry.event, by: somebody } : entry.event;
        last = entryHash(last, event);
        return { seq: entry.seq, event, hash: last };
      });
      const approvals = (whole.report.approvals ?? []).map((approval) => ({ ...approval, by: somebody }));
      const report = { ...whole.report, approvals };
      return { ...whole, report, history, tip: { seq: history.length, hash: last } };
    });
  }
});

describe('usage', () => {
  test('is told where it is asked for', async () => {
    for (const order of [['import', '--help'], ['-h'], ['help']]) {
      const said = await tool(...order);
      expect(said).toMatchObject({ code: 0, err: '' });
      expect(said.out).toContain('Uso: npm run storage -- ORDEN');
    }
  });

  test('that is wrong ends with 2, and touches nothing', async () => {
    expect(await tool('export')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Falta el archivo') as string,
    });
    env = { STORAGE_URL: 'nowhere' };
    const said = await tool('verify');
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain('STORAGE_URL: «nowhere» no se reconoce');
    expect(readdirSync(folder)).toEqual(['visits.db']);
  });
});

describe('dead letters', () => {
  test('are listed, and sent again one by one or all', async () => {
    const listed = await tool('dead');
    expect(listed.code).toBe(0);
    const [first = '', , last] = listed.out.split('\n');
    expect(last).toContain('2 mensajes sin entregar');
    expect(first).toContain('1 intento: canal cerrado');
    const [id = ''] = first.split(' ');
    const revived = await tool('revive', 'nobody', id);
    expect(revived).toMatchObject({ code: 1, err: '' });
    expect(revived.out).toBe(
      `nobody: no es un mensaje sin entregar; véalos con dead.\n${id}: se entregará de nuevo.\n`,
    );
    expect((await tool('dead')).last).toContain('1 mensaje sin entregar');
    expect(await tool('revive', '--all')).toMatchObject({ code: 0 });
    expect((await tool('dead')).out).toBe('No hay mensajes sin entregar.\n');
    expect((await wholesOf(from.url)).flatMap(({ dead }) => dead)).toEqual([]);
  });

  test('of a store that is not there are no reason to make one', async () => {
    for (const args of [['dead'], ['export', 'x']]) {
      expect(await tool(...args, '--storage', to.url)).toMatchObject({ code: 1, out: '' });
    }
    expect(existsSync(dirname(to.file))).toBe(false);
    expect(existsSync(path('x'))).toBe(false);
  });
});
