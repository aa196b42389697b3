import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visitReport } from '../../core/form/visit-report';
import { renderWord } from '../../documents/word/word';
import { seeds } from '../fixtures/seeds';
import { REVIEW, Somebody, startTestBot } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { typeSeed } from '../helpers/platforms/file-seed';
import { aMongoPlace, onOwnMongo, onMongo } from '../helpers/stores/mongo';
import { startMongo } from '../helpers/stores/mongo-server';
import { cardIn, FakeConnector, linkOf, textOf } from '../helpers/platforms/teams';
import { readWord } from '../helpers/documents/word-text';

/** The month after the one that the reference reports are about. */
const clock = { now: () => new Date('2023-05-03T16:00:00Z') };

onMongo('bots on one MongoDB', (server) => {
  test('file a reference report word for word, though every message reaches another of them', async () => {
    const place = aMongoPlace(server());
    const connector = await FakeConnector.start();
    const env = { LINK_SECRET: 'the same in every process, at random' };
    const options = { connector, storageUrl: place.url, clock, env };
    const bots = await Promise.all([startTestBot(options), startTestBot(options)]);
    let turns = 0;
    const any = {
      connector,
      get url(): string {
        turns += 1;
        return bots[turns % bots.length]?.url ?? '';
      },
    };
    const person = new Somebody(any, 'autora');
    expect(textOf(await typeSeed(person, seeds.mexico))).toContain('Resumen del informe');
    expect(textOf(await person.click('Enviar a revisión'))).toContain('INF-2023-0001');
    await eventually(() => connector.in(REVIEW).length > 0);
    const response = await fetch(linkOf(cardIn(connector.in(REVIEW).at(-1)?.activity), 'Descargar Word'));
    const word = readWord(Buffer.from(await response.arrayBuffer()));
    const wanted = readWord(renderWord(visitReport, { answers: seeds.mexico.answers, state: 'in-review' }));
    expect(word.fields).toEqual(wanted.fields);
    expect(word.matters).toEqual(wanted.matters);
    for (const bot of bots) await bot.stop();
    expect(connector.in(REVIEW)).toHaveLength(1);
    await connector.stop();
    await place.remove();
  }, 60_000);
});

onOwnMongo('a bot whose MongoDB stops', (source) => {
  test('says that it could not save, and takes the answer once it is back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mongo-'));
    const file = join(folder, 'data');
    let server = await startMongo(source, 0, file);
    const port = Number(new URL(server.url).port);
    const bot = await startTestBot({ storageUrl: aMongoPlace(server).url, clock });
    const person = new Somebody(bot, 'autora');
    await person.type('nuevo');
    const asked = textOf(await person.type('UTSI'));
    await server.stop();

    const refused = textOf(await person.type('Coahuila'));
    expect(refused).toContain('No pude guardar');
    expect(refused).not.toMatch(/guardad[oa]/i);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);

    server = await startMongo(source, port, file);
    const next = textOf(await person.type('Coahuila'));
    expect(next).toContain('Fecha de visita');
    expect(asked).toContain('Entidad Federativa');
    await bot.stop();
    await bot.connector.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
