import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';
import type { Called, SlackFault } from '../../helpers/platforms/slack';
import { aCrowd, atStates, folioIn } from '../../helpers/platforms/slack-crowd';
import { wordsIn } from '../../helpers/platforms/slack-shown';
import { startSlackBot } from '../../helpers/platforms/slack-bot';
import type { Json } from '../../helpers/platforms/teams';

jest.setTimeout(60_000);

const log = aLog();
const crowd = aCrowd(() => ({ log }));
beforeEach(() => {
  crowd.workspace.failing = () => undefined;
  crowd.workspace.beforeAnswering = async () => {};
  log.lines.length = 0;
});

const refused = (error: string): SlackFault => ({ body: { ok: false, error } });
const hasBlocks = ({ args }: Called): boolean => ((args['blocks'] as readonly Json[] | undefined) ?? []).length > 0;
const isIn = (channel: string, { args }: Called): boolean => args['channel'] === channel;
const said = (id: string): readonly string[] =>
  crowd.workspace.responses.filter((one) => one.id === id).map(({ message }) => String(message['text']));

describe('a card that Slack refuses', () => {
  test.each(['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks', 'a_code_of_tomorrow'])(
    '%s: the next question is asked in plain words, and answered by typing',
    async (error) => {
      const ana = crowd.somebody();
      await ana.type('nuevo');
      crowd.workspace.failing = (called) => (isIn(ana.dm, called) && hasBlocks(called) ? refused(error) : undefined);
      await ana.type('UTSI');
      const plain = ana.card();
      expect(plain.blocks).toEqual([]);
      expect(plain.text).toContain('Campo 2 de 9');
      expect(plain.text).toContain('Escriba aquí su respuesta');
      crowd.workspace.failing = () => undefined;
      expect(wordsIn(await ana.type('Coahuila'))).toContain('Campo 3 de 9');
    },
  );

  test('in the place of a pressed one', async () => {
    const ana = crowd.somebody();
    const card = await atStates(ana);
    crowd.workspace.failing = (called) =>
      isIn(ana.dm, called) && JSON.stringify(called.args['blocks']).includes('actions')
        ? refused('invalid_blocks')
        : undefined;
    await ana.click('Guardar y continuar', { states: '05' });
    expect(ana.card()).toBe(card);
    expect(wordsIn(card)).toContain('Campo 3 de 9');
    expect(wordsIn(card)).toContain('Escriba aquí su respuesta');
    crowd.workspace.failing = () => undefined;
    expect(wordsIn(await ana.type('3 de abril de 2023'))).toContain('Campo 4 de 9');
  });

  test('in the place of a pressed one, and its plain words too: they stand below', async () => {
    const ana = crowd.somebody();
    await atStates(ana);
    crowd.workspace.failing = (called) =>
      isIn(ana.dm, called) && hasBlocks(called) ? refused('invalid_blocks') : undefined;
    await ana.click('Guardar y continuar', { states: '05' });
    await eventually(() => ana.card().text.includes('Campo 3 de 9'));
    expect(ana.card().blocks).toEqual([]);
    crowd.workspace.failing = () => undefined;
    expect(wordsIn(await ana.type('3 de abril de 2023'))).toContain('Campo 4 de 9');
  });

  test('in the review channel: the essentials, the document and how to go on', async () => {
    const [ana, rev] = [crowd.somebody(), crowd.somebody()];
    crowd.workspace.failing = (called) =>
      isIn(crowd.workspace.review, called) && hasBlocks(called) ? refused('msg_blocks_too_long') : undefined;
    const post = await crowd.inReview(ana);
    expect(post.text).toMatch(/^INF-\d{4}-\d{4}/);
    expect(post.text).toMatch(/Descargar Word: http/);
    expect(post.text).toContain('mencióneme en este hilo');
    crowd.workspace.failing = () => undefined;
    await rev.event(
      rev.envelope({
        ...{ type: 'app_mention', ts: '5.5', text: `<@${crowd.workspace.botUser}>` },
        ...{ channel: crowd.workspace.review, thread_ts: post.ts },
      }),
    );
    await eventually(() => crowd.workspace.in(crowd.workspace.review, rev.id).length > 0);
  });

  test('text that somebody wrote calls nobody in plain words either', async () => {
    const ana = crowd.somebody();
    await ana.type('nuevo');
    for (const words of ['UTSI', 'Coahuila', 'omitir', 'omitir', '<!channel> & <@U123>']) await ana.type(words);
    crowd.workspace.failing = (called) =>
      isIn(ana.dm, called) && hasBlocks(called) ? refused('invalid_blocks') : undefined;
    await ana.type('atrás');
    const texts = crowd.workspace.in(ana.dm).filter(({ blocks }) => blocks.length === 0);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.map(({ text }) => text).join()).not.toMatch(/<[!@]/);
  });
});

test('a direct message that Slack does not know any more is opened again', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const opened = crowd.workspace.made('conversations.open').length;
  let gone = true;
  crowd.workspace.failing = (called) => {
    if (called.method === 'conversations.open') gone = false;
    return gone && called.method.startsWith('chat.') && isIn(ana.dm, called) ? refused('channel_not_found') : undefined;
  };
  expect(wordsIn(await ana.type('UTSI'))).toContain('Campo 2 de 9');
  expect(crowd.workspace.made('conversations.open').length).toBeGreaterThan(opened);
});

test('one that is not to be opened waits, without anybody’s card in the way, until its person comes back', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  crowd.workspace.failing = (called) =>
    called.method === 'conversations.open' || isIn(ana.dm, called) ? refused('channel_not_found') : undefined;
  await ana.event(ana.message('UTSI'));
  await eventually(() => log.lines.some(({ message }) => message === 'outbox message put aside'));
  crowd.workspace.failing = () => undefined;
  const again = await startSlackBot(crowd.workspace, { storageUrl: crowd.bot.storageUrl });
  await eventually(() => ana.posts().some((post) => wordsIn(post).includes('Campo 2 de 9')));
  await again.stop();
});

test('message_limit_exceeded is for later: the next question comes', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  let left = 3;
  crowd.workspace.failing = (called) =>
    isIn(ana.dm, called) && called.method === 'chat.postMessage' && left-- > 0
      ? refused('message_limit_exceeded')
      : undefined;
  expect(wordsIn(await ana.type('UTSI'))).toContain('Campo 2 de 9');
});

describe('what was saved is never told as lost', () => {
  test.each(['fatal_error', 'internal_error', 'message_not_found', 'cant_update_message', 'edit_window_closed'])(
    'where chat.update answers %s once',
    async (error) => {
      const ana = crowd.somebody();
      const card = await atStates(ana);
      let left = 1;
      crowd.workspace.failing = (called) =>
        called.method === 'chat.update' && isIn(ana.dm, called) && left-- > 0 ? refused(error) : undefined;
      await ana.interaction(await ana.press(card, 'Guardar y continuar', { states: '05' }));
      await eventually(() => wordsIn(ana.card()).includes('Campo 3 de 9'));
      expect(said(card.ts).join()).not.toContain('No pude guardar');
    },
  );

  test('where it stays so: «Guardado», and a fresh card below', async () => {
    const ana = crowd.somebody();
    const card = await atStates(ana);
    crowd.workspace.failing = (called) =>
      called.method === 'chat.update' && isIn(ana.dm, called) ? refused('fatal_error') : undefined;
    await ana.interaction(await ana.press(card, 'Guardar y continuar', { states: '05' }));
    await eventually(() => said(card.ts).length > 0);
    expect(said(card.ts)).toEqual(['Guardado. La tarjeta se actualiza en un momento.']);
    await eventually(() => ana.posts().length > 1, 30_000);
    expect(wordsIn(ana.card())).toContain('Campo 3 de 9');
    expect(wordsIn(ana.card())).toContain('Guardado. Siga en esta tarjeta.');
    crowd.workspace.failing = () => undefined;
    await ana.click('Guardar y continuar', { visitDates: '3 de abril de 2023' });
    expect(wordsIn(ana.card())).toContain('Campo 4 de 9');
    await eventually(() => wordsIn(card).includes('Continúa abajo'), 30_000);
  });

  test('typed, the next question does not wait for the card above to be closed', async () => {
    const ana = crowd.somebody();
    await ana.type('nuevo');
    const above = ana.card();
    crowd.workspace.failing = (called) =>
      called.method === 'chat.update' && isIn(ana.dm, called) ? refused('fatal_error') : undefined;
    expect(wordsIn(await ana.type('UTSI'))).toContain('Campo 2 de 9');
    expect(wordsIn(above)).toContain('Campo 1 de 9');
    crowd.workspace.failing = () => undefined;
    await eventually(() => wordsIn(above).startsWith('✓'), 30_000);
    expect(wordsIn(ana.card())).toContain('Campo 2 de 9');
  });

  test('a refused answer says why, and not that it was not saved', async () => {
    const ana = crowd.somebody();
    const card = await atStates(ana);
    let left = 1;
    crowd.workspace.failing = (called) =>
      called.method === 'chat.update' && isIn(ana.dm, called) && left-- > 0 ? refused('fatal_error') : undefined;
    await ana.interaction(await ana.press(card, 'Guardar y continuar', { states: '' }));
    await eventually(() => said(card.ts).length > 0 || wordsIn(card).includes('Campo 3 de 9'));
    expect(said(card.ts).join()).not.toContain('No pude guardar');
  });

  test('a first card that could not be posted comes all the same', async () => {
    const ana = crowd.somebody();
    await ana.open();
    await ana.type('hola');
    const greeting = ana.card();
    let left = 2;
    crowd.workspace.failing = (called) =>
      called.method === 'chat.update' && isIn(ana.dm, called) && left-- > 0 ? refused('internal_error') : undefined;
    await ana.interaction(await ana.press(greeting, 'Nuevo informe'));
    await eventually(() => wordsIn(ana.card()).includes('Campo 1 de 9'));
  });
});

test('a window is acknowledged while its person’s other presses wait for slow calls', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  await rev.type('hola');
  const windows = crowd.workspace.views.length;
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.views.length > windows);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  crowd.workspace.beforeAnswering = async (called) => {
    if (called.method === 'chat.update' && isIn(rev.dm, called)) await held;
  };
  await rev.interaction(await rev.press(rev.card(), 'Nuevo informe'));
  const { text } = await rev.submit({ reason: 'Precise los acuerdos' });
  expect(text).toBe('');
  release();
  await eventually(() => wordsIn(post).includes('Precise los acuerdos'));
});

test('a window that could not wait for what came of it gives back what was written in it', async () => {
  const [ana, rev] = [crowd.somebody(), crowd.somebody()];
  const post = await crowd.inReview(ana);
  const windows = crowd.workspace.views.length;
  await rev.interaction(await rev.press(post, 'Pedir cambios'));
  await eventually(() => crowd.workspace.views.length > windows);
  await rev.interaction(await rev.press(post, 'Aprobar'));
  await eventually(() => wordsIn(post).includes('Aprobado'));
  const late = crowd.somebody();
  crowd.workspace.views.push({ user: late.id, view: crowd.workspace.views[windows]!.view });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  crowd.workspace.beforeAnswering = async ({ method, args }) => {
    if (method === 'users.info' && args['user'] === late.id) await held;
  };
  expect((await late.submit({ reason: 'Mis observaciones', field: 'objective' })).text).toBe('');
  release();
  await eventually(() => crowd.workspace.in(crowd.workspace.review, late.id).length > 0);
  const whisper = wordsIn(crowd.workspace.in(crowd.workspace.review, late.id)[0]!);
  expect(whisper).toContain('ya aprobó');
  expect(whisper).toContain('Mis observaciones');
  expect(whisper).not.toContain('objective');
});

test('what a command looks up comes in plain words where its card is refused', async () => {
  const ana = crowd.somebody();
  const folio = folioIn(await crowd.inReview(ana));
  crowd.workspace.failing = (called) =>
    called.method === 'respond' && hasBlocks(called) ? { status: 400 } : undefined;
  const before = crowd.workspace.responses.length;
  await ana.command(`ver ${folio}`);
  await eventually(() => crowd.workspace.responses.length > before);
  expect(crowd.workspace.responses[before]?.message).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringContaining(folio) as string,
  });
});
