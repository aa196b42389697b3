import { eventually } from '../../helpers/eventually';
import { Workspace, type SlackMessage } from '../../helpers/slack';
import { startSlackBot, type SlackBot } from '../../helpers/slack-bot';
import { buttonIn, SlackPerson, titlesIn, wordsIn } from '../../helpers/slack-person';
import { reportOf } from '../../helpers/stored';
import type { Json } from '../../helpers/teams';

let workspace: Workspace;
let bot: SlackBot;
let people = 0;
beforeAll(async () => {
  workspace = await Workspace.start(Array.from({ length: 30 }, (_, at) => `persona${at}`));
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

const somebody = (): SlackPerson => new SlackPerson(bot, workspace, `persona${people++}`);
const roots = (): readonly SlackMessage[] =>
  workspace.in(workspace.review).filter(({ thread }) => thread === undefined);

async function inReview(author: SlackPerson, objective = 'omitir'): Promise<SlackMessage> {
  const before = roots().length;
  const answers = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', objective, 'ordinaria', 'Se dio soporte'];
  for (const words of [...answers, 'listo', 'omitir', 'omitir']) await author.type(words);
  await author.click('Enviar a revisión');
  await eventually(
    () => roots().length > before && workspace.files.some((file) => file['thread_ts'] === roots().at(-1)?.ts),
  );
  return roots().at(-1)!;
}

const folioIn = (message: SlackMessage): string => /INF-\d{4}-\d{4}/.exec(wordsIn(message))?.[0] ?? '';

describe('/informe', () => {
  test.each([
    ['nuevo', 'Campo 1 de 9'],
    ['  NUEVO ', 'Campo 1 de 9'],
    ['míos', 'informes'],
    ['pendientes', 'revisión'],
    ['buscar soporte', 'soporte'],
    ['INF-1999-0001', 'INF-1999-0001'],
    ['', 'persona'],
  ])('«%s» is answered at once, and in the direct message', async (words, shown) => {
    const ana = somebody();
    await ana.open();
    const answer = await ana.command(words);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      response_type: 'ephemeral',
      text: 'Le respondo en nuestro chat directo.',
    });
    await eventually(() => ana.posts().length === 1);
    expect(wordsIn(ana.card())).toContain(shown);
  });

  test('«ayuda» is answered to its sender alone, and begins a report in the direct message', async () => {
    const ana = somebody();
    await ana.open();
    const { text } = await ana.command('ayuda');
    const help = JSON.parse(text) as { response_type: string; blocks: readonly Json[] };
    expect(help.response_type).toBe('ephemeral');
    expect(titlesIn(help)).toContain('Nuevo informe');
    const channel = workspace.channel('otro');
    const message = { channel, ts: '1.000001', thread: undefined, metadata: undefined, to: ana.id };
    const whisper = { ...message, text: 'x', blocks: help.blocks, edits: 0, deleted: false };
    await ana.interaction(await ana.press(whisper, 'Nuevo informe'));
    await eventually(() => ana.posts().length === 1);
    expect(wordsIn(ana.card())).toContain('Campo 1 de 9');
    await ana.type('UTSI');
    await eventually(() => wordsIn(ana.posts()[0]!).startsWith('✓'));
  });
});

describe('Home', () => {
  const view = (person: SlackPerson) => workspace.views.filter(({ user }) => user === person.id).at(-1)?.view;
  const opened = (person: SlackPerson) =>
    person.event(person.envelope({ type: 'app_home_opened', channel: person.dm, tab: 'home', event_ts: '1.1' }));

  async function pressHome(person: SlackPerson, title: string): Promise<void> {
    const home = view(person) as { blocks: readonly Json[] } & Json;
    await person.interaction({
      type: 'block_actions',
      user: { id: person.id, username: person.name, team_id: 'T000000001' },
      container: { type: 'view', view_id: home['id'] },
      trigger_id: await workspace.trigger(person.id),
      team: { id: 'T000000001', domain: 'ine' },
      view: { ...home, state: { values: {} } },
      actions: [{ ...buttonIn(home, title), action_ts: String(Math.random()) }],
    });
  }

  test("shows the person's drafts, and begins and resumes them in the direct message", async () => {
    const ana = somebody();
    await ana.open();
    await opened(ana);
    await eventually(() => view(ana) !== undefined);
    expect(view(ana)).toMatchObject({ type: 'home' });
    await pressHome(ana, 'Nuevo informe');
    await eventually(() => ana.posts().length === 1);
    await ana.type('UTSI');
    await eventually(() => wordsIn(ana.posts()[0]!).startsWith('✓'));

    await opened(ana);
    await eventually(() => wordsIn(view(ana) as never).includes('Servicios de Informática'));
    const before = ana.card();
    await pressHome(ana, 'Continuar');
    await eventually(() => ana.card().ts !== before.ts && wordsIn(before).includes('Continúa abajo'));
    expect(wordsIn(ana.card())).toContain('Campo 2 de 9');
  });
});

describe('the review channel', () => {
  test('keeps what is said in the thread, its edits and its removals', async () => {
    const [ana, rev] = [somebody(), somebody()];
    const post = await inReview(ana);
    const place = { channel: workspace.review, channel_type: 'channel', thread_ts: post.ts };
    const said = rev.message('Falta la <fecha>', place);
    await rev.event(said);
    const comments = async () => (await reportOf(bot.storageUrl, folioIn(post)))?.comments ?? [];
    await eventually(() => ana.posts().some((each) => wordsIn(each).includes('Falta la <fecha>')));
    const { event } = said as { event: Json };
    const edited = { ...event, text: 'Falta la firma', blocks: [], edited: { user: rev.id, ts: '1795517028.000001' } };
    const change = {
      type: 'message',
      hidden: true,
      channel: workspace.review,
      channel_type: 'channel',
      ts: '9.1',
      event_ts: '9.1',
    };
    const changed = { ...change, subtype: 'message_changed', message: edited, previous_message: event };
    await rev.event(rev.envelope({ ...changed, user: undefined }));
    await eventually(() => ana.posts().some((each) => wordsIn(each).includes('Falta la firma')));
    expect(await comments()).toMatchObject([{ text: 'Falta la firma', by: { id: `slack:${rev.id}` } }]);
    const removal = { ...change, subtype: 'message_deleted', deleted_ts: event['ts'], previous_message: edited };
    await rev.event(rev.envelope({ ...removal, user: undefined }));
    await eventually(() => !ana.posts().some((each) => wordsIn(each).includes('Falta la firma')));
    expect((await comments())[0]?.removedAt).toBeDefined();
  });

  test('shows a report to whoever asks, and leaves the shared card alone', async () => {
    const [ana, rev] = [somebody(), somebody()];
    const post = await inReview(ana);
    const before = JSON.stringify(post.blocks);
    await rev.interaction(await rev.press(post, 'Ver informe'));
    await eventually(() => workspace.in(workspace.review, rev.id).length > 0);
    const whisper = workspace.in(workspace.review, rev.id).at(-1)!;
    expect(wordsIn(whisper)).toContain('Se dio soporte');
    expect(JSON.stringify(post.blocks)).toBe(before);
    const back = titlesIn(whisper).find((title) => title === 'Cerrar') ?? '';
    await rev.interaction(await rev.press(whisper, back));
    await eventually(() => workspace.responses.some(({ id }) => id === whisper.ts));
    expect(workspace.responses.find(({ id }) => id === whisper.ts)?.message).toMatchObject({ replace_original: true });
  });

  test('says on the window what is missing from a request', async () => {
    const [ana, rev] = [somebody(), somebody()];
    const post = await inReview(ana);
    const windows = workspace.views.length;
    await rev.interaction(await rev.press(post, 'Pedir cambios'));
    await eventually(() => workspace.views.length > windows);
    const { status, text } = await rev.submit({});
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      response_action: 'errors',
      errors: { reason: 'Escriba qué debe cambiar, en general o en algún campo.' },
    });
    expect((await rev.submit({ 'reason.matters': 'Detalle el soporte' })).text).toBe('');
    const report = await reportOf(bot.storageUrl, folioIn(post));
    expect(report?.changeRequests[0]?.fields).toMatchObject({ matters: 'Detalle el soporte' });
    const late = await rev.submit({ reason: 'Otra cosa' });
    expect(JSON.parse(late.text)).toMatchObject({ response_action: 'errors' });
  });

  test('refuses a decision from elsewhere', async () => {
    const [ana, rev] = [somebody(), somebody()];
    const post = await inReview(ana);
    const press = await rev.press({ ...post, channel: workspace.channel('otro') }, 'Aprobar');
    await rev.interaction(press);
    await eventually(() => workspace.in(workspace.channel('otro'), rev.id).length > 0);
    expect((await reportOf(bot.storageUrl, folioIn(post)))?.state).toBe('in-review');
  });

  test('answers a mention in its thread, and shows its report to a bare one', async () => {
    const [ana, rev] = [somebody(), somebody()];
    const post = await inReview(ana);
    const at = `<@${workspace.botUser}>`;
    const mention = (text: string, thread?: string) =>
      rev.event(
        rev.envelope({
          type: 'app_mention',
          ts: '5.5',
          text,
          channel: workspace.review,
          ...(thread && { thread_ts: thread }),
        }),
      );
    await mention(`${at} ver ${folioIn(post)}`, post.ts);
    await eventually(() =>
      workspace
        .in(workspace.review)
        .some(({ thread, blocks }) => thread === post.ts && JSON.stringify(blocks).includes('Se dio soporte')),
    );
    await mention(at, post.ts);
    await eventually(() => workspace.in(workspace.review, rev.id).length > 0);
    const whisper = workspace.in(workspace.review, rev.id).at(-1)!;
    expect(titlesIn(whisper)).toContain('Aprobar');
    await rev.interaction(await rev.press(whisper, 'Aprobar'));
    await eventually(() => wordsIn(post).includes('Aprobado'));
    await mention(`${at} qué hay`);
    await eventually(() =>
      wordsIn(workspace.in(workspace.review, rev.id).at(-1)!).includes('Este hilo no es de un informe'),
    );
    // The same words come as a message too, and are no comment.
    await rev.event(
      rev.message('', {
        text: `${at} ver ${folioIn(post)}`,
        blocks: [],
        channel: workspace.review,
        channel_type: 'channel',
        thread_ts: post.ts,
      }),
    );
    expect((await reportOf(bot.storageUrl, folioIn(post)))?.comments).toEqual([]);
  });

  test('shows a report by the shortcut on a message of its thread', async () => {
    const [ana, rev] = [somebody(), somebody()];
    const post = await inReview(ana);
    const shortcut = async (message: Json, callback_id = 'report_of_thread', type = 'message_action') =>
      rev.interaction({
        type,
        callback_id,
        user: { id: rev.id, name: rev.name, team_id: 'T000000001' },
        team: { id: 'T000000001', domain: 'ine' },
        channel: { id: workspace.review, name: 'revision' },
        trigger_id: await workspace.trigger(rev.id),
        message_ts: message['ts'],
        message,
        response_url: `${workspace.url}respond/x`,
      });
    await shortcut({ ts: '7.7', thread_ts: post.ts, text: 'hola' });
    await eventually(() => workspace.in(workspace.review, rev.id).length > 0);
    expect(titlesIn(workspace.in(workspace.review, rev.id).at(-1)!)).toContain('Pedir cambios');
    await rev.open();
    await shortcut({}, 'new_report', 'shortcut');
    await eventually(() => rev.posts().length === 1);
    expect(wordsIn(rev.card())).toContain('Campo 1 de 9');
  });
});

test('a table built in Slack stays a table', async () => {
  const ana = somebody();
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria']) await ana.type(words);
  const cell = (text: string) => ({ type: 'raw_text', text });
  const rich = (text: string) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] }],
  });
  await ana.type('x', {
    text: 'Se hizo esto:',
    blocks: [
      rich('Se hizo esto:'),
      {
        type: 'table',
        block_id: 't',
        rows: [
          [rich('Evento'), rich('Fecha')],
          [cell('Simulacro & más'), cell('3 de abril')],
        ],
      },
    ],
  });
  for (const words of ['listo', 'omitir', 'omitir']) await ana.type(words);
  const sent = await ana.click('Enviar a revisión');
  const matters = (await reportOf(bot.storageUrl, folioIn(sent)))?.answers['matters'];
  expect(matters).toMatchObject({
    rows: [
      {
        cells: {
          ordinary: {
            blocks: [
              { type: 'paragraph', text: 'Se hizo esto:' },
              {
                type: 'table',
                headerRows: 1,
                rows: [
                  [{ text: 'Evento' }, { text: 'Fecha' }],
                  [{ text: 'Simulacro & más' }, { text: '3 de abril' }],
                ],
              },
            ],
          },
        },
      },
    ],
  });
});

test('a choice made without a button is acknowledged, and changes nothing', async () => {
  const ana = somebody();
  const card = await ana.type('nuevo');
  const press = await ana.press(card, 'Guardar y continuar');
  const action = { type: 'static_select', action_id: 'unit', block_id: 'x', selected_option: null, action_ts: '1.1' };
  expect((await ana.interaction({ ...press, actions: [action] })).status).toBe(200);
  await ana.type('ayuda');
  expect(card.edits).toBe(0);
});
