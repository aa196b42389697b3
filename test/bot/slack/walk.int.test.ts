import { eventually } from '../../helpers/world/eventually';
import { Workspace } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { linkIn, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis', 'rosa']);
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

test('a stranger is greeted and files a first report by pressing, in one message', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  const hello = await ana.type('hola');
  expect(titlesIn(hello)).toContain('Nuevo informe');
  let card = await ana.click('Nuevo informe');
  expect(wordsIn(card)).toContain('Campo 1 de 9');
  card = await ana.click('Guardar y continuar', { unit: 'UTSI' });
  expect(wordsIn(card)).toContain('Unidad Técnica de Servicios de Informática');
  await ana.click('Guardar y continuar', { states: '05' });
  await ana.click('Omitir');
  card = await ana.click('Guardar y continuar', { boards: 'local,opl' });
  expect(wordsIn(card)).toContain('Objetivo de la visita');
  card = await ana.click('Guardar y continuar', { objective: 'Revisar *asuntos* del PEL <!channel>' });
  expect(wordsIn(card)).toContain('¿Qué tipo de asunto fue?');
  expect(wordsIn(card)).toContain('PyCIPEF: Plan y Calendario Integral del Proceso Electoral Federal.');
  expect(wordsIn(card)).toContain('Campo 6 de 8 · Asunto 1');
  await ana.click('Guardar y continuar', { columns: 'project' });
  card = await ana.click('Guardar y continuar', {
    projectCode: 'l091910',
    projectName: 'Soporte técnico',
    project: 'Se asistió.\n\nSe apoyó.',
  });
  expect(titlesIn(card)).toEqual(expect.arrayContaining(['Continuar', 'Agregar otro asunto']));
  expect(wordsIn(card)).toMatch(/L091910\nSoporte técnico\nSe asistió/);
  await ana.click('Continuar');
  card = await ana.click('Guardar y continuar', { trainedStaff: '1,250' });
  expect(wordsIn(card)).toContain('En blanco: Fecha de visita');
  expect(titlesIn(card)).toEqual(expect.arrayContaining(['Enviar a revisión', 'Atrás']));
  card = await ana.click('Enviar a revisión');
  expect(wordsIn(card)).toMatch(/Informe INF-\d{4}-0001 enviado/);
  expect(ana.posts()).toHaveLength(1);
  await eventually(() => workspace.in(workspace.review).length === 1 && workspace.files.length === 1);
  const [post] = workspace.in(workspace.review);
  expect(titlesIn(post!)).toEqual(['Aprobar', 'Pedir cambios', 'Ver informe']);
  expect(linkIn(post!, 'Descargar PDF')).toContain('.pdf?');
  expect(linkIn(post!, 'Descargar Word')).toContain('.docx?');
  expect(workspace.files[0]).toMatchObject({ channel_id: workspace.review, thread_ts: post!.ts });
  expect(JSON.stringify(workspace.calls)).not.toContain(
    '"text":"Revisar *asuntos* del PEL <!channel>","type":"mrkdwn"',
  );
});

test('the line that closes a card says what the message below leaves open, and no more', async () => {
  const luis = new SlackPerson(bot, workspace, 'luis');
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local y OPL', 'Revisar los avances del PREP'])
    await luis.type(words);
  const closed = () => luis.posts().slice(0, -1).map(wordsIn);
  await eventually(() => closed().every((words) => words.startsWith('✓')));
  expect(closed()).toEqual([
    '✓ Dirección Ejecutiva o Unidad Técnica: Unidad Técnica de Servicios de Informática',
    '✓ Entidad Federativa',
    '✓ Fecha de visita: en blanco',
    '✓ Junta',
    '✓ Objetivo de la visita',
  ]);
});
