import type { ThreadMessage } from '../../../../bot/turns/update';
import { type Chatter, chatters, type TestServices, textOf } from '../../../helpers/world/chatter';
import { hurried } from '../../../helpers/world/clocks';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

hurried();

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let folio: string;
beforeEach(async () => {
  ({ bot, ana, bruno } = chatters());
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
    expect(await comments()).toEqual([]);
    await bot.receiver.idle();
    expect(await comments()).toMatchObject([{ text: 'Falta la firma' }]);
  });

  test('is tried again while the store is away, and kept once it is back', async () => {
    jest.spyOn(bot.store, 'save').mockRejectedValueOnce(new Error('away'));
    expect(await says('Falta la firma')).toEqual([]);
    expect(await comments()).toEqual([]);
    await bot.receiver.idle();
    expect(await comments()).toMatchObject([{ text: 'Falta la firma' }]);
  });

  test('that cannot be kept after all is said so to whoever wrote it, in the thread', async () => {
    const save = jest.spyOn(bot.store, 'save').mockRejectedValue(new Error('away'));
    const shown = await says('Falta la firma');
    await bot.receiver.idle();
    expect(save).toHaveBeenCalledTimes(6);
    expect(shown).toMatchObject([{ where: 'whisper', thread: root() }]);
    expect(textOf(shown[0]?.screen)).toContain('No pude guardar su comentario');
    expect(await says('', { change: 'removed', messageId: 'm9' })).toEqual([]);
  });

  test('of a report that has no room is said at once', async () => {
    const full = Object.assign(new Error('full'), { code: 'store.too-large' });
    const save = jest.spyOn(bot.store, 'save').mockRejectedValue(full);
    const shown = await says('Falta la firma');
    await bot.receiver.idle();
    expect(save).toHaveBeenCalledTimes(1);
    expect(shown).toHaveLength(1);
  });

  test('in a thread of no report is looked for before it is answered for, by the post of now and of before, and again when nobody waits', async () => {
    const loadByPost = jest.spyOn(bot.store, 'loadByPost');
    expect(await says('¿Quién sale a comer?', { root: 'another' })).toEqual([]);
    // As the post of a report of that platform, of one of another, and as one that was put up anew since.
    expect(loadByPost).toHaveBeenCalledTimes(3);
    await bot.receiver.idle();
    expect(loadByPost.mock.calls.length).toBeGreaterThan(3);
    expect(await comments()).toEqual([]);
  });

  test('keeps the names and addresses of files, with words or without', async () => {
    const files = [{ name: 'acta.pdf', url: 'https://ine.slack.com/files/acta.pdf' }];
    await says('', { files });
    await says('La foto', { messageId: 'm2', files: [{ name: '' }] });
    expect(await comments()).toMatchObject([
      { text: '', files },
      { text: 'La foto', files: [{ name: '' }] },
    ]);
    await bot.deliver();
    const told = ana.posts().at(-1)?.screen;
    expect(textOf(told)).toContain('Bruno Núñez adjuntó acta.pdf');
    expect(textOf(told)).toContain('Bruno Núñez: La foto (con un archivo)');
    expect(textOf(told)).toContain('https://ine.slack.com/files/acta.pdf');
    expect(textOf(await bruno.types(`ver ${folio}`))).toContain('acta.pdf (https://ine.slack.com/files/acta.pdf)');
    await says('La foto del acta', { messageId: 'm2', change: 'edited' });
    expect((await comments())?.[1]).not.toHaveProperty('files');
  });

  test('with the bot mentioned and a file alone, is a comment', async () => {
    await says('', { mention: 'here', files: [{ name: 'acta.pdf' }] });
    expect(await comments()).toMatchObject([{ text: '', files: [{ name: 'acta.pdf' }] }]);
  });

  test('close together reaches its author as one message with one button', async () => {
    const posts = ana.posts().length;
    await says('Falta la firma');
    await bot.deliver();
    await says('Falta el sello', { messageId: 'm2', at: '2023-05-04T16:01:30.000Z' });
    await says('Y la fecha', { messageId: 'm3', at: '2023-05-04T16:02:00.000Z' });
    await bot.deliver();
    const [told, ...others] = ana.posts().slice(posts);
    expect(others).toEqual([]);
    expect(told?.screen).toMatchObject({
      data: {
        title: `3 comentarios al informe ${folio}`,
        lines: ['Bruno Núñez: Falta la firma', 'Bruno Núñez: Falta el sello', 'Bruno Núñez: Y la fecha'],
        buttons: [{ title: 'Responder' }, { title: 'Ver informe' }],
      },
    });
    await says('', { messageId: 'm2', change: 'removed' });
    await says('Y la fecha de visita', { messageId: 'm3', change: 'edited', at: '2023-05-04T16:09:00.000Z' });
    await bot.deliver();
    expect(told?.screen).toMatchObject({
      data: { lines: ['Bruno Núñez: Falta la firma', 'Bruno Núñez: Y la fecha de visita'] },
    });
  });

  test('after a while, or after its author answered, is news again', async () => {
    const posts = ana.posts().length;
    await says('Falta la firma');
    await says('Falta el sello', { messageId: 'm2', at: '2023-05-04T16:10:00.000Z' });
    await says('Ya va', { messageId: 'm3', at: '2023-05-04T16:10:30.000Z', person: ANA });
    await says('Gracias', { messageId: 'm4', at: '2023-05-04T16:11:00.000Z' });
    await bot.deliver();
    expect(ana.posts().slice(posts)).toHaveLength(3);
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
    const inChannel = await says('hola', { mention: 'here', root: 'yet another' });
    await bot.receiver.idle();
    expect(inChannel).toMatchObject([noReport]);
    expect(await says('hola', { root: 'another' })).toEqual([]);
    expect(await says('hola a todos', { mention: 'here', place: 'elsewhere', change: 'edited' })).toEqual([]);
    const edited = await says('hola a todos', { mention: 'here', root: 'yet another', change: 'edited' });
    await bot.receiver.idle();
    expect(edited).toEqual([]);
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
