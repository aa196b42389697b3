import type { ThreadMessage } from '../../../bot/turns/update';
import { Chatter, someServices, textOf, type TestServices } from '../../helpers/chatter';
import { ANA, BRUNO } from '../../helpers/reports';
import { sentBy } from '../../helpers/sent';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let folio: string;
beforeEach(async () => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
  bruno = new Chatter(bot, BRUNO);
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const AT = '2023-05-04T16:00:00.000Z';
const root = (): string => bot.said.find(({ to }) => to === 'review')?.id ?? '';
const came = () => ({ person: BRUNO, address: bruno.address, at: AT });
const says = (text: string, more: Partial<ThreadMessage> = {}) =>
  bruno.sends({
    ...{ is: 'thread', change: 'added', mention: 'none', place: 'review-channel' },
    ...{ ...came(), root: root(), messageId: 'm1', text },
    ...more,
  });
const mentions = (text: string, under = root()) =>
  bruno.sends({ is: 'mention', ...came(), root: under, text, place: 'review-channel' });
const comments = async () => (await bot.store.loadByFolio(folio))?.report.comments;

describe('what is said in the thread of a report’s post', () => {
  test('is kept, edited and removed with the report, each copy once, and its author is told', async () => {
    expect(await says('Falta la firma')).toEqual([]);
    await says('Falta la firma');
    expect(await comments()).toMatchObject([{ id: 'm1', by: BRUNO, text: 'Falta la firma' }]);
    await bot.deliver();
    expect(textOf(ana.posts().at(-1)?.screen)).toContain('Falta la firma');
    await says('Falta el sello', { change: 'edited' });
    await says('Falta todo', { change: 'edited', at: '2023-05-04T17:00:00.000Z' });
    expect(await comments()).toMatchObject([{ text: 'Falta todo' }]);
    await says('', { change: 'removed' });
    expect((await comments())?.[0]?.removedAt).toBe(AT);
  });

  test('is no comment where it is blank, and is cut where it has no end', async () => {
    await says('  \n');
    expect(await comments()).toEqual([]);
    await says(` ${'x'.repeat(30_000)}`);
    expect((await comments())?.[0]?.text).toHaveLength(19_999);
  });

  test('is not kept where it is said elsewhere', async () => {
    expect(await says('Falta la firma', { place: 'elsewhere' })).toEqual([]);
    expect(await comments()).toEqual([]);
  });

  test('is kept though it comes before the post’s id is known', async () => {
    const loadByPost = jest.spyOn(bot.store, 'loadByPost').mockResolvedValueOnce(undefined);
    loadByPost.mockResolvedValueOnce(undefined);
    await says('Falta la firma');
    expect(await comments()).toMatchObject([{ text: 'Falta la firma' }]);
  });

  test('with the bot mentioned, is a comment where it asks for nothing the bot knows', async () => {
    expect(await says('qué opinan', { mention: 'here' })).toEqual([]);
    expect(await comments()).toMatchObject([{ text: 'qué opinan' }]);
    expect(await says('pendientes', { mention: 'here', change: 'edited' })).toEqual([]);
    expect(await comments()).toMatchObject([{ text: 'pendientes' }]);
  });

  test.each([
    ['pendientes', { template: 'list' }],
    ['ayuda', { template: 'notice' }],
    ['buscar prep', { template: 'list' }],
    ['ver INF-2023-0001', { template: 'report' }],
  ])('«%s» with the bot mentioned is answered there, and is no comment', async (words, screen) => {
    expect(await says(words, { mention: 'here' })).toMatchObject([{ screen, where: 'below', thread: root() }]);
    // The platform tells of it again, in an update of its own.
    expect(await says(words, { mention: 'apart' })).toEqual([]);
    expect(await comments()).toEqual([]);
  });

  test('a word of the bot’s that is none to be looked up is a comment', async () => {
    await says('nuevo', { mention: 'here' });
    expect(await comments()).toMatchObject([{ text: 'nuevo' }]);
  });

  test('under no report’s post says so to whoever mentions the bot, and to nobody else', async () => {
    const noReport = { where: 'whisper', screen: { data: { title: expect.stringContaining('hilo') as unknown } } };
    expect(await says('hola', { mention: 'here', place: 'elsewhere' })).toMatchObject([noReport]);
    expect(await says('hola', { root: 'another' })).toEqual([]);
    expect(await mentions('', 'another')).toMatchObject([noReport]);
  });
});

describe('a mention of the bot', () => {
  test('by itself shows the thread’s report to whoever asks', async () =>
    expect(await mentions('')).toMatchObject([{ screen: { template: 'post' }, where: 'whisper', thread: root() }]));

  test('with words looks them up for all to read', async () =>
    expect(await mentions(`ver ${folio}`, 'another')).toMatchObject([
      { screen: { template: 'report' }, where: 'below', thread: 'another' },
    ]));

  test('with other words in a report’s thread is left to be a comment', async () =>
    expect(await mentions('qué opinan')).toEqual([]));
});
