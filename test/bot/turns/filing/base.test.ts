import { PRESS } from '../../../../core/screen/press';
import { home as homeOf } from '../../../../bot/turns/find/lists';
import { StoreError } from '../../../../storage/errors';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { filledBy, sentBy } from '../../../helpers/people/sent';
import { ANA, BRUNO } from '../../../helpers/people/reports';

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
  bruno = new Chatter(bot, BRUNO);
});
afterEach(() => bot.store.close());

const titlesOf = (screen: unknown): readonly string[] => buttonsOf(screen).map(({ title }) => title);
const draftsOf = ({ person }: Chatter) => bot.store.reportsOf([person.id], ['draft'], { limit: 9, offset: 0 });
const newestOf = async (who: Chatter) => {
  const report = (await bot.store.loadOpen([who.person.id]))?.report;
  if (report === undefined) throw new Error('Nothing is open');
  return report;
};
const use = (report: string | null, nonce: string, told = false) => ({
  [PRESS]: JSON.stringify({ verb: 'use', report, nonce, told }),
});
const taken = { template: 'field', data: { heading: 'Fecha de visita', progress: 'Informe de visita · Campo 3 de 8' } };

describe('the greeting', () => {
  test('offers the last report first to whoever sent one, and one sentence', async () => {
    const folio = await sentBy(ana);
    const hello = await ana.types('hola');
    expect(hello).toMatchObject({
      data: { lines: ['O escriba en una frase a dónde fue, cuándo y para qué; o envíe el formato de Word ya lleno.'] },
    });
    expect(buttonsOf(hello).map(({ title, style }) => [title, style])).toEqual([
      ['Usar mi último informe', 'positive'],
      ['Nuevo informe', undefined],
      ['Mis informes', undefined],
    ]);
    const shown = await ana.presses('Usar mi último informe');
    expect(shown).toMatchObject(taken);
    expect(textOf(shown)).toContain(`Tomado de ${folio}: UTSI; Coahuila; Local.`);
  });

  test('offers what is open before that, and no sentence that would be its answer', async () => {
    await sentBy(ana);
    await ana.begins();
    await ana.types('UTSI');
    const home = await homeOf(bot, { person: ANA, at: '2023-05-03T18:00:00.000Z' });
    expect(titlesOf(home)).toEqual(['Continuar', 'Usar mi último informe', 'Nuevo informe', 'Mis informes']);
    expect(textOf(home)).not.toContain('O escriba en una frase');
    expect(await ana.press(ana.button('Usar mi último informe', home))).toMatchObject(taken);
    expect(await draftsOf(ana)).toHaveLength(2);
  });

  test('explains the bot to whoever sent none, and offers a new one', async () => {
    const hello = await ana.types('hola');
    expect(titlesOf(hello)).toEqual(['Nuevo informe', 'Mis informes']);
    expect(textOf(hello)).toContain('Aquí llena el informe de visita');
    expect(textOf(hello)).toContain('O escriba en una frase');
    await filledBy(ana);
    expect(titlesOf(await homeOf(bot, { person: ANA, at: '2023-05-03T18:00:00.000Z' }))).toEqual([
      'Continuar',
      'Nuevo informe',
      'Mis informes',
    ]);
  });

  test('pressed in copies begins one report', async () => {
    await sentBy(ana);
    for (let copy = 0; copy < 3; copy += 1) expect(await ana.pressData(use(null, 'n'))).toMatchObject(taken);
    expect(await draftsOf(ana)).toHaveLength(1);
    await ana.types('3 de abril de 2023');
    expect(await ana.pressData(use(null, 'n'))).toMatchObject({ data: { heading: 'Objetivo de la visita' } });
    expect(await draftsOf(ana)).toHaveLength(1);
  });
});

describe('«usar»', () => {
  test.each(['usar', 'Usar mi último informe', 'usar el último', 'USAR COMO BASE EL ANTERIOR'])(
    '«%s» takes the last one that was sent',
    async (words) => {
      await sentBy(ana);
      const folio = await sentBy(ana);
      expect(await ana.types(words)).toMatchObject(taken);
      expect((await newestOf(ana)).madeFrom).toMatchObject({ folio });
    },
  );

  test('with a folio takes that one, whoever wrote it, and says in the history which it was', async () => {
    const folio = await sentBy(bruno);
    await sentBy(ana);
    const { id: report } = (await bot.store.loadByFolio(folio))?.report ?? {};
    expect(await ana.types(`usar ${folio.toLowerCase().replaceAll('-', ' ')}`)).toMatchObject(taken);
    const { id, author, answers } = await newestOf(ana);
    expect(author).toEqual(ANA);
    expect(answers['unit']).toMatchObject({ id: 'UTSI' });
    expect((await bot.store.history(id)).map(({ event }) => event)).toMatchObject([
      { type: 'ReportStarted' },
      { type: 'BaseTaken', report, folio },
      { type: 'StepOpened' },
    ]);
  });

  test('without one to use says so, and begins nothing', async () => {
    expect(textOf(await ana.types('usar'))).toContain('Todavía no ha enviado un informe');
    expect(textOf(await ana.types('usar INF-2023-0099'))).toContain('No encontré el informe INF-2023-0099');
    expect(await draftsOf(ana)).toEqual([]);
  });

  test('of a report that they may not read is answered as if it were not there', async () => {
    const shut = someServices({ store: bot.store, roles: { reviewers: ['teams:29:otro'], admins: [] } });
    const folio = await sentBy(new Chatter(shut, BRUNO));
    const { id = '' } = (await bot.store.loadByFolio(folio))?.report ?? {};
    const other = new Chatter(shut, ANA);
    const none = textOf(await other.types('usar INF-2023-0099'));
    expect(textOf(await other.types(`usar ${folio}`))).toBe(none.replace('INF-2023-0099', folio));
    const absent = textOf(await other.pressData(use('no-such-report', 'a')));
    expect(textOf(await other.pressData(use(id, 'b')))).toBe(absent);
    expect(await draftsOf(ana)).toEqual([]);
  });

  test('of a draft takes nothing, whosever it is', async () => {
    await ana.begins();
    await ana.types('UTSI');
    const { id } = await newestOf(ana);
    expect(textOf(await ana.pressData(use(id, 'a', true)))).toContain('ya no existe');
    expect(textOf(await bruno.pressData(use(id, 'b', true)))).toContain('Solo quien elaboró');
    expect(await draftsOf(bruno)).toEqual([]);
  });

  test('takes one that was withdrawn, by its folio; as the last one where there is no other', async () => {
    const first = await sentBy(ana);
    const second = await sentBy(ana);
    const { id: report = '', version: seen = 0 } = (await bot.store.loadByFolio(second))?.report ?? {};
    const withdrawn = await ana.press({ press: { verb: 'withdraw', report, seen, form: 1 } });
    expect(titlesOf(withdrawn)).toEqual(['Ver informe', 'Usar como base']);
    await ana.types('usar');
    expect((await newestOf(ana)).madeFrom).toMatchObject({ folio: first });
    await ana.types(`usar ${second}`);
    await ana.presses('Empezar otro');
    expect((await newestOf(ana)).madeFrom).toMatchObject({ folio: second });
  });

  test('passes over a last one that cannot be read; of its folio it says so', async () => {
    const first = await sentBy(ana);
    const second = await sentBy(ana);
    const { id: broken } = (await bot.store.loadByFolio(second))?.report ?? {};
    const { load, loadByFolio } = bot.store;
    const corrupt = new StoreError('store.corrupt-report', 'no', { reportId: broken ?? '' });
    jest.spyOn(bot.store, 'load').mockImplementation(async (id, key) => {
      if (id === broken) throw corrupt;
      return load(id, key);
    });
    jest.spyOn(bot.store, 'loadByFolio').mockImplementation(async (folio) => {
      if (folio === second) throw corrupt;
      return loadByFolio(folio);
    });
    expect(textOf(await ana.types(`usar ${second}`))).toContain('sus datos están dañados');
    await ana.types('usar');
    expect((await newestOf(ana)).madeFrom).toMatchObject({ folio: first });
  });

  test('as talk or prose stays what it is', async () => {
    await ana.begins();
    for (const words of ['UTSI', 'Coahuila', '3 de abril de 2023', 'Local']) await ana.types(words);
    await ana.types('Usar los sistemas informáticos del PREP.');
    expect((await newestOf(ana)).answers['objective']).toBeDefined();
  });
});

describe('with a draft open', () => {
  beforeEach(async () => {
    await sentBy(ana);
    await ana.begins();
    await ana.types('DEOE');
  });

  test('«usar» asks as «nuevo» does, and begins from that report once it is told to', async () => {
    const [open] = await draftsOf(ana);
    expect(textOf(await ana.types('usar'))).toContain('Ya tiene un borrador abierto');
    expect(titlesOf(ana.shown)).toEqual(['Continuar', 'Empezar otro']);
    const another = ana.button('Empezar otro');
    for (let copy = 0; copy < 3; copy += 1) expect(await ana.press(another)).toMatchObject(taken);
    expect(await draftsOf(ana)).toMatchObject([{ unit: expect.stringContaining('Informática') }, { id: open?.id }]);
  });

  test('a button that did not tell of it asks; going on with it changes nothing', async () => {
    const asked = await ana.pressData(use(null, 'n'));
    expect(textOf(asked)).toContain('Ya tiene un borrador abierto');
    expect(await ana.press(ana.button('Continuar', asked))).toMatchObject({ data: { heading: 'Entidad Federativa' } });
  });
});

test('an empty draft is made from it, and no other is begun', async () => {
  await sentBy(ana);
  await ana.begins();
  const { id } = await newestOf(ana);
  const address = { ...ana.address, conversation: 'a:phone' };
  expect(await ana.types('usar', { address }).catch(() => undefined)).toBeDefined();
  expect(await newestOf(ana)).toMatchObject({ id, address, at: { field: 'visitDates' } });
  expect(await draftsOf(ana)).toHaveLength(1);
});

test('two processes that are told to at once begin one report', async () => {
  await sentBy(ana);
  const other = new Chatter(someServices({ store: bot.store }), ANA);
  await Promise.all([ana.pressData(use(null, 'n')), other.pressData(use(null, 'n'))]);
  expect(await draftsOf(ana)).toHaveLength(1);
  const [draft] = await draftsOf(ana);
  const events = await bot.store.history(draft?.id ?? '');
  expect(events.filter(({ event }) => event.type === 'BaseTaken')).toHaveLength(1);
});

test('an empty draft that two devices make from different reports is made from one', async () => {
  const first = await sentBy(ana);
  await sentBy(ana);
  await ana.begins();
  const other = new Chatter(someServices({ store: bot.store }), ANA);
  const { id } = (await bot.store.loadByFolio(first))?.report ?? {};
  await Promise.all([ana.pressData(use(null, 'a')), other.pressData(use(id ?? '', 'b'))]);
  for (const { id: draft } of await draftsOf(ana)) {
    const events = await bot.store.history(draft);
    expect(events.filter(({ event }) => event.type === 'BaseTaken')).toHaveLength(1);
  }
});

describe('a report that is shown', () => {
  test('can be made one’s own from, by whoever reads it alone', async () => {
    const folio = await sentBy(bruno);
    await ana.types(`ver ${folio}`);
    expect(titlesOf(ana.shown)).toEqual(['Usar como base']);
    expect(await ana.presses('Usar como base')).toMatchObject(taken);
  });

  test('pressed where others are, and no chat of one’s own is known, says where', async () => {
    const folio = await sentBy(bruno);
    await ana.types(`ver ${folio}`);
    const shown = await ana.presses('Usar como base', {}, { place: 'elsewhere' });
    expect(textOf(shown)).toContain('escríbamelo en nuestro chat directo');
    expect(await draftsOf(ana)).toEqual([]);
  });
});
