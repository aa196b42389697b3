import { Somebody, REVIEW, startTestBot, type TestBot } from '../helpers/world/bot';
import { pause } from '../helpers/world/herd';
import { eventually } from '../helpers/world/eventually';
import { silentLog } from '../helpers/world/logs';
import { file, folioIn, only, postsOf, upTo } from '../helpers/people/filing';
import { cardIn, FakeConnector, textOf, titles, type Fault, type Json, type Posted } from '../helpers/platforms/teams';
import { openSqlite } from '../../storage/sqlite/open';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(async () => {
  await bot.connector.stop();
  await bot.stop();
});

const newest = (posts: readonly Posted[]): string => textOf(cardIn(posts.at(-1)?.activity));
const asksFor = (person: Somebody, label: string) =>
  person
    .posts()
    .filter(
      (post) =>
        textOf(cardIn(post.activity)).includes(label) && titles(cardIn(post.activity)).includes('Guardar y continuar'),
    );

const later: readonly (readonly [string, Fault])[] = [
  ['429 with a wait', { status: 429, headers: { 'retry-after': '1' } }],
  ['429', { status: 429 }],
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['412', { status: 412 }],
  ['a closed connection', { status: -1 }],
];

describe('the platform answers', () => {
  test.each(later)('%s: the answer is saved at once, and what is said comes later, once', async (_, fault) => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    bot.connector.faults.push(fault, fault);
    const { status } = await ana.send(ana.message('Coahuila'));
    expect(status).toBe(200);
    expect((await only(bot, ana)).report.answers['states']).toMatchObject({ keys: ['05'] });
    await eventually(() => newest(ana.posts()).includes('Campo 3 de 9'));
    expect(asksFor(ana, 'Campo 3 de 9')).toHaveLength(1);
    expect(bot.connector.faults).toEqual([]);
  });

  test('a wait is kept: nothing is tried again before it is over', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    const said = (): number => bot.connector.requests.filter((request) => !request.startsWith('GET')).length;
    const before = said();
    bot.connector.faults.push({ status: 429, headers: { 'retry-after': '3600' } });
    await ana.send(ana.message('Coahuila'));
    await eventually(() => said() > before);
    const due = await dueIn(bot);
    expect(due).toBeGreaterThan(3_500_000);
    expect(said()).toBe(before + 1);
  });

  test('presses go on while the platform takes nothing', async () => {
    const ana = new Somebody(bot, 'Ana');
    bot.connector.failing = ({ conversation }) => (conversation === REVIEW ? { status: 502 } : undefined);
    await upTo(ana, 'summary');
    const folio = folioIn(await ana.click('Enviar a revisión'));
    expect((await only(bot, ana)).report).toMatchObject({ state: 'in-review', folio });
    bot.connector.failing = () => undefined;
    await eventually(() => postsOf(bot, folio).length === 1);
  });

  test('nothing, ever: the next person is served, and a press by Action.Submit is answered', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    bot.connector.failing = ({ conversation }) => (conversation === ana.conversation ? { status: 0 } : undefined);
    expect((await ana.send(ana.message('Coahuila'))).status).toBe(200);
    const { data } = (
      ana.press('Guardar y continuar', { states: '05' }, ana.shown)['value'] as { action: { data: Json } }
    ).action;
    expect((await ana.send(ana.activity({ type: 'message', value: data, replyToId: '1' }))).status).toBe(200);
    expect((await ana.send(ana.message('hola'))).status).toBe(200);
    const luis = new Somebody(bot, 'Luis');
    await upTo(luis, 'visitDates');
    await luis.type('3 de abril de 2023');
    expect((await only(bot, ana)).report.answers['states']).toMatchObject({ keys: ['05'] });
  });

  test('nothing once: the call is given up and made again', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'states');
    bot.connector.faults.push({ status: 0 });
    await ana.send(ana.message('Coahuila'));
    await eventually(() => newest(ana.posts()).includes('Campo 3 de 9'), 20_000);
    expect(asksFor(ana, 'Campo 3 de 9')).toHaveLength(1);
  }, 30_000);

  test('a post that was taken but not answered for is at most said again', async () => {
    const ana = new Somebody(bot, 'Ana');
    await upTo(ana, 'summary');
    bot.connector.failing = ({ conversation }) => {
      if (conversation !== REVIEW) return undefined;
      bot.connector.failing = () => undefined;
      return { status: 502, afterwards: true };
    };
    const folio = folioIn(await ana.click('Enviar a revisión'));
    await eventually(() => postsOf(bot, folio).length === 2);
    expect(await dueIn(bot)).toBeUndefined();
  });
});

test('many answers typed while the platform stumbles: all said, in order, each once', async () => {
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'states');
  let count = 0;
  bot.connector.failing = () => ((count += 1) % 2 === 0 ? { status: 502 } : undefined);
  for (const text of ['Coahuila', '3 de abril de 2023', 'Local', 'Revisar avances', 'pycipef'])
    expect((await ana.send(ana.message(text))).status).toBe(200);
  bot.connector.failing = () => undefined;
  await eventually(() => newest(ana.posts()).includes('PyCIPEF'));
  expect((await only(bot, ana)).report.at).toMatchObject({ at: 'cell', column: 'pycipef' });
  const open = ana.posts().filter((post) => titles(cardIn(post.activity)).includes('Guardar y continuar'));
  expect(open.map(({ id }) => id)).toEqual([ana.posts().at(-1)?.id]);
});

describe.each([413, 400])('a card that is never taken (%i)', (status) => {
  const poison = (body: Json): boolean => textOf(cardIn(body)).includes('Veneno');

  test('is said in plain words, and the next ones go out', async () => {
    const [ana, rita] = await commented();
    bot.connector.failing = ({ conversation, body }) =>
      conversation === ana.conversation && poison(body) ? { status } : undefined;
    await rita.send(rita.message('Veneno'));
    const plain = (): string => JSON.stringify(ana.posts().at(-1)?.activity['text'] ?? '');
    await eventually(() => plain().includes('Veneno'));
    await rita.send(rita.message('Remedio'));
    await eventually(() => plain().includes('Remedio'));
    expect(ana.posts().filter(({ activity }) => JSON.stringify(activity).includes('Veneno'))).toHaveLength(1);
    await rita.click('Aprobar', {}, cardIn(bot.connector.in(REVIEW)[0]?.activity));
    await eventually(() => newest(ana.posts()).includes('aprobado'));
  });

  test('nor its plain words: it is put aside, and the next ones go out', async () => {
    const [ana, rita] = await commented();
    bot.connector.failing = ({ conversation, body }) =>
      conversation === ana.conversation && JSON.stringify(body).includes('Veneno') ? { status } : undefined;
    await rita.send(rita.message('Veneno'));
    await rita.click('Aprobar', {}, cardIn(bot.connector.in(REVIEW)[0]?.activity));
    await eventually(() => newest(ana.posts()).includes('aprobado'));
    // The next ones do not wait for it: it may be put aside after them.
    for (let tries = 0; tries < 100 && (await asides()).length === 0; tries += 1) await pause(50);
    expect((await asides()).map(({ error }) => error)).toEqual([`Teams answered ${status} Fault`]);
  });
});

test('a person who threw the bot out is told once they let it in again', async () => {
  const [ana, rita] = await commented();
  bot.connector.failing = ({ conversation }) => (conversation === ana.conversation ? { status: 403 } : undefined);
  await rita.send(rita.message('Falta la fecha'));
  await eventually(() => bot.connector.requests.length > 0);
  await waitForAside();
  bot.connector.failing = () => undefined;
  await ana.send(ana.activity({ type: 'installationUpdate', action: 'add' }));
  await eventually(() => ana.posts().some(({ activity }) => textOf(cardIn(activity)).includes('Falta la fecha')));
  await waitForAside(0);
});

/** A report in review, its author, and somebody in its thread. */
async function commented(): Promise<readonly [Somebody, Somebody]> {
  const ana = new Somebody(bot, 'Ana');
  const { post } = await file(bot, ana);
  return [ana, new Somebody(bot, 'Rita', { thread: post.id })];
}

async function asides() {
  const store = openSqlite(bot.storageUrl, { log: silentLog });
  const { report } = await only(bot, { name: 'Ana' });
  const found = await store.asideOf(report.id);
  await store.close();
  return found;
}

async function waitForAside(count = 1): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await asides()).length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Never ${count} put aside`);
}

test('a platform that was away while the bot stopped is told after the next start', async () => {
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'summary');
  bot.connector.failing = () => ({ status: 503 });
  const folio = folioIn(await ana.click('Enviar a revisión'));
  await bot.stop();
  await bot.connector.stop();
  bot = await startTestBot({ connector: await FakeConnector.start(), storageUrl: bot.storageUrl });
  await eventually(() => postsOf(bot, folio).length === 1);
});

/** Milliseconds to the next message's turn, or undefined where none waits. */
async function dueIn({ storageUrl }: TestBot): Promise<number | undefined> {
  const store = openSqlite(storageUrl, { log: silentLog });
  for (let tries = 0; tries < 100; tries += 1) {
    const due = await store.nextDue();
    const wait = due === undefined ? undefined : due.getTime() - Date.now();
    // While a message is under lease, its next turn is the lease's end.
    if (wait === undefined || wait > 60_000) {
      await store.close();
      return wait;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await store.close();
  throw new Error('The outbox did not come to rest');
}
