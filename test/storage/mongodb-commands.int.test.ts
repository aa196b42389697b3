import { MongoClient } from 'mongodb';
import { RUNTIME } from '../../storage/mongodb/open';
import { Somebody, startTestBot } from '../helpers/world/bot';
import { aMongoPlace, onOwnMongo } from '../helpers/stores/mongo';
import { startMongo } from '../helpers/stores/mongo-server';
import { FakeConnector } from '../helpers/platforms/teams';

/** Turns measured of each kind. The relay looks through the outbox every five seconds, so one of them may have two more. */
const TURNS = 7;

/** The parts of it that count what is asked; `opcounters.command` counts heartbeats as well, so commands are named. */
interface ServerStatus {
  readonly opcounters: Readonly<Record<'query' | 'insert' | 'update' | 'delete' | 'getmore', number>>;
  readonly metrics: {
    readonly commands: Readonly<Record<'findAndModify' | 'aggregate', { readonly total: number }>>;
  };
}

onOwnMongo('commands to MongoDB, as it counts them', (source) => {
  test('are at most two for a press, and nine for a typed message with its two posts', async () => {
    const server = await startMongo(source);
    const counter = new MongoClient(server.url, RUNTIME);
    const connector = await FakeConnector.start();
    const bot = await startTestBot({ connector, storageUrl: aMongoPlace(server).url });

    async function commands(): Promise<number> {
      const status = await counter.db('admin').command({ serverStatus: 1 });
      const { opcounters, metrics } = status as unknown as ServerStatus;
      const { findAndModify, aggregate } = metrics.commands;
      const { query, insert, update, delete: gone, getmore } = opcounters;
      return query + insert + update + gone + getmore + findAndModify.total + aggregate.total;
    }
    async function delivered(): Promise<number> {
      const metrics = await (await fetch(`${bot.url}/metrics`)).text();
      return Number(/^outbox_delivered (\d+)/m.exec(metrics)?.[1]);
    }
    /** What each of some turns took, with all that it has to say delivered. */
    async function measured(posts: number, turn: (at: number) => Promise<unknown>): Promise<readonly number[]> {
      const counts: number[] = [];
      for (let at = 0; at < TURNS; at += 1) {
        const [before, said] = [await commands(), await delivered()];
        await turn(at);
        while ((await delivered()) < said + posts) await new Promise((resolve) => setTimeout(resolve, 5));
        counts.push((await commands()) - before);
      }
      return counts.sort((a, b) => a - b);
    }

    const ana = new Somebody({ connector, url: bot.url }, 'ana');
    await ana.type('nuevo');
    await ana.type('UTSI');
    const pressed = await measured(0, (at) =>
      at % 2 === 0 ? ana.click('Guardar y continuar', { states: '05' }) : ana.click('Atrás'),
    );
    const typed = await measured(2, (at) => ana.type(at % 2 === 0 ? 'atrás' : 'Coahuila'));
    expect(pressed[TURNS >> 1]).toBeLessThanOrEqual(2);
    expect(typed[TURNS >> 1]).toBeLessThanOrEqual(9);
    await bot.stop();
    await connector.stop();
    await counter.close();
    await server.stop();
  }, 60_000);
});
