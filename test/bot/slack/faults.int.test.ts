import { eventually } from '../../helpers/world/eventually';
import { silentLog } from '../../helpers/world/logs';
import { TOKEN, type Called, type SlackFault } from '../../helpers/platforms/slack';
import { aCrowd, atStates } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { openSqlite } from '../../../storage/sqlite/open';

const crowd = aCrowd();
beforeEach(() => {
  crowd.workspace.failing = () => undefined;
});

/** Fails the first calls that a test picks, and no more. */
function failFirst(count: number, picks: (called: Called) => boolean, fault: SlackFault): void {
  let left = count;
  crowd.workspace.failing = (called) => (picks(called) && left-- > 0 ? fault : undefined);
}
const rateLimited: SlackFault = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { ok: false, error: 'ratelimited' },
};
const refused = (error: string): SlackFault => ({ body: { ok: false, error } });

describe.each(['chat.postMessage', 'chat.update', 'conversations.open', 'users.info'])('429 on %s', (method) => {
  test('is waited for, and nothing is lost', async () => {
    const ana = crowd.somebody();
    await ana.open();
    const own = ({ args }: Called): boolean =>
      [ana.dm, ana.id].includes(String(args['channel'] ?? args['users'] ?? args['user']));
    failFirst(1, (called) => called.method === method && own(called), rateLimited);
    const made = crowd.workspace.calls.length;
    await ana.command('nuevo');
    await eventually(() => ana.posts().length > 0);
    await ana.click('Guardar y continuar', { unit: 'UTSI' });
    expect(wordsIn(ana.card())).toContain('Campo 2 de 9');
    const asked = crowd.workspace.calls.slice(made).filter((called) => called.method === method && own(called));
    expect(asked.length).toBeGreaterThan(1);
  });
});

test('429 on a post holds up those behind it in the channel, which keep their order', async () => {
  const [one, two] = [crowd.somebody(), crowd.somebody()];
  await one.open();
  failFirst(
    2,
    ({ method, args }) => method === 'chat.postMessage' && args['channel'] === crowd.workspace.review,
    rateLimited,
  );
  const before = crowd.workspace.in(crowd.workspace.review).length;
  const made = crowd.workspace.made('chat.postMessage').length;
  await Promise.all([crowd.inReview(one), crowd.inReview(two)]);
  await eventually(() => crowd.workspace.in(crowd.workspace.review).length === before + 2);
  const asked = crowd.workspace.calls
    .filter(({ method, args }) => method === 'chat.postMessage' && args['channel'] === crowd.workspace.review)
    .slice(-4)
    .map(({ args }) => args['text']);
  expect(crowd.workspace.made('chat.postMessage').length).toBeGreaterThan(made);
  expect(asked[0]).toBe(asked[1]);
  expect(asked[1]).toBe(asked[2]);
});

test('a post whose answer was lost is not made again', async () => {
  const ana = crowd.somebody();
  failFirst(1, ({ method, args }) => method === 'chat.postMessage' && args['channel'] === crowd.workspace.review, {
    status: 500,
    body: { ok: false },
    afterwards: true,
  });
  const before = crowd.workspace.in(crowd.workspace.review).length;
  await crowd.inReview(ana);
  await eventually(() =>
    crowd.workspace.files.some((file) => file['thread_ts'] === crowd.workspace.in(crowd.workspace.review).at(-1)?.ts),
  );
  expect(crowd.workspace.in(crowd.workspace.review)).toHaveLength(before + 1);
});

test('a window that came too late says so, to whoever pressed', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  failFirst(1, ({ method }) => method === 'views.open', refused('expired_trigger_id'));
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.in(crowd.workspace.review, rev.id).length > 0);
  expect(wordsIn(crowd.workspace.in(crowd.workspace.review, rev.id)[0]!)).toContain('Pulse «Pedir cambios» de nuevo');
});

test("a stale message's buttons lose neither answer: the person says which one stays", async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const first = ana.card();
  const asItWas = { ...first };
  await ana.type('UTSI');
  await ana.type('Coahuila');
  await ana.interaction(await ana.press(asItWas, 'Guardar y continuar', { unit: 'DERFE' }));
  await eventually(() => titlesIn(first).some((title) => title.includes('Registro Federal')));
  expect(titlesIn(first).some((title) => title.includes('Servicios de Informática'))).toBe(true);
  await eventually(() => wordsIn(ana.card()).includes('Continúa'));
});

test('a message deleted under the bot is made anew, and is the open card from then on', async () => {
  const ana = crowd.somebody();
  const card = await atStates(ana);
  await crowd.workspace.ask('chat.delete', { channel: ana.dm, ts: card.ts }, TOKEN);
  card.deleted = true;
  await ana.interaction(await ana.press(card, 'Guardar y continuar', { states: '05' }));
  await eventually(() => ana.posts().length === 1);
  const anew = ana.card();
  expect(wordsIn(anew)).toContain('Campo 3 de 9');
  await ana.type('3 de abril de 2023');
  await eventually(() => wordsIn(anew).startsWith('✓ Fecha de visita'));
});

test('a message is acknowledged once it is kept: from a process killed before, Slack sends it to another', async () => {
  const ana = crowd.somebody();
  await ana.open();
  // Her name is waited for, a second, before anything can be kept.
  failFirst(1, ({ method }) => method === 'users.info', rateLimited);
  const { status } = await ana.event(ana.message('nuevo'));
  expect(status).toBe(200);
  const store = openSqlite(crowd.bot.storageUrl, { log: silentLog });
  expect(await store.reportsOf([`slack:${ana.id}`], ['draft'], { limit: 2, offset: 0 })).toHaveLength(1);
  await store.close();
});
