import { Somebody, startTestBot, type TestBot } from '../../helpers/world/bot';
import { newDatabase } from '../../helpers/world/database';
import { only } from '../../helpers/people/filing';
import { FakeConnector, inputOf, parts, textOf, titles, type Json } from '../../helpers/platforms/teams';

const DATES = 'del 11 al 12 de abril de 2023';
const ASKED = 'Ya hay un informe de esta visita';

let connector: FakeConnector;
/** Two processes on one file. */
let bots: readonly TestBot[];
beforeAll(async () => {
  connector = await FakeConnector.start();
  const storageUrl = newDatabase();
  bots = [await startTestBot({ connector, storageUrl }), await startTestBot({ connector, storageUrl })];
});
afterAll(async () => {
  for (const bot of bots ?? []) await bot.stop();
  await connector?.stop();
});

const bot = (at: number): TestBot => {
  const found = bots[at];
  if (found === undefined) throw new Error(`No process ${at}`);
  return found;
};

/** At the summary of a report of that visit, by pressing. */
async function ready(person: Somebody, visitDates = DATES): Promise<Json> {
  await person.type('hola');
  await person.click('Nuevo informe');
  await person.click('Guardar y continuar', { unit: 'UTSI' });
  await person.click('Guardar y continuar', { states: '05,15' });
  await person.click('Guardar y continuar', { visitDates });
  await person.click('Omitir');
  await person.click('Omitir');
  await person.click('Guardar y continuar', { columns: 'project' });
  await person.click('Guardar y continuar', {
    projectCode: 'L091910',
    projectName: 'Soporte técnico',
    project: 'Se dio soporte',
  });
  await person.click('Continuar');
  return person.click('Omitir');
}

const choicesIn = (card: Json, id: string) => inputOf(card, id)['choices'] as readonly Json[];

test('a second report of a visit is asked about, the first one read, and the second sent', async () => {
  const bruno = new Somebody(bot(0), 'Bruno');
  await ready(bruno);
  expect(textOf(await bruno.click('Enviar a revisión'))).toMatch(/INF-\d{4}-0001 enviado/);

  const ana = new Somebody(bot(1), 'Ana');
  const summary = await ready(ana, '11 y 12 de abril de 2023');
  const question = await ana.click('Enviar a revisión');
  expect(textOf(question)).toContain(ASKED);
  expect(textOf(question)).toMatch(/Es INF-\d{4}-0001, de Bruno/);
  expect(titles(question)).toEqual(['Ver informe', 'Enviar de todos modos', 'Seguir editando']);
  // The same press, as Teams sends it again: to another process.
  const again = await new Somebody(bot(0), 'Ana').click('Enviar a revisión', {}, summary);
  expect(textOf(again)).toContain(ASKED);

  const read = await ana.click('Ver informe', {}, question);
  expect(textOf(read)).toContain('Se dio soporte');
  expect(titles(read)).toContain('Volver a mi informe');
  expect(textOf(await ana.click('Volver a mi informe', {}, read))).toContain(ASKED);
  expect(textOf(await ana.click('Enviar de todos modos', {}, question))).toMatch(/INF-\d{4}-0002 enviado/);
  const { history } = await only(bot(0), ana);
  expect(history.filter(({ event }) => event.type === 'SameVisitFound')).toHaveLength(1);
});

test('of two processes that are brought the same visit at once, one asks', async () => {
  const people = [new Somebody(bot(0), 'Carla'), new Somebody(bot(1), 'Diego')];
  const day = '8 de mayo de 2023';
  for (const person of people) await ready(person, day);
  const shown = await Promise.all(people.map(async (person) => textOf(await person.click('Enviar a revisión'))));
  expect(shown.filter((text) => text.includes(ASKED))).toHaveLength(1);
  expect(shown.filter((text) => /INF-\d{4}-0003 enviado/.test(text))).toHaveLength(1);
});

test('what somebody used stands first on their next card, and a code brings the name it had last', async () => {
  const ana = new Somebody(bot(1), 'Ana');
  await ana.type('hola');
  const units = choicesIn(await ana.click('Nuevo informe'), 'unit');
  expect(units.slice(0, 2)).toEqual([
    { title: expect.stringContaining('UTSI') as unknown, value: 'UTSI', group: 'Las que ya usó' },
    expect.objectContaining({ group: 'Las demás' }),
  ]);
  const states = choicesIn(await ana.click('Guardar y continuar', { unit: 'UTSI' }), 'states');
  expect(states.slice(0, 2).map(({ value }) => value)).toEqual(['05', '15']);
  expect(new Set(states.map(({ value }) => value)).size).toBe(32);
  await ana.click('Guardar y continuar', { states: '05' });
  for (let times = 0; times < 3; times += 1) await ana.click('Omitir');
  const project = await ana.click('Guardar y continuar', { columns: 'project' });
  expect(choicesIn(project, 'projectUsed')).toEqual([{ title: 'L091910 Soporte técnico', value: 'L091910' }]);
  const saved = await ana.click('Guardar y continuar', { projectUsed: 'L091910', project: 'Se instaló' });
  expect(textOf(saved)).toMatch(/L091910\nSoporte técnico\nSe instaló/);

  const eva = new Somebody(bot(0), 'Eva');
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'proyecto']) await eva.type(words);
  const named = await eva.click('Guardar y continuar', { projectCode: 'l 091910', project: 'Se revisó' });
  expect(textOf(named)).toMatch(/Nombre tomado de INF-\d{4}-000\d: Soporte técnico\./);
  expect(parts(named).length).toBeGreaterThan(0);
});
