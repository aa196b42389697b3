import type { ThreadMessage } from '../../../../bot/turns/update';
import { Chatter, chatters, textOf, type TestServices } from '../../../helpers/world/chatter';
import { BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const CHANNEL = { place: 'review-channel' } as const;
const CARLA = { id: 'teams:29:carla', name: 'Carla Ruiz' };
const MINUTE = 60_000;

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let carla: Chatter;
let folio: string;
beforeEach(async () => {
  ({ bot, ana, bruno } = chatters());
  carla = new Chatter(bot, CARLA);
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const report = async (of = folio) => (await bot.store.loadByFolio(of))?.report;
const roots = () => bot.said.filter(({ to, thread }) => to === 'review' && thread === undefined);
const post = (of = folio) => roots().findLast(({ screen }) => textOf(screen).includes(of));
const approve = async (who: Chatter, of = folio) => {
  await who.press(who.button('Aprobar', post(of)?.screen), {}, CHANNEL);
  await bot.deliver();
};
const askChanges = async (who: Chatter) => {
  const screen = await who.press(who.button('Pedir cambios', post()?.screen), {}, CHANNEL);
  await who.press(who.button('Enviar observaciones', screen), { reason: 'Falta la firma' }, CHANNEL);
  await bot.deliver();
};
let said = 0;
const inThread = async (who: Chatter, text: string, how: 'message' | 'mention' = 'message', late = 0) => {
  const came = { person: who.person, address: who.address, root: post()?.id ?? '', text, ...CHANNEL };
  const { at } = (await report())?.approvals?.at(-1) ?? { at: (await report())?.updatedAt ?? '' };
  const update = { ...came, at: new Date(Date.parse(at) + late).toISOString() };
  const plain = { is: 'thread', change: 'added', mention: 'none', messageId: `m${(said += 1)}` } as const;
  const replies = await who.sends(
    how === 'mention' ? { is: 'mention', ...update } : ({ ...plain, ...update } satisfies ThreadMessage),
  );
  await bot.deliver();
  return replies;
};

describe('«deshacer» in the report’s thread', () => {
  test.each(['message', 'mention'] as const)('takes back what whoever says it decided, by a %s', async (how) => {
    await approve(bruno);
    expect(await inThread(bruno, 'Deshacer', how)).toEqual([]);
    expect(await report()).toMatchObject({ state: 'in-review', comments: [] });
    expect(
      bot.said
        .filter(({ thread }) => thread !== undefined)
        .map(({ screen }) => textOf(screen))
        .at(-1),
    ).toContain(`Bruno Núñez deshizo su aprobación: ${folio} vuelve a revisión.`);
  });

  test('is a comment of whoever has nothing to undo, unless they ask the bot', async () => {
    await approve(bruno);
    expect(await inThread(carla, 'deshacer')).toEqual([]);
    expect(await report()).toMatchObject({ state: 'approved', comments: [{ by: CARLA, text: 'deshacer' }] });
    const [refused] = await inThread(carla, 'deshacer', 'mention');
    expect(refused).toMatchObject({ where: 'whisper', thread: post()?.id });
    expect(textOf(refused?.screen)).toContain('Esa decisión es de Bruno Núñez');
  });

  test('is refused, to them alone, when it is late, fails or is no longer theirs to decide', async () => {
    await approve(bruno);
    const [late] = await inThread(bruno, 'deshacer', 'message', 11 * MINUTE);
    expect(late?.where).toBe('whisper');
    expect(textOf(late?.screen)).toContain('en los primeros 10 minutos');
    jest.spyOn(bot.store, 'save').mockRejectedValueOnce(new Error('away'));
    expect(textOf(await inThread(bruno, 'deshacer'))).toContain('Envíelo de nuevo');
    Object.assign(bot.roles, { reviewers: [CARLA.id] });
    expect(textOf(await inThread(bruno, 'deshacer'))).toContain('Solo quienes revisan');
    expect(await report()).toMatchObject({ state: 'approved' });
  });
});

describe('«deshacer» in one’s own chat', () => {
  test.each([
    ['deshacer', 'Deshizo su aprobación'],
    ['Deshaz mi aprobación', 'Deshizo su aprobación'],
    ['deshacer INF', 'Deshizo su aprobación'],
  ])('«%s» takes back the last decision, and says so', async (words, undone) => {
    await approve(bruno);
    expect(textOf(await bruno.types(words.replace('INF', folio)))).toContain(`${undone}: ${folio} vuelve a revisión.`);
    expect(await report()).toMatchObject({ state: 'in-review' });
    expect(textOf(await bruno.types('deshacer'))).toContain(`${folio} no tiene una decisión suya que deshacer`);
  });

  test('takes back a request for changes, and one of two approvals', async () => {
    await askChanges(bruno);
    expect(textOf(await bruno.types('deshacer'))).toContain(`Deshizo su petición de cambios: ${folio} vuelve`);
    Object.assign(bot.roles, { reviewers: [BRUNO.id, CARLA.id], approvals: 2 });
    await approve(bruno);
    expect(textOf(await bruno.types('deshacer'))).toContain(`Deshizo su aprobación de ${folio}.`);
    expect(await report()).toMatchObject({ state: 'in-review', approvals: [] });
  });

  test('after «ver» it means that report, whatever was decided since', async () => {
    const other = await sentBy(ana);
    await approve(bruno);
    await approve(bruno, other);
    await bruno.types(`ver ${folio}`);
    await bruno.types('deshacer');
    expect([(await report())?.state, (await report(other))?.state]).toEqual(['in-review', 'approved']);
  });

  test('in a report of one’s own that was written in since, it goes back there', async () => {
    await approve(bruno);
    await bruno.types('nuevo');
    await bruno.types('UTSI');
    expect(textOf(await bruno.types('deshacer'))).toContain('Campo 1 de 9');
    expect(await report()).toMatchObject({ state: 'approved' });
    await carla.types('nuevo');
    await approve(carla, await sentBy(ana));
    expect(textOf(await carla.types('deshacer'))).toContain('Deshizo su aprobación');
  });

  test('with nothing to undo says so, and of a report that one may not read as of none', async () => {
    expect(textOf(await bruno.types('deshacer'))).toContain('No hay una decisión suya que deshacer');
    Object.assign(bot.roles, { reviewers: [CARLA.id] });
    const words = async (of: string) => textOf(await bruno.types(`deshacer ${of}`)).replaceAll(of, 'FOLIO');
    expect(await words(folio)).toBe(await words('INF-1999-0001'));
  });
});
