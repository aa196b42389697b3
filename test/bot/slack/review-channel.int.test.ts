import { eventually } from '../../helpers/world/eventually';
import { aCrowd, folioIn } from '../../helpers/platforms/slack-crowd';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';
import type { Json } from '../../helpers/platforms/teams';

const crowd = aCrowd();

test('keeps what is said in the thread, its edits and its removals', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const place = { channel: crowd.workspace.review, channel_type: 'channel', thread_ts: post.ts };
  const said = rev.message('Falta la <fecha>', place);
  await rev.event(said);
  const comments = async () => (await reportOf(crowd.bot.storageUrl, folioIn(post)))?.comments ?? [];
  await eventually(() => ana.posts().some((each) => wordsIn(each).includes('Falta la <fecha>')));
  const { event } = said as { event: Json };
  const edited = { ...event, text: 'Falta la firma', blocks: [], edited: { user: rev.id, ts: '1795517028.000001' } };
  const change = {
    type: 'message',
    hidden: true,
    channel: crowd.workspace.review,
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
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const before = JSON.stringify(post.blocks);
  await rev.interaction(await rev.press(post, 'Ver informe'));
  await eventually(() => crowd.workspace.in(crowd.workspace.review, rev.id).length > 0);
  const whisper = crowd.workspace.in(crowd.workspace.review, rev.id).at(-1)!;
  expect(wordsIn(whisper)).toContain('Se dio soporte');
  expect(JSON.stringify(post.blocks)).toBe(before);
  const back = titlesIn(whisper).find((title) => title === 'Cerrar') ?? '';
  await rev.interaction(await rev.press(whisper, back));
  await eventually(() => crowd.workspace.responses.some(({ id }) => id === whisper.ts));
  expect(crowd.workspace.responses.find(({ id }) => id === whisper.ts)?.message).toMatchObject({
    replace_original: true,
  });
});

test('says on the window what is missing from a request', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const windows = crowd.workspace.views.length;
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.views.length > windows);
  const { status, text } = await rev.submit({});
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    response_action: 'errors',
    errors: { reason: 'Escriba qué debe cambiar, en general o en algún campo.' },
  });
  await rev.choose('field', 'matters');
  await eventually(() => crowd.workspace.views.length > windows + 1);
  expect((await rev.submit({ 'reason.matters': 'Detalle el soporte' })).text).toBe('');
  const report = await reportOf(crowd.bot.storageUrl, folioIn(post));
  expect(report?.changeRequests[0]?.fields).toMatchObject({ matters: 'Detalle el soporte' });
  expect((await rev.submit({ reason: 'Otra cosa' })).text).toBe('');
  const both = await reportOf(crowd.bot.storageUrl, folioIn(post));
  expect(both?.observations?.map((one) => one.text)).toEqual(['Detalle el soporte', 'Otra cosa']);
});

test('asks for changes in one box, and in one more for each field that is chosen', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const windows = crowd.workspace.views.length;
  const views = () => crowd.workspace.views.slice(windows).map(({ view }) => view);
  const boxes = (view: Json | undefined) =>
    ((view?.['blocks'] ?? []) as readonly Json[])
      .filter(({ type }) => type === 'input')
      .map((block): Json => ({ ...(block['element'] as Json), block: block['block_id'] }));
  const idsOf = (view: Json | undefined) => boxes(view).map((box) => box['action_id']);
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => views().length === 1);
  expect(idsOf(views()[0])).toEqual(['reason', 'field']);
  expect(titlesIn(views()[0] as { blocks: readonly Json[] })).toEqual([]);

  await rev.choose('field', 'objective', { reason: 'A medio escri' });
  await eventually(() => views().length === 2);
  await rev.choose('field', 'visitDates', { 'reason.objective': 'Más corto' });
  await eventually(() => views().length === 3);
  const last = views()[2];
  expect(idsOf(last)).toEqual(['reason', 'reason.objective', 'reason.visitDates', 'field']);
  // A client keeps what is typed under an id that stays, and forgets a choice under one that changes.
  expect(boxes(last).map(({ block }) => block)).toEqual([
    'reason',
    'reason.objective',
    'reason.visitDates',
    expect.not.stringContaining('field'),
  ]);
  expect(boxes(last)[3]?.['block']).not.toBe(boxes(views()[1])[2]?.['block']);
  expect(boxes(last)[0]).toMatchObject({ initial_value: 'A medio escri' });
  expect(boxes(last)[1]).toMatchObject({ initial_value: 'Más corto' });
  expect(JSON.stringify(boxes(last)[3])).not.toContain('"objective"');

  expect((await rev.submit({ 'reason.visitDates': 'Faltan' })).text).toBe('');
  const report = await reportOf(crowd.bot.storageUrl, folioIn(post));
  expect(report?.changeRequests[0]).toMatchObject({
    reason: 'A medio escri',
    fields: { objective: 'Más corto', visitDates: 'Faltan' },
  });
});

test('leaves a window alone that was changed since its field was chosen', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const windows = crowd.workspace.views.length;
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.views.length === windows + 1);
  const stale = { body: { ok: false, error: 'hash_conflict' } };
  const tried = crowd.workspace.made('views.update').length;
  crowd.workspace.failing = ({ method }) => (method === 'views.update' ? stale : undefined);
  expect((await rev.choose('field', 'objective')).status).toBe(200);
  await eventually(() => crowd.workspace.made('views.update').length > tried);
  crowd.workspace.failing = () => undefined;
  expect((await rev.submit({ reason: 'Precise' })).text).toBe('');
});

test('says in the window that the report is no longer in review, once a field is chosen', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const windows = crowd.workspace.views.length;
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.views.length === windows + 1);
  await rev.interaction(await rev.press(post, 'Aprobar'));
  await eventually(() => wordsIn(post).includes('Aprobado'));
  await rev.choose('field', 'objective');
  await eventually(() => crowd.workspace.views.length === windows + 2);
  const said = crowd.workspace.views.at(-1)?.view;
  expect(JSON.stringify(said)).toContain('ya aprobó');
  expect(said).not.toHaveProperty('submit');
});

test('refuses a decision from elsewhere', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const press = await rev.press({ ...post, channel: crowd.workspace.channel('otro') }, 'Aprobar');
  await rev.interaction(press);
  await eventually(() => crowd.workspace.in(crowd.workspace.channel('otro'), rev.id).length > 0);
  expect((await reportOf(crowd.bot.storageUrl, folioIn(post)))?.state).toBe('in-review');
});

test('answers a mention in its thread, and shows its report to a bare one', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const at = `<@${crowd.workspace.botUser}>`;
  const mention = (text: string, thread?: string) =>
    rev.event(
      rev.envelope({
        type: 'app_mention',
        ts: '5.5',
        text,
        channel: crowd.workspace.review,
        ...(thread && { thread_ts: thread }),
      }),
    );
  await mention(`${at} ver ${folioIn(post)}`, post.ts);
  await eventually(() =>
    crowd.workspace
      .in(crowd.workspace.review)
      .some(({ thread, blocks }) => thread === post.ts && JSON.stringify(blocks).includes('Se dio soporte')),
  );
  await mention(at, post.ts);
  await eventually(() => crowd.workspace.in(crowd.workspace.review, rev.id).length > 0);
  const whisper = crowd.workspace.in(crowd.workspace.review, rev.id).at(-1)!;
  expect(titlesIn(whisper)).toContain('Aprobar');
  await rev.interaction(await rev.press(whisper, 'Aprobar'));
  await eventually(() => wordsIn(post).includes('Aprobado'));
  await mention(`${at} qué hay`);
  await eventually(() =>
    wordsIn(crowd.workspace.in(crowd.workspace.review, rev.id).at(-1)!).includes('Este hilo no es de un informe'),
  );
  // The same words come as a message too, and are no comment.
  await rev.event(
    rev.message('', {
      text: `${at} ver ${folioIn(post)}`,
      blocks: [],
      channel: crowd.workspace.review,
      channel_type: 'channel',
      thread_ts: post.ts,
    }),
  );
  expect((await reportOf(crowd.bot.storageUrl, folioIn(post)))?.comments).toEqual([]);
});

test('shows a report by the shortcut on a message of its thread', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const shortcut = async (message: Json, callback_id = 'report_of_thread', type = 'message_action') =>
    rev.interaction({
      type,
      callback_id,
      user: { id: rev.id, name: rev.name, team_id: 'T000000001' },
      team: { id: 'T000000001', domain: 'ine' },
      channel: { id: crowd.workspace.review, name: 'revision' },
      trigger_id: await crowd.workspace.trigger(rev.id),
      message_ts: message['ts'],
      message,
      response_url: `${crowd.workspace.url}respond/x`,
    });
  await shortcut({ ts: '7.7', thread_ts: post.ts, text: 'hola' });
  await eventually(() => crowd.workspace.in(crowd.workspace.review, rev.id).length > 0);
  expect(titlesIn(crowd.workspace.in(crowd.workspace.review, rev.id).at(-1)!)).toContain('Pedir cambios');
  await rev.open();
  await shortcut({}, 'new_report', 'shortcut');
  await eventually(() => rev.posts().length === 1);
  expect(wordsIn(rev.card())).toContain('Campo 1 de 9');
});
