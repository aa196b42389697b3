import { eventually } from '../../helpers/world/eventually';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'rev']);
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

const paragraph = (nth: number): string =>
  `${nth}. ${'Se revisaron los avances del proyecto con la Vocalía. '.repeat(9)}`;
const long = Array.from({ length: 22 }, (_, at) => paragraph(at + 1)).join('\n\n');

test('a report longer than a message is walked, read in several messages, and shrinks back into one', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria', long])
    await ana.type(words);
  for (const words of ['listo', 'omitir', 'omitir']) await ana.type(words);
  await ana.click('Enviar a revisión');
  const sent = ana.card();
  const before = ana.posts().length;
  await ana.interaction(await ana.press(sent, 'Ver informe'));
  await eventually(
    () =>
      titlesIn(ana.card()).includes('Cerrar') || titlesIn(ana.card()).some((title) => title.startsWith('Siguiente')),
  );
  const shown = ana
    .posts()
    .slice(before - 1)
    .map(wordsIn)
    .join('\n');
  expect(shown).toContain('Se revisaron los avances');
  expect(ana.posts().length).toBeGreaterThan(before);
  // Every page is read, and the card ends as one message again.
  for (let page = 0; page < 6 && !titlesIn(ana.card()).includes('Cerrar'); page += 1) {
    const card = ana.card();
    const next = titlesIn(card).find((title) => title.startsWith('Siguiente')) ?? '';
    const [edits, ts] = [card.edits, card.ts];
    await ana.interaction(await ana.press(card, next));
    await eventually(() => ana.card().ts !== ts || ana.card().edits > edits);
  }
  await ana.interaction(await ana.press(ana.card(), titlesIn(ana.card()).includes('Cerrar') ? 'Cerrar' : 'Volver'));
  await eventually(() => titlesIn(ana.card()).includes('Ver informe') && ana.posts().length === before);
  expect(wordsIn(ana.card())).toContain('enviado');
});

test('its post fits one message, and pressing on a long stored answer keeps it whole', async () => {
  const post = workspace.in(workspace.review).filter(({ thread }) => thread === undefined);
  expect(post).toHaveLength(1);
  const rev = new SlackPerson(bot, workspace, 'rev');
  const ana = new SlackPerson(bot, workspace, 'ana');
  await ana.open();
  await rev.interaction(await rev.press(post[0]!, 'Pedir cambios'));
  await eventually(() => workspace.views.length > 0);
  await rev.submit({ reason: 'Revise el texto' });
  await eventually(() => titlesIn(ana.card()).includes('Editar'));
  const folio = /INF-\d{4}-\d{4}/.exec(wordsIn(post[0]!))?.[0] ?? '';
  const answers = async () => (await reportOf(bot.storageUrl, folio))?.answers;
  const stored = await answers();
  await ana.click('Editar');
  await ana.click('Editar Asuntos relevantes tratados o a tratar en las visitas realizadas');
  await ana.type('revisar');
  expect(await answers()).toEqual(stored);
});
