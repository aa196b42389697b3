import { request } from 'node:http';
import { startTestBot, type TestBot } from '../../helpers/world/bot';
import { newDatabase } from '../../helpers/world/database';
import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';
import { letters, lettersOf, orderOf } from '../../helpers/documents/made-files';
import { createFileLinks } from '../../../bot/http/file-links';

const SECRET = 'a secret of this test, long enough';
const DAY_MS = 86_400_000;

let bot: TestBot;
let file: ReturnType<typeof letters>;
const log = aLog();
beforeEach(async () => {
  file = letters();
  log.lines.length = 0;
  bot = await startTestBot({
    storageUrl: newDatabase(),
    env: { LINK_SECRET: SECRET },
    log,
    tuning: { makers: file.makers },
  });
});
afterEach(async () => {
  await bot.stop();
  await bot.connector.stop();
});

const linkTo = (bytes: number, { secret = SECRET, days = 7, at = Date.now() } = {}): string =>
  createFileLinks({ secret, days, clock: { now: () => new Date(at) }, baseUrl: () => bot.url }).to(
    JSON.stringify(orderOf(bytes)),
    'letras.txt',
    ['teams:29:Ana'],
  );
const logged = (message: string) => log.lines.filter((line) => line.message === message).map(({ facts }) => facts);

test('whoever has a good link gets the file, made as it is fetched, and the log says for whom it was', async () => {
  const response = await fetch(linkTo(100_000));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''letras.txt");
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(lettersOf(100_000));
  expect(file.made).toEqual([{ ids: ['teams:29:Ana'] }]);
  await eventually(() => logged('file fetched').length > 0);
  expect(logged('file fetched')).toEqual([
    { order: JSON.stringify(orderOf(100_000)), for: ['teams:29:Ana'], bytes: 100_000 },
  ]);
});

test.each([
  ['another secret', () => linkTo(9, { secret: 'of somebody else, and as long as ours' }), 403, 'no es válido'],
  ['another order', () => linkTo(9).replace('%3A9', '%3A90'), 403, 'no es válido'],
  ['another reader', () => linkTo(9).replace('Ana', 'Eva'), 403, 'no es válido'],
  ['no signature', () => linkTo(9).replace(/&signature=.*/, ''), 403, 'no es válido'],
  ['its days over', () => linkTo(9, { at: Date.now() - 8 * DAY_MS }), 410, 'ya venció'],
])('a link with %s gives nothing', async (_, link, status, words) => {
  const response = await fetch(link());
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)]);
  expect(file.made).toEqual([]);
});

test('whoever it was made for may not have it any more', async () => {
  file.state.denied = true;
  const response = await fetch(linkTo(9));
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('no se puede preparar')]);
});

test('a file whose making fails is cut off, and not taken for a whole one', async () => {
  file.state.fails = true;
  await expect(fetch(linkTo(100_000)).then((response) => response.arrayBuffer())).rejects.toThrow();
  await eventually(() => logged('file cut off').length > 0);
});

test('more than a few at a time are asked to come back', async () => {
  let goOn = (): void => {};
  file.state.waits = new Promise((resolve) => (goOn = resolve));
  const taken = [1, 2, 3, 4].map(() => fetch(linkTo(100_000)));
  await Promise.all(taken);
  const refused = await fetch(linkTo(100_000));
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
  goOn();
  for (const response of taken) await (await response).arrayBuffer();
  expect((await fetch(linkTo(10))).status).toBe(200);
});

test('a download that is broken off ends the making', async () => {
  file.state.waits = new Promise(() => {});
  const asked = request(linkTo(100_000), (response) => response.once('data', () => asked.destroy()));
  asked.on('error', () => {});
  asked.end();
  await eventually(() => logged('file cut off').length > 0);
  expect(logged('file fetched')).toEqual([]);
});
