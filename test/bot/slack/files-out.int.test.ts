import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../../helpers/world/eventually';
import { letters, orderOf, pressFor } from '../../helpers/documents/made-files';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

const MANY = 3 * 1024 * 1024 + 1;

let workspace: Workspace;
let bot: SlackBot;
let ana: SlackPerson;
let file: ReturnType<typeof letters>;
beforeEach(async () => {
  workspace = await Workspace.start(['ana']);
  file = letters();
  bot = await startSlackBot(workspace, {
    tuning: { makers: file.makers, progressPace: { afterMs: 60_000, everyMs: 60_000 } },
  });
  ana = new SlackPerson(bot, workspace, 'ana');
  await ana.type('hola');
});
afterEach(async () => {
  await bot?.stop();
  await workspace?.stop();
});

/** A press of a button that has the file made, as a card of the bot's carries it. */
async function orders(bytes: number): Promise<void> {
  const card = ana.card();
  const pressed = (await ana.press(card, titlesIn(card)[0] ?? '')) as { actions: readonly Json[] };
  const value = JSON.stringify(pressFor(bytes));
  const actions = pressed.actions.map((action) => ({ ...action, value }));
  expect((await ana.interaction({ ...pressed, actions })).status).toBe(200);
}

test('a file is put in the direct message in three calls, with what it is, and nothing of that is markup', async () => {
  await orders(MANY);
  await eventually(() => workspace.files.length > 0);
  const [asked] = workspace.made('files.getUploadURLExternal');
  expect(asked?.args).toMatchObject({ filename: 'letras.txt', length: String(MANY) });
  expect(workspace.files[0]).toMatchObject({
    channel_id: ana.dm,
    initial_comment: `Letras &lt;de&gt; prueba. Son ${MANY} bytes.`,
  });
  const [kept] = (workspace.files[0]?.['answer'] as { files: readonly { name: string; size: number }[] }).files;
  expect(kept).toMatchObject({ name: 'letras.txt', size: MANY });
  expect(file.made).toHaveLength(1);
});

test('what the bot says of a file it could not put has the way to have it again', async () => {
  workspace.failing = ({ method }) =>
    method === 'files.completeUploadExternal' ? { body: { ok: false, error: 'internal_error' } } : undefined;
  await orders(500);
  await eventually(() => wordsIn(ana.card()).includes('El archivo no se terminó'));
  workspace.failing = () => undefined;
  await ana.interaction(await ana.press(ana.card(), 'Prepararlo de nuevo'));
  await eventually(() => workspace.files.length > 0);
});

describe('where Slack names another place for the bytes', () => {
  let elsewhere: Server;
  let taken = 0;
  beforeEach(async () => {
    taken = 0;
    elsewhere = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => {
        taken += chunk.length;
        request.destroy();
      });
      request.on('error', () => response.destroy());
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    elsewhere.closeAllConnections();
    elsewhere.close();
  });
  const granted = (upload_url: string): void => {
    workspace.failing = ({ method }) =>
      method === 'files.getUploadURLExternal'
        ? { body: { ok: true, upload_url, file_id: 'F1' }, afterwards: true }
        : undefined;
  };

  test('an upload that breaks off half way is said', async () => {
    granted(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/upload`);
    await orders(MANY);
    await eventually(() => wordsIn(ana.card()).includes('El archivo no se terminó'));
    expect(taken).toBeGreaterThan(0);
    expect(workspace.files).toEqual([]);
  });

  test('nothing is put where it is none of Slack’s', async () => {
    granted('https://files.example.mx/upload');
    await orders(500);
    await eventually(() => wordsIn(ana.card()).includes('El archivo no se terminó'));
  });
});

test('an order that is none is turned away', async () => {
  const card = ana.card();
  const pressed = (await ana.press(card, titlesIn(card)[0] ?? '')) as { actions: readonly Json[] };
  const value = JSON.stringify({
    _press: JSON.stringify({ verb: 'makeFile', order: JSON.stringify({ ...orderOf(1), kind: 'none' }) }),
  });
  await ana.interaction({ ...pressed, actions: pressed.actions.map((action) => ({ ...action, value })) });
  await eventually(() =>
    ana
      .posts()
      .some(
        (post) => wordsIn(post).includes('ya no se puede preparar') || post.text.includes('ya no se puede preparar'),
      ),
  );
});
