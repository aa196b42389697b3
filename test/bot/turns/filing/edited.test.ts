import type { Screen } from '../../../../core/screen/screens';
import type { Message } from '../../../../bot/turns/update';
import { Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

let count = 0;
const types = (messageId: string, text: string) => ana.types(text, { messageId });
/** Edits a message; gives the newest screen. */
const edit = (messageId: string, text: string, more: Partial<Message> = {}): Promise<Screen> =>
  ana.types(text, { messageId, edited: true, key: `edit-${(count += 1)}`, ...more });
const readingsOf = (screen: Screen | undefined): readonly string[] =>
  screen?.template === 'field' ? screen.data.readings.map(({ title }) => title) : [];
const open = async () => (await bot.store.loadOpen([ANA.id]))?.report;
const answer = async (field: string) => (await open())?.answers[field];
const lines = (): readonly string[] => ana.posts().map(({ screen }) => textOf(screen));

describe('the message that answered last, edited', () => {
  test('is read again, and the question being asked stays', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    expect(await edit('m2', 'DEOE')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    expect(await answer('unit')).toMatchObject({ id: 'DEOE' });
    expect(lines().at(-2)).toContain('✓ Dirección Ejecutiva o Unidad Técnica: Dirección Ejecutiva de Organización');
  });

  test('may be edited again, and back', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    for (const [text, id] of [
      ['DEOE', 'DEOE'],
      ['UTSI', 'UTSI'],
      ['DEOE', 'DEOE'],
    ] as const) {
      await edit('m2', text);
      expect(await answer('unit')).toMatchObject({ id });
    }
  });

  test('is read once, however often it is delivered, and says nothing where it means the same', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    await edit('m2', 'DEOE', { key: 'same' });
    const [posts, version] = [ana.posts().length, (await open())?.version];
    await edit('m2', 'DEOE', { key: 'same' });
    await edit('m2', 'deoe');
    expect([ana.posts().length, (await open())?.version]).toEqual([posts, version]);
  });

  test('that cannot be taken leaves the answer, and says so with a way to mend it', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    const told = await edit('m2', 'la del piso de arriba');
    expect(textOf(told)).toContain('«Dirección Ejecutiva o Unidad Técnica» no cambió');
    expect(textOf(told)).toContain('«la del piso de arriba»');
    expect(textOf(told)).toContain('Unidad Técnica de Servicios de Informática');
    expect(await answer('unit')).toMatchObject({ id: 'UTSI' });
    expect(await ana.presses('Corregir Dirección Ejecutiva o Unidad Técnica')).toMatchObject({
      data: { inputs: [{ id: 'unit', value: 'UTSI' }] },
    });
  });

  test('that is doubtful is asked about at its own field', async () => {
    for (const [id, text] of [
      ['m1', 'nuevo'],
      ['m2', 'UTSI'],
      ['m3', 'Coahuila'],
    ] as const)
      await types(id, text);
    const asked = await edit('m3', 'Coahuil y Sonorra');
    expect(asked).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    expect(await answer('states')).toMatchObject({ keys: ['05'] });
  });

  test('that was asked about is asked about anew', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    await types('m3', 'Coahuil');
    expect((await open())?.pending).toBeDefined();
    expect(await edit('m3', 'Coahuila')).toMatchObject({ data: { heading: 'Fecha de visita' } });
    expect(await answer('states')).toMatchObject({ keys: ['05'] });
  });

  test('that was settled by a button is read again', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    const asked = await types('m3', 'Coahuil');
    await ana.presses(readingsOf(asked)[0] ?? '');
    await edit('m3', 'Sonora');
    expect(await answer('states')).toMatchObject({ keys: ['26'] });
  });

  test('that became a matter changes that matter', async () => {
    for (const [at, text] of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'Se revisó el PREP'].entries())
      await types(`m${at}`, text);
    await ana.presses(readingsOf(ana.shown).find((title) => title.includes('articular')) ?? '');
    await edit('m6', 'Se revisó el SIVEI');
    expect(textOf(await answer('matters'))).toContain('Se revisó el SIVEI');
    expect(textOf(await answer('matters'))).not.toContain('PREP');
  });

  test('that was refused answers what is still asked', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'la del piso de arriba');
    expect(await edit('m2', 'UTSI')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
  });

  test('edited to «omitir» blanks its field, and to another of the bot’s words changes nothing', async () => {
    for (const [at, text] of ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023'].entries()) await types(`m${at}`, text);
    const told = await edit('m3', 'cancelar');
    expect(textOf(told)).toContain('Si lo que quiere es «cancelar», escríbalo en un mensaje nuevo.');
    expect(await answer('visitDates')).toBeDefined();
    await edit('m3', 'omitir');
    expect(await answer('visitDates')).toBeUndefined();
    expect((await open())?.state).toBe('draft');
  });

  test('edited to talk changes nothing, and talk edited to an answer is one', async () => {
    for (const [at, text] of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'Revisar avances'].entries())
      await types(`m${at}`, text);
    expect(textOf(await edit('m5', 'no entiendo'))).toContain('«Objetivo de la visita» no cambió');
    expect(textOf(await answer('objective'))).toContain('Revisar avances');
    await ana.types('corregir objetivo');
    await types('m7', 'no entiendo');
    await edit('m7', 'Revisar acuerdos');
    expect(textOf(await answer('objective'))).toContain('Revisar acuerdos');
  });

  test('that makes the field being asked needless goes on to the next, and one askable asks it', async () => {
    for (const [at, text] of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Distrital'].entries())
      await types(`m${at}`, text);
    expect(ana.shown).toMatchObject({ data: { heading: 'Distritos' } });
    expect(await edit('m4', 'Local')).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
    expect(await edit('m4', 'Distrital')).toMatchObject({ data: { heading: 'Distritos' } });
    expect(await ana.types('1 y 2')).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
  });
});

describe('an older message, edited', () => {
  test('changes nothing, and says how its answer is changed', async () => {
    for (const [at, text] of ['nuevo', 'UTSI', 'Coahuila'].entries()) await types(`m${at}`, text);
    const told = await edit('m1', 'DEOE');
    expect(textOf(told)).toContain('Editar ese mensaje ya no cambia el informe');
    expect(textOf(told)).toContain('Unidad Técnica de Servicios de Informática');
    expect(await answer('unit')).toMatchObject({ id: 'UTSI' });
    expect(await ana.presses('Corregir Dirección Ejecutiva o Unidad Técnica')).toMatchObject({
      data: { inputs: [{ id: 'unit' }] },
    });
  });

  test('that was refused before another was taken is no answer to what is asked now', async () => {
    await types('m1', 'nuevo');
    await types('m2', 'la del piso de arriba');
    await types('m3', 'UTSI');
    expect(textOf(await edit('m2', 'DEOE'))).toContain('escriba «corregir» y el campo');
    expect((await open())?.answers).toEqual({ unit: expect.objectContaining({ id: 'UTSI' }) as unknown });
  });

  test('of a report that was sent says that it is not edited any more', async () => {
    const typed = [
      'nuevo',
      'UTSI',
      'Coahuila',
      'omitir',
      'Local',
      'omitir',
      'particular',
      'Se revisó el PREP.',
      'listo',
    ];
    for (const [at, text] of [...typed, 'revisar', 'enviar'].entries()) await types(`m${at}`, text);
    expect(textOf(await edit('m2', 'Sonora'))).toContain('está en revisión y ya no se edita');
  });

  test.each([
    ...['ayuda', 'pendientes', 'míos', 'ver INF-2023-0009', 'verificar INF-2023-0009 3f9a1c07', 'exportar narnia'],
  ])('that asks for «%s» now gets it', async (words) => {
    await types('m1', 'nuevo');
    await types('m2', 'UTSI');
    const told = await edit('unknown', words);
    expect(textOf(told)).not.toContain('Editar ese mensaje');
    expect((await open())?.answers).toEqual({ unit: expect.anything() as unknown });
  });

  test('with nothing begun is taken as if it were new', async () => {
    await types('m1', 'nueov');
    expect(await edit('m1', 'nuevo')).toMatchObject({ data: { progress: 'Informe de visita · Campo 1 de 9' } });
  });

  test('of another draft leaves both alone', async () => {
    for (const [at, text] of ['nuevo', 'UTSI', 'Coahuila'].entries()) await types(`m${at}`, text);
    await ana.types('nuevo');
    await ana.presses('Empezar otro');
    await ana.types('DEOE');
    const id = (await open())?.id;
    expect(textOf(await edit('m2', 'Sonora'))).toContain('Editar ese mensaje ya no cambia el informe');
    expect(await open()).toMatchObject({ id, answers: { unit: { id: 'DEOE' } } });
  });
});
