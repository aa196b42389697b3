import { verbIn } from '../../../core/screen/press';
import { Somebody, startTestBot, REVIEW, type TestBot } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { file } from '../../helpers/people/filing';
import { aLog } from '../../helpers/world/logs';
import { reportOf } from '../../helpers/stores/stored';
import { cardIn, textOf, titles, type Json, type Posted } from '../../helpers/platforms/teams';

jest.setTimeout(60_000);

const DECIDE = ['Aprobar', 'Pedir cambios', 'Deshacer'];
const ALL = ['Descargar PDF', 'Descargar Word', 'Ver informe'];

let bot: TestBot | undefined;
const log = aLog();
const start = async (REVIEWERS?: string): Promise<TestBot> => {
  bot = await startTestBot({ log, ...(REVIEWERS === undefined ? {} : { env: { REVIEWERS } }) });
  return bot;
};
afterEach(async () => {
  await bot?.stop();
  await bot?.connector.stop();
});

const cardOf = ({ activity }: Posted): Json => cardIn(activity) as Json;
const decisions = (card: Json): string[] => titles(card).filter((title) => DECIDE.includes(title));
const there = (running: TestBot, name: string, post: Posted) => new Somebody(running, name, { thread: post.id });
const edits = ({ connector }: TestBot): number => connector.requests.filter((one) => one.startsWith('PUT')).length;
/** The post as it stands now. */
const now = (running: TestBot, { id }: Posted): Posted => {
  const found = running.connector.in(REVIEW).find((post) => post.id === id);
  if (found === undefined) throw new Error('No post');
  return found;
};
const metrics = async ({ url }: TestBot): Promise<string> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => /turns.*press/.test(line))
    .join();
};

test('the post of all has nothing to decide with, and asks for the card of those who are named', async () => {
  const running = await start('teams:29:Rita,teams:29:Bruno');
  const { post } = await file(running, new Somebody(running, 'Ana'));
  expect(decisions(cardOf(post))).toEqual([]);
  expect(titles(cardOf(post))).toEqual(expect.arrayContaining(ALL));
  const { refresh } = cardOf(post) as { refresh: { action: { data: Json }; userIds: string[] } };
  expect(refresh).toMatchObject({ action: { type: 'Action.Execute' }, userIds: ['29:Rita', '29:Bruno'] });
  expect(verbIn(refresh.action.data)).toBe('refresh');
  const rita = there(running, 'Rita', post);
  const own = await rita.sees(post);
  expect(decisions(own)).toEqual(['Aprobar', 'Pedir cambios']);
  // Fetched anew whenever the post of all is edited.
  expect(own['refresh']).toEqual(cardOf(post)['refresh']);
  expect(decisions(await there(running, 'Carla', post).sees(post))).toEqual([]);
});

test('a decision changes the post of all, which stays without its buttons, and each own card', async () => {
  const running = await start('teams:29:Rita,teams:29:Bruno');
  const { folio, post } = await file(running, new Somebody(running, 'Ana'));
  const [rita, carla] = [there(running, 'Rita', post), there(running, 'Carla', post)];
  const answered = await rita.click('Aprobar', {}, await rita.sees(post), post.id);
  expect(decisions(answered)).toEqual(['Deshacer']);
  await eventually(() => textOf(cardOf(now(running, post))).includes('Aprobado por Rita'));
  expect(decisions(cardOf(now(running, post)))).toEqual([]);
  expect(decisions(await there(running, 'Bruno', post).sees(now(running, post)))).toEqual(['Deshacer']);
  // Whoever reads and closes the report is back at the card of all.
  const read = await carla.click('Ver informe', {}, cardOf(now(running, post)), post.id);
  expect(decisions(await carla.click('Cerrar', {}, read, post.id))).toEqual([]);
  // A client that only submits has the message edited: for all, not as its presser sees it.
  const data = { ...((await rita.sees(now(running, post)))['refresh'] as { action: { data: Json } }).action.data };
  const before = edits(running);
  await rita.send(rita.activity({ type: 'message', value: data, replyToId: post.id }));
  await eventually(() => edits(running) > before);
  expect(decisions(cardOf(now(running, post)))).toEqual([]);
  expect(await reportOf(running.storageUrl, folio)).toMatchObject({ state: 'approved' });
});

test('fetching an own card writes nothing, logs no reading, counts as no press, and is answered on an old post', async () => {
  const running = await start('teams:29:Rita');
  const { folio, post } = await file(running, new Somebody(running, 'Ana'));
  const rita = there(running, 'Rita', post);
  const [before, counted, lines] = [
    await reportOf(running.storageUrl, folio),
    await metrics(running),
    log.lines.length,
  ];
  await rita.sees(post);
  await rita.sees(post);
  expect(await reportOf(running.storageUrl, folio)).toEqual(before);
  expect(await metrics(running)).toBe(counted);
  expect(JSON.stringify(log.lines.slice(lines))).not.toContain('report read');
  await rita.click('Aprobar', {}, await rita.sees(post), post.id);
  expect(decisions(await rita.sees(post))).toEqual(['Deshacer']);
  expect(await metrics(running)).not.toBe(counted);
});

test.each([
  ['nobody is named', undefined],
  ['more are named than Teams can tell apart', Array.from({ length: 61 }, (_, at) => `teams:29:r${at}`).join()],
  ['one is named by a directory id that Teams was not met under', 'teams:29:Rita,teams:aad-Bruno'],
])('where %s, all see the same post', async (_, reviewers) => {
  const running = await start(reviewers);
  const { post } = await file(running, new Somebody(running, 'Ana'));
  expect(decisions(cardOf(post))).toEqual(['Aprobar', 'Pedir cambios']);
  expect(cardOf(post)).not.toHaveProperty('refresh');
});

test('sixty fit on the card', async () => {
  const long = (at: number): string => `29:${'1'.repeat(100)}${at}`;
  const running = await start(Array.from({ length: 60 }, (_, at) => `teams:${long(at)}`).join());
  const { post } = await file(running, new Somebody(running, 'Ana'));
  expect((cardOf(post)['refresh'] as { userIds: string[] }).userIds).toHaveLength(60);
  expect(Buffer.byteLength(JSON.stringify(cardOf(post)))).toBeLessThan(20_000);
});
