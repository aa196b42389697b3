import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import type { Row } from '../../../../core/form/values';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { checkReport } from '../../../../storage/transfer/check';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  bot = someServices();
  [ana, bruno] = [new Chatter(bot, ANA), new Chatter(bot, BRUNO)];
});
afterEach(() => bot.store.close());

const save = (who: Chatter, inputs: Readonly<Record<string, string>>) => who.presses('Guardar y continuar', inputs);

/** At the project's cell of a new report's first matter. */
async function atProject(who: Chatter, unit = 'UTSI'): Promise<void> {
  await who.begins();
  for (const words of [unit, 'Coahuila', 'omitir', 'omitir', 'omitir', 'proyecto']) await who.types(words);
}

async function sends(who: Chatter, projectName: string, unit?: string): Promise<void> {
  await atProject(who, unit);
  await save(who, { projectCode: 'L091910', projectName, project: 'Se dio soporte' });
  for (const words of ['listo', 'omitir', 'omitir', 'enviar']) await who.types(words);
}

async function cellsOf(who: Chatter): Promise<readonly Row['cells'][]> {
  const value = (await bot.store.loadOpen([who.person.id]))?.report.answers['matters'];
  return value?.kind === 'rows' ? value.rows.map(({ cells }) => cells) : [];
}

const named = (name: string | undefined) =>
  expect.objectContaining({
    project: expect.objectContaining(name === undefined ? { code: 'L091910' } : { code: 'L091910', name }) as unknown,
  }) as unknown;

test('a code without a name gets the one that the unit used with it last, and that is said', async () => {
  await sends(bruno, 'De la unidad');
  await sends(bruno, 'De otra unidad', 'DERFE');
  await atProject(ana);
  const shown = await save(ana, { projectCode: 'l-091910', projectName: '', project: 'Se instaló el sistema' });
  expect(textOf(shown)).toContain('Se quitó el signo y se pasó a mayúsculas: L091910.');
  expect(textOf(shown)).toContain('Nombre tomado de INF-2023-0001: De la unidad.');
  expect(textOf(shown)).toContain('relaciona: L091910 · De la unidad · Se instaló el sistema');
  expect(textOf(shown)).toContain('L091910\nDe la unidad\nSe instaló el sistema');
  expect(await cellsOf(ana)).toEqual([named('De la unidad')]);
});

test('where the unit never used it, anybody’s; typed as a message, too', async () => {
  await sends(bruno, 'De otra unidad', 'DERFE');
  await atProject(ana);
  expect(textOf(await ana.types('L091910\nSe instaló el sistema'))).toContain(
    'Nombre tomado de INF-2023-0001: De otra unidad.',
  );
  expect(await cellsOf(ana)).toEqual([named('De otra unidad')]);
});

test('a name that was written stays, and one that was taken can be changed or blanked', async () => {
  await sends(bruno, 'De la unidad');
  await atProject(ana);
  await save(ana, { projectCode: 'L091910', projectName: 'Mi nombre', project: 'Uno' });
  expect(await cellsOf(ana)).toEqual([named('Mi nombre')]);
  await ana.presses('Agregar otro asunto');
  await save(ana, { columns: 'project' });
  expect(textOf(await save(ana, { projectCode: 'L091910', projectName: '', project: 'Dos' }))).toContain(
    'Nombre que ya usó con L091910: Mi nombre.',
  );
  await ana.presses('Editar');
  await save(ana, { projectCode: 'L091910', projectName: 'Otro nombre', project: 'Uno' });
  await ana.presses('Editar');
  await save(ana, { projectCode: 'L091910', projectName: '', project: 'Uno' });
  const [first, second] = await cellsOf(ana);
  expect(first?.['project']).not.toHaveProperty('name');
  expect(second).toEqual(named('Mi nombre'));
});

test('text for a new matter that is said to be of a project is named as well', async () => {
  await sends(bruno, 'De la unidad');
  await atProject(ana);
  await save(ana, { projectCode: 'L000001', projectName: 'Uno', project: 'Uno' });
  await ana.types('L091910\nSe instaló el sistema');
  expect(textOf(await ana.presses('Con que proyecto de la CIP se relaciona'))).toContain('De la unidad');
  expect((await cellsOf(ana))[1]).toEqual(named('De la unidad'));
});

test('the name is a part of the history, which leads to what is stored', async () => {
  await sends(bruno, 'De la unidad');
  await atProject(ana);
  await save(ana, { projectCode: 'L091910', projectName: '', project: 'Uno' });
  const { report, tip, posts } = (await bot.store.loadOpen([ANA.id]))!;
  const history = await bot.store.history(report.id);
  expect(history.at(-1)?.event).toMatchObject({ type: 'ProjectNamed', name: 'De la unidad', by: ANA });
  expect(checkReport({ report, tip, posts, history, waiting: [], dead: [], unreadable: [] })).toEqual([]);
});

test('where no one used it the name stays blank', async () => {
  await atProject(ana);
  expect(textOf(await save(ana, { projectCode: 'L091910', projectName: '', project: 'Uno' }))).not.toContain('Nombre');
  const [cells] = await cellsOf(ana);
  expect(cells?.['project']).not.toHaveProperty('name');
});

test('of a report that its author may not read no name is taken', async () => {
  const closed = someServices({ store: bot.store, roles: { reviewers: ['teams:29:rita'], admins: [] } });
  const [luis, eva] = [new Chatter(closed, BRUNO), new Chatter(closed, ANA)];
  await sends(luis, 'De quien no se lee');
  await atProject(eva);
  await save(eva, { projectCode: 'L091910', projectName: '', project: 'Uno' });
  const [cells] = await cellsOf(eva);
  expect(cells?.['project']).not.toHaveProperty('name');
});

test('a message whose code was named is edited as before', async () => {
  await sends(bruno, 'De la unidad');
  await atProject(ana);
  await ana.types('L091910\nSe instaló', { messageId: 'm1' });
  await ana.types('L091910\nSe instaló el sistema', { messageId: 'm1', edited: true });
  expect(await cellsOf(ana)).toEqual([
    {
      project: {
        kind: 'project',
        code: 'L091910',
        name: 'De la unidad',
        blocks: [{ type: 'paragraph', text: 'Se instaló el sistema' }],
      },
    },
  ]);
});

describe('what somebody used before', () => {
  const choicesOf = async (who: Chatter, id: string) => {
    const { shown } = who;
    const inputs = shown?.template === 'field' ? shown.data.inputs : [];
    const input = inputs.find((one) => one.id === id);
    return input !== undefined && 'choices' in input ? input.choices : [];
  };

  test('stands first in the lists of units and states, under a heading of its own, and nowhere else', async () => {
    await sends(ana, 'Soporte técnico');
    for (const [unit, states] of [['DERFE', 'Sonora y México']] as const) {
      await ana.begins();
      await ana.types(unit);
      await ana.types(states);
    }
    await ana.begins();
    const units = await choicesOf(ana, 'unit');
    expect(units.slice(0, 3)).toEqual([
      expect.objectContaining({ value: 'DERFE', group: 'Las que ya usó' }),
      expect.objectContaining({ value: 'UTSI' }),
      expect.objectContaining({ group: 'Las demás' }),
    ]);
    expect(new Set(units.map(({ value }) => value)).size).toBe(units.length);
    expect(units).toHaveLength(19);
    await ana.types('UTSI');
    const states = await choicesOf(ana, 'states');
    expect(states.slice(0, 4).map(({ title }) => title)).toEqual([
      'Sonora',
      'Estado de México',
      'Coahuila',
      'Aguascalientes',
    ]);
    expect(states).toHaveLength(32);
    expect(states.filter(({ group }) => group !== undefined)).toHaveLength(2);
  });

  test('a project is chosen with its name, and what is typed beside it counts', async () => {
    await sends(ana, 'Soporte técnico');
    await atProject(ana);
    expect(await choicesOf(ana, 'projectUsed')).toEqual([{ title: 'L091910 Soporte técnico', value: 'L091910' }]);
    const shown = await save(ana, { projectUsed: 'L091910', projectCode: '', projectName: '', project: 'Se instaló' });
    expect(textOf(shown)).not.toContain('Nombre tomado');
    expect(await cellsOf(ana)).toEqual([named('Soporte técnico')]);
    await ana.presses('Agregar otro asunto');
    await save(ana, { columns: 'project' });
    await save(ana, { projectUsed: 'L091910', projectCode: 'L097610', projectName: '', project: 'Se instaló' });
    expect((await cellsOf(ana))[1]).toEqual({ project: expect.objectContaining({ code: 'L097610' }) as unknown });
  });

  test('is the same on every card of the report, and nobody else’s', async () => {
    await sends(ana, 'Soporte técnico');
    await bruno.begins();
    expect((await choicesOf(bruno, 'unit')).filter(({ group }) => group !== undefined)).toEqual([]);
    await bruno.types('UTSI');
    expect((await choicesOf(bruno, 'states')).filter(({ group }) => group !== undefined)).toEqual([]);
  });
});
