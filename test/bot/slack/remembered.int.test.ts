import { Workspace, type SlackMessage } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { parts, type Json } from '../../helpers/platforms/teams';

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

const VISIT = ['UTSI', 'Coahuila y México', 'del 11 al 12 de abril de 2023'];

/** At the summary of a report of that visit. */
async function ready(person: SlackPerson, answers = VISIT): Promise<SlackMessage> {
  for (const words of ['nuevo', ...answers, 'omitir', 'omitir', 'proyecto']) await person.type(words);
  await person.click('Guardar y continuar', { projectCode: 'L091910', projectName: 'Soporte técnico', project: 'Uno' });
  await person.type('listo');
  await person.type('omitir');
  return person.type('omitir');
}

const listIn = ({ blocks }: SlackMessage, id: string): Json => {
  const found = parts(blocks).find((part) => part['action_id'] === id);
  if (found === undefined) throw new Error(`No list ${id}`);
  return found;
};

test('a second report of a visit is asked about in place, and sent by whoever means it', async () => {
  const luis = new SlackPerson(bot, workspace, 'luis');
  await ready(luis);
  expect(wordsIn(await luis.click('Enviar a revisión'))).toMatch(/INF-\d{4}-0001 enviado/);
  const ana = new SlackPerson(bot, workspace, 'ana');
  await ready(ana);
  const question = await ana.click('Enviar a revisión');
  expect(wordsIn(question)).toContain('Ya hay un informe de esta visita');
  expect(wordsIn(question)).toMatch(/Es INF-\d{4}-0001, de luis/i);
  expect(titlesIn(question)).toEqual(['Ver informe', 'Enviar de todos modos', 'Seguir editando']);
  const read = await ana.click('Ver informe');
  expect(titlesIn(read)).toContain('Volver a mi informe');
  expect(wordsIn(await ana.click('Volver a mi informe'))).toContain('Ya hay un informe de esta visita');
  expect(wordsIn(await ana.click('Seguir editando'))).toContain('Resumen del informe');
  expect(wordsIn(await ana.type('enviar'))).toMatch(/INF-\d{4}-0002 enviado/);
});

test('lists begin with what somebody used, under a heading of its own', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  const unit = listIn(await ana.type('nuevo'), 'unit');
  const headings = (list: Json) =>
    (list['option_groups'] as readonly Json[]).map(({ label, options }) => [
      (label as Json)['text'],
      (options as readonly Json[]).map(({ value }) => value),
    ]);
  expect(headings(unit)).toEqual([
    ['Las que ya usó', ['UTSI']],
    ['Las demás', expect.not.arrayContaining(['UTSI'])],
  ]);
  const states = listIn(await ana.click('Guardar y continuar', { unit: 'UTSI' }), 'states');
  expect(states).toMatchObject({ type: 'multi_static_select' });
  expect(headings(states)).toEqual([
    ['Las que ya usó', ['05', '15']],
    ['Las demás', expect.not.arrayContaining(['05'])],
  ]);
  await ana.click('Guardar y continuar', { states: '05,26' });
  const back = await ana.click('Atrás');
  expect(listIn(back, 'states')['initial_options']).toMatchObject([{ value: '05' }, { value: '26' }]);
  await ana.click('Guardar y continuar', {}, back);
  for (let times = 0; times < 3; times += 1) await ana.click('Omitir');
  const project = await ana.click('Guardar y continuar', { columns: 'project' });
  expect(listIn(project, 'projectUsed')).toMatchObject({
    type: 'static_select',
    options: [{ text: { text: 'L091910 Soporte técnico' }, value: 'L091910' }],
  });
  const saved = await ana.click('Guardar y continuar', { projectUsed: 'L091910', project: 'Se instaló' });
  expect(wordsIn(saved)).toContain('Soporte técnico');
});
