import { PRESS } from '../../../../core/screen/press';
import { StoreError } from '../../../../storage/errors';
import { home as homeOf } from '../../../../bot/turns/find/lists';
import { buttonsOf, Chatter, someServices, textOf, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

const drafts = () => bot.store.reportsOf([ANA.id], ['draft', 'changes-requested'], { limit: 9, offset: 0 });
const begin = (nonce: string) => ana.pressData({ [PRESS]: JSON.stringify({ verb: 'new', nonce, told: false }) });

test('a greeting pressed again once its report is sent begins another, and goes on with that', async () => {
  await begin('n');
  const [first] = await drafts();
  for (const words of ['UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'Se revisó el PREP.', 'listo'])
    await ana.types(words);
  await ana.types('enviar');
  await begin('n');
  const [second, ...others] = await drafts();
  expect(others).toEqual([]);
  expect(second?.id).not.toBe(first?.id);
  await ana.types('UTSI');
  await begin('n');
  expect((await drafts()).map(({ id }) => id)).toEqual([second?.id]);
});

test('an empty draft is gone on with from wherever a report is begun anew', async () => {
  await ana.types('nuevo');
  const address = { ...ana.address, conversation: 'a:phone' };
  await ana.types('nuevo', { address });
  const [draft, ...others] = await drafts();
  expect(others).toEqual([]);
  expect((await bot.store.load(draft?.id ?? ''))?.report.address).toEqual(address);
});

test('a press that goes on with an empty draft does so once, however many copies of it come', async () => {
  await ana.types('nuevo');
  const [draft] = await drafts();
  await begin('n');
  const once = await bot.store.history(draft?.id ?? '');
  await begin('n');
  expect(await bot.store.history(draft?.id ?? '')).toEqual(once);
  expect(await drafts()).toHaveLength(1);
});

test('one that asks something is begun: another is asked about, and left for later', async () => {
  await ana.types('nuevo');
  await ana.types('Servicios');
  const [asking] = await drafts();
  expect((await bot.store.load(asking?.id ?? ''))?.report.pending).toBeDefined();
  await ana.types('nuevo');
  expect(await drafts()).toHaveLength(1);
  await ana.presses('Empezar otro');
  expect(await drafts()).toHaveLength(2);
});

describe('«nuevo» with a draft open', () => {
  const begun = async (): Promise<readonly string[]> => (await drafts()).map(({ id }) => id);
  beforeEach(async () => {
    await ana.types('nuevo');
    await ana.types('UTSI');
  });

  test('six times leaves one draft', async () => {
    for (let nth = 0; nth < 6; nth += 1)
      expect(textOf(await ana.types('nuevo'))).toContain('Ya tiene un borrador abierto');
    expect(await begun()).toHaveLength(1);
  });

  test('goes on with it', async () => {
    await ana.types('nuevo');
    expect(await ana.presses('Continuar')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    expect(await begun()).toHaveLength(1);
  });

  test('begins another once, however often that is pressed, and tells of both afterwards', async () => {
    const [first] = await begun();
    const asked = await ana.types('nuevo');
    const another = ana.button('Empezar otro', asked);
    for (let copy = 0; copy < 3; copy += 1) await ana.press(another);
    expect(await begun()).toEqual([expect.not.stringMatching(first ?? ''), first]);
    await ana.types('nuevo');
    expect(await begun()).toHaveLength(2);
    await ana.types('DEOE');
    expect(textOf(await ana.types('nuevo'))).toContain('Ya tiene 2 borradores abiertos');
    expect(buttonsOf(ana.shown).map(({ title }) => title)).toEqual(['Continuar', 'Empezar otro', 'Mis informes']);
    await ana.press(another);
    expect(await begun()).toHaveLength(2);
  });

  test('is asked by a button that did not tell of it, and not by one that did', async () => {
    expect(textOf(await begin('old'))).toContain('Ya tiene un borrador abierto');
    expect(await begun()).toHaveLength(1);
    const home = await homeOf(bot, { person: ANA, at: '2023-05-03T18:00:00.000Z' });
    expect(await ana.press(ana.button('Nuevo informe', home))).toMatchObject({
      data: { progress: 'Informe de visita · Campo 1 de 9' },
    });
    expect(await begun()).toHaveLength(2);
  });

  test('a greeting delivered again goes on with the report that it began', async () => {
    await ana.types('cancelar');
    await ana.presses('Sí, descartar');
    await begin('n');
    await ana.types('DEOE');
    expect(await begin('n')).toMatchObject({ data: { heading: 'Entidad Federativa' } });
    expect(await begun()).toHaveLength(1);
  });
});

test('a report that came back is no empty draft', async () => {
  const folio = await sentBy(ana);
  const { id } = (await bot.store.loadByFolio(folio))?.report ?? {};
  const request = { verb: 'requestChanges', report: id, seen: 99, form: 1, fields: [] };
  await new Chatter(bot, BRUNO).pressData(
    { [PRESS]: JSON.stringify(request) },
    { reason: 'x' },
    { place: 'review-channel' },
  );
  await ana.types('nuevo');
  expect(await drafts()).toHaveLength(2);
});

test.each([
  ['a report that cannot be read stands in nobody’s way to another', 'store.corrupt-report', 1],
  ['a store that is away begins nothing', 'store.unreachable', 0],
] as const)('%s', async (_, code, begun) => {
  const loadOpen = jest.spyOn(bot.store, 'loadOpen').mockRejectedValue(new StoreError(code, 'no'));
  await begin('n');
  loadOpen.mockRestore();
  expect(await drafts()).toHaveLength(begun);
});

describe('a report begun in the place of another’s card', () => {
  const cardOf = async () => (await bot.store.loadOpen([ANA.id]))?.posts['card'] ?? '';
  const editsOf = (messageId: string) => bot.said.find(({ id }) => id === messageId)?.edits;

  test('keeps that place, and nothing said of the other takes it', async () => {
    for (const words of ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023', 'Local', 'otro informe'])
      await ana.types(words);
    const messageId = await cardOf();
    await ana.presses('No, nuevo informe', {}, { messageId });
    await ana.presses('Empezar otro', {}, { messageId });
    expect([await cardOf(), editsOf(messageId)]).toEqual([messageId, 0]);
    const [second, first] = await drafts();
    expect((await bot.store.load(second?.id ?? ''))?.posts['card']).toBe(messageId);
    await ana.press({ press: { verb: 'resume', report: first?.id ?? '' } }, {}, { messageId: 'below' });
    await bot.deliver();
    expect(editsOf(messageId)).toBe(0);
  });

  test('is not overwritten by what becomes of a report that was sent', async () => {
    const folio = await sentBy(ana);
    const sent = await bot.store.loadByFolio(folio);
    const messageId = sent?.posts['card'] ?? '';
    await ana.presses('Nuevo informe', {}, { messageId });
    const before = editsOf(messageId);
    const { id: report = '', version: seen = 0 } = sent?.report ?? {};
    await new Chatter(bot, BRUNO).press(
      { press: { verb: 'approve', report, seen, form: 1 } },
      {},
      { place: 'review-channel' },
    );
    await bot.deliver();
    expect([await cardOf(), editsOf(messageId)]).toEqual([messageId, before]);
    expect(textOf(ana.posts().at(-1)?.screen)).toContain(`Informe ${folio} aprobado`);
  });

  test('takes no card from a message of another chat that goes by the same id', async () => {
    await ana.types('nuevo');
    const messageId = await cardOf();
    const bruno = new Chatter(bot, BRUNO);
    await bruno.types('hola');
    await bruno.presses('Nuevo informe', {}, { messageId });
    expect(await cardOf()).toBe(messageId);
  });
});
