import { fateOf, followingOn } from '../../../../bot/outbox/fate';
import { DeliveryError } from '../../../../bot/outbox/messenger';
import type { Reacted, ThreadMessage } from '../../../../bot/turns/update';
import { type Chatter, chatters, type TestServices, textOf } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let folio: string;
beforeEach(async () => {
  ({ bot, ana, bruno } = chatters());
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const RITA = { id: 'teams:29:rita', name: 'Rita Sol' };
const AT = '2023-05-04T16:00:00.000Z';
const review = { platform: 'teams', conversation: 'review', server: '', reference: {} };
const post = () => bot.said.find(({ to }) => to === 'review');
const report = async () => (await bot.store.loadByFolio(folio))!.report;
const inThread = () => bot.said.filter(({ to, thread }) => to === 'review' && thread === post()?.id);
let counter = 0;

async function comments(text: string, more: Partial<ThreadMessage> = {}): Promise<void> {
  await bruno.sends({
    ...{ is: 'thread', change: 'added', mention: 'none', place: 'review-channel', person: BRUNO, address: review },
    ...{ at: AT, root: post()?.id ?? '', messageId: 'm1', text },
    ...more,
  });
  await bot.deliver();
}

const told = () => ana.posts().at(-1)!;
const opens = async () => {
  ana.shown = told().screen;
  return ana.presses('Responder', {}, { messageId: told().id });
};
const types = async (text: string, more: object = {}) => {
  counter += 1;
  const message = { key: `typed-${counter}`, messageId: `a${counter}`, under: told().id, text, ...more };
  const shown = await ana.sends({ is: 'message', person: ANA, address: ana.address, at: AT, ...message });
  await bot.deliver();
  return shown;
};
const reacts = async (messageId: string, change: Reacted['change'] = 'added', more: Partial<Reacted> = {}) => {
  counter += 1;
  const came = { person: BRUNO, address: review, at: AT, key: `reacted-${counter}`, place: 'review-channel' } as const;
  const replies = await bruno.sends({ is: 'reaction', ...came, messageId, sign: 'like', change, ...more });
  await bot.deliver();
  return replies;
};

describe('«Responder»', () => {
  test('opens a box with who said what, and what is written stands in the thread under its author’s name', async () => {
    await comments('Falta la firma');
    const box = await opens();
    expect(box).toMatchObject({ template: 'reply', data: { said: ['Bruno Núñez: Falta la firma'] } });
    const card = await ana.presses('Enviar al hilo', { reply: '  Ya está firmada\u0000 ' });
    expect(textOf(card)).toContain('Usted respondió: Ya está firmada');
    expect(inThread().map(({ screen }) => textOf(screen))).toEqual([
      expect.stringContaining(`Ana Martínez Peña responde a Bruno Núñez · ${folio}`),
    ]);
    expect(textOf(inThread()[0]?.screen)).toContain('Ya está firmada');
    expect(textOf(told().screen)).toContain('Enviado al hilo.');
    expect((await report()).comments.at(-1)).toMatchObject({ by: ANA, text: 'Ya está firmada', answers: 'm1' });
  });

  test('pressed twice with the same words is one answer', async () => {
    await comments('Falta la firma');
    const box = await opens();
    const button = ana.button('Enviar al hilo', box);
    const [first, second] = [await ana.press(button, { reply: 'Va' }), await ana.press(button, { reply: 'Va' })];
    await bot.deliver();
    expect(second).toEqual(first);
    expect(inThread()).toHaveLength(1);
  });

  test('left blank is asked again with why, and closed leads back to the comment', async () => {
    await comments('Falta la firma');
    await opens();
    expect(await ana.presses('Enviar al hilo', { reply: ' \n' })).toMatchObject({
      template: 'reply',
      data: { problem: 'La respuesta está vacía. Escríbala y envíela de nuevo.' },
    });
    expect(textOf(await ana.presses('Cerrar'))).toContain('Bruno Núñez comentó');
    expect(inThread()).toEqual([]);
  });

  test('answers the last of several that were told together', async () => {
    await comments('Falta la firma');
    await comments('Y el sello', { messageId: 'm2', person: RITA });
    expect(await opens()).toMatchObject({ data: { said: ['Bruno Núñez: Falta la firma', 'Rita Sol: Y el sello'] } });
    await ana.presses('Enviar al hilo', { reply: 'Van las dos' });
    expect(textOf(inThread()[0]?.screen)).toContain('responde a Rita Sol');
    expect(told().screen).toMatchObject({ data: { title: `2 comentarios al informe ${folio}` } });
  });

  test('pressed by somebody else answers nothing', async () => {
    await comments('Falta la firma');
    const button = ana.button('Responder', told().screen);
    expect(textOf(await bruno.press(button))).toContain('Solo quien elaboró el informe');
  });
});

describe('a message under what told of a comment', () => {
  test('is the answer to it, once, and stands in the thread', async () => {
    await comments('Falta la firma');
    const [reply] = await types('Ya está');
    expect(reply).toMatchObject({ thread: told().id });
    expect(textOf(reply?.screen)).toContain(`Su respuesta a Bruno Núñez va al hilo de ${folio}.`);
    counter -= 1;
    expect(await types('Ya está')).toEqual([]);
    expect(inThread()).toHaveLength(1);
    expect(textOf(told().screen)).toContain('Usted respondió: Ya está');
  });

  test('is corrected in the thread where it is edited', async () => {
    await comments('Falta la firma');
    await types('Ya esta', { messageId: 'a1', files: [{ name: 'acta.pdf', url: 'https://ine.example/acta.pdf' }] });
    expect(textOf(inThread()[0]?.screen)).toContain('https://ine.example/acta.pdf');
    const [reply] = await types('Ya está firmada', { messageId: 'a1', edited: true });
    expect(textOf(reply?.screen)).toContain('quedó corregida');
    expect(inThread()).toHaveLength(1);
    expect(textOf(inThread()[0]?.screen)).toContain('Ya está firmada');
    expect(textOf(inThread()[0]?.screen)).toContain('Texto corregido por su autor.');
  });

  test('under anything else, or of somebody else, is no answer to it', async () => {
    await comments('Falta la firma');
    await types('Ya está', { under: 'another' });
    await types('Ya está', { under: undefined });
    const under = { is: 'message', key: 'b1', under: told().id, text: 'Ya está' } as const;
    await bruno.sends({ ...under, person: BRUNO, address: ana.address, at: AT });
    expect(inThread()).toEqual([]);
    expect((await report()).comments).toHaveLength(1);
  });

  test('blank says so', async () => {
    await comments('Falta la firma');
    expect(textOf((await types('  '))[0]?.screen)).toContain('La respuesta está vacía');
  });
});

describe('a reaction that means yes', () => {
  test('to the author’s answer shows on their card, without another message, until it is taken back', async () => {
    await comments('Falta la firma');
    await types('Ya está');
    const posts = ana.posts().length;
    expect(await reacts(inThread()[0]!.id)).toEqual([]);
    expect(textOf(told().screen)).toContain('Bruno Núñez está de acuerdo.');
    await reacts(inThread()[0]!.id, 'added', { person: RITA });
    expect(textOf(told().screen)).toContain('Bruno Núñez y Rita Sol están de acuerdo.');
    await reacts(inThread()[0]!.id, 'removed');
    expect(textOf(told().screen)).toContain('Rita Sol está de acuerdo.');
    expect(ana.posts()).toHaveLength(posts);
  });

  test('to the post, and to a comment, is kept and approves nothing', async () => {
    await comments('Falta la firma');
    await reacts(post()!.id);
    await reacts('m1', 'added', { person: RITA });
    expect(await report()).toMatchObject({ state: 'in-review', agreed: [{ by: BRUNO }] });
    expect((await report()).comments[0]?.agreed).toMatchObject([{ by: RITA }]);
    expect(textOf(await bruno.types(`ver ${folio}`))).toContain('De acuerdo: Rita Sol');
  });

  test('of the author to what told them of one comment is with that comment', async () => {
    await comments('Falta la firma');
    const own = { person: ANA, address: ana.address, place: 'personal' } as const;
    await reacts(told().id, 'added', own);
    expect((await report()).comments[0]?.agreed).toMatchObject([{ by: ANA }]);
    await comments('Y el sello', { messageId: 'm2' });
    await reacts(told().id, 'added', { ...own, sign: 'yes' });
    expect((await report()).comments[1]).not.toHaveProperty('agreed');
  });

  test('elsewhere, or a copy that comes late, changes nothing', async () => {
    await comments('Falta la firma');
    await reacts('unknown');
    await reacts('m1', 'added', { key: 'one' });
    await reacts('m1', 'removed');
    await reacts('m1', 'added', { key: 'one' });
    expect((await report()).comments[0]).not.toHaveProperty('agreed');
  });
});

test('of an answer that its platform refuses for now the author reads so, and that it got through', async () => {
  await comments('Falta la firma');
  const stored = (await bot.store.loadByFolio(folio))!;
  const { report: now } = stored;
  await ana.sends({
    is: 'message',
    person: ANA,
    address: ana.address,
    at: AT,
    key: 'k',
    messageId: 'a9',
    under: told().id,
    text: 'Ya',
  });
  // Leases that have ended: what else was claimed with it goes out as ever.
  const claims = await bot.store.claimOf(now.id, new Date(Date.now() - 60_000), 1_000);
  const claimed = claims.find(({ message }) => message.about.show === 'reply');
  if (claimed === undefined) throw new Error('No answer is to be said');
  const away = new DeliveryError('not there', 'mend', { reason: 'not_in_channel' });
  const fate = fateOf(claimed, away, { inLine: 50, inAll: 400, random: () => 0 });
  if (fate.is !== 'aside') throw new Error(`It is ${fate.is}`);
  expect(fate.also).toMatchObject([{ to: 'author', about: { show: 'comment', comment: 'm1' } }]);
  await bot.store.putAside(
    claimed,
    new Date(Date.now() + 3_600_000),
    { place: 'teams:review', error: 'away' },
    fate.also,
  );
  await bot.deliver();
  expect(textOf(told().screen)).toContain('No se ha podido publicar en el hilo');
  const all = await bot.store.claim(new Date(Date.now() + 7_200_000), 60_000, 16);
  const later = all.find(({ message }) => message.about.show === 'reply');
  expect(later?.aside).toBe(true);
  expect(followingOn(later!, 'post')).toMatchObject([{ about: { show: 'comment', comment: 'm1' } }]);
});
