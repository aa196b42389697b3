import { PRESS } from '../../../../core/screen/press';
import { Chatter, someServices, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { filledBy, sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const report = async () => {
  const [line] = await bot.store.reportsOf([ANA.id], ['draft', 'in-review', 'approved', 'cancelled'], {
    limit: 1,
    offset: 0,
  });
  return (await bot.store.load(line?.id ?? ''))?.report;
};
const matter = async () => {
  const matters = (await report())?.answers['matters'];
  return matters?.kind === 'rows' ? matters.rows[0]?.cells : undefined;
};

describe('the inputs that make a project’s answer', () => {
  beforeEach(async () => {
    for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir']) await ana.types(words);
    await ana.presses('Guardar y continuar', { columns: 'project' });
  });
  const project = 'Se dio soporte';
  const blocks = [{ type: 'paragraph', text: project }];

  test('are its code, its name and what was done', async () => {
    await ana.presses('Guardar y continuar', { projectCode: 'L091910', projectName: 'Soporte técnico', project });
    expect(await matter()).toEqual({
      project: { kind: 'project', code: 'L091910', name: 'Soporte técnico', blocks },
    });
  });

  test.each([
    ['a code', { projectCode: 'L091910' }, { code: 'L091910' }],
    ['a name', { projectName: 'Soporte técnico' }, { name: 'Soporte técnico' }],
    ['neither', {}, {}],
  ])('may be only %s', async (_, inputs, kept) => {
    await ana.presses('Guardar y continuar', { ...inputs, project });
    expect(await matter()).toEqual({ project: { kind: 'project', ...kept, blocks } });
  });

  test('stand as the card showed them where a client leaves them out', async () => {
    await ana.presses('Guardar y continuar', { projectCode: 'L091910', projectName: 'Soporte técnico', project });
    await ana.presses('Editar');
    await ana.presses('Guardar y continuar', { projectName: 'Apoyo' });
    expect(await matter()).toEqual({ project: { kind: 'project', code: 'L091910', name: 'Apoyo', blocks } });
  });
});

test('the same press is one whatever order a client sends its inputs in', async () => {
  await ana.types('nuevo');
  const button = ana.button('Guardar y continuar');
  for (const inputs of [
    { unit: 'UTSI', a: '1', z: '2' },
    { z: '2', unit: 'UTSI', a: '1' },
    { a: '1', z: '2', unit: 'UTSI' },
  ])
    await ana.press(button, inputs);
  expect(await report()).toMatchObject({ version: 2 });
  await ana.press(button, { unit: 'UTSI' });
  expect(await report()).toMatchObject({ version: 3 });
});

test('a refused answer stays in its card, with why', async () => {
  await ana.types('nuevo');
  expect(await ana.presses('Guardar y continuar', { unit: 'la del piso de arriba' })).toMatchObject({
    data: {
      problem: expect.stringContaining('«la del piso de arriba»') as unknown,
      inputs: [{ id: 'unit', value: 'la del piso de arriba' }],
    },
  });
});

test('a reading is chosen by its button', async () => {
  for (const words of ['nuevo', 'UTSI', 'Coahuila']) await ana.types(words);
  await ana.presses('Guardar y continuar', { visitDates: '3' });
  expect((await report())?.pending?.readings).toHaveLength(1);
  expect(await ana.presses('3 de abril de 2023')).toMatchObject({ data: { heading: 'Junta' } });
  expect(await report()).toMatchObject({ answers: { visitDates: { days: ['2023-04-03'] } } });
});

test('text typed where rows are listed waits for its column, and «Atrás» lets go of it', async () => {
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'Se revisó el PREP.'])
    await ana.types(words);
  await ana.types('Se acordó el convenio.');
  expect((await report())?.pending?.typed.text).toBe('Se acordó el convenio.');
  expect(await ana.presses('Atrás')).toMatchObject({ template: 'rows' });
  expect((await report())?.pending).toBeUndefined();
});

test('«Revisar y enviar» leads to the summary, a row that is not there to where the walk is', async () => {
  await filledBy(ana);
  const { id } = (await report()) ?? {};
  const on = { report: id, seen: 1, form: 1 };
  const press = (verb: string, more = {}) => ana.pressData({ [PRESS]: JSON.stringify({ verb, ...on, ...more }) });
  await ana.presses('Editar Asuntos relevantes tratados o a tratar en las visitas realizadas');
  const shown = await press('row', { table: 'matters', row: '9' });
  expect(shown.template).toBe('rows');
  expect(shown.data).not.toHaveProperty('problem');
  expect(await press('askWithdraw')).toMatchObject({
    template: 'notice',
    data: { title: '¿Descartar este borrador?' },
  });
  expect(await press('review')).toMatchObject({ template: 'summary' });
});

test('back leads to the field before', async () => {
  for (const words of ['nuevo', 'UTSI', 'Coahuila']) await ana.types(words);
  expect(await ana.presses('Atrás')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
  expect((await report())?.at).toEqual({ at: 'field', field: 'states' });
});

describe('a card that is older than its report', () => {
  test('of a sent one shows what became of it, and its rows no more', async () => {
    await filledBy(ana);
    const sending = ana.button('Enviar a revisión');
    await ana.presses('Enviar a revisión');
    const id = (await report())?.id;
    const row = { [PRESS]: JSON.stringify({ verb: 'row', report: id, seen: 1, form: 1, table: 'matters', row: '1' }) };
    expect(await ana.pressData(row)).toMatchObject({
      template: 'notice',
      data: { title: 'Informe INF-2023-0001 enviado' },
    });
    const { version } = (await report()) ?? {};
    expect(await ana.press(sending)).toMatchObject({ data: { title: 'Informe INF-2023-0001 enviado' } });
    expect((await report())?.version).toBe(version);
  });

  test('of a discarded one is a line that says so', async () => {
    await ana.types('nuevo');
    const saving = ana.button('Guardar y continuar');
    await ana.types('cancelar');
    await ana.presses('Sí, descartar');
    expect(await ana.press(saving, { unit: 'UTSI' })).toEqual({
      template: 'line',
      data: { text: 'Borrador descartado.', subtle: true },
    });
  });

  test('of an approved one shows the decision', async () => {
    const folio = await sentBy(ana);
    const stored = await bot.store.loadByFolio(folio);
    const on = { report: stored?.report.id, seen: stored?.report.version, form: 1 };
    const bruno = new Chatter(bot, BRUNO);
    await bruno.pressData({ [PRESS]: JSON.stringify({ verb: 'approve', ...on }) }, {}, { place: 'review-channel' });
    const shown = await ana.pressData({ [PRESS]: JSON.stringify({ verb: 'show', ...on, back: 'card' }) });
    expect(shown).toMatchObject({ template: 'notice', data: { title: `Informe ${folio} aprobado` } });
  });
});

describe('a greeting’s button', () => {
  const begin = async (nonce: string | null, messageId?: string): Promise<string | undefined> => {
    const more = messageId === undefined ? {} : { messageId };
    await ana.pressData({ [PRESS]: JSON.stringify({ verb: 'new', nonce, told: true }) }, {}, more);
    const [line] = await bot.store.reportsOf([ANA.id], ['draft'], { limit: 1, offset: 0 });
    await ana.pressData(
      { [PRESS]: JSON.stringify({ verb: 'answer', report: line?.id, seen: 1, form: 1, step: 'field/unit' }) },
      { unit: 'UTSI' },
    );
    return line?.id;
  };
  const begun = async (): Promise<number> =>
    (await bot.store.reportsOf([ANA.id], ['draft'], { limit: 9, offset: 0 })).length;

  test('begins one report, in whatever message a copy of it stands', async () => {
    for (const messageId of ['m1', 'm2']) await begin('n1', messageId);
    expect(await begun()).toBe(1);
    await begin('n2', 'm1');
    expect(await begun()).toBe(2);
  });

  test('begins one report a message where it is said more than once', async () => {
    for (const messageId of ['m1', 'm1', 'm2']) await begin(null, messageId);
    expect(await begun()).toBe(2);
    for (let copy = 0; copy < 2; copy += 1) await begin(null);
    expect(await begun()).toBe(3);
  });
});
