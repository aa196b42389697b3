import { SEARCH, SEARCH_COMMAND } from '../../../bot/teams/extension';
import { Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { upTo } from '../../helpers/people/filing';
import { openStore } from '../../../storage/open';
import { cardIn, textOf, titles, type Json } from '../../helpers/platforms/teams';

// The machine may have other work.
jest.setTimeout(60_000);

let bot: TestBot;
/** Whether the store can be searched. */
let answers = true;
let folio: string;
beforeAll(async () => {
  bot = await startTestBot({
    tuning: {
      openStore: async (...how) => {
        const store = await openStore(...how);
        const search: typeof store.search = async (...asked) => {
          if (!answers) throw new Error('away');
          return store.search(...asked);
        };
        return { ...store, search };
      },
    },
  });
  const ana = new Somebody(bot, 'Ana');
  await upTo(ana, 'summary');
  folio = /INF-\d{4}-\d{4}/.exec(textOf(await ana.click('Enviar a revisión')))![0];
});
afterAll(async () => {
  await bot.stop();
  await bot.connector.stop();
});

interface Result {
  readonly type: string;
  readonly text?: string;
  readonly attachmentLayout?: string;
  readonly attachments?: readonly { readonly content: Json; readonly preview: { readonly content: Json } & Json }[];
}

/** A search from the compose box of a chat that the bot is not in, as Teams sends it. */
const searching = (who: Somebody, value: Json): Json =>
  who.activity({
    type: 'invoke',
    name: SEARCH,
    conversation: { id: '19:otro@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 't' },
    value: { commandId: SEARCH_COMMAND, queryOptions: { skip: 0, count: 25 }, ...value },
  });
const typed = (text: string): Json => ({ parameters: [{ name: 'texto', value: text }] });

async function search(who: Somebody, value: Json): Promise<Result> {
  const { status, body } = await who.send(searching(who, value));
  expect(status).toBe(200);
  return (body as unknown as { composeExtension: Result }).composeExtension;
}

test.each([
  ['its folio', () => folio],
  ['its folio, however typed', () => folio.toLowerCase().replace(/-/g, ' ')],
  ['words that it has', () => 'soporte coahuila'],
  ['the beginning of a word', () => 'inform'],
])('a report is found by %s, and comes as a card with a preview', async (_, words) => {
  const found = await search(new Somebody(bot, 'Luis'), typed(words()));
  expect(found).toMatchObject({ type: 'result', attachmentLayout: 'list' });
  expect(found.attachments).toHaveLength(1);
  const [{ content, preview }] = found.attachments as [NonNullable<Result['attachments']>[number]];
  expect(preview).toMatchObject({
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: `${folio} · Coahuila`, text: expect.stringContaining('En revisión · Ana') as string },
  });
  expect(content).toMatchObject({ type: 'AdaptiveCard' });
  expect(textOf(content)).toContain('Servicios de Informática');
});

test('its card holds no text, no link and nothing to decide with; it opens for whoever may read, and closes again', async () => {
  const luis = new Somebody(bot, 'Luis');
  const { attachments = [] } = await search(luis, typed(folio));
  const card = attachments[0]!.content;
  expect(titles(card)).toEqual(['Ver informe']);
  expect(textOf(card)).not.toContain('Revisar avances');
  const whole = await luis.click('Ver informe', {}, card);
  expect(textOf(whole)).toContain('Revisar avances');
  expect(textOf(await luis.click('Cerrar', {}, whole))).toBe(textOf(card));
});

test('before anything is typed it offers one’s own; whoever has none is told what to type', async () => {
  const initial = { parameters: [{ name: 'initialRun', value: 'true' }] };
  expect((await search(new Somebody(bot, 'Ana'), initial)).attachments).toHaveLength(1);
  const none = await search(new Somebody(bot, 'Luis'), initial);
  expect(none).toEqual({ type: 'message', text: expect.stringContaining('Escriba el folio') as string });
});

test.each([['zzzz'], ['INF-1999-0001']])('«%s» finds nothing, and says so', async (words) => {
  const none = await search(new Somebody(bot, 'Luis'), typed(words));
  expect(none).toEqual({ type: 'message', text: expect.stringContaining('Ningún informe') as string });
});

test('a draft is not found by anybody', async () => {
  const nina = new Somebody(bot, 'Nina');
  await upTo(nina, 'trainedStaff');
  const { attachments } = await search(nina, typed('nina'));
  expect(attachments).toBeUndefined();
});

test('the next page of results ends where there are no more', async () => {
  const next = await search(new Somebody(bot, 'Luis'), { ...typed('soporte'), queryOptions: { skip: 25, count: 25 } });
  expect(next).toMatchObject({ type: 'result', attachments: [] });
});

test.each([
  ['no parameters', { parameters: null }],
  ['parameters that are none', { parameters: [null, 7, { name: {} }] }],
  ['no options', { queryOptions: null, ...typed('soporte') }],
  ['odd options', { queryOptions: { skip: -1, count: 1e99 }, ...typed('soporte') }],
  ['very long words', typed('x'.repeat(50_000))],
])('with %s it is answered all the same', async (_, value) => {
  expect((await search(new Somebody(bot, 'Luis'), value)).type).toMatch(/result|message/);
});

test('where the store is away it says so', async () => {
  answers = false;
  const failed = await search(new Somebody(bot, 'Luis'), typed('soporte'));
  answers = true;
  expect(failed).toEqual({ type: 'message', text: expect.stringContaining('No pude buscar') as string });
});

test('names in a preview are text', async () => {
  const odd = new Somebody(bot, '<b>Zoe</b> & Cía');
  await upTo(odd, 'summary');
  await odd.click('Enviar a revisión');
  const { attachments = [] } = await search(odd, { parameters: [{ name: 'initialRun', value: 'true' }] });
  expect(attachments[0]!.preview.content['text']).toContain('&lt;b&gt;Zoe&lt;/b&gt; &amp; Cía');
});

test.each([
  ['composeExtension/query', undefined],
  [undefined, {}],
])('an invoke that does not say what it wants, %s, is answered 400', async (name, value) => {
  const luis = new Somebody(bot, 'Luis');
  expect((await luis.send(luis.activity({ type: 'invoke', name, value }))).status).toBe(400);
});

test.each([
  ['task/fetch', {}],
  ['composeExtension/query', { commandId: 'otro' }],
  ['composeExtension/fetchTask', {}],
  ['composeExtension/querySettingUrl', {}],
  ['task/submit', {}],
  ['signin/verifyState', {}],
  ['adaptiveCard/other', {}],
])('an invoke that is not ours, %s, is answered 501', async (name, value) => {
  const luis = new Somebody(bot, 'Luis');
  expect((await luis.send(luis.activity({ type: 'invoke', name, value }))).status).toBe(501);
  expect(cardIn(luis.posts().at(-1)?.activity)).toBeUndefined();
});

test('only what one may read is found, and a card that somebody brought opens for nobody else', async () => {
  const closed = await startTestBot({ env: { REVIEWERS: 'teams:29:Rita' }, connector: bot.connector });
  try {
    const ana = new Somebody(closed, 'Ana B.');
    await upTo(ana, 'summary');
    const [found = ''] = /INF-\d{4}-\d{4}/.exec(textOf(await ana.click('Enviar a revisión'))) ?? [];
    const [rita, luis] = [new Somebody(closed, 'Rita'), new Somebody(closed, 'Luis B.')];
    for (const words of [found, 'soporte']) {
      expect(await search(luis, typed(words))).toMatchObject({ type: 'message' });
      expect((await search(ana, typed(words))).attachments).toHaveLength(1);
    }
    const { attachments = [] } = await search(rita, typed(found));
    expect(textOf(await luis.click('Ver informe', {}, attachments[0]!.content))).toContain('Mientras no se apruebe');
    expect(textOf(await rita.click('Ver informe', {}, attachments[0]!.content))).toContain('Revisar avances');
  } finally {
    await closed.stop();
  }
});
