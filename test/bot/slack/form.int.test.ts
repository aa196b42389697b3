import type { Report } from '../../../core/record/types';
import { openSqlite } from '../../../storage/sqlite/open';
import { eventually } from '../../helpers/world/eventually';
import { silentLog } from '../../helpers/world/logs';
import { aCrowd } from '../../helpers/platforms/slack-crowd';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import type { Json } from '../../helpers/platforms/teams';

const crowd = aCrowd();

async function draftOf({ id }: SlackPerson): Promise<Report | undefined> {
  const store = openSqlite(crowd.bot.storageUrl, { log: silentLog });
  try {
    return (await store.loadOpen([`slack:${id}`]))?.report;
  } finally {
    await store.close();
  }
}

/** Their window, once it is open: the ids of what it asks for. */
async function opens(person: SlackPerson, title: string, given: Json = {}): Promise<readonly string[]> {
  const windows = crowd.workspace.views.length;
  await person.interaction(await person.press(person.card(), title, given));
  await eventually(() => crowd.workspace.views.length > windows);
  return asked();
}

const window = (): Json => crowd.workspace.views.at(-1)!.view;
const asked = (view = window()): readonly string[] =>
  (view['blocks'] as readonly Json[]).filter(({ type }) => type === 'input').map(({ block_id: id }) => String(id));

test('opens in a window over the question, and its answers lead on in the card', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  expect(await opens(ana, 'Formulario')).toEqual([
    'unit',
    'states',
    'visitDates',
    'boards',
    'districts',
    'trainedStaff',
  ]);
  expect(window()).toMatchObject({
    title: { text: 'Formulario' },
    submit: { text: 'Guardar' },
    close: { text: 'Cerrar' },
  });
  const given = { unit: 'UTSI', states: '05,26', visitDates: '11 y 12 de abril de 2023', boards: 'local,opl' };
  const { status, text } = await ana.submit(given);
  expect([status, text]).toEqual([200, '']);
  await eventually(() => wordsIn(ana.card()).includes('Objetivo de la visita'));
  expect(ana.posts()).toHaveLength(1);
  expect((await draftOf(ana))?.answers).toMatchObject({ unit: { id: 'UTSI' }, states: { keys: ['05', '26'] } });
});

test('what is refused stands under its input in the window, the rest is saved', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  await opens(ana, 'Formulario');
  const { text } = await ana.submit({
    unit: 'UTSI',
    states: '05',
    visitDates: 'quién sabe cuándo',
    trainedStaff: 'muchas',
  });
  expect(JSON.parse(text)).toEqual({
    response_action: 'errors',
    errors: {
      visitDates: expect.stringContaining('No entendí la fecha') as unknown,
      trainedStaff: expect.stringContaining('No entendí cuántas personas') as unknown,
    },
  });
  expect((await draftOf(ana))?.answers).toMatchObject({ unit: { id: 'UTSI' }, states: { keys: ['05'] } });
  await eventually(() => wordsIn(ana.card()).includes('Falta corregir'));
  // The same window once more, with all that stands in it.
  const mended = { unit: 'UTSI', states: '05', visitDates: '11 de abril de 2023', trainedStaff: '25' };
  expect((await ana.submit(mended)).text).toBe('');
  await eventually(() => wordsIn(ana.card()).includes('Junta'));
  expect(await draftOf(ana)).toMatchObject({ answers: { trainedStaff: { count: 25 } }, at: { field: 'boards' } });
});

test('what is asked about stands in the window alone, with its readings to press', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  await opens(ana, 'Formulario');
  const opened = window();
  const answer = await ana.submit({
    unit: 'UTSI',
    states: '05',
    visitDates: '31 de abril de 2023',
    boards: 'local',
    trainedStaff: 'muchas',
  });
  const { response_action: action, view } = JSON.parse(answer.text) as { response_action: string; view: Json };
  expect(action).toBe('update');
  expect(asked(view)).toEqual(['visitDates', 'trainedStaff']);
  expect(wordsIn(view as { blocks: readonly Json[] })).toContain('Abril tiene 30 días');
  expect(titlesIn(view as { blocks: readonly Json[] })).toEqual(['30 de abril de 2023', '1 de mayo de 2023']);

  crowd.workspace.views.push({ user: ana.id, view: { ...opened, ...view } });
  const windows = crowd.workspace.views.length;
  await ana.pressInWindow('30 de abril de 2023', { trainedStaff: '25' });
  await eventually(() => crowd.workspace.views.length > windows);
  expect(wordsIn(window() as { blocks: readonly Json[] })).toContain('Guardado. Cierre esta ventana');
  expect(window()).not.toHaveProperty('submit');
  await eventually(() => wordsIn(ana.card()).includes('Objetivo de la visita'));
  expect((await draftOf(ana))?.answers).toMatchObject({
    visitDates: { days: ['2023-04-30'] },
    trainedStaff: { count: 25 },
  });
});

test('by its word a card stands below, which opens the window and leads back', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const door = await ana.type('formulario');
  expect(titlesIn(door)).toEqual(['Abrir formulario', 'Cerrar']);
  expect(await opens(ana, 'Abrir formulario')).toContain('unit');
  expect((await ana.submit({ unit: 'UTSI' })).text).toBe('');
  await eventually(() => wordsIn(ana.card()).includes('Entidad Federativa'));
  await ana.type('formulario');
  expect(wordsIn(await ana.click('Cerrar'))).toContain('Entidad Federativa');
});

test('a command asks for it from anywhere, and it begins a report', async () => {
  const ana = crowd.somebody();
  await ana.open();
  const { status } = await ana.command('formulario');
  expect(status).toBe(200);
  await eventually(() => ana.posts().length === 1);
  expect(titlesIn(ana.card())).toContain('Abrir formulario');
});

test('a window that does not open in time is said, by the name of its button', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  const expired = { body: { ok: false, error: 'expired_trigger_id' } };
  crowd.workspace.failing = ({ method }) => (method === 'views.open' ? expired : undefined);
  await ana.interaction(await ana.press(ana.card(), 'Formulario'));
  await eventually(() => crowd.workspace.in(ana.dm, ana.id).length > 0);
  crowd.workspace.failing = () => undefined;
  expect(wordsIn(crowd.workspace.in(ana.dm, ana.id).at(-1)!)).toContain('Pulse «Formulario» de nuevo');
});

test('a window sent twice, as when it is sent again, is saved once', async () => {
  const ana = crowd.somebody();
  await ana.type('nuevo');
  await opens(ana, 'Formulario');
  const given = { unit: 'UTSI', states: '05' };
  const answers = [await ana.submit(given), await ana.submit(given)];
  expect(answers.map(({ text }) => text)).toEqual(['', '']);
  expect((await draftOf(ana))?.version).toBe(2);
});
