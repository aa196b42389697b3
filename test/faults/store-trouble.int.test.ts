import { dataOf } from '../helpers/people/presses';
import Database from 'better-sqlite3';
import type { Tuning } from '../../bot/compose';
import { openMongo } from '../../storage/mongodb/open';
import { createStore, openSqlite } from '../../storage/sqlite/open';
import { upgrades, type Upgrades } from '../../storage/schema';
import { SCHEMA_VERSION } from '../../core/report/evolve';
import { Somebody, startTestBot, type TestBot } from '../helpers/world/bot';
import { newDatabase } from '../helpers/world/database';
import { file, kept, only, upTo } from '../helpers/people/filing';
import { aLog } from '../helpers/world/logs';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import type { MongoServer } from '../helpers/stores/mongo-server';
import { cardIn, FakeConnector, textOf, titles } from '../helpers/platforms/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const pathOf = (url: string): string => url.replace('sqlite:', '');
/** Someone else's hands on the file. */
function meddle(url: string, sql: string, ...values: readonly (string | number)[]): void {
  const db = new Database(pathOf(url));
  db.prepare(sql).run(...values);
  db.close();
}

const NOT_KEPT = /^No pude guardar/;
const toldOf = (person: Somebody): readonly string[] => person.posts().map(({ activity }) => textOf(cardIn(activity)));

async function end(bot: TestBot): Promise<void> {
  await bot.stop();
  await bot.connector.stop();
}

/** The same people's bot again, on the same store, after an end. */
const again = (bot: TestBot, options: Parameters<typeof startTestBot>[0] = {}): Promise<TestBot> =>
  startTestBot({ connector: bot.connector, storageUrl: bot.storageUrl, ...options });

describe('a file that takes no write', () => {
  test('is said not to have kept a press nor a message; both can be repeated once it does', async () => {
    const before = await startTestBot();
    await upTo(new Somebody(before, 'Ana'), 'objective');
    await before.stop();
    const readonly = new Database(pathOf(before.storageUrl), { readonly: true });
    const bot = await again(before, { tuning: { openStore: async () => createStore(readonly, aLog()) } });
    const ana = new Somebody(bot, 'Ana');
    const asked = (await kept(bot, ana))[0]?.report;
    const { verb, data } = pressOf(asked?.id, asked?.version, 'field/objective');
    const press = (title: string) =>
      ana.activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, title, data } } });
    const { status, body } = await ana.send(press('Guardar y continuar'));
    expect(status).toBe(200);
    expect(textOf(body?.['value'])).toMatch(NOT_KEPT);
    expect(textOf(body?.['value'])).toContain('Revisar avances');
    expect(titles(body?.['value'])).toEqual(['Reintentar']);
    expect(textOf(await ana.type('Revisar avances'))).toMatch(/^No pude guardar su mensaje. Envíelo de nuevo/);
    expect(textOf(await ana.type('míos'))).toContain('Coahuila');
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);
    await bot.stop();

    const whole = await again(before);
    const same = new Somebody(whole, 'Ana');
    const next = await same.click('Reintentar', {}, body?.['value'] as never);
    expect(textOf(next)).toContain('✓ Objetivo de la visita: Revisar avances');
    expect((await only(whole, same)).report.version).toBe((asked?.version ?? 0) + 1);
    await end(whole);
  });
});

const pressOf = (report: string | undefined, seen: number | undefined, step: string) => ({
  verb: 'answer',
  data: { ...dataOf({ verb: 'answer', report, seen, step, form: 1 }), objective: 'Revisar avances' },
});

test('a disk that is full takes no answer and says so, shows what it has, and takes the answer once there is room', async () => {
  const before = await startTestBot();
  await upTo(new Somebody(before, 'Ana'), 'objective');
  await before.stop();
  const db = new Database(pathOf(before.storageUrl));
  db.pragma('foreign_keys = ON');
  const pages = db.pragma('page_count', { simple: true }) as number;
  db.pragma(`max_page_count = ${pages}`);
  const bot = await again(before, { tuning: { openStore: async () => createStore(db, aLog()) } });
  const ana = new Somebody(bot, 'Ana');
  const long = 'Se revisó el avance de los trabajos con el personal de la junta. '.repeat(180);
  expect(textOf(await ana.type(long))).toMatch(NOT_KEPT);
  expect((await only(bot, ana)).report.at).toEqual({ at: 'field', field: 'objective' });
  expect(textOf(await ana.type('míos'))).toContain('Coahuila');
  db.pragma(`max_page_count = ${pages + 10_000}`);
  expect(textOf(await ana.type(long))).toContain('Campo 6 de 8');
  await end(bot);
});

describe('a report whose row is damaged', () => {
  const damage = (bot: TestBot, id: string | undefined): void =>
    meddle(bot.storageUrl, `UPDATE reports SET document = '{"cut' WHERE id = ?`, id ?? '');

  test('is said to be unreadable, in one clear sentence; its author begins another, and others notice nothing', async () => {
    const bot = await startTestBot();
    const [ana, luis] = [new Somebody(bot, 'Ana'), new Somebody(bot, 'Luis')];
    await upTo(ana, 'states');
    await upTo(luis, 'states');
    const { report } = await only(bot, ana);
    damage(bot, report.id);
    const pressed = await ana.click('Guardar y continuar', { states: '05' });
    expect(textOf(pressed)).toContain('No puedo leer ese informe');
    expect(titles(pressed)).toEqual([]);
    expect(textOf(await ana.type('Coahuila'))).toContain('No puedo leer ese informe');
    expect(toldOf(ana).filter((text) => NOT_KEPT.test(text))).toEqual([]);

    expect(textOf(await luis.click('Guardar y continuar', { states: '05' }))).toContain('Campo 3 de 9');
    expect(textOf(await ana.type('míos'))).toContain('Borrador');
    expect(textOf(await ana.type('nuevo'))).toContain('Campo 1 de 9');
    expect(textOf(await ana.type('UTSI'))).toContain('Campo 2 de 9');
    expect(textOf(await ana.type('Sonora'))).toContain('Campo 3 de 9');
    await end(bot);
  });

  test('that was sent stands in nobody’s way', async () => {
    const bot = await startTestBot();
    const [ana, luis] = [new Somebody(bot, 'Ana'), new Somebody(bot, 'Luis')];
    const { folio } = await file(bot, ana);
    damage(bot, (await only(bot, ana)).report.id);
    expect(textOf(await luis.type(folio))).toContain('No puedo leer ese informe');
    expect(textOf(await luis.type('pendientes'))).toContain(folio);
    expect(await file(bot, luis)).toMatchObject({ folio: expect.not.stringMatching(folio) });
    expect(textOf(await ana.type('nuevo'))).toContain('Campo 1 de 9');
    await end(bot);
  });
});

interface Kind {
  readonly url: () => string;
  /** A bot of another release, by how it reads older documents. */
  readonly open: (url: string, upgrades: Upgrades) => Tuning;
  readonly remove: (url: string) => Promise<void>;
}

/** A release whose reports are one version further: it adds to the remarks. */
const NEWER: Upgrades = {
  schema: [
    ...upgrades.schema,
    (document) => ({
      ...document,
      answers: {
        ...(document['answers'] as object),
        remarks: { kind: 'prose', blocks: [{ type: 'paragraph', text: 'Traído al día' }] },
      },
    }),
  ],
  form: [],
};

function otherReleases(name: string, kind: Kind): void {
  test(`${name}: a report of an older release goes on as any, and one of a newer is shown and takes no change`, async () => {
    const storageUrl = kind.url();
    const connector = await FakeConnector.start();
    const old = await startTestBot({ connector, storageUrl });
    const ana = new Somebody(old, 'Ana');
    await upTo(ana, 'states');
    await old.stop();

    const newer = await startTestBot({ connector, storageUrl, tuning: kind.open(storageUrl, NEWER) });
    const there = new Somebody(newer, 'Ana');
    expect(textOf(await there.type('Coahuila'))).toContain('Campo 3 de 9');
    for (const words of ['omitir', 'Local', 'omitir', 'ordinaria', 'Se dio soporte', 'listo', 'omitir'])
      await there.type(words);
    expect(textOf(there.card())).toContain('Traído al día');
    await newer.stop();

    const back = await startTestBot({ connector, storageUrl });
    const here = new Somebody(back, 'Ana');
    const { report } = await only(back, here);
    expect(report.schemaVersion).toBe(SCHEMA_VERSION + 1);
    // Shown whole, as the newer release wrote it.
    const shown = await here.send(resume(here));
    expect(textOf(shown.body?.['value'])).toContain('Traído al día');
    const refused = await here.click('Enviar a revisión', {}, shown.body?.['value'] as never);
    expect(textOf(refused)).toContain('una versión más reciente del bot');
    expect(titles(refused)).toEqual([]);
    expect(textOf(await here.type('enviar'))).toContain('una versión más reciente del bot');
    expect((await only(back, here)).report).toEqual(report);
    // Any other report is begun and answered as always.
    expect(textOf(await here.type('nuevo'))).toContain('Ya tiene un borrador abierto');
    expect(textOf(await here.click('Empezar otro'))).toContain('Campo 1 de 9');
    expect(textOf(await here.type('UTSI'))).toContain('Campo 2 de 9');
    await back.stop();
    await connector.stop();
    await kind.remove(storageUrl);
  });
}

const resume = (person: Somebody) =>
  person.activity({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'resume', data: dataOf({ verb: 'resume', report: null }) } },
  });

otherReleases('SQLite', {
  url: newDatabase,
  open: (url, upgrades) => ({ openStore: async () => openSqlite(url, { log: aLog(), upgrades }) }),
  remove: async () => {},
});

onMongo('MongoDB', (server: () => Pick<MongoServer, 'url'>) => {
  let place: ReturnType<typeof aMongoPlace>;
  otherReleases('MongoDB', {
    url: () => {
      place = aMongoPlace(server());
      return place.url;
    },
    open: (url, upgrades) => ({ openStore: () => openMongo(url, { log: aLog(), upgrades }) }),
    remove: () => place.remove(),
  });
});
