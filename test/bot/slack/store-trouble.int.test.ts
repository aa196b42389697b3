import Database from 'better-sqlite3';
import { eventually } from '../../helpers/world/eventually';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { wordsIn } from '../../helpers/platforms/slack-shown';

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis', 'rev']);
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

/** Someone else's hands on the file. */
function meddle(sql: string): void {
  const db = new Database(bot.storageUrl.replace('sqlite:', ''));
  db.exec(sql);
  db.close();
}
/** Without its history no change of a report can be saved. */
const breakStore = (): void => meddle('ALTER TABLE history RENAME TO away');
const mendStore = (): void => meddle('ALTER TABLE away RENAME TO history');

test('a press that cannot be saved is said so, its message stands as it was, and pressed again it is taken', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  await ana.type('hola');
  await ana.click('Nuevo informe');
  const card = await ana.click('Guardar y continuar', { unit: 'UTSI' });
  const [edits, before] = [card.edits, workspace.responses.length];
  const press = await ana.press(card, 'Guardar y continuar', { states: '05' });
  breakStore();
  expect((await ana.interaction(press)).status).toBe(200);
  await eventually(() => workspace.responses.length > before);
  expect(workspace.responses.at(-1)?.message).toEqual({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'No pude guardar ahora. Lo que escribió sigue en la tarjeta; pulse el botón de nuevo en un momento.',
  });
  expect(card.edits).toBe(edits);
  expect(wordsIn(card)).toContain('Campo 2 de 9');

  mendStore();
  const next = await ana.click('Guardar y continuar', { states: '05' }, card);
  expect(wordsIn(next)).toContain('Campo 3 de 9');
  expect(wordsIn(next)).toContain('Coahuila');
});

test('a message that cannot be saved is said so, and written again it is taken', async () => {
  const luis = new SlackPerson(bot, workspace, 'luis');
  await luis.type('nuevo');
  breakStore();
  expect(wordsIn(await luis.type('UTSI'))).toContain('No pude guardar su mensaje. Envíelo de nuevo en un momento.');
  mendStore();
  expect(wordsIn(await luis.type('UTSI'))).toContain('Campo 2 de 9');
});
