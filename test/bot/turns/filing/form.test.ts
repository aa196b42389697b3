import type { Report } from '../../../../core/record/types';
import type { FormScreen, Screen } from '../../../../core/screen/screens';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const report = async (): Promise<Report> => {
  const stored = await bot.store.loadOpen([ANA.id]);
  if (stored === undefined) throw new Error('Nothing is open');
  return stored.report;
};
const titles = (screen = ana.shown): readonly string[] => buttonsOf(screen).map(({ title }) => title);
function formIn(screen: Screen | undefined): FormScreen {
  if (screen?.template !== 'form') throw new Error(`No form: ${JSON.stringify(screen)}`);
  return screen.data;
}
const inputs = (screen = ana.shown): Readonly<Record<string, string>> =>
  Object.fromEntries(formIn(screen).fields.flatMap(({ inputs: all }) => all.map(({ id, value = '' }) => [id, value])));

const SHORT = ['unit', 'states', 'visitDates', 'boards', 'districts', 'trainedStaff'];

describe('«Formulario»', () => {
  test('opens every short field on one card, and saves them in one turn', async () => {
    await ana.types('nuevo');
    const form = await ana.presses('Formulario');
    expect(Object.keys(inputs(form))).toEqual(SHORT);
    const given = { unit: 'UTSI', states: '05', visitDates: '11 y 12 de abril de 2023', boards: 'local,opl' };
    const { version } = await report();
    const next = await ana.presses('Guardar', { ...inputs(), ...given });
    expect(await report()).toMatchObject({ version: version + 1, at: { field: 'objective' } });
    expect(Object.keys((await report()).answers)).toEqual(Object.keys(given));
    expect(next).toMatchObject({
      data: {
        heading: 'Objetivo de la visita',
        saved: expect.stringContaining('✓ Junta: Local y OPL') as unknown,
      },
    });
  });

  test.each(['formulario', 'FORMULARIO', 'Formulario.'])('is a word too: «%s»', async (word) => {
    await ana.types('nuevo');
    await ana.types('UTSI');
    expect(inputs(await ana.types(word))).toMatchObject({ unit: 'UTSI', states: '' });
    expect(ana.posts().filter(({ screen }) => screen.template !== 'line')).toHaveLength(1);
  });

  test('with nothing open, a new report begins with it', async () => {
    expect(Object.keys(inputs(await ana.types('formulario')))).toEqual(SHORT);
    expect(await report()).toMatchObject({ state: 'draft', answers: {} });
  });

  test('shows what there is, what the author’s last unit was, and what was being written', async () => {
    await ana.types('nuevo');
    await ana.types('UTSI');
    await ana.types('Coahuila');
    await ana.presses('Formulario', { visitDates: '11 de abril de 2023' });
    expect(inputs()).toMatchObject({ unit: 'UTSI', states: '05', visitDates: '11 de abril de 2023', boards: '' });
    await ana.presses('Guardar', inputs());
    expect((await report()).answers['visitDates']).toMatchObject({ days: ['2023-04-11'] });
    await ana.begins();
    await ana.presses('Formulario');
    expect(inputs()).toMatchObject({ unit: 'UTSI', states: '' });
    await ana.presses('Guardar', { states: '05' });
    expect(await report()).toMatchObject({ answers: { unit: { id: 'UTSI' }, states: { keys: ['05'] } } });
  });

  test('brings back what was refused alone, with why under it and its readings as buttons', async () => {
    await ana.types('formulario');
    const back = formIn(
      await ana.presses('Guardar', {
        unit: 'UTSI',
        states: 'Narnia',
        visitDates: '31 de abril de 2023',
        boards: 'local',
      }),
    );
    expect(inputs()).toEqual({ states: 'Narnia', visitDates: '31 de abril de 2023' });
    expect(back.fields[0]?.problem).toContain('«Narnia»');
    expect(back.fields[1]?.readings.map(({ title }) => title)).toEqual(['30 de abril de 2023', '1 de mayo de 2023']);
    expect(back.saved).toContain('✓ Junta: Local');
    // A reading is taken together with what was mended beside it.
    expect(await ana.presses('30 de abril de 2023', { ...inputs(), states: '05' })).toMatchObject({
      data: { heading: 'Objetivo de la visita' },
    });
    expect((await report()).answers).toMatchObject({ states: { keys: ['05'] }, visitDates: { days: ['2023-04-30'] } });
  });

  test('what came back stands on the open card whatever comes between, and is typed one by one', async () => {
    await ana.types('formulario');
    await ana.presses('Guardar', { unit: 'nadie', states: 'Narnia' });
    expect(inputs(await ana.types('continuar'))).toEqual({ unit: 'nadie', states: 'Narnia' });
    expect(await ana.types('UTSI')).toMatchObject({ template: 'field', data: { inputs: [{ value: 'Narnia' }] } });
    expect(await ana.types('Coahuila')).toMatchObject({ data: { heading: 'Fecha de visita' } });
  });

  test('an emptied optional field is blank, an emptied required one is refused, what a client leaves out stays', async () => {
    for (const words of ['nuevo', 'UTSI', 'Coahuila', '11 de abril de 2023', 'Local', 'formulario'])
      await ana.types(words);
    await ana.presses('Guardar', { states: '', visitDates: '' });
    expect(textOf(ana.shown)).toContain('«Entidad Federativa» no puede quedar en blanco.');
    const { answers, skipped } = await report();
    expect(Object.keys(answers)).toEqual(['unit', 'states', 'boards']);
    expect(skipped).toEqual(['field/visitDates']);
  });

  test('districts are in it only where they may apply', async () => {
    for (const words of ['nuevo', 'UTSI', 'Coahuila', '11 de abril de 2023', 'Local', 'formulario'])
      await ana.types(words);
    expect(Object.keys(inputs())).not.toContain('districts');
    await ana.presses('Guardar', { ...inputs(), boards: 'local,distrital' });
    expect(ana.shown).toMatchObject({ data: { heading: 'Distritos' } });
    await ana.types('formulario');
    expect(Object.keys(inputs())).toContain('districts');
  });

  test('closed, it is the question that was asked', async () => {
    await ana.types('nuevo');
    await ana.types('UTSI');
    await ana.presses('Formulario');
    expect(await ana.presses('Cerrar')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
  });

  test('saved again, or delivered twice, it is saved once', async () => {
    await ana.types('formulario');
    const save = ana.button('Guardar');
    const given = { ...inputs(), unit: 'UTSI', states: '05' };
    for (let times = 0; times < 3; times += 1) await ana.press(save, given);
    expect(await report()).toMatchObject({ version: 2, at: { field: 'visitDates' } });
  });

  test('is nobody else’s', async () => {
    await ana.types('formulario');
    const bruno = new Chatter(bot, BRUNO);
    for (const title of ['Guardar', 'Cerrar']) await bruno.press(ana.button(title), { unit: 'UTSI' });
    expect(await report()).toMatchObject({ version: 1, answers: {} });
  });

  test('of a report that was sent, says where it stands', async () => {
    for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'PREP', 'listo'])
      await ana.types(words);
    await ana.types('formulario');
    const save = ana.button('Guardar');
    await ana.types('enviar');
    expect(await ana.press(save, { unit: 'DEOE' })).toMatchObject({ data: { title: 'Informe INF-2023-0001 enviado' } });
  });
});

describe('two devices', () => {
  test('a newer answer is not overwritten, and an input that was left alone takes nothing away', async () => {
    await ana.types('nuevo');
    await ana.presses('Formulario');
    const [save, shown] = [ana.button('Guardar'), inputs()];
    await ana.types('UTSI');
    await ana.types('Sonora');
    await ana.types('11 de abril de 2023');
    // As a client sends it: every input, those that nobody touched as well.
    const card = formIn(await ana.press(save, { ...shown, states: '05', boards: 'opl' }).then(asForm));
    expect(card.fields.map(({ readings }) => readings.map(({ title }) => title))).toEqual([
      ['Dejar: Sonora', 'Usar: Coahuila'],
    ]);
    expect(await report()).toMatchObject({
      answers: { unit: { id: 'UTSI' }, states: { keys: ['26'] }, visitDates: {}, boards: { boards: ['opl'] } },
    });
  });
});

/** One field that came back stands on its own card. */
const asForm = (screen: Screen): Screen => {
  if (screen.template !== 'field') return screen;
  const { inputs: own, readings, tables, buttons, progress, heading, question } = screen.data;
  return {
    template: 'form',
    data: { progress, heading, question, buttons, fields: [{ inputs: own, readings, tables }] },
  };
};

describe('staff trained and remarks, on one card', () => {
  const untilStaff = ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'PREP', 'listo'];
  beforeEach(async () => {
    for (const words of untilStaff) await ana.types(words);
  });

  test('are saved at once', async () => {
    expect(ana.shown).toMatchObject({ template: 'form', data: { progress: 'Informe de visita · Campo 7 de 8' } });
    expect(titles()).toEqual(['Guardar y continuar', 'Omitir', 'Atrás', 'Avance']);
    expect(await ana.presses('Guardar y continuar', { trainedStaff: '25', remarks: 'Buen trabajo.' })).toMatchObject({
      template: 'summary',
      data: { notice: '✓ Total de personal capacitado: 25\n✓ Observaciones: Buen trabajo.' },
    });
  });

  test('are blank by «Omitir», by «omitir», and where they are left blank', async () => {
    const blank = {
      template: 'summary',
      data: { notice: expect.stringContaining('Observaciones: en blanco') as unknown },
    };
    expect(await ana.presses('Omitir')).toMatchObject(blank);
    expect(await ana.presses('Atrás')).toMatchObject({ template: 'form' });
    expect(await ana.presses('Guardar y continuar', {})).toMatchObject({ template: 'summary' });
    expect((await report()).skipped).toEqual(expect.arrayContaining(['field/trainedStaff', 'field/remarks']));
  });

  test('«omitir» once more at the summary is answered', async () => {
    await ana.types('omitir');
    expect((await report()).at).toEqual({ at: 'summary' });
    expect(await ana.types('omitir')).toMatchObject({
      template: 'summary',
      data: { notice: expect.any(String) as unknown },
    });
  });

  test('a number that is typed answers the first, and the second is asked by itself', async () => {
    expect(await ana.types('25')).toMatchObject({ template: 'field', data: { heading: 'Observaciones' } });
    expect(await ana.types('Buen trabajo.')).toMatchObject({ template: 'summary' });
  });

  test('one refused is asked again by itself; what is written in the other is kept', async () => {
    const back = await ana.presses('Guardar y continuar', { trainedStaff: 'muchas', remarks: 'Buen trabajo.' });
    expect(back).toMatchObject({ template: 'field', data: { inputs: [{ id: 'trainedStaff', value: 'muchas' }] } });
    expect(await ana.presses('Guardar y continuar', { trainedStaff: '25' })).toMatchObject({ template: 'summary' });
    expect((await report()).answers).toMatchObject({ trainedStaff: { count: 25 }, remarks: { kind: 'prose' } });
  });

  test('a typed answer that is refused stands under the first', async () => {
    const card = formIn(await ana.types('muchísimas'));
    expect(card.fields.map(({ problem }) => problem === undefined)).toEqual([false, true]);
    expect(inputs()).toEqual({ trainedStaff: 'muchísimas', remarks: '' });
  });

  test('each is edited by itself from the summary', async () => {
    await ana.presses('Omitir');
    expect(await ana.presses('Responder Total de personal capacitado')).toMatchObject({ template: 'field' });
    expect(await ana.presses('Guardar y continuar', { trainedStaff: '7' })).toMatchObject({ template: 'summary' });
    expect(await ana.presses('Responder Observaciones')).toMatchObject({ template: 'field' });
    expect(await ana.presses('Guardar y continuar', { remarks: 'Sí hubo.' })).toMatchObject({ template: 'summary' });
    expect((await report()).answers).toMatchObject({ trainedStaff: { count: 7 }, remarks: { kind: 'prose' } });
  });
});
