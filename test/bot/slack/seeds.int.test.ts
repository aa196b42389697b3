import { visitReport } from '../../../core/form/visit-report';
import { renderWord } from '../../../documents/word/word';
import { allSeeds } from '../../fixtures/seeds';
import { REVIEW, Somebody, startTestBot } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { typeSeed } from '../../helpers/platforms/file-seed';
import { typeSlackSeed } from '../../helpers/platforms/file-slack-seed';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { linkIn, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { cardIn, linkOf } from '../../helpers/platforms/teams';
import { readWord } from '../../helpers/documents/word-text';
import { reportOf } from '../../helpers/stores/stored';

let workspace: Workspace;
let bot: SlackBot;
/** The month after the one that the reference reports are about. */
const clock = { now: () => new Date('2023-05-03T16:00:00Z') };
const people = ['ana', 'berta', 'carla', 'revisora'];

beforeAll(async () => {
  workspace = await Workspace.start(people);
  bot = await startSlackBot(workspace, { clock });
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

test.each(allSeeds.map((seed, at) => [seed.name, seed, people[at] ?? ''] as const))(
  'files «%s» by typing, has it reviewed, commented, changed, approved and fetched, word for word',
  async (_, seed, name) => {
    const author = new SlackPerson(bot, workspace, name);
    const reviewer = new SlackPerson(bot, workspace, 'revisora');
    const [posted, files] = [workspace.in(workspace.review).filter(isRoot).length, workspace.files.length];
    const summary = await typeSlackSeed(author, seed);
    expect(wordsIn(summary)).toContain('Resumen del informe');
    const sent = await author.click('Enviar a revisión');
    expect(wordsIn(sent)).toMatch(/INF-2023-000\d/);

    await eventually(() => workspace.in(workspace.review).filter(isRoot).length > posted);
    await eventually(() => workspace.files.length > files);
    const post = workspace.in(workspace.review).filter(isRoot).at(-1)!;
    const wanted = readWord(renderWord(visitReport, { answers: seed.answers, state: 'in-review' }));
    const word = readWord(await download(linkIn(post, 'Descargar Word')));
    expect(word.fields).toEqual(wanted.fields);
    expect(word.matters).toEqual(wanted.matters);

    await reviewer.event(
      reviewer.message('¿Y la fecha?', { channel: workspace.review, channel_type: 'channel', thread_ts: post.ts }),
    );
    await eventually(() => author.posts().some((each) => wordsIn(each).includes('¿Y la fecha?')));

    const windows = workspace.views.length;
    await reviewer.interaction(await reviewer.press(post, 'Pedir cambios'));
    await eventually(() => workspace.views.length > windows);
    await reviewer.choose('field', 'objective', { reason: 'Falta la firma' });
    await eventually(() => workspace.views.length > windows + 1);
    const answer = await reviewer.submit({ reason: 'Falta la firma', 'reason.objective': 'Más corto' });
    expect(answer).toEqual({ status: 200, text: '' });
    await eventually(() => wordsIn(author.card()).includes('Falta la firma'));
    expect(wordsIn(author.card())).toContain('Más corto');
    await eventually(() => wordsIn(post).includes('Con observaciones'));
    expect(titlesIn(post)).not.toContain('Aprobar');

    await author.type('corregir objetivo');
    await author.type('explicar: así lo pide el oficio');
    await author.type('explicar: el formato no lleva firma');
    await author.type('enviar');
    await eventually(() => titlesIn(post).includes('Aprobar'));
    await eventually(() => workspace.files.length > files + 1);
    await reviewer.interaction(await reviewer.press(post, 'Aprobar'));
    await eventually(() => wordsIn(post).includes('Aprobado'));
    await eventually(() => wordsIn(author.card()).includes('aprob'));
    const last = readWord(await download(linkIn(author.card(), 'Descargar Word')));
    expect(last.matters).toEqual(wanted.matters);
  },
);

test('the same report filed on Slack and on Teams is the same document and the same Word file', async () => {
  const teams = await startTestBot({ clock });
  for (const seed of allSeeds) {
    const theirs = new Somebody(teams, 'autora');
    await typeSeed(theirs, seed);
    await theirs.click('Enviar a revisión');
  }
  await eventually(() => teams.connector.in(REVIEW).length === allSeeds.length);
  for (const [at] of allSeeds.entries()) {
    const folio = `INF-2023-000${at + 1}`;
    const [ours, theirs] = await Promise.all([bot, teams].map(({ storageUrl }) => reportOf(storageUrl, folio)));
    expect(ours?.answers).toEqual(theirs?.answers);
    const link = linkOf(cardIn(teams.connector.in(REVIEW)[at]?.activity), 'Descargar Word');
    const post = workspace.in(workspace.review).filter(isRoot)[at]!;
    const [slackWord, teamsWord] = await Promise.all(
      [linkIn(post, 'Descargar Word'), link].map(async (url) => readWord(await download(url))),
    );
    expect(slackWord?.fields).toEqual(teamsWord?.fields);
    expect(slackWord?.matters).toEqual(teamsWord?.matters);
  }
  await teams.stop();
  await teams.connector.stop();
});

const isRoot = ({ thread }: { readonly thread: string | undefined }): boolean => thread === undefined;

async function download(url: string): Promise<Buffer> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
