import type { WireFile } from '../../playground/wire';
import { ANA, call, history, say, until } from './client';
import { startEchoBot, type EchoBot } from './echo-bot';

let bot: EchoBot;
beforeEach(async () => (bot = await startEchoBot()));
afterEach(() => bot.stop());

const put = (name: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${bot.url}/webchat/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { origin: bot.url, 'content-type': 'application/octet-stream', ...headers },
    body,
  });
const attach = async (name: string, words: string): Promise<WireFile> => (await put(name, words)).json() as never;

it('brings what is attached to the bot as Teams does, and the bot fetches it', async () => {
  const file = await attach('informe año 2023.docx', 'bytes');
  expect(file).toEqual({ id: expect.any(String) as string, name: 'informe año 2023.docx', size: 5 });
  await say(bot.url, ANA, '', { files: [file], clientId: 'c1' });
  const activity = await until(() => bot.received.find(({ type }) => type === 'message'));
  const url = `${bot.url}/webchat/files/${file.id}`;
  expect(activity.attachments).toEqual([
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: url,
      name: 'informe año 2023.docx',
      content: { downloadUrl: url, uniqueId: file.id, fileType: 'docx' },
    },
  ]);
  const given = await fetch(url);
  expect(await given.text()).toBe('bytes');
  expect(given.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''informe%20a%C3%B1o%202023.docx`);
  expect(given.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await history(bot.url, ANA))[0]).toMatchObject({ files: [file] });
});

it.each([
  ['from another origin', 'x', { origin: 'https://otro.ejemplo' }, 403],
  ['as a form would send it', 'x', { 'content-type': 'text/plain' }, 415],
  ['of more than fits', Buffer.alloc(10 * 1024 * 1024 + 1), {}, 413],
])('refuses a file %s', async (_, body, headers, status) =>
  expect((await put('a.docx', body, headers as Record<string, string>)).status).toBe(status),
);

it('refuses a file without a name, one that is gone, and more than go at once', async () => {
  expect((await put(' ', 'x')).status).toBe(400);
  expect((await fetch(`${bot.url}/webchat/files/other`)).status).toBe(404);
  const send = (files: readonly WireFile[]) =>
    call(bot.url, 'POST', 'messages', { ...ANA, text: '', clientId: 'c2', files });
  expect((await send([{ id: 'other', name: 'a', size: 1 }])).status).toBe(400);
  const file = await attach('a.docx', 'x');
  expect((await send(Array.from({ length: 6 }, () => file))).status).toBe(413);
});
