import { REVIEW, Somebody } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { file, only, upTo } from '../../helpers/people/filing';
import { aBot } from '../../helpers/people/standing';
import { cardIn, textOf, titles, type Json, type Posted } from '../../helpers/platforms/teams';

const REFUSAL = 'Este bot atiende solo al personal de la organización que lo usa';
const OWN = 'T';

// Whatever the case: ids of tenants are GUIDs, and people copy them as they are shown.
const bot = aBot({ tenantId: OWN, env: { ADMINS: 'teams:29:Jefa' } });

const stranger = (name: string, thread?: Posted): Somebody =>
  Object.assign(new Somebody(bot, name, thread === undefined ? 'personal' : { thread: thread.id }), {
    tenant: 'another-tenant',
  });
const cardOf = (post: Posted): Json => cardIn(post.activity) as Json;

test('somebody of another tenant reads, decides and begins nothing', async () => {
  const { folio, post } = await file(bot, new Somebody(bot, 'Ana'));
  const eva = stranger('Eva');
  for (const words of ['hola', 'nuevo', folio, 'buscar soporte', 'pendientes', 'míos']) {
    const card = await eva.type(words);
    expect(textOf(card)).toContain(REFUSAL);
    expect(textOf(card)).not.toMatch(/INF-|soporte|Coahuila/);
    expect(titles(card)).toEqual([]);
  }
  const inThread = stranger('Eva', post);
  for (const title of ['Aprobar', 'Ver informe', 'Pedir cambios']) {
    const card = await inThread.click(title, {}, cardOf(post), post.id);
    expect(textOf(card)).toContain(REFUSAL);
    expect(textOf(card)).not.toMatch(/INF-|soporte|Coahuila/);
  }
  const opening = eva.activity({ type: 'installationUpdate', action: 'add' });
  const before = eva.posts().length;
  expect((await eva.send(opening)).status).toBe(200);
  await eventually(() => eva.posts().length > before);
  expect(textOf(eva.card())).toContain(REFUSAL);
});

test('a comment of theirs is neither kept nor passed on, and nobody reads a refusal in the channel', async () => {
  const ana = new Somebody(bot, 'Ana comentada');
  const { post } = await file(bot, ana);
  const [eva, rita] = [stranger('Eva', post), new Somebody(bot, 'Rita', { thread: post.id })];
  const outside = eva.message('Soy de fuera');
  expect((await eva.send(outside)).status).toBe(200);
  await rita.send(rita.message('Soy de dentro'));
  await eventually(() => ana.posts().some(({ activity }) => textOf(cardIn(activity)).includes('Soy de dentro')));
  expect((await only(bot, ana)).report.comments.map(({ text }) => text)).toEqual(['Soy de dentro']);
  expect(eva.posts()).toEqual([]);
});

test.each([
  ['its conversation alone', { conversation: { id: 'a:x', conversationType: 'personal', tenantId: 'else' } }],
  ['its channel data alone', { channelData: { tenant: { id: 'else' } } }],
  ['no tenant at all', { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} }],
])('who is of another tenant by %s does not belong', async (_, more) => {
  const eva = new Somebody(bot, 'x');
  const before = bot.connector.in('a:x').length + eva.posts().length;
  expect((await eva.send({ ...eva.message('pendientes'), ...more })).status).toBe(200);
  await eventually(() => bot.connector.in('a:x').length + eva.posts().length > before);
  expect(textOf(cardIn(bot.connector.in('a:x').at(-1)?.activity))).toContain(REFUSAL);
});

test('who names their tenant once belongs', async () => {
  const ana = new Somebody(bot, 'Ana de una vez');
  const before = ana.posts().length;
  expect((await ana.send({ ...ana.message('hola'), channelData: {} })).status).toBe(200);
  await eventually(() => ana.posts().length > before);
  expect(titles(ana.card())).toContain('Nuevo informe');
});

test('nobody approves their own report from the review channel', async () => {
  const ana = new Somebody(bot, 'Ana juez');
  const { post } = await file(bot, ana);
  const here = new Somebody(bot, 'Ana juez', { thread: post.id });
  expect(textOf(await here.click('Aprobar', {}, cardOf(post), post.id))).toContain('Nadie aprueba su propio informe');
  expect((await only(bot, ana)).report.state).toBe('in-review');
  const rita = new Somebody(bot, 'Rita', { thread: post.id });
  expect(textOf(await rita.click('Aprobar', {}, cardOf(post), post.id))).toContain('Aprobado por Rita');
});

test('an administrator is told in a chat of the organization that is served', async () => {
  const [ana, jefa] = [new Somebody(bot, 'Ana sin canal'), new Somebody(bot, 'Jefa')];
  const opened: Json[] = [];
  bot.connector.failing = ({ conversation, body }) => {
    if (conversation === '') opened.push(body);
    return conversation === REVIEW ? { status: 403 } : undefined;
  };
  await upTo(ana, 'summary');
  await ana.click('Enviar a revisión');
  await eventually(() => jefa.posts().length > 0);
  bot.connector.failing = () => undefined;
  expect(opened).toMatchObject([{ members: [{ id: '29:Jefa' }], channelData: { tenant: { id: OWN } } }]);
});
