import { eventually } from '../../helpers/world/eventually';
import { aLog } from '../../helpers/world/logs';
import { published } from '../../helpers/people/published';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { fileBy } from '../../helpers/platforms/slack-crowd';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { linkIn, titlesIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

jest.setTimeout(60_000);

let workspace: Workspace;
let bot: SlackBot;
let people = 0;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis', 'rosa']);
  bot = await startSlackBot(workspace, { env: await published(), log: aLog() });
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});
beforeEach(() => {
  workspace.failing = () => undefined;
});

const roots = () => workspace.in(workspace.review).filter(({ thread }) => thread === undefined);
async function posted() {
  const [before, files] = [roots().length, workspace.files.length];
  await fileBy(new SlackPerson(bot, workspace, ['ana', 'luis', 'rosa'][people++] ?? ''));
  await eventually(() => roots().length > before && workspace.files.length > files);
  return roots().at(-1)!;
}
const imageIn = ({ blocks }: { readonly blocks: readonly Json[] }) => blocks.find(({ type }) => type === 'image');

test('a post shows the first page, and leaves the way to the PDF to the line below it', async () => {
  const post = await posted();
  expect(imageIn(post)).toMatchObject({
    image_url: expect.stringMatching(/^https:\/\/informes\.example\.mx\/documents\/.*\.png\?/) as string,
    alt_text: expect.stringMatching(/^Primera página del informe INF-/) as string,
  });
  expect(titlesIn(post)).toEqual(['Aprobar', 'Pedir cambios', 'Ver informe']);
  expect(linkIn(post, 'Descargar PDF')).toContain('.pdf?');
});

test('the thread under it has the PDF, which a phone opens, and the Word file, in one message', async () => {
  const post = await posted();
  const upload = workspace.files.find((one) => one['thread_ts'] === post.ts);
  const named = (upload?.['answer'] as Json)['files'] as readonly Json[];
  expect(named.map(({ name }) => String(name).split('.').at(-1))).toEqual(['pdf', 'docx']);
});

test('a picture that Slack cannot fetch leaves the post as it is without', async () => {
  workspace.failing = ({ args }) =>
    JSON.stringify(args['blocks'] ?? []).includes('"type":"image"')
      ? { body: { ok: false, error: 'invalid_blocks' } }
      : undefined;
  const post = await posted();
  expect(imageIn(post)).toBeUndefined();
  expect(titlesIn(post)).toEqual(['Aprobar', 'Pedir cambios', 'Ver informe']);
});
