import { REVIEW, Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { reportOf } from '../../helpers/stores/stored';
import { cardIn, textOf, titles, type Json, type Posted } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

let bot: TestBot;
let people = 0;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(async () => {
  await bot.stop();
  await bot.connector.stop();
});

const words = (posted: Posted | undefined): string => textOf(cardIn(posted?.activity));
const HINT = 'mencione a @Informes de visita';

/** A report in review, and its post; nobody has commented. */
async function inReview() {
  const ana = new Somebody(bot, `persona${(people += 1)}`);
  const said = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'Se revisó el PREP.', 'listo'];
  for (const text of [...said, 'revisar', 'enviar']) await ana.type(text);
  const folio = /INF-\d{4}-\d{4}/.exec(textOf(ana.card()))?.[0] ?? '';
  const found = () => bot.connector.in(REVIEW).find((posted) => words(posted).includes(folio));
  await eventually(() => found() !== undefined);
  const post = found()!;
  return { ana, folio, post, rev: new Somebody(bot, 'Rita', { thread: post.id }) };
}

async function commented(text = 'Falta la firma') {
  const made = await inReview();
  await made.rev.send(made.rev.message(text));
  await eventually(() => titles(cardIn(made.ana.posts().at(-1)?.activity)).includes('Responder'));
  return { ...made, told: made.ana.posts().at(-1)! };
}

const reply = (rev: Somebody): Posted | undefined => rev.posts().find((posted) => words(posted).includes('responde a'));

/** A quoted reply, as Teams sends it: the quote in the text, and in the HTML beside it. */
const quoting = (quoted: string, text: string): Json => ({
  type: 'message',
  text: `Informes de visita Rita comentó el informe\r\n\r\n${text}`,
  textFormat: 'plain',
  attachments: [
    {
      contentType: 'text/html',
      content:
        `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${quoted}">\r\n` +
        `<strong itemprop="mri" itemid="28:bot">Informes de visita</strong><span itemprop="time" itemid="${quoted}"></span>\r\n` +
        `<p itemprop="preview">Rita comentó el informe</p>\r\n</blockquote>\r\n<p>${text}</p>`,
    },
  ],
});

test('«Responder» asks in place, with who said what; the answer stands in the thread and the card says so', async () => {
  const { ana, rev, folio, told } = await commented();
  const box = await ana.click('Responder', {}, cardIn(told.activity), told.id);
  expect(textOf(box)).toContain('Rita: Falta la firma');
  const card = await ana.click('Enviar al hilo', { reply: 'Ya <at>está</at> **firmada**' }, box, told.id);
  expect(textOf(card)).toContain('Usted respondió: Ya <at>está</at> **firmada**');
  await eventually(() => reply(rev) !== undefined);
  expect(words(reply(rev))).toContain(`${ana.name} responde a Rita · ${folio}`);
  expect(words(reply(rev))).toContain('Ya <at>está</at> **firmada**');
  expect(reply(rev)?.activity).not.toHaveProperty('entities');
  await eventually(() => words(told).includes('Enviado al hilo.'));
});

test.each([
  ['a quote', (id: string) => quoting(id, 'Ya está &amp; va')],
  [
    'a reference',
    (id: string) => ({
      ...{ type: 'message', text: 'Ya está & va', textFormat: 'plain' },
      attachments: [{ contentType: 'messageReference', content: JSON.stringify({ messageId: id }) }],
    }),
  ],
  ['an id', (id: string) => ({ type: 'message', text: 'Ya está & va', textFormat: 'plain', replyToId: id })],
])(
  'a message that replies to the comment’s by %s is the answer, and an edit of it corrects the thread',
  async (_, made) => {
    const { ana, rev, folio, told } = await commented();
    const posts = ana.posts().length;
    const message = ana.activity(made(told.id));
    await ana.send(message);
    await ana.send({ ...message, id: 'f:copy' });
    await eventually(() => reply(rev) !== undefined && ana.posts().length > posts);
    expect((await reportOf(bot.storageUrl, folio))?.comments.map(({ text }) => text)).toEqual([
      'Falta la firma',
      'Ya está & va',
    ]);
    expect(ana.posts().at(-1)?.conversation).toBe(ana.conversation);
    const edited = { ...ana.activity(quoting(told.id, 'Ya quedó')), type: 'messageUpdate', id: message['id'] };
    await ana.send({ ...edited, channelData: { eventType: 'editMessage' } });
    await eventually(() => words(reply(rev)).includes('Ya quedó'));
    expect(rev.posts().filter((posted) => words(posted).includes('responde a'))).toHaveLength(1);
  },
);

test('what is typed in the chat without a reply answers the form, as ever', async () => {
  const { ana, rev } = await commented();
  await ana.type('nuevo');
  expect(textOf(await ana.type('UTSI'))).toContain('Campo 2 de 9');
  expect(reply(rev)).toBeUndefined();
});

test('a like at the answer and at the post is kept with whose name had to be looked up, and taken back', async () => {
  const { ana, rev, folio, post, told } = await commented();
  bot.connector.names.set('29:nueva', 'Nora Nueva');
  await ana.send(ana.activity({ type: 'message', text: 'Ya está', replyToId: told.id }));
  await eventually(() => words(told).includes('Enviado al hilo.') && reply(rev) !== undefined);
  const react = (at: string, more: Json): Promise<unknown> =>
    rev.send(
      rev.activity({
        ...{ type: 'messageReaction', replyToId: at, from: { id: '29:nueva', aadObjectId: 'aad-nueva' } },
        conversation: { id: REVIEW, conversationType: 'channel', isGroup: true, tenantId: 't' },
        ...more,
      }),
    );
  await react(reply(rev)?.id ?? '', { reactionsAdded: [{ type: 'like' }] });
  await eventually(() => words(told).includes('Nora Nueva está de acuerdo.'));
  await react(reply(rev)?.id ?? '', { reactionsAdded: [{ type: 'heart' }] });
  await react(post.id, { reactionsAdded: [{ type: '2705_whiteheavycheckmark' }] });
  await eventually(async () => ((await reportOf(bot.storageUrl, folio))?.agreed ?? []).length === 1);
  await react(reply(rev)?.id ?? '', { reactionsRemoved: [{ type: 'like' }] });
  await eventually(() => !words(told).includes('está de acuerdo'));
  expect(await reportOf(bot.storageUrl, folio)).toMatchObject({ state: 'in-review' });
});

test('the post says how to comment until a reply without a mention has come from that channel, then nowhere', async () => {
  const { rev, post } = await inReview();
  expect(words(post)).toContain(HINT);
  const mention = { type: 'mention', text: '<at>Informes de visita</at>', mentioned: { id: '28:bot' } };
  await rev.send({ ...rev.message('<at>Informes de visita</at> falta la firma'), entities: [mention] });
  const asked = await rev.click('Pedir cambios', {}, cardIn(post.activity), post.id);
  expect(textOf(await rev.click('Cerrar', {}, asked, post.id))).toContain(HINT);
  await rev.send(rev.message('Falta la firma'));
  await eventually(() => !words(post).includes(HINT));
  expect(words((await inReview()).post)).not.toContain(HINT);
});

test('a comment under a post that was put up anew is still kept, and so is one under the new one', async () => {
  const { ana, rev, folio, post } = await commented();
  bot.connector.forget(post.id);
  await ana.click('Retirar', {}, cardIn(ana.posts().find((posted) => words(posted).includes('enviado'))?.activity));
  await ana.click('Sí, retirar');
  const anew = () => bot.connector.in(REVIEW).findLast((posted) => words(posted).includes(folio));
  await eventually(() => anew()?.id !== post.id);
  const later = new Somebody(bot, 'Rita', { thread: anew()?.id ?? '' });
  await rev.send(rev.message('Bajo el anterior'));
  await later.send(later.message('Bajo el nuevo'));
  await eventually(async () => (await reportOf(bot.storageUrl, folio))?.comments.length === 3);
});
