import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { wordsIn } from '../../helpers/platforms/slack-shown';

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis']);
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

test('a report’s history is shown for words, and tells who read it', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  const answers = [
    'UTSI',
    'Coahuila',
    '3 de mayo de 2023',
    'Local',
    'Apoyar el PREP',
    'particular',
    'Se revisó el PREP.',
  ];
  for (const typed of ['nuevo', ...answers, 'listo', 'omitir', 'omitir', 'revisar']) await ana.type(typed);
  const [, folio = ''] = /(INF-\d{4}-\d{4})/.exec(wordsIn(await ana.type('enviar'))) ?? [];
  expect(folio).not.toBe('');
  const luis = new SlackPerson(bot, workspace, 'luis');
  await luis.type(`ver ${folio}`);
  const history = wordsIn(await ana.type(`historial de ${folio}`));
  expect(history).toContain(`Historial de ${folio}`);
  expect(history).toMatch(/leyó el informe \(revisión 1\)/);
  expect(history).toContain('envió la revisión 1');
  expect(wordsIn(await luis.type(`historial de ${folio}`))).toContain('quienes administran el bot');
});
