import { type Chatter, Chatter as Person, chatters, type TestServices, textOf } from '../../../helpers/world/chatter';
import { BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

const CHANNEL = { place: 'review-channel' } as const;
const CARLA = { id: 'teams:29:carla', name: 'Carla Ruiz' };

let bot: TestServices;
let ana: Chatter;
let bruno: Chatter;
let carla: Chatter;
let folio: string;
beforeEach(async () => {
  ({ bot, ana, bruno } = chatters());
  carla = new Person(bot, CARLA);
  folio = await sentBy(ana);
});
afterEach(() => bot.store.close());

const report = async () => (await bot.store.loadByFolio(folio))?.report;
/** The post in the channel as it was drawn last. */
const post = () => bot.said.find(({ to, thread }) => to === 'review' && thread === undefined)?.screen;
const threads = () => bot.said.filter(({ thread }) => thread !== undefined).map(({ screen }) => textOf(screen));
const onPost = async (who: Chatter, title: string, from = post()) => {
  const screen = await who.press(who.button(title, from), {}, CHANNEL);
  await bot.deliver();
  return screen;
};

describe('a decision', () => {
  test('is told to whoever decides after it: by whom and when', async () => {
    const before = post();
    await onPost(bruno, 'Aprobar');
    const late = await onPost(carla, 'Aprobar', before);
    expect(late).toMatchObject({
      data: {
        problem: expect.stringMatching(/^Bruno Núñez ya aprobó INF-.* el 3 de mayo de 2023, \d\d:\d\d\.$/) as unknown,
      },
    });
  });

  test('on a card of an earlier revision is refused, with the way to the newer one', async () => {
    const first = post();
    await bruno.press(bruno.button('Pedir cambios', first), {}, CHANNEL).then(async (screen) => {
      await bruno.press(bruno.button('Enviar observaciones', screen), { reason: 'Falta' }, CHANNEL);
    });
    const again = {
      type: 'ExplainObservation',
      id: '1',
      text: 'Ya lo dice',
      key: 'x1',
      at: '2023-05-03T17:00:00.000Z',
    } as const;
    const { id } = (await report()) ?? { id: '' };
    await bot.give(id, { ...again, by: ana.person });
    await ana.types('enviar');
    expect(await report()).toMatchObject({ state: 'in-review', round: 2 });
    const late = await onPost(carla, 'Aprobar', first);
    expect(late).toMatchObject({ data: { problem: expect.stringContaining('va en la revisión 2') as unknown } });
    expect(await report()).toMatchObject({ state: 'in-review' });
    await onPost(carla, 'Aprobar');
    expect(await report()).toMatchObject({ state: 'approved' });
  });

  test('is taken back on the post by who took it, and the author and the thread hear of it', async () => {
    await onPost(bruno, 'Aprobar');
    expect(textOf(post())).toContain('Bruno Núñez puede deshacerlo hasta el 3 de mayo de 2023');
    const refused = await onPost(carla, 'Deshacer');
    expect(textOf(refused)).toContain('Esa decisión es de Bruno Núñez');
    await onPost(bruno, 'Deshacer');
    expect(await report()).toMatchObject({ state: 'in-review' });
    expect(textOf(post())).toContain('Aprobar');
    expect(threads().at(-1)).toContain('Bruno Núñez deshizo su aprobación');
    const told = ana.posts().at(-1)?.screen;
    expect(textOf(told)).toContain(`Informe ${folio} de nuevo en revisión\n`);
    expect(textOf(told)).toContain('Bruno Núñez deshizo su aprobación.\nLe avisaré');
    expect(textOf(told)).not.toContain('Quedó en revisión');
    await onPost(carla, 'Aprobar');
    await onPost(carla, 'Deshacer');
    expect(textOf(ana.posts().at(-1)?.screen)).toContain('Carla Ruiz deshizo su aprobación.');
  });

  test('a request that was taken back is told to its author, also where another stands', async () => {
    const ask = async (who: Chatter, reason: string) => {
      const screen = await who.press(who.button('Pedir cambios', post()), {}, CHANNEL);
      await who.press(who.button('Enviar observaciones', screen), { reason }, CHANNEL);
      await bot.deliver();
    };
    const undone = 'deshizo su petición de cambios';
    await ask(bruno, 'Falta la firma');
    await onPost(bruno, 'Deshacer');
    expect(textOf(ana.posts().at(-1)?.screen)).toContain(`Bruno Núñez ${undone}.`);
    expect(threads().at(-1)).toContain(`Bruno Núñez ${undone}: ${folio} vuelve a revisión.`);
    await ask(bruno, 'Falta la firma');
    expect(textOf(ana.posts().at(-1)?.screen)).not.toContain(undone);
    await ask(carla, 'Falta el oficio');
    await onPost(carla, 'Deshacer');
    expect(textOf(ana.posts().at(-1)?.screen)).toContain(`Carla Ruiz ${undone}. `);
    expect(threads().at(-1)).toContain(`Carla Ruiz ${undone} de ${folio}.`);
  });
});

describe('where two approve', () => {
  beforeEach(() => Object.assign(bot.roles, { reviewers: [BRUNO.id, CARLA.id], approvals: 2 }));

  test('the card counts the first, the same person does not count twice, the second approves', async () => {
    await onPost(bruno, 'Aprobar');
    expect(textOf(post())).toContain('1 de 2 aprobaciones (Bruno Núñez): falta una.');
    expect(textOf(await onPost(bruno, 'Aprobar'))).toContain('Su aprobación ya cuenta: 1 de 2');
    await onPost(bruno, 'Deshacer');
    expect(textOf(ana.posts().at(-1)?.screen)).toContain('Bruno Núñez deshizo su aprobación.');
    await onPost(bruno, 'Aprobar');
    expect(textOf(ana.posts().at(-1)?.screen)).not.toContain('deshizo');
    await onPost(carla, 'Aprobar');
    expect(await report()).toMatchObject({ state: 'approved' });
    expect(textOf(post())).toContain('Aprobado por Bruno Núñez y Carla Ruiz');
  });

  test('who lost the right meanwhile counts no more, and decides nothing', async () => {
    await onPost(bruno, 'Aprobar');
    Object.assign(bot.roles, { reviewers: [CARLA.id] });
    await onPost(carla, 'Aprobar');
    expect(await report()).toMatchObject({ state: 'in-review', approvals: [{ by: CARLA }] });
    const refused = await onPost(bruno, 'Aprobar');
    expect(textOf(refused)).toContain('Solo quienes revisan');
  });
});

describe('an approved report', () => {
  beforeEach(async () => {
    await onPost(bruno, 'Aprobar');
    Object.assign(bot.roles, { reviewers: [BRUNO.id] });
  });
  const unit = async (who: Chatter) => textOf(await who.types(`ver ${folio}`));

  test.each(['Corregir', 'the word'])(
    'is corrected by its author with «%s», and read as approved meanwhile',
    async (way) => {
      if (way === 'Corregir') {
        await ana.types('míos');
        await ana.press({ press: { verb: 'correct', report: (await report())?.id ?? '', seen: 1, form: 1 } });
      } else await ana.types(`corregir ${folio}`);
      expect(await report()).toMatchObject({ state: 'draft', inForce: { round: 1 } });
      await ana.types('corregir área');
      await ana.types('DEOE');
      await bot.deliver();
      expect(await unit(carla)).not.toContain('Organización Electoral');
      expect(await unit(bruno)).not.toContain('Organización Electoral');
      expect(textOf(post())).toContain('prepara la revisión 2');
      expect(textOf(post())).not.toContain('Organización Electoral');
      await ana.types('revisar');
      expect(textOf(await ana.types('enviar'))).toContain('Corrige la revisión 1, aprobada por Bruno Núñez');
      expect(await unit(carla)).not.toContain('Organización Electoral');
      expect(await unit(bruno)).toContain('Organización Electoral');
      await onPost(bruno, 'Aprobar');
      expect(await report()).toMatchObject({ state: 'approved', round: 2 });
      expect(await unit(carla)).toContain('Organización Electoral');
    },
  );

  test('is as it was once its correction is discarded', async () => {
    await ana.types(`corregir ${folio}`);
    await ana.presses('Descartar la corrección');
    expect(textOf(ana.shown)).toContain('Queda la revisión 1');
    await ana.presses('Sí, descartar');
    expect(textOf(ana.shown)).toContain('aprobado');
    expect(await report()).toMatchObject({ state: 'approved', round: 1 });
  });

  test('of somebody else is not corrected, and one that may not be read is not there', async () => {
    expect(textOf(await bruno.types(`corregir ${folio}`))).toContain('Solo quien elaboró');
    expect(textOf(await ana.types('corregir INF-1999-0001'))).toContain('No encontré');
  });
});
