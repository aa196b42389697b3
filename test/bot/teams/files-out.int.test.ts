import { Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { newDatabase } from '../../helpers/world/database';
import { eventually } from '../../helpers/world/eventually';
import { letters, lettersOf, orderOf, pressFor } from '../../helpers/documents/made-files';
import { OneDrive } from '../../helpers/platforms/one-drive';
import { cardIn, textOf, titles, type Json, type Posted } from '../../helpers/platforms/teams';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const MANY = 12 * 1024 * 1024 + 7;

let drive: OneDrive;
let bots: TestBot[] = [];
beforeEach(async () => {
  drive = await OneDrive.start();
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await bots[0]?.connector.stop();
  await drive.stop();
  bots = [];
});

async function aBot(pace = { afterMs: 60_000, everyMs: 60_000 }) {
  const file = letters();
  const [first] = bots;
  const bot = await startTestBot({
    ...(first === undefined ? {} : { connector: first.connector }),
    storageUrl: first?.storageUrl ?? newDatabase(),
    tuning: {
      makers: file.makers,
      progressPace: pace,
      ownFiles: (url) => url.startsWith('http://127.0.0.1:'),
    },
  });
  bots.push(bot);
  return { bot, ana: new Somebody(bot, 'Ana'), ...file };
}

const attachmentOf = (post: Posted | undefined, type: string): Json | undefined =>
  (post?.activity['attachments'] as readonly Json[] | undefined)?.find(({ contentType }) => contentType === type);

/** Orders the file; gives the card by which Teams asks for consent. */
async function offered(ana: Somebody, bytes: number): Promise<Posted> {
  const value = { action: { type: 'Action.Execute', verb: 'makeFile', data: pressFor(bytes) }, trigger: 'manual' };
  const { status } = await ana.send(ana.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
  expect(status).toBe(200);
  await eventually(() => ana.posts().some((post) => attachmentOf(post, CONSENT) !== undefined));
  return ana.posts().find((post) => attachmentOf(post, CONSENT) !== undefined) as Posted;
}

const answer = (ana: Somebody, asked: Posted, action: 'accept' | 'decline', uploadInfo?: Json): Json => {
  const { content } = attachmentOf(asked, CONSENT) as { content: Record<string, Json> };
  return ana.activity({
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: asked.id,
    value: { type: 'fileUpload', action, context: content[`${action}Context`], ...(uploadInfo && { uploadInfo }) },
  });
};

const says = (post: Posted): string => textOf(cardIn(post.activity));

test('a file is offered with its size, put in parts where Teams says once it is accepted, and shown', async () => {
  const { bot, ana, made } = await aBot();
  const asked = await offered(ana, MANY);
  expect(attachmentOf(asked, CONSENT)).toMatchObject({
    name: 'letras.txt',
    content: { description: 'Letras <de> prueba. Son 12582919 bytes.', sizeInBytes: MANY },
  });
  expect(await ana.send(answer(ana, asked, 'accept', drive.session('letras.txt')))).toMatchObject({ status: 200 });
  await eventually(() => says(asked).includes('✓ letras.txt'));
  expect(drive.files.get('letras.txt')?.equals(lettersOf(MANY))).toBe(true);
  expect(drive.parts).toEqual([
    'bytes 0-5242879/12582919',
    'bytes 5242880-10485759/12582919',
    'bytes 10485760-12582918/12582919',
  ]);
  expect(attachmentOf(bot.connector.in(ana.conversation).at(-1), INFO)).toMatchObject({
    contentUrl: expect.stringContaining('sharepoint.com'),
    content: { uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C', fileType: 'txt' },
  });
  expect(made).toEqual([{ ids: ['teams:29:Ana', 'teams:aad-Ana'] }]);
});

test('a consent that comes after a restart has the file made anew, for whoever consents', async () => {
  const asked = await offered((await aBot()).ana, 1_000);
  const { ana, made } = await aBot();
  await ana.send(answer(ana, asked, 'accept', drive.session('letras.txt')));
  await eventually(() => drive.files.has('letras.txt'));
  expect(drive.files.get('letras.txt')).toEqual(lettersOf(1_000));
  expect(made).toEqual([{ ids: ['teams:29:Ana', 'teams:aad-Ana'] }]);
});

test('whoever may not have it any more is told so when they consent', async () => {
  const asked = await offered((await aBot()).ana, 1_000);
  const { ana, state } = await aBot();
  state.denied = true;
  await ana.send(answer(ana, asked, 'accept', drive.session('letras.txt')));
  await eventually(() => says(asked).includes('ya no se puede preparar'));
  expect(drive.parts).toEqual([]);
});

test('a copy of a consent puts nothing twice', async () => {
  const { ana } = await aBot();
  const asked = await offered(ana, 1_000);
  const accepted = answer(ana, asked, 'accept', drive.session('letras.txt'));
  await Promise.all([ana.send(accepted), ana.send({ ...accepted, id: 'f:copy' })]);
  await eventually(() => drive.files.has('letras.txt'));
  await eventually(() => says(asked).includes('✓ letras.txt'));
  expect(drive.parts).toHaveLength(1);
});

test('a file that is declined is let go in a plain sentence', async () => {
  const { ana } = await aBot();
  const asked = await offered(ana, 1_000);
  expect(await ana.send(answer(ana, asked, 'decline'))).toMatchObject({ status: 200 });
  await eventually(() => asked.edits > 0);
  expect(says(asked)).toBe('letras.txt no se guardó. Cuando lo quiera, pídalo de nuevo.');
});

test('a part that fails in passing is put again', async () => {
  const { ana } = await aBot();
  const asked = await offered(ana, MANY);
  let failures = 0;
  drive.failing = (range) => (range.startsWith('bytes 5242880-') && (failures += 1) === 1 ? 503 : undefined);
  await ana.send(answer(ana, asked, 'accept', drive.session('letras.txt')));
  await eventually(() => says(asked).includes('✓ letras.txt'));
  expect(drive.files.get('letras.txt')?.equals(lettersOf(MANY))).toBe(true);
});

test('a permission that has ended half way is said, and the file is to be had again', async () => {
  const { ana } = await aBot();
  const asked = await offered(ana, MANY);
  drive.failing = (range) => (range.startsWith('bytes 5242880-') ? 404 : undefined);
  await ana.send(answer(ana, asked, 'accept', drive.session('letras.txt')));
  await eventually(() => says(asked).includes('El archivo no se terminó'));
  drive.failing = () => undefined;
  const before = ana.posts().length;
  await ana.click('Prepararlo de nuevo', {}, cardIn(asked.activity), asked.id);
  await eventually(() => ana.posts().length > before);
  expect(attachmentOf(ana.posts().at(-1), CONSENT)).toBeDefined();
});

test.each([
  ['of a private network', 'https://10.1.2.3/upload'],
  ['of a machine’s own', 'https://169.254.169.254/latest/meta-data'],
  ['without encryption', 'http://contoso.sharepoint.com/upload'],
  ['with somebody’s name in it', 'https://user@contoso.sharepoint.com/upload'],
  ['that is none', 'not an address'],
])('an upload is put at no address %s', async (_, uploadUrl) => {
  const { ana } = await aBot();
  const asked = await offered(ana, 1_000);
  await ana.send(answer(ana, asked, 'accept', { ...drive.session('letras.txt'), uploadUrl }));
  await eventually(() => says(asked).includes('El archivo no se terminó'));
});

test.each([
  ['nothing', undefined],
  ['no context', { action: 'accept', uploadInfo: {} }],
  ['an order of nothing', { action: 'accept', context: { order: '[1]' }, uploadInfo: { uploadUrl: 'https://x.mx' } }],
  ['no place to upload to', { action: 'accept', context: { order: JSON.stringify(orderOf(1)) } }],
])('a consent that says %s is turned away', async (_, value) => {
  const { ana } = await aBot();
  expect((await ana.send(ana.activity({ type: 'invoke', name: 'fileConsent/invoke', value }))).status).toBe(400);
});

test('work that takes a while says how far it is, can be cancelled, and is to be had again', async () => {
  const { ana, state } = await aBot({ afterMs: 0, everyMs: 10 });
  let goOn = (): void => {};
  state.waits = new Promise((resolve) => (goOn = resolve));
  await ana.send(
    ana.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'makeFile', data: pressFor(100) }, trigger: 'manual' },
    }),
  );
  await eventually(() => ana.posts().some((post) => says(post).includes('Van 1 de 2 informes.')));
  const [progress] = ana.posts();
  expect(titles(cardIn(progress?.activity))).toEqual(['Cancelar']);
  await ana.click('Cancelar', {}, cardIn(progress?.activity), progress?.id);
  await eventually(() => says(progress as Posted).includes('Se canceló el archivo'));
  goOn();
  expect(titles(cardIn(progress?.activity))).toEqual(['Prepararlo de nuevo']);
  expect(ana.posts()).toHaveLength(1);
});

test('one whose making fails half way says so, and offers it again', async () => {
  const { ana, state } = await aBot();
  state.fails = true;
  await ana.send(
    ana.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'makeFile', data: pressFor(100) }, trigger: 'manual' },
    }),
  );
  await eventually(() => ana.posts().length > 0);
  expect(textOf(ana.card())).toContain('El archivo no se terminó');
  state.fails = false;
  await ana.click('Prepararlo de nuevo');
  await eventually(() => attachmentOf(ana.posts().at(-1), CONSENT) !== undefined);
});

test('a file that is asked for among others is given to nobody', async () => {
  const { bot, made } = await aBot();
  const rita = new Somebody(bot, 'Rita', { thread: '1700000000001' });
  const value = { action: { type: 'Action.Execute', verb: 'makeFile', data: pressFor(9) }, trigger: 'manual' };
  const { body } = await rita.send(rita.activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
  expect(textOf(body)).toContain('pídalo en su chat con el bot');
  expect(made).toEqual([]);
});
